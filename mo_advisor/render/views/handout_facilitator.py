"""The facilitator's sheets: each card, what it stands for, what the protocol says to both sides, and the notes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from mo_advisor.advice.advise import Advice
from mo_advisor.advice.advise import ShownClause as Given
from mo_advisor.advice.cautions import Warned
from mo_advisor.render import words as wording
from mo_advisor.render.page import Heading, Line, Listing, Paper, Paragraph, Part, Ref, Sheet, anchor, joined, nested, said
from mo_advisor.render.views.advice_page import contact_parts, message_parts, notice_parts, rule_parts
from mo_advisor.render.views.card import NOBODY_THERE, OTHER_SIDE
from mo_advisor.render.views.document_page import CLAUSE, caution_parts
from mo_advisor.render.views.handout import Handout, card_heading, card_parts, opening_parts
from mo_advisor.training.model import Notes
from mo_advisor.training.showing import ShownCard

FACILITATOR = "For the facilitator"
NOT_FOR_THE_ROOM = "Not for the room: these sheets hold what the protocol says to each card, and notes that are yours alone."
CARDS = "The cards"
SILENT = "silent"
STANDS_FOR = "What the card stands for"
PRINTED_ABOVE = "Clauses printed above, on this card"
NOTES = "Notes"
SIDES = (("members", "For Members"), ("officers", "For Officers"), ("hard", "What makes it hard"))


def facilitator_paper(handout: Handout, shows: Sequence[ShownCard]) -> Paper:
    """Everything about the cards of a session. shows: each of its cards, held against its protocol."""
    everywhere = _everywhere(shows)
    title = f"{handout.pack.title}: {FACILITATOR.lower()}"
    return Paper(
        title=title,
        head=(Heading(1, title), *_opening(handout, shows, everywhere)),
        contents=(),
        body=tuple(Sheet(tuple(_sheet(handout, number, one, everywhere))) for number, one in enumerate(shows, start=1)),
        foot=(said(wording.NOT_ADVICE),),
        running=handout.running,
    )


def _everywhere(shows: Sequence[ShownCard]) -> tuple[Warned, ...]:
    """The cautions about the document as a whole that every card would repeat; they are printed once."""
    given = [advice for one in shows for advice in (one.advice, one.other) if advice]
    return tuple(one for one in given[0].cautions if not one.clauses and all(one in advice.cautions for advice in given))


def _opening(handout: Handout, shows: Sequence[ShownCard], everywhere: Iterable[Warned]) -> Iterator[Part]:
    yield said(NOT_FOR_THE_ROOM, "message")
    yield from opening_parts(handout)
    yield from caution_parts(everywhere)
    yield said(wording.sign_off(handout.book))
    yield Heading(2, CARDS)
    yield Listing(tuple((_listed(number, one),) for number, one in enumerate(shows, start=1)), "cards", numbered=True)


def _listed(number: int, shows: ShownCard) -> Paragraph:
    """A card in the list of cards, which says whether the protocol is silent on it."""
    card = Ref(shows.card.title, card_heading(number, shows.card).anchor)
    return Paragraph((card, f" ({SILENT})") if shows.advice.silent else (card,))


def _sheet(handout: Handout, number: int, shows: ShownCard, everywhere: Collection[Warned]) -> Iterator[Part]:
    within = card_heading(number, shows.card).anchor
    advice = _without(shows.advice, everywhere)
    yield from card_parts(handout, number)
    yield Heading(3, STANDS_FOR)
    yield _answered(advice)
    yield from nested(_said(advice), 2, within)
    yield Heading(3, OTHER_SIDE)
    if shows.other:
        other = _without(shows.other, (*everywhere, *advice.cautions), advice.notices)
        yield _answered(other)
        yield from nested(_said(other, _clauses(advice)), 2, within)
    else:
        yield said(NOBODY_THERE)
    yield from _notes(shows.card.considerations)


def _without(advice: Advice, cautions: Collection[Warned], notices: Collection[str] = ()) -> Advice:
    """Advice without the cautions and notices that stand elsewhere already."""
    return replace(
        advice,
        cautions=tuple(caution for caution in advice.cautions if caution not in cautions),
        notices=tuple(notice for notice in advice.notices if notice not in notices),
    )


def _clauses(advice: Advice) -> tuple[str, ...]:
    """The clauses that are printed for a piece of advice."""
    return tuple(_id(one) for one in (*advice.clauses, *advice.general)) if advice.mapped else ()


def _answered(advice: Advice) -> Listing:
    return Listing(tuple((said(answer),) for answer in wording.chosen(advice)))


def _said(advice: Advice, printed: Collection[str] = ()) -> Iterator[Part]:
    """What the protocol says. printed: the clauses that stand on the card already."""
    yield from notice_parts(advice, danger=True)
    yield from message_parts(advice)
    if advice.mapped:
        yield from contact_parts(advice)
        yield from _rules(advice, printed)
    yield from caution_parts(advice.cautions)
    yield from notice_parts(advice, danger=False)


def _rules(advice: Advice, printed: Collection[str]) -> Iterator[Part]:
    """The clauses: whole, or cited where they are printed already, with what they depend on for this asker."""
    again = [one for one in (*advice.clauses, *advice.general) if _id(one) in printed]
    if again:
        yield Heading(2, PRINTED_ABOVE)
        yield Paragraph(joined((_cited(one) for one in again), ", "))
        for one in again:
            yield from (Paragraph((*_cited(one), f": {line}"), style) for line, style in wording.clause_lines(advice, one) if style == "caution")
    clauses, general = (tuple(one for one in shown if one not in again) for shown in (advice.clauses, advice.general))
    yield from rule_parts(replace(advice, clauses=clauses, general=general))


def _id(one: Given) -> str:
    return one.match.position.clause.id


def _cited(one: Given) -> Line:
    return (Ref(_id(one), anchor(CLAUSE, _id(one))),)


def _notes(notes: Notes) -> Iterator[Part]:
    """The facilitator's notes, as far as they are written."""
    written = [(heading, getattr(notes, side)) for side, heading in SIDES if getattr(notes, side)]
    if written:
        yield Heading(3, NOTES)
    for heading, text in written:
        yield Heading(4, heading)
        yield said(text)

"""What is handed out on paper, and what every reader of it gets: the opening words, and of each card its people, story and questions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from mo_advisor.advice.advise import Advice, ShownClause
from mo_advisor.advice.as_json import advice_record
from mo_advisor.advice.cautions import Warned
from mo_advisor.frozen import Frozen, replace
from mo_advisor.protocol.as_json import SCHEMA, protocol_record
from mo_advisor.protocol.book import Book
from mo_advisor.render import advice_words
from mo_advisor.render.page import Heading, Line, Listing, Page, Paragraph, Part, Ref, Room, Sheet, Strong, anchor, joined, listing, nested, paragraph
from mo_advisor.render.views.advice import contact_parts, message_parts, notice_parts, rule_parts
from mo_advisor.render.views.card import DISCUSS, FICTION, NOBODY_THERE, OTHER_SIDE, UNWRITTEN, card_heading, card_record, pack_record
from mo_advisor.render.views.document import CLAUSE, cautions_headed
from mo_advisor.render.views.room import STAYS, STEP_OUT
from mo_advisor.render.words import NOT_ADVICE, edition, sign_off
from mo_advisor.training.model import Card, Notes, Pack
from mo_advisor.training.showing import ShownCard
from mo_advisor.vocabulary import Notice

PARTICIPANTS = "For participants"
IN_THE_ROOM = "In the room"
PEOPLE = "Who is in it"
HAPPENED = "What happened"
FACILITATOR = "For the facilitator"
NOT_FOR_THE_ROOM = "Not for the room: these sheets hold what the protocol says to each card, and notes that are yours alone."
CARDS = "The cards"
SILENT = "silent"
STANDS_FOR = "What the card stands for"
PRINTED_ABOVE = "Clauses printed above, on this card"
NOTES = "Notes"
POINTS = "To the questions, one by one"
SIDES = (("members", "For Members"), ("officers", "For Officers"), ("hard", "What makes it hard"))
LINES = 8  # to write on that a printed page has room for, below all of its questions together


class Handout(Frozen):
    """What is handed out. cards: those of the session, in its order. day: when it is, as it was typed; empty where that was not said."""

    pack: Pack
    book: Book
    cards: tuple[Card, ...]
    day: str = ""

    @property
    def running(self) -> str:
        """What stands on every page: which document, in which edition, for which pack, on which day."""
        protocol = self.book.protocol
        return " ".join([f"{protocol.council}: {protocol.title}.", edition(self.book), f"Cards: {self.pack.title}.", *self.session])

    @property
    def session(self) -> list[str]:
        """The day of the session in a sentence, if it was said."""
        return [f"Session: {self.day}."] if self.day else []


def participants_page(handout: Handout) -> Page:
    """The cards to discuss, one to a sheet, with room to write. Nothing of what the cards stand for is read here."""
    return Page(
        title=f"{handout.pack.title}: {PARTICIPANTS.lower()}",
        head=(Heading(1, handout.pack.title), *opening_parts(handout)),
        contents=(),
        body=tuple(Sheet(tuple(card_parts(handout, number, to_write=True))) for number in range(1, len(handout.cards) + 1)),
        foot=(),
        running=handout.running,
        style="sheets",
        record=lambda: _record(handout, "participants", [_card_record(card) for card in handout.cards]),
    )


def opening_parts(handout: Handout) -> Iterator[Part]:
    """Which document and day it is for, that it is fiction, and how the room works."""
    protocol = handout.book.protocol
    yield paragraph(" ".join([f"{protocol.council}: {protocol.title}.", edition(handout.book), *handout.session]), "faint")
    if handout.pack.purpose:
        yield paragraph(handout.pack.purpose)
    yield Heading(2, IN_THE_ROOM)
    yield listing((FICTION, STAYS, STEP_OUT), "large")


def card_parts(handout: Handout, number: int, to_write: bool = False) -> Iterator[Part]:
    """A card as the room sees it. number: its place, from 1. to_write: whether there is room to write below each question."""
    card = handout.cards[number - 1]
    yield card_heading(number, card)
    if card.people:
        yield Heading(3, PEOPLE)
        yield Listing(tuple((_person(handout.book, role, who),) for role, who in card.people.items()))
    yield Heading(3, HAPPENED)
    yield paragraph(card.story or UNWRITTEN, "story")
    if card.questions:
        room = (Room(max(LINES // len(card.questions), 1)),) if to_write else ()
        yield Heading(3, DISCUSS)
        yield Listing(tuple((paragraph(question), *room) for question in card.questions), "large", numbered=True)


def _person(book: Book, role: str, who: str) -> Paragraph:
    """Who somebody is in the story, after the role that they have."""
    label = Strong(book.vocabulary.roles[role].label)
    return Paragraph((label, f": {who}")) if who else Paragraph((label,))


def facilitator_page(handout: Handout, shows: Sequence[ShownCard]) -> Page:
    """Everything about the cards of a session. shows: each of its cards, held against its protocol."""
    everywhere = _everywhere(shows)
    title = f"{handout.pack.title}: {FACILITATOR.lower()}"
    return Page(
        title=title,
        head=(Heading(1, title), *_opening(handout, shows, everywhere)),
        contents=(),
        body=tuple(Sheet(tuple(_sheet(handout, number, shown, everywhere))) for number, shown in enumerate(shows, start=1)),
        foot=(paragraph(NOT_ADVICE),),
        running=handout.running,
        style="sheets",
        record=lambda: _record(handout, "facilitator", [{**_card_record(shown.card), **_answers_record(shown)} for shown in shows]),
    )


def _everywhere(shows: Sequence[ShownCard]) -> tuple[Warned, ...]:
    """The cautions about the document as a whole that every card would repeat; they are printed once."""
    given = [advice for shown in shows for advice in (shown.advice, shown.other) if advice]
    return tuple(caution for caution in given[0].cautions if not caution.clauses and all(caution in advice.cautions for advice in given))


def _opening(handout: Handout, shows: Sequence[ShownCard], everywhere: Iterable[Warned]) -> Iterator[Part]:
    yield paragraph(NOT_FOR_THE_ROOM, "message")
    yield from opening_parts(handout)
    yield from cautions_headed(everywhere)
    yield paragraph(sign_off(handout.book))
    yield Heading(2, CARDS)
    yield Listing(tuple((_listed(number, shown),) for number, shown in enumerate(shows, start=1)), "cards", numbered=True)


def _listed(number: int, shows: ShownCard) -> Paragraph:
    """A card in the list of cards, which says whether the protocol is silent on it."""
    card = Ref(shows.card.title, card_heading(number, shows.card).anchor)
    return Paragraph((card, f" ({SILENT})") if shows.advice.silent else (card,))


def _sheet(handout: Handout, number: int, shows: ShownCard, everywhere: Collection[Warned]) -> Iterator[Part]:
    within = card_heading(number, shows.card).anchor
    advice = _without(shows.advice, everywhere)
    yield from card_parts(handout, number)
    yield from _notes(shows.card.considerations)
    yield Heading(3, STANDS_FOR)
    yield _answered(advice)
    yield from nested(_protocol_says(advice), 2, within)
    yield Heading(3, OTHER_SIDE)
    if shows.other:
        other = _without(shows.other, (*everywhere, *advice.cautions), advice.notices)
        yield _answered(other)
        yield from nested(_protocol_says(other, _clauses(advice)), 2, within)
    else:
        yield paragraph(NOBODY_THERE)


def _without(advice: Advice, cautions: Collection[Warned], notices: Collection[Notice] = ()) -> Advice:
    """Advice without the cautions and notices that stand elsewhere already."""
    return replace(
        advice,
        cautions=tuple(caution for caution in advice.cautions if caution not in cautions),
        notices=tuple(notice for notice in advice.notices if notice not in notices),
    )


def _clauses(advice: Advice) -> tuple[str, ...]:
    """The clauses that are printed for a piece of advice."""
    return tuple(_id(clause) for clause in advice.shown) if advice.mapped else ()


def _answered(advice: Advice) -> Listing:
    return Listing(tuple((paragraph(answer),) for answer in advice_words.chosen(advice)))


def _protocol_says(advice: Advice, printed: Collection[str] = ()) -> Iterator[Part]:
    """What the protocol says. printed: the clauses that stand on the card already."""
    yield from notice_parts(advice, danger=True)
    yield from message_parts(advice)
    if advice.mapped:
        yield from contact_parts(advice)
        yield from _rules(advice, printed)
    yield from cautions_headed(advice.cautions)
    yield from notice_parts(advice, danger=False)


def _rules(advice: Advice, printed: Collection[str]) -> Iterator[Part]:
    """The clauses: whole, or cited where they are printed already, with what they depend on for this asker."""
    again = [clause for clause in advice.shown if _id(clause) in printed]
    if again:
        yield Heading(2, PRINTED_ABOVE)
        yield Paragraph(joined((_cited(clause) for clause in again), ", "))
        for clause in again:
            lines = (line for line, style in advice_words.clause_lines(advice, clause) if style == "caution")
            yield from (Paragraph((*_cited(clause), f": {line}"), "caution") for line in lines)
    groups = (tuple(clause for clause in shown if clause not in again) for shown in (advice.clauses, advice.routes, advice.general))
    clauses, routes, general = groups
    yield from rule_parts(replace(advice, clauses=clauses, routes=routes, general=general))


def _id(clause: ShownClause) -> str:
    return clause.match.position.clause.id


def _cited(clause: ShownClause) -> Line:
    return (Ref(_id(clause), anchor(CLAUSE, _id(clause))),)


def _notes(notes: Notes) -> Iterator[Part]:
    """The facilitator's notes, as far as they are written."""
    written = [(heading, getattr(notes, side)) for side, heading in SIDES if getattr(notes, side)]
    if written or notes.points:
        yield Heading(3, NOTES)
    if notes.points:
        yield Heading(4, POINTS)
        yield listing(notes.points, numbered=True)
    for heading, text in written:
        yield Heading(4, heading)
        yield paragraph(text)


def _record(handout: Handout, reader: str, cards: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "pack": pack_record(handout.pack),
        "for": reader,
        "protocol": protocol_record(handout.book),
        "date": handout.day or None,
        "cards": cards,
    }


def _card_record(card: Card) -> dict[str, Any]:
    return {**card_record(card), "questions": list(card.questions)}


def _answers_record(shows: ShownCard) -> dict[str, Any]:
    notes = shows.card.considerations
    return {
        "answers": shows.card.asked.record(),
        "advice": advice_record(shows.advice),
        "other_side": advice_record(shows.other) if shows.other else None,
        "notes": {"members": notes.members, "officers": notes.officers, "hard": notes.hard, "points": list(notes.points)},
    }

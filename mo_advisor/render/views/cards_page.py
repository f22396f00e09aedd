"""Cards as a page, as far as they are revealed: what `train run` prints as Markdown and HTML. The facilitator's notes are not read here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mo_advisor.advice.advise import Advice
from mo_advisor.protocol.book import Book
from mo_advisor.render import words as wording
from mo_advisor.render.page import Heading, Listing, Paper, Part, Sheet, nested, said
from mo_advisor.render.views.advice_page import contact_parts, message_parts, notice_parts, rule_parts
from mo_advisor.render.views.card import DISCUSS, UNWRITTEN, asker, other_asker
from mo_advisor.render.views.document_page import caution_parts, title_parts
from mo_advisor.render.views.handout import card_heading
from mo_advisor.render.views.room import FICTION, said_by
from mo_advisor.training.model import Card, Pack
from mo_advisor.training.session import CLAUSES, CONTACTS, OTHER, QUESTIONS
from mo_advisor.training.showing import ShownCard


def cards_paper(pack: Pack, books: Sequence[Book], cards: Sequence[tuple[Card, Sequence[ShownCard]]], steps: Sequence[str]) -> Paper:
    """Some cards, each on every one of the protocols, up to the last of the steps."""
    first, *others = books
    return Paper(
        title=pack.title,
        head=(
            *title_parts(first), said(wording.sign_off(first), "faint"),
            *(said(f"{said_by(book)} {wording.sign_off(book)}", "faint") for book in others), said(FICTION),
        ),
        contents=(),
        body=tuple(Sheet(tuple(_card(number, card, shows, steps))) for number, (card, shows) in enumerate(cards, start=1)),
        foot=(said(wording.NOT_ADVICE),),
        running=" ".join(f"{book.protocol.council}: {book.protocol.title}, {book.protocol.edition}." for book in books),
    )


def _card(number: int, card: Card, shows: Sequence[ShownCard], steps: Sequence[str]) -> Iterator[Part]:
    heading = card_heading(number, card)
    yield heading
    yield said(card.story or UNWRITTEN, "story")
    if QUESTIONS in steps:
        yield Heading(3, DISCUSS)
        yield Listing(tuple((said(question),) for question in card.questions), "large", numbered=True)
    for one in shows if CONTACTS in steps else ():
        within = f"{heading.anchor}-{one.advice.book.protocol.id}"
        yield Heading(3, said_by(one.advice.book))
        yield said(asker(card, one.advice), "message")
        yield from nested(_said(one.advice, steps), 2, within)
        if OTHER in steps:
            yield Heading(3, other_asker(card, one.other))
            yield from nested(_said(one.other, steps), 2, f"{within}-other") if one.other else ()


def _said(advice: Advice, steps: Sequence[str]) -> Iterator[Part]:
    """What a protocol says, as far as it is revealed."""
    yield from notice_parts(advice, danger=True)
    if CLAUSES in steps or not advice.mapped:
        yield from message_parts(advice)
    yield from contact_parts(advice) if advice.mapped else ()
    if CLAUSES in steps:
        yield from rule_parts(advice) if advice.mapped else ()
        yield from caution_parts(advice.cautions)
        yield from notice_parts(advice, danger=False)

"""Training cards, step by step as they are revealed, and packs of them. The facilitator's notes are no step, and nothing here reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from mo_advisor.advice.advise import Advice
from mo_advisor.advice.as_json import advice_record
from mo_advisor.protocol.as_json import SCHEMA
from mo_advisor.protocol.book import Book
from mo_advisor.render.page import Either, Headed, Heading, Page, Part, Sheet, Table, beyond_text, listing, nested, only_text, paragraph
from mo_advisor.render.views.advice import contact_parts, message_parts, notice_parts, rule_parts
from mo_advisor.render.views.document import cautions_headed, masthead
from mo_advisor.render.words import NOT_ADVICE, counted, sign_off
from mo_advisor.training.library import pack_id
from mo_advisor.training.model import Card, Pack
from mo_advisor.training.session import CLAUSES, CONTACTS, OTHER, QUESTIONS, STORY
from mo_advisor.training.showing import ShownCard

FICTION = "These cases are fictional. Any likeness to a real person or a real case is chance."
UNWRITTEN = "(The story of this card is still to be written.)"
OTHER_SIDE = "From the other side"
NOBODY_THERE = "Nobody is on the other side of this card who would ask."
DISCUSS = "To discuss"
UP_TO_CONTACTS = ("schema", "protocol", "answers", "mapped", "contacts", "advisers", "notices", "local")  # of an advice, before its clauses

ShownCards = Sequence[tuple[Card, Sequence[ShownCard]]]


def cards_page(pack: Pack, books: Sequence[Book], cards: ShownCards, steps: Sequence[str]) -> Page:
    """Some cards, each on every one of the protocols, up to the last of the steps."""
    return Page(
        title=pack.title,
        head=(*_names(books), paragraph(FICTION)),
        contents=(),
        body=tuple(Sheet(tuple(_card(number, card, shows, steps))) for number, (card, shows) in enumerate(cards, start=1)),
        foot=(paragraph(NOT_ADVICE),),
        running=" ".join(f"{book.protocol.council}: {book.protocol.title}, {book.protocol.edition}." for book in books),
        record=lambda: {
            "schema": SCHEMA, "pack": pack_record(pack), "reveal": steps[-1], "cards": [_shown_record(card, shows, steps) for card, shows in cards],
        },
    )


def _names(books: Sequence[Book]) -> Iterator[Part]:
    """Which document or documents the cards are held against, and whether these are signed off."""
    first, *others = books
    yield from (*masthead(first), paragraph(sign_off(first), "faint", close=True))
    for book in others:
        yield Either((*masthead(book), paragraph(sign_off(book), "faint", close=True)), (paragraph(f"{said_by(book)} {sign_off(book)}", "faint"),))


def _card(number: int, card: Card, shows: Sequence[ShownCard], steps: Sequence[str]) -> Iterator[Part]:
    heading = card_heading(number, card)
    title, *story = story_parts(card)
    yield Either((title,), (heading,))
    yield from story
    if QUESTIONS in steps:
        yield from question_parts(card)
    for shown in shows if CONTACTS in steps else ():
        book = shown.advice.book
        within = f"{heading.anchor}-{book.protocol.id}"
        by, whose = Heading(3, said_by(book), style="title"), asker(card, shown.advice)
        yield by if len(shows) > 1 else beyond_text(by)
        yield Either((paragraph(whose),), (paragraph(whose, "message"),))
        yield from nested(_revealed(shown.advice, steps), 2, within)
        if OTHER in steps:
            yield Heading(3, other_asker(card, shown.other), style="title")
            yield from nested(_revealed(shown.other, steps), 2, f"{within}-other") if shown.other else ()


def _revealed(advice: Advice, steps: Sequence[str]) -> Iterator[Part]:
    """What a protocol says, as far as it is revealed. A page says first that it is silent, and text where the clauses would stand."""
    yield from notice_parts(advice, danger=True)
    if CLAUSES in steps or not advice.mapped:
        yield beyond_text(*message_parts(advice))
    yield from _whom(advice)
    yield from _rules(advice) if CLAUSES in steps else ()


def step_parts(card: Card, advice: Advice, step: str) -> Iterator[Part]:
    """What one step adds: the story, the questions, whom to contact, or the clauses with what must be known besides."""
    if step == STORY:
        yield from story_parts(card)
    elif step == QUESTIONS:
        yield from question_parts(card)
    elif step == CONTACTS:
        yield from notice_parts(advice, danger=True)
        yield from _whom(advice)
    elif step == CLAUSES:
        yield from _rules(advice)


def _whom(advice: Advice) -> Iterator[Part]:
    yield from contact_parts(advice) if advice.mapped else [only_text(*message_parts(advice))]


def _rules(advice: Advice) -> Iterator[Part]:
    yield only_text(*message_parts(advice))
    yield from rule_parts(advice) if advice.mapped else ()
    yield from cautions_headed(advice.cautions)
    yield from notice_parts(advice, danger=False)


def story_parts(card: Card) -> Iterator[Part]:
    """The title and the story."""
    yield Heading(2, card.title, style="title")
    yield paragraph(card.story or UNWRITTEN, "story")


def question_parts(card: Card) -> Iterator[Part]:
    """The questions to discuss."""
    yield Headed((Heading(3, DISCUSS), listing(card.questions, "large", numbered=True)))


def card_heading(number: int, card: Card) -> Heading:
    """A card's title after its number, by which a room finds it."""
    return Heading(2, f"{number}. {card.title}", f"card-{number}")


def said_by(book: Book) -> str:
    """Which of two documents it is."""
    return f"In {book.protocol.council} ({book.protocol.edition}):"


def asker(card: Card, advice: Advice) -> str:
    """Whose question it is, and what is asked, in the words of the menu."""
    return f"Asked by {_person(card, advice)}: “{_matter(advice)}”"


def _person(card: Card, advice: Advice) -> str:
    """Who that is in the story, or else the role."""
    who = advice.answers.who
    return card.people.get(who or "") or (advice.book.vocabulary.roles[who].label if who else "somebody who is not named")


def _matter(advice: Advice) -> str:
    return advice.book.vocabulary.situations[advice.answers.what].label


def other_asker(card: Card, other: Advice | None) -> str:
    """To whom the protocol speaks on the other side; and what is asked there, where that is something else."""
    if other is None:
        return NOBODY_THERE
    asked = f", who asks: “{_matter(other)}”" if other.answers.what != card.asked.what else ""
    return f"{OTHER_SIDE}: what is said to {_person(card, other)}{asked}"


def packs_page(packs: Sequence[Pack]) -> Page:
    """Packs with their cards, in their order."""
    return Page(
        title="Packs of cards",
        head=(beyond_text(Heading(1, "Packs of cards")),),
        contents=(),
        body=tuple(_pack(pack) for pack in packs),
        foot=(),
        record=lambda: {
            "schema": SCHEMA,
            "packs": [{**pack_record(pack), "cards": [{"id": card.id, "title": card.title} for card in pack.cards]} for pack in packs],
        },
    )


def _pack(pack: Pack) -> Part:
    heading = Heading(2, f"{pack_id(pack)}: {pack.title} ({counted(len(pack.cards), 'card')})", style="title")
    return Headed((heading, paragraph(pack.purpose), Table((), tuple((card.id, card.title) for card in pack.cards))))


def pack_record(pack: Pack) -> dict[str, Any]:
    """Which pack it is, without its cards."""
    return {"id": pack_id(pack), "title": pack.title, "purpose": pack.purpose}


def card_record(card: Card) -> dict[str, Any]:
    """A card as the room first sees it, without what it stands for."""
    return {"id": card.id, "title": card.title, "story": card.story, "roles": card.people}


def _shown_record(card: Card, shows: Iterable[ShownCard], steps: Sequence[str]) -> dict[str, Any]:
    record = card_record(card)
    if QUESTIONS in steps:
        record["questions"] = list(card.questions)
    if CONTACTS in steps:
        record["on"] = [_revealed_record(shown, steps) for shown in shows]
    return record


def _revealed_record(shown: ShownCard, steps: Sequence[str]) -> dict[str, Any]:
    """What one protocol says, as far as it is revealed."""
    whole = advice_record(shown.advice)
    record = whole if CLAUSES in steps else {key: whole[key] for key in UP_TO_CONTACTS}
    if OTHER in steps:
        return {"advice": record, "other_side": advice_record(shown.other) if shown.other else None}
    return {"advice": record}

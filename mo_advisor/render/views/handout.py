"""What is handed out on paper, and what every reader of it gets: the opening words, and of each card its people, story and questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mo_advisor.protocol.book import Book
from mo_advisor.render.page import Heading, Listing, Paper, Paragraph, Part, Room, Sheet, Strong, said
from mo_advisor.render.views.card import DISCUSS, UNWRITTEN
from mo_advisor.render.views.document import edition
from mo_advisor.render.views.room import FICTION, STAYS, STEP_OUT
from mo_advisor.training.model import Card, Pack

PARTICIPANTS = "For participants"
IN_THE_ROOM = "In the room"
PEOPLE = "Who is in it"
HAPPENED = "What happened"
LINES = 8  # to write on that a printed page has room for, below all of its questions together


@dataclass(frozen=True)
class Handout:
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


def participants_paper(handout: Handout) -> Paper:
    """The cards to discuss, one to a sheet, with room to write. Nothing of what the cards stand for is read here."""
    return Paper(
        title=f"{handout.pack.title}: {PARTICIPANTS.lower()}",
        head=(Heading(1, handout.pack.title), *opening_parts(handout)),
        contents=(),
        body=tuple(Sheet(tuple(card_parts(handout, number, to_write=True))) for number in range(1, len(handout.cards) + 1)),
        foot=(),
        running=handout.running,
    )


def opening_parts(handout: Handout) -> Iterator[Part]:
    """Which document and day it is for, that it is fiction, and how the room works."""
    protocol = handout.book.protocol
    yield said(" ".join([f"{protocol.council}: {protocol.title}.", edition(handout.book), *handout.session]), "faint")
    if handout.pack.purpose:
        yield said(handout.pack.purpose)
    yield Heading(2, IN_THE_ROOM)
    yield Listing(tuple((said(line),) for line in (FICTION, STAYS, STEP_OUT)), "large")


def card_parts(handout: Handout, number: int, to_write: bool = False) -> Iterator[Part]:
    """A card as the room sees it. number: its place, from 1. to_write: whether there is room to write below each question."""
    card = handout.cards[number - 1]
    yield card_heading(number, card)
    if card.people:
        yield Heading(3, PEOPLE)
        yield Listing(tuple((_person(handout.book, role, who),) for role, who in card.people.items()))
    yield Heading(3, HAPPENED)
    yield said(card.story or UNWRITTEN, "story")
    if card.questions:
        room = (Room(max(LINES // len(card.questions), 1)),) if to_write else ()
        yield Heading(3, DISCUSS)
        yield Listing(tuple((said(question), *room) for question in card.questions), "large", numbered=True)


def card_heading(number: int, card: Card) -> Heading:
    """A card's title after its number, by which a room finds it."""
    return Heading(2, f"{number}. {card.title}", f"card-{number}")


def _person(book: Book, role: str, who: str) -> Paragraph:
    """Who somebody is in the story, after the role that they have."""
    label = Strong(book.vocabulary.roles[role].label)
    return Paragraph((label, f": {who}")) if who else Paragraph((label,))

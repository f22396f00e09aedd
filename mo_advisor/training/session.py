"""A session before a room, as a value: which card, what of it is revealed, on which protocols. Pure: nothing is shown that was not asked for."""

from __future__ import annotations

from mo_advisor.frozen import Frozen, replace
from mo_advisor.protocol.book import Book
from mo_advisor.training.model import Card
from mo_advisor.training.showing import ShownCard, shown

STORY, QUESTIONS, CONTACTS, CLAUSES = "story", "questions", "contacts", "clauses"
STEPS = (STORY, QUESTIONS, CONTACTS, CLAUSES)  # in the order in which they are revealed
ON, BACK, NEXT, PREVIOUS, OTHER = "on", "back", "next", "previous", "other-side"
JUMP, PROTOCOL, BESIDE, HELP, LEAVE = "jump", "protocol", "beside", "keys", "leave"
OPENING = -1  # where a session begins: before the first card


class Session(Frozen):
    """Where a session stands.

    cards: those of this session. book: the protocol. beside: a second one. at: the card's place, from 0; OPENING before the first, and their
    number after the last. step: the place in STEPS of what was revealed last. other: whether the other side's view is shown.
    """

    cards: tuple[Card, ...]
    book: Book
    beside: Book | None = None
    at: int = OPENING
    step: int = 0
    other: bool = False

    @property
    def card(self) -> Card | None:
        """The card before the room; None on the opening and the closing page."""
        return self.cards[self.at] if 0 <= self.at < len(self.cards) else None

    @property
    def ended(self) -> bool:
        """Whether the last card is over."""
        return self.at >= len(self.cards)

    def shows(self) -> tuple[ShownCard, ...]:
        """The card on each protocol of the session, the first one first."""
        return tuple(shown(self.card, book) for book in (self.book, self.beside) if book and self.card)

    @property
    def has_other(self) -> bool:
        """Whether there is somebody on the other side of the card."""
        return any(on.other for on in self.shows())

    def actions(self) -> tuple[str, ...]:
        """What can be done now, the likeliest first."""
        forth = () if self.ended else (ON,)
        back = () if self.at == OPENING else (BACK,)
        if self.card is None:
            return (*forth, *back, JUMP, PROTOCOL, HELP, LEAVE)
        other = (OTHER,) if self.has_other else ()
        after = (NEXT,) if self.step < len(STEPS) - 1 else ()  # after the last step going on is the next card
        return (*forth, *back, *other, *after, PREVIOUS, JUMP, PROTOCOL, BESIDE, HELP, LEAVE)

    def moved(self, action: str) -> Session | None:
        """After an action that needs nothing more to be asked; None for the others."""
        match action:
            case "on":
                return self._further()
            case "back":
                return self._back()
            case "next":
                return self.to(min(self.at + 1, len(self.cards)))
            case "previous":
                return self.to(max(self.at - 1, OPENING))
            case "other-side":
                return replace(self, other=self.has_other and not self.other)
        return None

    def to(self, at: int) -> Session:
        """At a card, of which only the story is shown."""
        return replace(self, at=at, step=0, other=False)

    def at_card(self, card: str) -> Session:
        """At a card that is named."""
        return self.to(next(place for place, held in enumerate(self.cards) if held.id == card))

    def _further(self) -> Session:
        if self.card is None or self.step == len(STEPS) - 1:
            return self.to(min(self.at + 1, len(self.cards)))
        return replace(self, step=self.step + 1)

    def _back(self) -> Session:
        """Takes back the last step; from a story to the page before it."""
        if self.card is None or self.step == 0:
            return self.to(max(self.at - 1, OPENING))
        return replace(self, step=self.step - 1)

"""A scenario pack as records: fiction, and the answers that it stands for. What a protocol says about it is never stored here."""

from __future__ import annotations

from collections.abc import Mapping

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.answers_file import AnswersFile, answers_of
from mo_advisor.records.fields import Either, Id, Many, Map, Nested, Record, Text, YesNo, field

NAME = Text(r"[a-z0-9]+(-[a-z0-9]+)*", "small letters and digits, with hyphens between them")
FEWEST_WORDS, MOST_WORDS = 60, 120  # of a story: read aloud in a minute
FEWEST_QUESTIONS, MOST_QUESTIONS = 2, 4


class Notes(Record):
    """For the facilitator alone: what weighs on either side. Never a ruling."""

    members: str = field(Text(blank=True), "What weighs on the Members' side.", default="")
    officers: str = field(Text(blank=True), "What weighs on the Officers' side.", default="")
    hard: str = field(Text(blank=True), "What makes it hard.", default="")
    points: tuple[str, ...] = field(Many(Text()), "To each of the questions, in their order, a point that a room may miss.", default=())


class Card(Record):
    """One fictional case."""

    id: str = field(NAME, "The card's id, unique in its pack.", required=True)
    title: str = field(Text(), "Its title, as the room sees it.", required=True)
    story: str = field(Text(blank=True), "What happened, in 60 to 120 words of fiction; blank until it is written.", default="")
    roles: Mapping[str, str] | tuple[str, ...] = field(
        Either((Many(Id("role")), Map(Id("role"), Text(blank=True)))), "The roles in it, each with who that is in the story.", default=())
    answers: AnswersFile = field(Nested(lambda: (AnswersFile,)), "The answers that it stands for, without a protocol.", required=True)
    other_side: AnswersFile | None = field(
        Nested(lambda: (AnswersFile,)),
        "The same events as the other side would ask about them, where that is more than asker and other side exchanged.",
        key="other-side", default=None)
    questions: tuple[str, ...] = field(Many(Text()), "Two to four questions to discuss.", default=())
    notes: Notes | str | None = field(Either((Text(blank=True), Nested(lambda: (Notes,)))), "The facilitator's notes.", default=None)
    silent_on_purpose: bool = field(
        YesNo(), "`yes` where every protocol may be silent, and that is what the card teaches.", key="silent-on-purpose", default=False)

    @property
    def people(self) -> dict[str, str]:
        """The roles in it, each with who that is in the story; an empty string where that is not said."""
        return dict(self.roles) if isinstance(self.roles, Mapping) else dict.fromkeys(self.roles, "")

    @property
    def asked(self) -> Answers:
        """The answers that it stands for."""
        return answers_of(self.answers)

    @property
    def considerations(self) -> Notes:
        """The facilitator's notes, side by side; those that were written as one text are what makes it hard."""
        return Notes(hard=self.notes) if isinstance(self.notes, str) else self.notes or Notes()


class Pack(Record):
    """A scenario pack."""

    id: str | None = field(NAME, "The pack's id; its file's name where it is left out.", default=None)
    title: str = field(Text(), "Its title.", required=True)
    purpose: str = field(Text(blank=True), "For whom it is, and what they can do after it.", default="")
    cards: tuple[Card, ...] = field(Many(Nested(lambda: (Card,))), "The cards, in a good order for teaching.", required=True)

    @property
    def by_id(self) -> dict[str, Card]:
        """The cards by their ids."""
        return {card.id: card for card in self.cards}

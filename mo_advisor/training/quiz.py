"""A quiz: for each card three or four questions with their choices, computed from what a protocol says. The same seed gives the same quiz."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from string import ascii_uppercase

from mo_advisor.advice.advise import ShownClause
from mo_advisor.protocol.book import Book
from mo_advisor.training.distractors import Choice, clause_choices, contact_choices, coverage_choices, governing, route_choices
from mo_advisor.training.model import Card, Pack
from mo_advisor.training.showing import ShownCard, shown

CONTACT, CLAUSE, ROUTE, COVERAGE = "contact", "clause", "route", "coverage"
KINDS = {
    CONTACT: "Whom would you contact first?",
    CLAUSE: "Which of these clauses governs?",
    ROUTE: "Which of these clauses says where you can take it?",
    COVERAGE: "Does this protocol cover it specifically?",
}
FEWEST_CHOICES = 2  # with fewer there is nothing to choose, and the question is left out


@dataclass(frozen=True)
class Question:
    """One question about a card. kind: one of KINDS. choices: in the order in which they are offered; each has its letter, from A."""

    kind: str
    choices: tuple[Choice, ...]

    @property
    def text(self) -> str:
        """The question itself."""
        return KINDS[self.kind]

    @property
    def lettered(self) -> dict[str, Choice]:
        """The choices by their letters."""
        return dict(zip(ascii_uppercase, self.choices, strict=False))


@dataclass(frozen=True)
class QuizCard:
    """A card with its questions. governs: the clause that counts as the governing one, which the explanation prints whole; None in a silence."""

    shown: ShownCard
    questions: tuple[Question, ...]
    governs: ShownClause | None

    @property
    def card(self) -> Card:
        """The card itself."""
        return self.shown.card

    @property
    def too_few(self) -> tuple[str, ...]:
        """The kinds of question that are left out, because the document has nothing else to choose from; there need be no route beside the rule."""
        kinds = {question.kind for question in self.questions}
        return tuple(kind for kind in KINDS if kind not in kinds and (kind != ROUTE or self.shown.advice.routes))


@dataclass(frozen=True)
class Quiz:
    """A whole quiz. not_mapped: the cards that are left out, because nobody has judged their situations for this protocol."""

    pack: Pack
    book: Book
    seed: int
    cards: tuple[QuizCard, ...]
    not_mapped: tuple[Card, ...]

    def category(self, asked: QuizCard) -> str:
        """The category of a card's situation."""
        return self.book.vocabulary.situations[asked.shown.advice.answers.what].category


def make_quiz(pack: Pack, cards: Sequence[Card], book: Book, seed: int, shuffled: bool) -> Quiz:
    """A quiz on some cards of a pack. shuffled: whether the cards come in an order of the seed's, and not as they are given."""
    shown_cards = [shown(card, book) for card in cards]
    if shuffled:
        _dice(seed, book, "cards").shuffle(shown_cards)
    asked = tuple(_quiz_card(on, book, seed) for on in shown_cards if on.advice.mapped)
    return Quiz(pack, book, seed, asked, tuple(on.card for on in shown_cards if not on.advice.mapped))


def _quiz_card(on: ShownCard, book: Book, seed: int) -> QuizCard:
    dice = {kind: _dice(seed, book, on.card.id, kind) for kind in KINDS}
    governs = governing(on.advice, dice[CLAUSE])
    choices = {
        CONTACT: contact_choices(on.advice, dice[CONTACT]),
        CLAUSE: clause_choices(on, governs, dice[CLAUSE]),
        ROUTE: route_choices(on, dice[ROUTE]),
        COVERAGE: coverage_choices(on.advice),
    }
    questions = (Question(kind, _in_any_order(choices[kind], dice[kind])) for kind in KINDS if len(choices[kind]) >= FEWEST_CHOICES)
    return QuizCard(on, tuple(questions), governs)


def _in_any_order(choices: Sequence[Choice], dice: Random) -> tuple[Choice, ...]:
    mixed = list(choices)
    dice.shuffle(mixed)
    return tuple(mixed)


def _dice(seed: int, book: Book, *of: str) -> Random:
    """Chance that is the same on every machine: a Random that is seeded with words does not depend on how Python hashes them."""
    return Random(" ".join((str(seed), book.protocol.id, *of)))

"""A quiz while it is held: the questions of a card one after the other, and only then what they came to and why."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from mo_advisor.console import is_terminal, say, width_of
from mo_advisor.interview.choosing import LEAVE
from mo_advisor.interview.options import Option
from mo_advisor.interview.prompter import Prompter
from mo_advisor.interview.screens import WHY, Left, Screen
from mo_advisor.render.page import Part, paragraph
from mo_advisor.render.views.card import UNWRITTEN
from mo_advisor.render.views.quiz import card_parts, choice_text, explanation_parts, marks_parts, opening_parts, outcome_parts
from mo_advisor.render.writers.text import lay_out
from mo_advisor.training.distractors import NO, NONE
from mo_advisor.training.marking import Mark, hand_for, mark
from mo_advisor.training.quiz import CLAUSE, CONTACT, COVERAGE, ROUTE, Question, Quiz, QuizCard

WHYS = {
    CONTACT: "The first step is the one to know before it is needed. Whoever this document names for you as a first step is right; where it names "
    "several at once, each of them is; and where it names nobody, that is the answer.",
    CLAUSE: "All of them stand in this document, but most are about other things. It may also be that none of them is about this.",
    ROUTE: "A clause that governs says what holds; another may say to whom you can take it. Here only such a clause is right, and the one that "
    "governs is not among the others.",
    COVERAGE: "A document that is silent on something is worth knowing about: silence does not mean that it is allowed, or that nothing can be done.",
}
SAID_ALREADY = "That none of these clauses governs says that the protocol is silent; it is not asked again."
SEVERAL = "Several may be right; choose one of them."
HANDS = "how many hands for each, in this order? Enter alone passes the question over."
NOT_HANDS = "type {count} numbers with spaces between them, such as {such}; or Enter alone to pass over, ? for help, q to leave."
BLANK = paragraph("", close=True)
COUNTS = re.compile(r"[0-9]{1,4}(?:[\s,]+[0-9]{1,4})*", re.ASCII)


class Quizzing:
    """One quiz while it is held. marks: what has been answered so far. results: where the marks will be saved, if anywhere."""

    def __init__(self, quiz: Quiz, room: bool, asker: Prompter, plain: bool, results: Path | None) -> None:
        self.quiz = quiz
        self.room = room
        self.plain = plain
        self.results = results
        self.asker = asker
        self.marks: list[Mark] = []

    def hold(self) -> None:
        """Asks everything. Where somebody leaves, what was answered is summed up first; raises KeyboardInterrupt or EOFError then."""
        saved = f"The marks will be saved in {self.results}." if self.results else "Nothing is saved."
        self._show([*opening_parts(self.quiz), paragraph(saved, close=True)])
        try:
            self._pause("the first card")
            for number in range(1, len(self.quiz.cards) + 1):
                self._card(number)
            self._show([BLANK])
        except (KeyboardInterrupt, EOFError):
            if self.marks:
                self._show([BLANK, *marks_parts(self.quiz, self.marks, self.room)])
            raise

    def _card(self, number: int) -> None:
        card = self.quiz.cards[number - 1]
        self._show([BLANK, *card_parts(self.quiz, number), BLANK])
        begun = len(self.marks)
        for place, question in enumerate(card.questions, start=1):
            hands = said_already(question, self.marks[begun:]) if is_terminal(sys.stdin) else None  # a script has a line for every question
            if hands is None:
                hands = self._asked(card, question, f"{place} of {len(card.questions)}")
            else:
                self.asker.tell(f"{place} of {len(card.questions)}. {SAID_ALREADY}")
            if any(hands):
                self.marks.append(mark(self.quiz, card, question, hands))
        self._show([BLANK, *explanation_parts(card), *outcome_parts(card, self.marks[begun:], self.room)])
        self._pause("the next card" if number < len(self.quiz.cards) else "the marks")

    def _asked(self, card: QuizCard, question: Question, place: str) -> tuple[int, ...]:
        """How many chose each choice; none where the question was passed over. place: which question it is, in words."""
        while True:
            hands = self._hands(card, question, place) if self.room else self._choice(card, question, place)
            if hands is not None:
                return hands
            self.asker.tell(WHYS[question.kind], f"The story again: {card.card.story or UNWRITTEN}")

    def _choice(self, card: QuizCard, question: Question, place: str) -> tuple[int, ...] | None:
        options = tuple(Option(letter, choice_text(self.quiz, question, choice)) for letter, choice in question.lettered.items())
        help_ = SEVERAL if question.kind == CONTACT else ""
        value = self.asker.choose(Screen(f"{card.card.id}: {question.kind}", f"{place}. {question.text}", options, help_))
        return None if value == WHY else hand_for(question, question.lettered[value])

    def _hands(self, card: QuizCard, question: Question, place: str) -> tuple[int, ...] | None:
        count = len(question.choices)
        choices = (choice_text(self.quiz, question, choice) for choice in question.choices)
        self.asker.tell(f"{place}. {question.text}", *(f"{number}. {choice}" for number, choice in enumerate(choices, start=1)))
        where, told = f"{card.card.title}, {place}:", HANDS
        while True:
            typed = self.asker.line(f"{where} {told}", "Hands:")
            if typed.lower() in LEAVE:
                raise Left
            if typed == "?":
                return None
            hands = counted(typed, count)
            if hands is not None:
                return hands
            told = NOT_HANDS.format(count=count, such=" ".join("30512411"[:count]))

    def _pause(self, what: str) -> None:
        """Waits until a person has read; a script's lines are answers alone."""
        if is_terminal(sys.stdin) and self.asker.line("", f"Enter for {what}, q to leave:").lower() in LEAVE:
            raise Left

    def _show(self, parts: Iterable[Part]) -> None:
        """Shows a page where the questions stand: not on a standard output that is no terminal, which is for the marks."""
        if is_terminal(sys.stdout):
            from mo_advisor.render.writers.terminal import show_parts

            show_parts(parts, self.plain)
            return
        for line, _ in lay_out(parts, width_of(sys.stderr)):
            say(line)


def said_already(question: Question, marks: Sequence[Mark]) -> tuple[int, ...] | None:
    """The hands for silence, where whoever answered took none of the clauses and so has said it; None where the question is still one."""
    if question.kind != COVERAGE:
        return None
    clause = next((mark for mark in marks if mark.question.kind == CLAUSE), None)
    if clause is None or any(hands and choice.id != NONE for choice, hands in zip(clause.question.choices, clause.hands, strict=True)):
        return None
    return tuple(sum(clause.hands) if choice.id == NO else 0 for choice in question.choices)


def counted(typed: str, count: int) -> tuple[int, ...] | None:
    """So many numbers in a line, with spaces or commas between them; all none where it is empty, and None where it is anything else."""
    if not typed:
        return (0,) * count
    numbers = tuple(int(number) for number in re.findall("[0-9]+", typed)) if COUNTS.fullmatch(typed) else ()
    return numbers if len(numbers) == count else None

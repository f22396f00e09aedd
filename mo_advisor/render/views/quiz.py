"""A quiz on a page: its opening, its cards, what each answer came to and why, the marks; and the whole as a paper to print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mo_advisor.advice.advise import NOT_SPECIFIC
from mo_advisor.render import words as wording
from mo_advisor.render.screen import Block
from mo_advisor.render.views.advice_text import contact_blocks, notice_blocks
from mo_advisor.render.views.card import story_blocks
from mo_advisor.render.views.clause import clause_blocks, label
from mo_advisor.render.views.document import caution_text, document_blocks
from mo_advisor.render.views.problems import counted
from mo_advisor.render.views.room import FICTION
from mo_advisor.training.distractors import NOBODY, NONE, Choice, may_be_silent
from mo_advisor.training.marking import Mark, Score, by_category, by_kind, total
from mo_advisor.training.quiz import CLAUSE, CONTACT, COVERAGE, Question, Quiz, QuizCard

MARKED_FROM = (
    "Answers are marked from what this document says, and from nothing else: not from what is wise, and not from other rules or the law."
)
GOVERNS, MAY_GOVERN = "The clause that governs", "A clause that may govern"
EITHER = "Whether it governs depends on something that the card leaves open, so “none of these” and “silent” are right as well."
IN_SHORT = {CONTACT: "Whom to contact first", CLAUSE: "Which clause governs", COVERAGE: "Whether it is covered"}
FIXED = {NOBODY: "Nobody", NONE: "None of these"}
CAME_TO = "What the answers came to"
RIGHT, NOT_RIGHT = "Right", "not what this document says"
SILENT = "Recorded as silent"
ANSWERS = "Answers"
MARKS = "Marks"


def opening_blocks(quiz: Quiz) -> Iterator[Block]:
    """What to know before the first card: which document, that all is fiction, how it is marked, and the seed."""
    yield from document_blocks(quiz.book)
    yield Block(wording.sign_off(quiz.book), "faint")
    yield Block(f"Quiz: {quiz.pack.title}. {counted(len(quiz.cards), 'card')}.", "title", gap=True)
    yield Block(f"{FICTION} {MARKED_FROM}")
    yield seed_block(quiz)


def seed_block(quiz: Quiz) -> Block:
    """How to have the same quiz again."""
    return Block(f"Seed: {quiz.seed}. With --seed {quiz.seed} the same questions come again.", "faint")


def card_blocks(quiz: Quiz, number: int) -> Iterator[Block]:
    """A card as it stands before its questions: which it is, its story, and who asks. number: its place, from 1."""
    one = quiz.cards[number - 1]
    yield Block(f"Card {number} of {len(quiz.cards)}", "faint", gap=True)
    yield from story_blocks(one.card)
    yield Block(you_are(one), "name", gap=True)


def you_are(one: QuizCard) -> str:
    """Who asks: who that is in the story, and the role."""
    advice = one.shown.advice
    who = advice.answers.who
    if who is None:
        return "You are: not said; somebody in the story."
    role, person = advice.book.vocabulary.roles[who].label, one.card.people.get(who, "")
    return f"You are: {person}. Role: {role}." if person else f"You are: {role}."


def choice_text(quiz: Quiz, question: Question, choice: Choice) -> str:
    """A choice as it is offered: a clause with its citation."""
    clause = quiz.book.by_id.get(choice.id) if question.kind == CLAUSE else None
    return f"{label(clause.clause)}  {choice.text}" if clause else choice.text


def _in_short(question: Question, choice: Choice) -> str:
    """A choice in few words: a clause by its citation alone."""
    return FIXED.get(choice.id) or (choice.id if question.kind == CLAUSE else choice.text)


def outcome_blocks(one: QuizCard, marks: Sequence[Mark], room: bool) -> Iterator[Block]:
    """What the answers to one card came to, a line a question. marks: of those questions of it that were answered."""
    yield Block(CAME_TO, "heading")
    by_question = {mark.question: mark for mark in marks}
    for number, question in enumerate(one.questions, start=1):
        yield Block(f"{number}. {_outcome(question, by_question.get(question), room)}", indent=2, hang=3)


def _outcome(question: Question, mark: Mark | None, room: bool) -> str:
    if mark is None or room:
        return f"{_of(mark.score, room) if mark else 'Passed over'}. {RIGHT}: {_right(question)}."
    chosen = next(choice for choice, count in zip(question.choices, mark.hands, strict=True) if count)
    if not chosen.right:
        return f"{_in_short(question, chosen)}: {NOT_RIGHT}. {RIGHT}: {_right(question)}."
    others = _right(question, without=chosen)
    return f"{_in_short(question, chosen)}: {RIGHT.lower()}.{f' Also right: {others}.' if others else ''}"


def _right(question: Question, without: Choice | None = None) -> str:
    return "; ".join(_in_short(question, choice) for choice in question.choices if choice.right and choice is not without)


def explanation_blocks(one: QuizCard) -> Iterator[Block]:
    """Why: whom the protocol names, each with its clause; the governing clause whole, or the silence; and what must be known besides."""
    advice = one.shown.advice
    yield from notice_blocks(advice, danger=True)
    yield from contact_blocks(advice)
    if one.governs is None:
        yield Block(SILENT, "heading", gap=True)
        yield Block(NOT_SPECIFIC, indent=2)
    else:
        yield Block(MAY_GOVERN if one.governs.match.verdict.truth is None else GOVERNS, "heading", gap=True)
        yield from clause_blocks(one.governs.match.position.clause)
        because = wording.because(advice, one.governs)  # it says “you chose”, and here nobody has
        yield from (Block(line, style, indent=6) for line, style in wording.clause_lines(advice, one.governs) if line != because)
        yield from (Block(line, "faint", indent=2, gap=True) for line in _besides(one))
    yield from _cautions(one)
    yield from notice_blocks(advice, danger=False)


def _besides(one: QuizCard) -> Iterator[str]:
    if may_be_silent(one.shown.advice):
        yield EITHER
    others = [shown.match.position.clause.id for shown in one.shown.advice.clauses if shown is not one.governs]
    if others:
        yield f"Also for this: {', '.join(others)}."


def _cautions(one: QuizCard) -> Iterator[Block]:
    """The cautions about the clauses that the explanation names."""
    advice = one.shown.advice
    named = {contact.clause for contact in advice.contacts} | ({one.governs.match.position.clause.id} if one.governs else set())
    about = [caution for caution in advice.cautions if named.intersection(caution.clauses)]
    if about:
        yield Block(wording.CAUTIONS, "heading", gap=True)
        yield from (Block(caution_text(caution), "caution", indent=2, hang=2) for caution in about)


def marks_blocks(quiz: Quiz, marks: Sequence[Mark], room: bool) -> Iterator[Block]:
    """The marks, by category of situation and by kind of question."""
    yield Block(f"{MARKS}: {_of(total(marks), room)}", "title", gap=True)
    labels = quiz.book.vocabulary.categories
    yield Block("")
    yield from (Block(f"{labels[category]}: {_of(score, room)}", indent=2, hang=2) for category, score in by_category(quiz, marks).items())
    yield Block("")
    yield from (Block(f"{IN_SHORT[kind]}: {_of(score, room)}", indent=2, hang=2) for kind, score in by_kind(marks).items())
    yield Block(wording.NOT_ADVICE, gap=True)
    yield seed_block(quiz)


def _of(score: Score, room: bool) -> str:
    return f"{score.right} of {counted(score.of, 'hand')} right" if room else f"{score.right} of {score.of}"


def paper_blocks(quiz: Quiz) -> Iterator[Block]:
    """The whole quiz to print: the cards with their questions, then the answers on their own."""
    yield from opening_blocks(quiz)
    for number, one in enumerate(quiz.cards, start=1):
        yield from card_blocks(quiz, number)
        for question in one.questions:
            yield Block(question.text, "heading", gap=True)
            yield from (
                Block(f"{letter}. {choice_text(quiz, question, choice)}", indent=2, hang=3) for letter, choice in question.lettered.items()
            )
    yield Block(ANSWERS, "title", gap=True)
    for number, one in enumerate(quiz.cards, start=1):
        yield Block(f"Card {number}: {one.card.title}", "title", gap=True)
        yield from (Block(f"{question.text} {_right_letters(question)}", indent=2, hang=2) for question in one.questions)
        yield from explanation_blocks(one)
    yield Block(wording.NOT_ADVICE, gap=True)
    yield seed_block(quiz)


def _right_letters(question: Question) -> str:
    return "; ".join(f"{letter}. {_in_short(question, choice)}" for letter, choice in question.lettered.items() if choice.right)

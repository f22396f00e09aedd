"""A quiz: its opening, its cards, what each answer came to and why, the marks; and the whole of it to print, with the answers on their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from mo_advisor.advice.advise import NOT_SPECIFIC
from mo_advisor.advice.as_json import advice_record
from mo_advisor.protocol.as_json import SCHEMA, protocol_record
from mo_advisor.render import advice_words
from mo_advisor.render.page import Headed, Heading, Page, Part, Particulars, Quote, Table, anchor, listing, nested, paragraph
from mo_advisor.render.views.advice import contact_parts, notice_parts
from mo_advisor.render.views.card import FICTION, card_record, pack_record, story_parts
from mo_advisor.render.views.document import CLAUSE as CLAUSE_ANCHOR
from mo_advisor.render.views.document import cautions_headed, masthead
from mo_advisor.render.words import NOT_ADVICE, clause_label, counted, sign_off
from mo_advisor.training.distractors import NOBODY, NONE, Choice, may_be_silent
from mo_advisor.training.library import pack_id
from mo_advisor.training.marking import Mark, Score, by_category, by_kind, total
from mo_advisor.training.quiz import CLAUSE, CONTACT, COVERAGE, ROUTE, Question, Quiz, QuizCard

MARKED_FROM = (
    "Answers are marked from what this document says, and from nothing else: not from what is wise, and not from other rules or the law."
)
GOVERNS, MAY_GOVERN = "The clause that governs", "A clause that may govern"
EITHER = "Whether it governs depends on something that the card leaves open, so “none of these” and “silent” are right as well."
IN_SHORT = {CONTACT: "Whom to contact first", CLAUSE: "Which clause governs", ROUTE: "Where to take it", COVERAGE: "Whether it is covered"}
FIXED = {NOBODY: "Nobody", NONE: "None of these"}
CAME_TO = "What the answers came to"
RIGHT, NOT_RIGHT = "Right", "not what this document says"
SILENT = "Recorded as silent"
ANSWERS = "Answers"
MARKS = "Marks"
COLUMNS = ("protocol", "pack", "seed", "card", "category", "question", "right", "answers")
NAME = "name"


def quiz_page(quiz: Quiz) -> Page:
    """The whole quiz to print: the cards with their questions, then the answers on their own."""
    return Page(
        title=f"Quiz: {quiz.pack.title}",
        head=tuple(opening_parts(quiz)),
        contents=(),
        body=(
            *(part for number in range(1, len(quiz.cards) + 1) for part in _asked(quiz, number)),
            Heading(2, ANSWERS, style="title"),
            *(part for number, card in enumerate(quiz.cards, start=1) for part in _answered(number, card)),
        ),
        foot=(paragraph(NOT_ADVICE), _seed(quiz)),
        record=lambda: _quiz_record(quiz),
    )


def _asked(quiz: Quiz, number: int) -> Iterator[Part]:
    yield from card_parts(quiz, number)
    for question in quiz.cards[number - 1].questions:
        choices = (f"{letter}. {choice_text(quiz, question, choice)}" for letter, choice in question.lettered.items())
        yield Headed((Heading(3, question.text), listing(choices, "labelled")))


def _answered(number: int, card: QuizCard) -> Iterator[Part]:
    answers = (paragraph(f"{question.text} {_right_letters(question)}") for question in card.questions)
    yield Headed((Heading(3, f"Card {number}: {card.card.title}", style="title"), *answers))
    yield from nested(explanation_parts(card), 2, f"card-{number}")


def _right_letters(question: Question) -> str:
    return "; ".join(f"{letter}. {_in_short(question, choice)}" for letter, choice in question.lettered.items() if choice.right)


def marks_page(quiz: Quiz, marks: Sequence[Mark], room: bool, name: str | None = None) -> Page:
    """What a quiz came to. name: whose marks they are, where it was given."""
    return Page(
        title=f"{MARKS}: {quiz.pack.title}",
        head=(),
        contents=(),
        body=tuple(marks_parts(quiz, marks, room)),
        foot=(),
        record=lambda: _marks_record(quiz, marks, room, name),
        table=lambda: _marks_table(quiz, marks, name),
    )


def opening_parts(quiz: Quiz) -> Iterator[Part]:
    """What to know before the first card: which document, that all is fiction, how it is marked, and the seed."""
    yield from masthead(quiz.book)
    yield paragraph(sign_off(quiz.book), "faint", close=True)
    yield paragraph(f"Quiz: {quiz.pack.title}. {counted(len(quiz.cards), 'card')}.", "title")
    yield paragraph(f"{FICTION} {MARKED_FROM}", close=True)
    yield _seed(quiz)


def _seed(quiz: Quiz) -> Part:
    """How to have the same quiz again."""
    return paragraph(f"Seed: {quiz.seed}. With --seed {quiz.seed} the same questions come again.", "faint", close=True)


def card_parts(quiz: Quiz, number: int) -> Iterator[Part]:
    """A card as it stands before its questions: which it is, its story, and who asks. number: its place, from 1."""
    card = quiz.cards[number - 1]
    yield paragraph(f"Card {number} of {len(quiz.cards)}", "faint")
    yield from story_parts(card.card)
    yield paragraph(you_are(card), "name")


def you_are(card: QuizCard) -> str:
    """Who asks: who that is in the story, and the role."""
    advice = card.shown.advice
    who = advice.answers.who
    if who is None:
        return "You are: not said; somebody in the story."
    role, person = advice.book.vocabulary.roles[who].label, card.card.people.get(who, "")
    return f"You are: {person}. Role: {role}." if person else f"You are: {role}."


def choice_text(quiz: Quiz, question: Question, choice: Choice) -> str:
    """A choice as it is offered: a clause with its citation."""
    clause = quiz.book.by_id.get(choice.id) if question.kind in (CLAUSE, ROUTE) else None
    return f"{clause_label(clause.clause)}  {choice.text}" if clause else choice.text


def _in_short(question: Question, choice: Choice) -> str:
    """A choice in few words: a clause by its citation alone."""
    return FIXED.get(choice.id) or (choice.id if question.kind in (CLAUSE, ROUTE) else choice.text)


def outcome_parts(card: QuizCard, marks: Sequence[Mark], room: bool) -> Iterator[Part]:
    """What the answers to one card came to, a line a question. marks: of those questions of it that were answered."""
    by_question = {mark.question: mark for mark in marks}
    outcomes = (_outcome(question, by_question.get(question), room) for question in card.questions)
    yield Headed((Heading(3, CAME_TO), listing(outcomes, numbered=True)))


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


def explanation_parts(card: QuizCard) -> Iterator[Part]:
    """Why: whom the protocol names, each with its clause; the governing clause whole, or the silence; and what must be known besides."""
    advice = card.shown.advice
    yield from notice_parts(advice, danger=True)
    yield from contact_parts(advice)
    yield Headed((Heading(2, SILENT), paragraph(NOT_SPECIFIC)) if card.governs is None else (*_governing(card),))
    if advice.routes:
        yield paragraph(f"{advice_words.ROUTES}: {', '.join(shown.match.position.clause.id for shown in advice.routes)}.", "faint")
    yield from _cautions(card)
    yield from notice_parts(advice, danger=False)


def _governing(card: QuizCard) -> Iterator[Part]:
    advice, governs = card.shown.advice, card.governs
    assert governs is not None
    clause = governs.match.position.clause
    because = advice_words.because(advice, governs)  # it says “you chose”, and here nobody has
    notes = tuple(paragraph(line, style) for line, style in advice_words.clause_lines(advice, governs) if line != because)
    yield Heading(2, MAY_GOVERN if governs.match.verdict.truth is None else GOVERNS)
    yield Quote(clause, anchor(CLAUSE_ANCHOR, clause.id), notes)
    yield from (paragraph(line, "faint") for line in _besides(card))


def _besides(card: QuizCard) -> Iterator[str]:
    if may_be_silent(card.shown.advice):
        yield EITHER
    others = [shown.match.position.clause.id for shown in card.shown.advice.clauses if shown is not card.governs]
    if others:
        yield f"Also for this: {', '.join(others)}."


def _cautions(card: QuizCard) -> Iterator[Part]:
    """The cautions about the clauses that the explanation names."""
    advice = card.shown.advice
    named = {contact.clause for contact in advice.contacts} | ({card.governs.match.position.clause.id} if card.governs else set())
    return iter(cautions_headed(caution for caution in advice.cautions if named.intersection(caution.clauses)))


def marks_parts(quiz: Quiz, marks: Sequence[Mark], room: bool) -> Iterator[Part]:
    """The marks, by category of situation and by kind of question."""
    labels = quiz.book.vocabulary.categories
    by_matter = tuple((labels[category], _of(score, room)) for category, score in by_category(quiz, marks).items())
    by_question = tuple((IN_SHORT[kind], _of(score, room)) for kind, score in by_kind(marks).items())
    heading = Heading(1, f"{MARKS}: {_of(total(marks), room)}", style="title")
    yield Headed((heading, Particulars(by_matter, "marks"), Particulars(by_question, "marks")))
    yield paragraph(NOT_ADVICE)
    yield _seed(quiz)


def _of(score: Score, room: bool) -> str:
    return f"{score.right} of {counted(score.of, 'hand')} right" if room else f"{score.right} of {score.of}"


def _quiz_record(quiz: Quiz) -> dict[str, Any]:
    """The questions with all their choices, which of them are right, and the advice that says so."""
    return {
        "schema": SCHEMA,
        "protocol": protocol_record(quiz.book),
        "pack": pack_record(quiz.pack),
        "seed": quiz.seed,
        "not_mapped": [card.id for card in quiz.not_mapped],
        "cards": [_card_record(quiz, card) for card in quiz.cards],
    }


def _card_record(quiz: Quiz, card: QuizCard) -> dict[str, Any]:
    return {
        **card_record(card.card),
        "category": quiz.category(card),
        "questions": [_question_record(question) for question in card.questions],
        "governs": card.governs.match.position.clause.id if card.governs else None,
        "advice": advice_record(card.shown.advice),
    }


def _question_record(question: Question) -> dict[str, Any]:
    choices = [{"letter": letter, "id": choice.id, "text": choice.text, "right": choice.right} for letter, choice in question.lettered.items()]
    return {"kind": question.kind, "text": question.text, "choices": choices}


def _marks_record(quiz: Quiz, marks: Sequence[Mark], room: bool, name: str | None) -> dict[str, Any]:
    """The marks question by question, and by category and kind. name: whose they are, where it was given."""
    return {
        "schema": SCHEMA,
        "protocol": quiz.book.protocol.id,
        "pack": pack_id(quiz.pack),
        "seed": quiz.seed,
        **({NAME: name} if name is not None else {}),
        "room": room,
        "total": total(marks)._asdict(),
        "by_category": {what: score._asdict() for what, score in by_category(quiz, marks).items()},
        "by_question": {what: score._asdict() for what, score in by_kind(marks).items()},
        "results": [
            {"card": mark.card, "category": mark.category, "question": mark.question.kind, "right": _share(mark.score), "answers": mark.score.of}
            for mark in marks
        ],
    }


def _share(score: Score) -> int | float:
    """The share of the answers that were right: 0 or 1 for a person, a fraction to four places for a room."""
    return round(score.right / score.of, 4) if score.right % score.of else score.right // score.of


def _marks_table(quiz: Quiz, marks: Sequence[Mark], name: str | None) -> Table:
    """A row for each question; a column of names only where one was given."""
    named = (name,) if name is not None else ()
    whole = (*named, quiz.book.protocol.id, pack_id(quiz.pack), quiz.seed)
    rows = ((*whole, mark.card, mark.category, mark.question.kind, str(_share(mark.score)), mark.score.of) for mark in marks)
    return Table(((NAME,) if named else ()) + COLUMNS, tuple(rows))

"""A quiz and its marks as plain records, and as the table that `--results` saves."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mo_advisor.advice.as_json import advice_record
from mo_advisor.protocol.as_json import SCHEMA, protocol_record
from mo_advisor.render.views.card_record import card_record, pack_record
from mo_advisor.render.writers.csv import to_csv
from mo_advisor.render.writers.json import to_json
from mo_advisor.training.library import pack_id
from mo_advisor.training.marking import Mark, Score, by_category, by_kind, total
from mo_advisor.training.quiz import Question, Quiz, QuizCard

COLUMNS = ("protocol", "pack", "seed", "card", "category", "question", "right", "answers")
NAME = "name"


def quiz_record(quiz: Quiz) -> dict[str, Any]:
    """The questions with all their choices, which of them are right, and the advice that says so."""
    return {
        "schema": SCHEMA,
        "protocol": protocol_record(quiz.book),
        "pack": pack_record(quiz.pack),
        "seed": quiz.seed,
        "not_mapped": [card.id for card in quiz.not_mapped],
        "cards": [_card(quiz, one) for one in quiz.cards],
    }


def _card(quiz: Quiz, one: QuizCard) -> dict[str, Any]:
    return {
        **card_record(one.card),
        "category": quiz.category(one),
        "questions": [_question(question) for question in one.questions],
        "governs": one.governs.match.position.clause.id if one.governs else None,
        "advice": advice_record(one.shown.advice),
    }


def _question(question: Question) -> dict[str, Any]:
    choices = [{"letter": letter, "id": one.id, "text": one.text, "right": one.right} for letter, one in question.lettered.items()]
    return {"kind": question.kind, "text": question.text, "choices": choices}


def marks_record(quiz: Quiz, marks: Sequence[Mark], room: bool, name: str | None = None) -> dict[str, Any]:
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
            {"card": one.card, "category": one.category, "question": one.question.kind, "right": _share(one.score), "answers": one.score.of}
            for one in marks
        ],
    }


def _share(score: Score) -> int | float:
    """The share of the answers that were right: 0 or 1 for a person, a fraction to four places for a room."""
    return round(score.right / score.of, 4) if score.right % score.of else score.right // score.of


def results_text(path: Path, quiz: Quiz, marks: Sequence[Mark], room: bool, name: str | None) -> str:
    """The results as a file of this name holds them: JSON where it ends so, else CSV; a column of names only where one was given."""
    if path.suffix.lower() == ".json":
        return to_json(marks_record(quiz, marks, room, name))
    whole = (quiz.book.protocol.id, pack_id(quiz.pack), quiz.seed)
    rows = ((*whole, one.card, one.category, one.question.kind, str(_share(one.score)), one.score.of) for one in marks)
    named = (name,) if name is not None else ()
    return to_csv(((NAME,) if named else ()) + COLUMNS, ((*named, *row) for row in rows))

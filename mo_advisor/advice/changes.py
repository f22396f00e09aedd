"""Other answers than those that were given: what was changed, added or withdrawn."""

from __future__ import annotations

from collections.abc import Mapping

from mo_advisor.advice.answers import QUESTIONS, Answers

Value = str | tuple[str, ...] | None  # as in `Answers`; None withdraws an answer, so that it is not sure
Changes = Mapping[str, Value]


def changed(answers: Answers, changes: Changes) -> Answers:
    """The answers with some of them changed, added or withdrawn, all together."""
    facts = {**answers.facts, **{question: value for question, value in changes.items() if question not in QUESTIONS}}
    values = {question: changes.get(question, getattr(answers, question)) for question in QUESTIONS}
    return Answers(**values, facts={fact: value for fact, value in facts.items() if isinstance(value, str)})


def value_of(answers: Answers, question: str) -> Value:
    """What was answered to a question; None where it is not sure."""
    value: Value = getattr(answers, question) if question in QUESTIONS else answers.facts.get(question)
    return value

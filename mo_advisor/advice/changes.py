"""Other answers than those that were given: what was changed, added or withdrawn."""

from __future__ import annotations

from collections.abc import Mapping

from mo_advisor.advice.answers import QUESTIONS, Answers

Value = str | tuple[str, ...] | None  # as in `Answers`; None withdraws an answer, so that it is not sure
Changes = Mapping[str, Value]


def changed(answers: Answers, changes: Changes) -> Answers:
    """The answers with some of them changed, added or withdrawn, all together."""
    after: dict[str, Value] = {question: changes.get(question, value_of(answers, question)) for question in QUESTIONS}
    facts = {**answers.facts, **{question: value for question, value in changes.items() if question not in QUESTIONS}}
    who, involved, what = after["who"], after["involved"], after["what"]
    return Answers(
        who=who if isinstance(who, str) else None,
        involved=involved if isinstance(involved, tuple) else None,
        what=what if isinstance(what, str) else "",
        facts={fact: value for fact, value in facts.items() if isinstance(value, str)},
    )


def value_of(answers: Answers, question: str) -> Value:
    """What was answered to a question; None where it is not sure."""
    if question == "what":
        return answers.what or None
    if question == "involved":
        return answers.involved
    return answers.who if question == "who" else answers.facts.get(question)

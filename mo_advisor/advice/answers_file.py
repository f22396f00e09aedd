"""An answers file: the answers of one caller, as YAML or JSON, and the same from flags."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING

from mo_advisor.advice.answers import Answers
from mo_advisor.errors import Invalid, Problem
from mo_advisor.records.fields import Id, Many, Map, Record, Text, field
from mo_advisor.records.mention import Mention
from mo_advisor.vocabulary import Fact, Vocabulary

if TYPE_CHECKING:
    from mo_advisor.words.names import Names

NOT_SURE = "not-sure"
NOBODY = "nobody"
MOST = 100  # problems of one file that are told


class WrongAnswers(Invalid):
    """Answers with problems, each with its place: wrong answers are wrong usage (exit 2)."""

    code = 2


class AnswersFile(Record, called="answers file"):
    """The answers file as it is written; every key may be left out."""

    protocol: str | None = field(Text(), "A protocol's id, or a path.", default=None)
    who: str | None = field(Id("role"), "The role of the person whose question it is.", default=None)
    involved: tuple[str, ...] | None = field(Many(Id("role"), least=0), "The roles of whom it is about; [] for nobody else.", default=None)
    what: str | None = field(Id("situation"), "The situation.", default=None)
    facts: Mapping[str, str] = field(Map(Id("fact"), Id("value")), "Fact id: value id.", default=MappingProxyType({}))


def read_answers_file(text: str, file: str, vocabulary: Vocabulary) -> tuple[AnswersFile, tuple[Mention, ...]]:
    """Reads an answers file; gives the sheet, and its mentions of facts and values, which `check_facts` holds against a protocol.

    Raises WrongAnswers with every problem.
    """
    from mo_advisor.records.reader import read_record  # who gives answers by flags has no use for it

    try:
        sheet, reading = read_record(AnswersFile, text, file)
    except Invalid as invalid:
        raise WrongAnswers(invalid.problems) from None
    check_ids(reading.mentions, vocabulary)
    return sheet, tuple(mention for mention in reading.mentions if mention.of in ("fact", "value"))


def check_ids(mentions: Iterable[Mention], vocabulary: Vocabulary) -> None:
    """Holds roles and situations against the vocabulary. Raises WrongAnswers."""
    valid = {"role": vocabulary.roles, "situation": vocabulary.situations}
    wrong = (mention for mention in mentions if mention.of in valid and mention.id not in valid[mention.of])
    wrong = (mention for mention in wrong if (mention.of, mention.id) != ("role", NOT_SURE))
    _raise(_unknown_in(vocabulary, mention) for mention in wrong)


def _unknown_in(vocabulary: Vocabulary, mention: Mention) -> Problem:
    from mo_advisor.words.names import no_situation, roles_called  # who gives no wrong id has no use for it

    if mention.of == "role":
        return _unknown(mention, {**roles_called(vocabulary), NOT_SURE: ()})
    return _wrong(mention, f"there is {no_situation(mention.id, vocabulary)}")


def check_facts(mentions: Iterable[Mention], facts: Mapping[str, Fact]) -> None:
    """Holds facts, each followed by its value, against those that are known. Raises WrongAnswers."""
    pairs = list(mentions)
    _raise(problem for fact, value in zip(pairs[::2], pairs[1::2], strict=True) if (problem := _fact_problem(fact, value, facts)))


def _fact_problem(fact: Mention, value: Mention, facts: Mapping[str, Fact]) -> Problem | None:
    if fact.id not in facts:
        from mo_advisor.words.names import facts_called

        return _unknown(fact, facts_called(facts))
    values = facts[fact.id].values
    called = {value: (label,) for value, label in values.items()}
    return None if value.id in (*values, NOT_SURE) else _unknown(value, called, f" of “{fact.id}”")


def _unknown(mention: Mention, called: Names, more: str = "") -> Problem:
    from mo_advisor.words.names import did_you_mean

    return _wrong(mention, f"there is no {mention.of} “{mention.id}”{more}{did_you_mean(mention.id, called)}")


def _wrong(mention: Mention, message: str) -> Problem:
    return Problem(mention.place, "error", f"unknown-{mention.of}", message)


def _raise(problems: Iterable[Problem]) -> None:
    found = list(islice(problems, MOST))  # each with what may have been meant, which takes its time
    if found:
        raise WrongAnswers(found)


def answers_of(sheet: AnswersFile) -> Answers:
    """The answers that a sheet gives; `not-sure` is the same as leaving it out."""
    involved = sheet.involved
    if involved is not None and NOT_SURE in involved:
        involved = None
    return Answers(
        who=None if sheet.who == NOT_SURE else sheet.who,
        involved=involved,
        what=sheet.what or "",
        facts={fact: value for fact, value in sheet.facts.items() if value != NOT_SURE},
    )


def write_answers_file(answers: Answers, protocol: str) -> str:
    """An answers file with what was answered, and only that."""
    lines = [f"protocol: {json.dumps(protocol, ensure_ascii=False)}"]
    lines += [f'who: "{answers.who}"'] if answers.who else []
    lines += [f"involved: [{', '.join(chr(34) + role + chr(34) for role in answers.involved)}]"] if answers.involved is not None else []
    lines += [f'what: "{answers.what}"'] if answers.what else []
    if answers.facts:
        lines += ["facts:", *(f'  {fact}: "{value}"' for fact, value in answers.facts.items())]
    return "\n".join(lines) + "\n"

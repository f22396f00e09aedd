"""The answers that a command was given: by flags, by an answers file, on standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.answers_file import NOBODY, NOT_SURE, AnswersFile, answers_of, check_facts, check_ids, read_answers_file
from mo_advisor.errors import BadFile, Place, WrongUsage, reason
from mo_advisor.frozen import Frozen
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import decode, path_of, read_stream, read_text
from mo_advisor.records.mention import Mention
from mo_advisor.vocabulary import Vocabulary

CARD = "#"  # stands between a pack and one of its cards


class Given(Frozen):
    """What was answered before anything is asked.

    asked_already: the questions that a flag or the file settles, even with `not-sure`; they are not asked again.
    """

    answers: Answers
    protocol: str | None
    asked_already: frozenset[str]
    facts: tuple[Mention, ...]

    def check(self, book: Book) -> None:
        """Holds the facts against those of the loaded protocol. Raises WrongAnswers."""
        check_facts(self.facts, book.facts)


def gather(
    file: str | None,
    who: str | None,
    involved: Sequence[str],
    what: str | None,
    facts: Sequence[str],
    vocabulary: Vocabulary,
) -> Given:
    """The answers file with the flags laid over it; a flag wins. Raises WrongUsage, WrongAnswers or BadFile."""
    in_file, mentions = _from_file(file, vocabulary) if file is not None else (AnswersFile(), ())
    return Flags.read(who, involved, what, facts, vocabulary).over(in_file, mentions)


class Flags(Frozen):
    """The answers that flags give. mentions: the facts among them, each followed by its value."""

    who: str | None
    involved: tuple[str, ...]
    what: str | None
    mentions: tuple[Mention, ...]

    @classmethod
    def read(cls, who: str | None, involved: Sequence[str], what: str | None, facts: Sequence[str], vocabulary: Vocabulary) -> Flags:
        """Flags as they were typed. Raises WrongUsage or WrongAnswers."""
        mentions = _mentions(who, involved, what, facts)
        check_ids(mentions, vocabulary)
        return cls(who, tuple(involved), what, tuple(mention for mention in mentions if mention.of in ("fact", "value")))

    def over(self, in_file: AnswersFile, mentions: tuple[Mention, ...]) -> Given:
        """These laid over what a file says. Raises WrongUsage."""
        in_flags = {fact.id: value.id for fact, value in zip(self.mentions[::2], self.mentions[1::2], strict=True)}
        sheet = AnswersFile(
            protocol=in_file.protocol,
            who=self.who or in_file.who,
            involved=_involved(self.involved) if self.involved else in_file.involved,
            what=self.what or in_file.what,
            facts={**in_file.facts, **in_flags},
        )
        _expect_one_meaning(sheet.involved or ())
        asked = {name for name in ("who", "involved", "what") if getattr(sheet, name) is not None} | set(sheet.facts)
        return Given(answers_of(sheet), sheet.protocol, frozenset(asked), (*mentions, *self.mentions))


def _from_file(file: str, vocabulary: Vocabulary) -> tuple[AnswersFile, tuple[Mention, ...]]:
    if file == "-":
        return read_answers_file(standard_input(), "standard input", vocabulary)
    if CARD in file and not os.path.exists(path_of(file)):
        return _card_answers(file)
    return read_answers_file(read_text(path_of(file)), file, vocabulary)


def _card_answers(named: str) -> tuple[AnswersFile, tuple[Mention, ...]]:
    """The answers that a card of a pack stands for, `PACK#CARD`. Its facts were held against every protocol's when the pack was read."""
    from mo_advisor.training.library import open_card

    return open_card(named)[1].answers, ()


def standard_input() -> str:
    """All of standard input. Raises BadFile where it cannot be read."""
    name = "standard input"
    if sys.stdin is None:
        raise BadFile(f"{name} is closed; there is nothing to read.")
    try:
        return decode(read_stream(sys.stdin.buffer, name), name)
    except OSError as error:
        raise BadFile(f"{name} cannot be read: {reason(error)}.") from None


def _mentions(who: str | None, involved: Sequence[str], what: str | None, facts: Sequence[str]) -> list[Mention]:
    """The ids in flags as mentions whose place is the flag, so that one check serves for flags and files."""
    mentions = [Mention("role", who, Place("--who", 0, 0))] if who is not None else []
    mentions += [Mention("role", role, Place("--involved", 0, 0)) for role in involved if role != NOBODY]
    mentions += [Mention("situation", what, Place("--what", 0, 0))] if what is not None else []
    for written in facts:
        fact, equals, value = written.partition("=")
        if not equals:
            raise WrongUsage(f"--fact takes ID=VALUE, such as raised-already=informally, and not “{written}”.")
        if any(mention.of == "fact" and mention.id == fact for mention in mentions):
            raise WrongUsage(f"--fact gives “{fact}” twice; give it once.")
        mentions += [Mention("fact", fact, Place("--fact", 0, 0)), Mention("value", value, Place("--fact", 0, 0))]
    return mentions


def _expect_one_meaning(involved: Sequence[str]) -> None:
    if NOT_SURE in involved and set(involved) != {NOT_SURE}:
        raise WrongUsage(f"`involved` says {NOT_SURE} and names a role besides; give the roles that you know of, or {NOT_SURE} alone.")


def _involved(roles: Sequence[str]) -> tuple[str, ...]:
    if NOBODY not in roles:
        return tuple(roles)
    if set(roles) - {NOBODY}:
        raise WrongUsage(f"--involved {NOBODY} says that nobody else is involved; it cannot stand beside a role.")
    return ()


def missing(answers: Answers) -> WrongUsage:
    """What to say when nothing may be asked and the one answer that is required is not there."""
    assert not answers.what
    return WrongUsage(
        "Nothing says what happened: give --what with a situation id, or an answers file with `what`. "
        "`mo-advisor suggest` finds the id for a description in your own words. "
        "Where none fits it is not-covered; where you are not sure, something-feels-wrong."
    )

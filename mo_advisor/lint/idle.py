"""Nothing in the mapping is idle: every rule, contact, silence, id in a condition and fact of the file's own changes some advice.

What changes nothing misleads whoever reads the file, and often is a slip of the pen. Each is taken out in turn and what is shown compared, in
every situation that its clause's rules (or the silence) name; for every role that asks, and nobody known to ask; for nobody, any one or two
roles involved, and that not known; for every value of every fact that the clause's conditions speak of, and none. Of roles that these
conditions judge alike, one is tried. What holds under no such answers can never be shown, and is an error too; an id that can be spared in a
condition is only a warning, since it may be there to be clear.

Passes:

    document:
      - id: "1"
        text: "Ask the Leader."
        rules: [{situations: [interpretation, not-covered], who: [member, officer]}]
        contacts: [{role: leader, title: the Leader, do: Ask}]

Fails:

    document:
      - id: "1"
        text: "Ask the Leader."
        rules: [{situations: [interpretation, not-covered], who: [member, officer]}, {situations: [not-covered], who: [leader]}]
        contacts: [{role: leader, title: the Leader, do: Ask}]
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.clauses import match_clause, meant
from mo_advisor.advice.contacts import offered
from mo_advisor.advice.distinctions import bearing_on, distinct_answers, distinctions_of, every_record, situations_of
from mo_advisor.advice.logic import FAILS, Verdict, any_holds, applies
from mo_advisor.errors import Problem
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Contact, Position, Rule, Silence
from mo_advisor.records.variants import with_fields, with_item, without_each_id, without_item

RULE = "idle"
MOST_RECORDS = 300  # rules and contacts of a clause, or silences: each is tried without each, and nothing has so many
MOST_CLAUSES = 1000  # with rules; no council has a fifth of it
KEYS = {"who": "7", "involved": "9"}  # by which `map` asks anew for a part of a rule
Tried = Mapping[str, Sequence[Answers]]  # situation to the answers that can matter in it
Shown = Callable[[Answers], Any]  # what is to be compared, under given answers
Found = tuple[str, str]  # the level of a problem, and its message


def problems(book: Book) -> Iterator[Problem]:
    """Rules, contacts, silences, ids in conditions and facts that change nothing."""
    mapped = [position for position in book.positions if position.clause.rules]
    if len(mapped) > MOST_CLAUSES:
        message = f"more than {MOST_CLAUSES:,} clauses have rules; only of the first {MOST_CLAUSES:,} it is tried whether a rule changes nothing"
        yield Problem(book.protocol.at, "warning", RULE, message)
    for position in mapped[:MOST_CLAUSES]:
        clause = position.clause
        many = len(clause.rules) + len(clause.contacts) > MOST_RECORDS
        if not (clause.review or many):  # what is to be looked at again may well say too much
            yield from clause_problems(book, position)
    yield from silence_problems(book)
    told = distinctions_of(book, every_record(book))
    for fact, own in book.protocol.facts.items():
        if fact not in told.facts:
            yield Problem(own.at, "error", RULE, f"no condition speaks of the fact {fact}")


def clause_problems(book: Book, position: Position) -> Iterator[Problem]:
    """What is idle among the rules and contacts of one clause."""
    clause = position.clause
    tried = {situation: _tried(book, situation, bearing_on(book, clause, situation)) for situation in situations_of(book, clause)}
    for index, rule in enumerate(clause.rules):
        for level, message in _rule(book, position, index, tried):
            yield Problem(rule.at, level, RULE, f"{clause.id}, rule {index + 1}: {message}")
    for contact in clause.contacts:
        for level, message in _contact(book, position, contact, tried):
            yield Problem(contact.at, level, RULE, f"{clause.id}, {contact.title}: {message}")


def _tried(book: Book, situation: str, records: Iterable[Rule | Contact | Silence]) -> list[Answers]:
    return list(distinct_answers(book, situation, distinctions_of(book, records), pairs=True))


def _rule(book: Book, position: Position, index: int, tried: Tried) -> Iterator[Found]:
    clause = position.clause
    rule = clause.rules[index]
    mine = {situation: answers for situation, answers in tried.items() if rule.silent or situation in rule.situations}
    whole = _stands(book, position)

    def other(rules: Sequence[Rule]) -> Shown:
        return _stands(book, position._replace(clause=with_fields(clause, rules=rules)))

    if _never(mine, lambda answers: meant(rule, book, answers)):
        yield "error", "it can never hold"
        return
    without = other(without_item(clause.rules, index))
    idle = [situation for situation in mine if _same({situation: mine[situation]}, whole, without)]
    if len(idle) == len(mine):
        yield "error", "without it the advice is the same"
        return
    if rule.situations:
        yield from (("error", f"in {situation} the advice is the same without it") for situation in idle)
    yield from _needless(book, rule, lambda instead: _same(mine, whole, other(with_item(clause.rules, index, instead))))


def _stands(book: Book, position: Position) -> Shown:
    """How a clause stands in the advice: whether it applies, with what weight, which items; and whether its contacts come with it.

    Where it does not govern its weight shows in its contacts alone: by them it is a route.
    """

    def shown(answers: Answers) -> Any:
        found = match_clause(book, answers, position)
        return found and (found.verdict, found.governs and found.weight, found.governs, found.items, position.clause.contacts and found.offers)

    return shown


def _contact(book: Book, position: Position, contact: Contact, tried: Tried) -> Iterator[Found]:
    mine = {situation: answers for situation, answers in tried.items() if not contact.situations or situation in contact.situations}
    whole = _named(book, position, contact)
    if _never(mine, whole):
        yield "error", "it can never be shown"
        return
    for situation in contact.situations:
        if situation not in mine or _never({situation: mine[situation]}, whole):
            yield "error", f"it is never shown in {situation}"
    yield from _needless(book, contact, lambda instead: _same(mine, whole, _named(book, position, instead)))


def _named(book: Book, position: Position, contact: Contact) -> Callable[[Answers], Verdict]:
    """Whether a contact is named with its clause."""

    def shown(answers: Answers) -> Verdict:
        found = match_clause(book, answers, position)
        return offered(found, contact, book, answers) if found else FAILS

    return shown


def silence_problems(book: Book) -> Iterator[Problem]:
    """Silences, situations and conditions of theirs that add nothing to what is recorded."""
    for silence in book.protocol.silent if len(book.protocol.silent) <= MOST_RECORDS else ():
        for level, message in _silence(book, silence):
            yield Problem(silence.at, level, RULE, f"silence on {_short(silence.situations)}: {message}")


def _silence(book: Book, silence: Silence) -> Iterator[Found]:
    tried = {situation: _tried(book, situation, book.silences[situation]) for situation in silence.situations if situation in book.silences}
    others = {situation: [other for other in book.silences[situation] if other is not silence] for situation in tried}

    def quiet(instead: Iterable[Silence]) -> Shown:
        return lambda answers: any_holds(applies(recorded, book, answers) for recorded in (*others[answers.what], *instead))

    if _never(tried, lambda answers: applies(silence, book, answers)):
        yield "error", "it can never hold"
        return
    idle = [situation for situation, answers in tried.items() if _same({situation: answers}, quiet([silence]), quiet([]))]
    yield from (("error", f"{situation} is recorded without it") for situation in idle)
    if len(idle) == len(tried):
        return
    yield from _needless(book, silence, lambda instead: _same(tried, quiet([silence]), quiet([instead])))


def _needless(book: Book, record: Rule | Contact | Silence, alike: Callable[[Any], bool]) -> Iterator[Found]:
    """The ids in a record's conditions without any one of which all is alike."""
    found: dict[str, list[str]] = {}
    for left in without_each_id(record):
        if alike(left.record):
            found.setdefault(left.part, []).append(left.id)
    for part, ids in found.items():
        yield "warning", f"{' or '.join(ids)} can be spared in `{part}`: the advice is the same without{_why(book, record, part, ids)}"


def _why(book: Book, record: Rule | Contact | Silence, part: str, ids: Sequence[str]) -> str:
    """Which wider role beside them makes some ids idle, and what to do where only they are meant; empty where none does."""
    named = [other for other in getattr(record, part).any_of if isinstance(other, str) and other in book.tree.below]
    wider = [other for other in named if book.tree.below[other].intersection(ids) - {other}]
    if not wider:
        return ""
    wide, them = " and ".join(wider), "it" if len(ids) == 1 else "them"
    key = KEYS.get(part, "") if isinstance(record, Rule) and record.situations else ""
    how = f": `mo-advisor map FILE --what {record.situations[0]}`, and {key} at the clause" if key else ""
    return f", since {wide} includes {them}. Where only {' or '.join(ids)} is meant, take out {wide} instead{how}"


def _short(situations: Sequence[str]) -> str:
    return situations[0] if len(situations) == 1 else f"{situations[0]} and {len(situations) - 1} more"


def _same(tried: Tried, shown: Shown, other: Shown) -> bool:
    return all(shown(answers) == other(answers) for some in tried.values() for answers in some)


def _never(tried: Tried, shown: Callable[[Answers], Verdict]) -> bool:
    return not any(shown(answers).truth for some in tried.values() for answers in some)

"""`python -m tests.mutation.author [SEED] [EACH]`: of slips that change some advice, how many an author sees who has none of our tests.

What counts is what loading the file and `check` say. Tried is a sample of each kind for each shipped protocol, the same for the same seed;
printed are those that nothing sees, and the shares by kind and by sort of judgement.
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, TypeVar

from mo_advisor import lint
from mo_advisor.advice.advise import advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.as_json import advice_record
from mo_advisor.advice.distinctions import bearing, distinct_answers, distinctions_of
from mo_advisor.frozen import replace
from mo_advisor.lint import agree, cited, idle, mapped, verbatim
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Adviser, Clause, Protocol, Rule, Section, Silence, positions
from mo_advisor.protocol.reader import _adviser_faults, _faults
from mo_advisor.protocol.short_forms import NO_CONDITION, in_full
from mo_advisor.records.condition import Condition
from mo_advisor.records.reader import Reading
from mo_advisor.records.variants import with_fields
from tests.cases.details import said
from tests.conftest import SHIPPED, shipped
from tests.mutation.mutants import Mutant
from tests.mutation.slips import group_of, slips

SLOW = (agree, idle, mapped, verbatim, cited)  # rules that are run only where a change can bear on them; the words and ids never change
R = TypeVar("R", Rule, Silence, Adviser)


class Tried(NamedTuple):
    """A slip that changes some advice. by: the rule that sees it, or loading; None where nothing does."""

    protocol: str
    mutant: Mutant
    by: str | None


def tried(protocol_id: str, seed: int, each: int) -> Iterator[Tried]:
    """The slips of a sample that change some advice."""
    original = shipped(protocol_id)
    written = as_written(original)
    kinds: dict[str, list[Mutant]] = defaultdict(list)
    for mutant in slips(written):
        kinds[mutant.kind].append(mutant)
    for kind, all_ in kinds.items():
        chosen = random.Random(f"{seed} {kind}")
        for mutant in chosen.sample(all_, min(each, len(all_))):
            book = as_read(mutant.protocol, original)
            if changes_advice(original, book, mutant.touched):
                pairs = zip(positions(mutant.protocol), written.positions, strict=True)
                changed = [new.clause.id for new, old in pairs if new.clause is not old.clause]
                yield Tried(protocol_id, mutant, seen_by(original, book, mutant.touched, changed))


def as_written(book: Book) -> Book:
    """A protocol as its file says it: whoever it is for is not named again, nor is the silence to all others written."""
    protocol = book.protocol
    askers = Condition(any_of=protocol.askers.are) if protocol.askers else None

    def shortly(record: R) -> R:
        return with_fields(record, who=None if record.who == askers else record.who or NO_CONDITION)

    def nodes(contents: Iterable[Section | Clause]) -> tuple[Section | Clause, ...]:
        return tuple(
            with_fields(node, contents=nodes(node.contents)) if isinstance(node, Section)
            else with_fields(node, rules=tuple(map(shortly, node.rules))) for node in contents
        )

    silent = (shortly(silence) for silence in protocol.silent if not protocol.askers or silence.at != protocol.askers.at)
    written = with_fields(
        protocol, document=nodes(protocol.document), footnotes=nodes(protocol.footnotes), silent=tuple(silent),
        advisers=tuple(map(shortly, protocol.advisers)))
    return Book(written, book.vocabulary, book.data, book.named)


def as_read(written: Protocol, original: Book) -> Book:
    """A protocol as it is read from what its file says."""
    return Book(in_full(written, Reading(""), original.vocabulary), original.vocabulary, original.data, original.named)


def changes_advice(original: Book, book: Book, touched: Iterable[str]) -> bool:
    """Whether a reader would see a difference under any answers that either can tell apart."""
    for situation in sorted(touched):
        worlds = (one for which in (original, book) for one in distinct_answers(which, situation, distinctions_of(which, bearing(which, situation))))
        if any(seen(original, answers) != seen(book, answers) for answers in {said(one): one for one in worlds}.values()):
            return True
    return False


def seen(book: Book, answers: Answers) -> dict[str, Any]:
    """All that an advice shows, but for what it says of the file as a whole."""
    return {**advice_record(advise(book, answers)), "protocol": None, "reference": None}


def seen_by(original: Book, book: Book, touched: frozenset[str], changed: list[str]) -> str | None:
    """What shows a slip to its author first."""
    clauses = {position.clause.id: position.clause for position in book.positions}
    if any(True for clause in changed for _ in _faults(clauses[clause])) or any(_adviser_faults(book.protocol, clauses)):
        return "loading"
    for module in lint.MODULES:
        if module not in SLOW and any(module.problems(book)):
            return str(module.RULE)
    if any(True for situation in touched for _ in agree.problems(book, situation)):
        return agree.RULE
    here = {one: situation for one, situation in book.vocabulary.situations.items() if one in touched}
    if any(mapped.problems(Book(book.protocol, replace(book.vocabulary, situations=here), b"", book.named))):
        return mapped.RULE
    if any(True for clause in changed for _ in idle.clause_problems(book, book.by_id[clause])):
        return idle.RULE
    return idle.RULE if book.protocol.silent != original.protocol.silent and any(idle.silence_problems(book)) else None


def score(found: list[Tried]) -> Iterator[str]:
    """The shares by kind, by sort of judgement, and of all; and how many each rule sees first."""
    for name, key in (("kind", lambda one: one.mutant.kind), ("sort", lambda one: group_of(one.mutant.kind)), ("all", lambda _: "all")):
        counted = Counter(key(one) for one in found)
        caught = Counter(key(one) for one in found if one.by)
        yield f"\n{name:30} change advice   seen"
        yield from (f"{of:30} {count:13} {caught[of]:6}  {caught[of] / count:.0%}" for of, count in sorted(counted.items()))
    yield "\n" + ", ".join(f"{rule} {count}" for rule, count in Counter(one.by for one in found if one.by).most_common())


def main() -> None:
    """Tries the sample, and prints what nothing sees and the shares."""
    seed, each = (*map(int, sys.argv[1:3]), *(1, 8)[len(sys.argv) - 1 :])
    found = [one for protocol in SHIPPED for one in tried(protocol, seed, each)]
    print("\n".join((*(f"{one.protocol}: {one.mutant.description}" for one in found if one.by is None), *score(found))))


if __name__ == "__main__":
    main()

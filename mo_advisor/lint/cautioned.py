"""A caution is about the clauses that it names and can be shown, and what has to be known of a clause has its caution.

The text of a caution that names clauses by their numbers, or by that of their section, names each numbered clause that the caution is about. A
quotation from the document stands in a clause that it is about or names. In each situation to which it is limited, its clauses are read out; only
that is an error, and all else a warning. One of the kind `dated` says `since` when. A reference that is `wrong`, a body that is `defunct` and a
proposal have a caution of the kinds `reference`, `body` and `proposal`.

Passes:

    cautions: [{kind: reference, text: "2 refers to 9, which does not exist.", clauses: ["2"], situations: [not-covered]}]
    document:
      - {id: "1", number: "1", text: "Be polite.", rules: [{situations: [member-rude-to-officer]}]}
      - id: "2"
        number: "2"
        text: "See paragraph 9."
        cites: [{words: paragraph 9, wrong: "There is no 9."}]
        rules: [{situations: [not-covered]}]

Fails:

    cautions: [{kind: reference, text: "2 refers to 9, which does not exist.", clauses: ["1"], situations: [not-covered]}]
    document:
      - {id: "1", number: "1", text: "Be polite.", rules: [{situations: [member-rude-to-officer]}]}
      - id: "2"
        number: "2"
        text: "See paragraph 9."
        cites: [{words: paragraph 9, wrong: "There is no 9."}]
        rules: [{situations: [not-covered]}]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mo_advisor.errors import Place, Problem
from mo_advisor.lint.naming import around, read_again
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Caution, Clause, Protocol
from mo_advisor.protocol.words import words_of

RULE = "cautioned"
QUOTED = re.compile(r"“([^”]{12,})”")  # a word or two may be quoted to be explained
NUMBERS = re.compile(r"(?<![\w.])\d+(?:\.\d+)*")


def problems(book: Book) -> Iterator[Problem]:
    """Cautions that are never shown, or at other clauses than they speak of; and what lacks its caution."""
    text = " ".join(words_of(position.clause) for position in book.positions).casefold() if book.protocol.cautions else ""
    for caution in book.protocol.cautions:
        of = f"{caution.kind} of {' and '.join(caution.clauses) or 'the whole document'}"
        yield from (Problem(caution.at, "error", RULE, f"{of}: {wrong}") for wrong in _situations(book, caution))
        yield from (Problem(caution.at, "warning", RULE, f"{of}: {wrong}; look at it again") for wrong in _elsewhere(book, caution, text))
    for place, clause, kind, what in _needed(book.protocol, [position.clause for position in read_again(book)]):
        if not any(caution.kind == kind for caution in book.cautions_of(clause)):
            yield Problem(place, "warning", RULE, f"{clause}: {what}, and no caution of the kind `{kind}` says so")


def _elsewhere(book: Book, caution: Caution, text: str) -> Iterator[str]:
    """What in the text of a caution speaks of other clauses than those that it is about."""
    yield from _numbers(book, caution)
    yield from _quotations(book, caution, text)
    if caution.kind == "dated" and not caution.since:
        yield "one that is dated has a day from which it holds, in `since`"


def _numbers(book: Book, caution: Caution) -> Iterator[str]:
    """The numbered clauses that a caution is about and does not name, though it names some."""
    named = set(NUMBERS.findall(caution.text))
    if not any(number in book.by_id for number in named):
        return
    for clause in caution.clauses:
        position = book.by_id[clause]
        above = [heading.number for heading in position.headings]
        if position.clause.number == clause and named.isdisjoint((clause, *above)) and NUMBERS.fullmatch(clause):
            yield f"its text speaks of {', '.join(sorted(named & book.by_id.keys()))}, and not of {clause}"


def _quotations(book: Book, caution: Caution, text: str) -> Iterator[str]:
    """Quotations that stand in the document, and not in a clause that a caution is about or names."""
    if not caution.clauses:
        return
    clauses = {*caution.clauses, *(clause for clause in NUMBERS.findall(caution.text) if clause in book.by_id)}
    near = " ".join(around(book.by_id[clause]) for clause in clauses)
    for quoted in QUOTED.findall(caution.text):
        words = quoted.casefold().rstrip(".,;")
        if words in text and words not in near:
            yield f"“{quoted}” stands in none of the clauses that it is about"


def _situations(book: Book, caution: Caution) -> Iterator[str]:
    """The situations of a caution in which its clauses are not read out."""
    every = all if caution.shown == "all" else any
    for situation in caution.situations if caution.clauses else ():
        if not every(_read_out(book, book.clause(clause), situation) for clause in caution.clauses):
            yield f"in {situation} it is never shown, since no rule reads {'all of them' if caution.shown == 'all' else 'any of them'} out there"


def _read_out(book: Book, clause: Clause, situation: str) -> bool:
    return any(situation in rule.situations or (rule.silent and book.silences[situation]) for rule in clause.rules)


def _needed(protocol: Protocol, clauses: list[Clause]) -> Iterator[tuple[Place, str, str, str]]:
    """What needs a caution: the place, the clause, the kind of the caution, and the beginning of a sentence."""
    for clause in clauses:
        yield from ((cited.at, clause.id, "reference", f"the reference “{cited.words}” is wrong") for cited in clause.cites if cited.wrong)
        yield from ((contact.at, clause.id, "body", f"{contact.title} is defunct") for contact in clause.contacts if contact.defunct)
    yield from ((proposal.at, proposal.clause, "proposal", "a change of its words is proposed") for proposal in protocol.proposals)

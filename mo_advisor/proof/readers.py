"""Whole advice read plainly, as the contract writes it.

Each reader in READERS gets an advice, its record and the plain words of the file, and gives what is wrong, whatever was answered. A property that can
be read off a whole advice is one more reader.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from zlib import crc32

from mo_advisor.advice.advise import Advice, advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.as_json import advice_record
from mo_advisor.advice.changes import Changes, changed
from mo_advisor.advice.clauses import match_clause
from mo_advisor.advice.reference_code import answers_of, changed_since, read
from mo_advisor.advice.why_not import why_not
from mo_advisor.proof.oracle import SUBJECTS, PlainRoles, step_numbers
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Position

NAMES_NOBODY, NOBODY_LINES = "names nobody", frozenset({"nobody-named", "nobody-else-named"})


@dataclass(frozen=True)
class CheckedAdvice:
    """A whole advice. words: clause id to the clause as the file has it (`plain_words`)."""

    book: Book
    roles: PlainRoles
    answers: Answers
    words: Mapping[str, Any]

    @cached_property
    def advice(self) -> Advice:
        """The advice itself."""
        return advise(self.book, self.answers)

    @cached_property
    def record(self) -> dict[str, Any]:
        """The advice as the contract writes it."""
        return advice_record(self.advice)

    @cached_property
    def wronged(self) -> frozenset[str]:
        """The roles that the situation wrongs where they are named."""
        return self.roles.wronged(self.answers.what)

    @cached_property
    def contacts(self) -> list[tuple[dict[str, Any], Mapping[str, Any]]]:
        """Every contact of the record with what the file has of it, read without this package's reader."""
        places = ((named.clause, named.contact) for named in self.advice.contacts)
        at = (next(at for at, known in enumerate(self.book.clause(clause).contacts) if known == contact) for clause, contact in places)
        return [(contact, self.words[contact["clause"]]["contacts"][number]) for contact, number in zip(self.record["contacts"], at, strict=True)]

    @property
    def every_clause(self) -> tuple[dict[str, Any], ...]:
        """Every clause of the record."""
        return (*self.record["clauses"], *self.record["routes"], *self.record["general"])

    @cached_property
    def text(self) -> str:
        """The record as JSON."""
        return _json(self.record)


def spoken(checked: CheckedAdvice) -> Iterator[str]:
    """The advice is never empty: clauses, or a recorded silence with a sentence that says so."""
    record = checked.record
    if record["mapped"] != bool(record["clauses"] or record["silent"]):
        yield "it is called mapped without a clause or a silence, or the other way round"
    if record["silent"] and (record["clauses"] or not record["message"]):
        yield "a silence has clauses, or does not say so"


def nobody_to_themselves(checked: CheckedAdvice) -> Iterator[str]:
    """Nobody is sent to a person whose very role was answered: the asker's, or that of the person complained of, who is not who was wronged."""
    accused = checked.roles.party(checked.answers.what) - checked.wronged
    people = [role for role in checked.answers.involved or () if role in accused] + ([checked.answers.who] if checked.answers.who else [])
    posts = {post for person in people for post in checked.roles.held[person]} - (checked.wronged & set(checked.answers.involved or ()))
    posts |= checked.roles.held.get(checked.answers.who or "", frozenset())
    contacts = checked.record["contacts"]
    named = [contact for contact in contacts if contact["role"] and not contact["one_of_many"] and contact["part"] != "other-party"]
    for contact in (*named, *checked.record["advisers"]):
        if contact["role"] in posts:
            yield f"{contact['title']} ({contact['clause']}) is named, and is the person concerned"


def never_the_wronged(checked: CheckedAdvice) -> Iterator[str]:
    """Nobody is left out as the person complained of who was named as wronged."""
    for left_out in checked.advice.left_out:
        if left_out.why == SUBJECTS and left_out.role in checked.wronged and left_out.role in (checked.answers.involved or ()):
            yield f"{left_out.title} ({left_out.clause}) is left out, and was wronged"


def never_nobody(checked: CheckedAdvice) -> Iterator[str]:
    """Where somebody was left out, nothing says that nobody is named; where nobody is there to turn to, a line says whom any council has."""
    record, left_out = checked.record, checked.advice.left_out
    lines = {notice["kind"] for notice in record["notices"]}
    if left_out and (NAMES_NOBODY in record["message"] or "nobody-named" in lines):
        yield f"it says that nobody is named, and {left_out[0].title} ({left_out[0].clause}) is left out"
    somebody = any(contact["by"] == "you" and not contact["defunct"] for contact in record["contacts"]) or record["advisers"]
    if bool(somebody) == bool(lines & NOBODY_LINES):
        yield "whom any council has is said where somebody is named, or not said where nobody is"


def actors_given(checked: CheckedAdvice) -> Iterator[str]:
    """A step is taken by whom the file gives: nobody where the words are passive, the caller where nobody is given, else one of those who are."""
    asker = checked.roles.wider[checked.answers.who] if checked.answers.who else frozenset[str]()
    for contact, given in checked.contacts:
        takers = given.get("by", [])
        takers = [takers] if isinstance(takers, str) else takers
        fitting = [None] if given.get("passive") == "yes" else ["you"] if not takers or asker & set(takers) else takers
        if contact["by"] not in fitting:
            yield f"{contact['title']} ({contact['clause']}) is said to be by {contact['by']}, which the words do not give"


def numbered_in_order(checked: CheckedAdvice) -> Iterator[str]:
    """Steps are numbered only where their route puts several in order, in the file's order, and the caller's own from 1 without a gap."""
    routes: dict[str, list[tuple[Mapping[str, Any], bool, int | None]]] = {}
    for contact, given in checked.contacts:
        step = int(given["step"]) if "step" in given else None
        routes.setdefault(contact["route"], []).append((contact, contact["by"] == "you", step))
    for route, steps in routes.items():
        if [contact["step"] for contact, *_ in steps] != step_numbers([(yours, step) for _, yours, step in steps]):
            yield f"the steps of {route} are not numbered as they stand there"


def in_one_place(checked: CheckedAdvice) -> Iterator[str]:
    """Every clause that sends the caller to somebody governs or is a route; every route does so; and no clause stands in two places."""
    places = {place: [clause["id"] for clause in checked.record[place]] for place in ("clauses", "routes", "general")}
    sending = {contact["clause"] for contact in checked.record["contacts"] if contact["by"] == "you"}
    every = [clause for clauses in places.values() for clause in clauses]
    yield from (f"{clause} stands in two places" for clause in set(every) if every.count(clause) > 1)
    yield from (f"{clause} sends the caller to somebody, and stands in general" for clause in sending.intersection(places["general"]))
    yield from (f"{clause} is a route, and sends the caller to nobody" for clause in places["routes"] if clause not in sending)


def first_of_all(checked: CheckedAdvice) -> Iterator[str]:
    """The headline holds nothing that is not below: every line for danger, whom to go to first and nobody who is left out, and of each clause that
    governs every duty that the file marks."""
    headline, record = checked.record["headline"], checked.record
    if headline["safety"] != [notice["text"] for notice in record["notices"] if notice["kind"] in ("danger", "abuse")]:
        yield "the headline does not hold the lines for danger"
    own = [contact for contact in record["contacts"] if contact["by"] == "you" and not contact["defunct"]]
    first = {(contact["title"], contact["clause"]) for contact in own if contact["step"] in (None, 1)}
    advisers = {(adviser["title"], adviser["clause"]) for adviser in record["advisers"]}
    named = {(one["title"], one["clause"]) for one in headline["first"]}
    left_out = {(one.title, one.clause) for one in checked.advice.left_out}
    if not first <= named <= first | advisers or named & (left_out - first - advisers):
        yield "the headline does not name whom to go to first"
    yield from (f"the headline has of {clause['id']} other words than it has" for clause in record["clauses"] if not _decisive(checked, clause))


def _decisive(checked: CheckedAdvice, clause: Mapping[str, Any]) -> bool:
    """Whether the headline has words of a clause, all of them its own, and every duty that the file marks in it."""
    said = [(rule["words"], rule["force"]) for rule in checked.record["headline"]["rules"] if rule["clause"] == clause["id"]]
    duties = checked.words[clause["id"]]["duties"]
    forced = {(duty["words"], duty["force"]) for duty in duties if "force" in duty}
    marked = {duty["words"] for duty in duties} <= {words for words, force in said if force}
    verbatim_here = all(words in _running_text(clause) for words, _ in said)
    return bool(said) and marked and forced <= set(said) and verbatim_here


def cited(checked: CheckedAdvice) -> Iterator[str]:
    """Every contact's clause is printed, with the very words that it quotes; every caution's clauses are the document's."""
    printed = {clause["id"]: clause for clause in checked.every_clause}
    for contact in checked.record["contacts"]:
        clause = printed.get(contact["clause"])
        if clause is None:
            yield f"{contact['title']} is named, and {contact['clause']} is not printed"
        elif not all(words in _running_text(clause) for words in (contact["title"], contact["do"], contact["when"]) if words):
            yield f"{contact['title']} is not in the words of {contact['clause']}"
    for caution in checked.record["cautions"]:
        if not set(caution["clauses"]) <= set(checked.words):
            yield f"a caution cites {', '.join(caution['clauses'])}, which the document has not"


def _running_text(clause: Mapping[str, Any]) -> str:
    return " ".join([*clause["heading"][-1:], clause["text"], *_texts(clause["items"]), clause["closing"]])


def _texts(items: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """What items say, each before those inside it."""
    for item in items:
        yield item["text"]
        yield from _texts(item.get("items", ()))


def verbatim(checked: CheckedAdvice) -> Iterator[str]:
    """Every clause's words are those of the file."""
    for clause in checked.every_clause:
        given = checked.words[clause["id"]]
        items = list(_texts(given["items"]))
        if (clause["text"], list(_texts(clause["items"])), clause["closing"]) != (given["text"], items, given.get("closing", "")):
            yield f"{clause['id']} is not word for word"


def same_bytes(checked: CheckedAdvice) -> Iterator[str]:
    """The same answers in another order give the same bytes."""
    given = checked.answers
    turned = Answers(given.who, given.involved and given.involved[::-1], given.what, dict(list(given.facts.items())[::-1]))
    if max(len(given.involved or ()), len(given.facts)) > 1 and checked.text != _json(advice_record(advise(checked.book, turned))):
        yield "the same answers in another order give other bytes"


def open_to_question(checked: CheckedAdvice) -> Iterator[str]:
    """What may apply says on which question it depends, that question is open, and nothing else depends on any."""
    record = checked.record
    for shown in (*checked.every_clause, *record["contacts"], *record["advisers"]):
        if bool(shown["depends_on"]) != (shown["certainty"] == "may-apply") or not set(shown["depends_on"]) <= set(record["open_questions"]):
            yield f"{shown.get('id') or shown['title']} does not say on what it depends"


def comes_back(checked: CheckedAdvice) -> Iterator[str]:
    """The reference of an advice gives the same answers again, and says of this file that nothing has changed."""
    reference = read(checked.record["reference"])
    again = answers_of(checked.book, reference)
    if again.record() != checked.record["answers"] or changed_since(checked.book, reference):
        yield "its reference does not come back to the same answers"


def brought_in(checked: CheckedAdvice) -> Iterator[str]:
    """The changes that are said to bring a clause in do so, and no fewer of them; none are said only of a clause that no answers bring in.

    Tried on one clause of each advice, taken by a count over the answers.
    """
    position = checked.book.positions[crc32(checked.text.encode()) % len(checked.book.positions)]
    clause, asked = position.clause.id, why_not(checked.advice, position)
    if not asked.shown and not asked.ways and position.clause.rules:
        yield f"{clause} is said to be brought in by no answers"
    for way in asked.ways:
        if not _brings(checked, way.changes, position, governs=False):
            yield f"{clause} is not brought in by {dict(way.changes)}"
        fewer = [{question: value for question, value in way.changes.items() if question != left_out} for left_out in way.changes]
        if any(changes and _brings(checked, changes, position, way.match.governs) for changes in fewer):
            yield f"{clause} is brought in by fewer changes than {dict(way.changes)}"


def _brings(checked: CheckedAdvice, changes: Changes, position: Position, governs: bool) -> bool:
    """Whether some changes bring a clause into the advice; governs: as one that governs. The rest of the advice need not be made for that."""
    found = match_clause(checked.book, changed(checked.answers, changes), position)
    return found is not None and (found.governs or not governs)


READERS: Mapping[Callable[[CheckedAdvice], Iterator[str]], str] = {
    spoken: "2", nobody_to_themselves: "3", never_the_wronged: "wronged", never_nobody: "nobody", actors_given: "actor",
    numbered_in_order: "numbered", in_one_place: "placed", first_of_all: "headline", cited: "4", verbatim: "4", same_bytes: "6",
    open_to_question: "7", brought_in: "why-not", comes_back: "reference",
}  # each with the property that it reads


def _json(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False)

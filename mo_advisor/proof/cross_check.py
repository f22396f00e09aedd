"""Plain readers of a whole advice, as the contract writes it: what must hold of each, whatever was answered.

Each gets an advice, its record and the plain words of the file, and gives what is wrong. A property that can be read off a whole advice is one more
function in READERS.

Whole advice, made by `advise` itself: held against the pieces that it is put together from, and read plainly."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from zlib import crc32

from mo_advisor.advice.advise import Advice, advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.as_json import advice_record
from mo_advisor.advice.cautions import Warned
from mo_advisor.advice.changes import Changes, changed
from mo_advisor.advice.clauses import Match, match
from mo_advisor.advice.contacts import General, LeftOut, Named
from mo_advisor.advice.reference_code import answers_of, changed_since, read
from mo_advisor.advice.why_not import why_not
from mo_advisor.proof.certificate import Finding
from mo_advisor.proof.oracle import Kinship
from mo_advisor.proof.parts import Piece, brief
from mo_advisor.proof.situation import Compiled
from mo_advisor.protocol.book import Book
from mo_advisor.render.writers.json import to_json


@dataclass(frozen=True)
class Whole:
    """A whole advice. words: clause id to its words, read from the file's bytes by a plain YAML reader."""

    book: Book
    kin: Kinship
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
    def text(self) -> str:
        """The record as JSON."""
        return to_json(self.record)


def plain_words(book: Book) -> dict[str, Any]:
    """Clause id to the clause as the file has it, read without this package's reader."""
    import yaml

    found: dict[str, Any] = {}

    def under(nodes: list[dict[str, Any]]) -> None:
        for node in nodes:
            if "contents" in node:
                under(node["contents"])
            else:
                found[node["id"]] = node

    tree = yaml.load(book.data, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    under([*tree["document"], *tree.get("footnotes", [])])
    return found


def spoken(whole: Whole) -> Iterator[str]:
    """The advice is never empty: clauses, or a recorded silence with a sentence that says so."""
    record = whole.record
    if record["mapped"] != bool(record["clauses"] or record["silent"]):
        yield "it is called mapped without a clause or a silence, or the other way round"
    if record["silent"] and (record["clauses"] or not record["message"]):
        yield "a silence has clauses, or does not say so"


def nobody_to_themselves(whole: Whole) -> Iterator[str]:
    """Nobody is sent to a person whose very role was answered: the asker's, or that of the person complained of."""
    party = whole.kin.party(whole.answers.what)
    people = [role for role in whole.answers.involved or () if role in party] + ([whole.answers.who] if whole.answers.who else [])
    named = [one for one in whole.record["contacts"] if one["role"] and not one["one_of_many"] and one["part"] != "other-party"]
    for one in (*named, *whole.record["advisers"]):
        if any(one["role"] in whole.kin.held[person] for person in people):
            yield f"{one['title']} ({one['clause']}) is named, and is the person concerned"


def cited(whole: Whole) -> Iterator[str]:
    """Every contact's clause is printed, with the very words that it quotes; every caution's clauses are the document's."""
    printed = {clause["id"]: clause for clause in (*whole.record["clauses"], *whole.record["general"])}
    for one in whole.record["contacts"]:
        clause = printed.get(one["clause"])
        if clause is None:
            yield f"{one['title']} is named, and {one['clause']} is not printed"
        elif not all(words in _running(clause) for words in (one["title"], one["do"], one["when"]) if words):
            yield f"{one['title']} is not in the words of {one['clause']}"
    for caution in whole.record["cautions"]:
        if not set(caution["clauses"]) <= set(whole.words):
            yield f"a caution cites {', '.join(caution['clauses'])}, which the document has not"


def _running(clause: Mapping[str, Any]) -> str:
    items = (item["text"] for item in clause["items"])
    return " ".join([*clause["heading"][-1:], clause["text"], *items, clause["closing"]])


def verbatim(whole: Whole) -> Iterator[str]:
    """Every clause's words are those of the file."""
    for clause in (*whole.record["clauses"], *whole.record["general"]):
        given = whole.words[clause["id"]]
        items = [item["text"] for item in given.get("items", ())]
        if (clause["text"], [item["text"] for item in clause["items"]], clause["closing"]) != (given["text"], items, given.get("closing", "")):
            yield f"{clause['id']} is not word for word"


def same_bytes(whole: Whole) -> Iterator[str]:
    """The same answers in another order give the same bytes."""
    given = whole.answers
    turned = Answers(given.who, given.involved and given.involved[::-1], given.what, dict(list(given.facts.items())[::-1]))
    if max(len(given.involved or ()), len(given.facts)) > 1 and whole.text != to_json(advice_record(advise(whole.book, turned))):
        yield "the same answers in another order give other bytes"


def open_to_question(whole: Whole) -> Iterator[str]:
    """What may apply says on which question it depends, that question is open, and nothing else depends on any."""
    record = whole.record
    for one in (*record["clauses"], *record["general"], *record["contacts"], *record["advisers"]):
        if bool(one["depends_on"]) != (one["certainty"] == "may-apply") or not set(one["depends_on"]) <= set(record["open_questions"]):
            yield f"{one.get('id') or one['title']} does not say on what it depends"


def comes_back(whole: Whole) -> Iterator[str]:
    """The reference of an advice gives the same answers again, and says of this file that nothing has changed."""
    reference = read(whole.record["reference"])
    again = answers_of(whole.book, reference)
    if again.record() != whole.record["answers"] or changed_since(whole.book, reference):
        yield "its reference does not come back to the same answers"


def brought_in(whole: Whole) -> Iterator[str]:
    """The changes that are said to bring a clause in do so, and no fewer of them; none are said only of a clause that no answers bring in.

    Tried on one clause of each advice, taken by a count over the answers.
    """
    position = whole.book.positions[crc32(whole.text.encode()) % len(whole.book.positions)]
    clause, asked = position.clause.id, why_not(whole.advice, position)
    if not asked.shown and not asked.ways and position.clause.rules:
        yield f"{clause} is said to be brought in by no answers"
    for way in asked.ways:
        if not _brings(whole, way.changes, clause, governs=False):
            yield f"{clause} is not brought in by {dict(way.changes)}"
        fewer = [{question: value for question, value in way.changes.items() if question != spared} for spared in way.changes]
        if any(changes and _brings(whole, changes, clause, way.match.governs) for changes in fewer):
            yield f"{clause} is brought in by fewer changes than {dict(way.changes)}"


def _brings(whole: Whole, changes: Changes, clause: str, governs: bool) -> bool:
    """Whether some changes bring a clause into the advice; governs: as one that governs. The rest of the advice need not be made for that."""
    after = match(whole.book, changed(whole.answers, changes))
    return clause in {one.position.clause.id for one in (*after.governing, *(() if governs else after.background))}


READERS: Mapping[Callable[[Whole], Iterator[str]], str] = {
    spoken: "2", nobody_to_themselves: "3", cited: "4", verbatim: "4", same_bytes: "6", open_to_question: "7", brought_in: "why-not",
    comes_back: "reference",
}  # each with the property that it reads


PIECES = "pieces"  # an advice is what its pieces come to
MOST_INVOLVED = 6


def broken(
    book: Book, kin: Kinship, compiled: Mapping[str, Compiled], some: Iterable[Answers], write: Callable[[bytes], None] = lambda _: None,
) -> Iterator[Finding]:
    """What is wrong with the advice on some answers. write: gets the bytes of each advice."""
    words = plain_words(book)
    for answers in some:
        whole = Whole(book, kin, answers, words)
        for reader, of in READERS.items():
            yield from (Finding(of, f"{answers.what}: {message}", (answers,)) for message in reader(whole))
        write(json.dumps(whole.record, ensure_ascii=False).encode())
        made, expected = drawn(whole.advice), assembled(compiled[answers.what], answers)
        for part in made:
            if made[part] != expected[part]:
                yield Finding(PIECES, f"{answers.what}: the {part} are not what its pieces come to", (answers,))


def drawn(advice: Advice) -> dict[str, Any]:
    """An advice, to be compared."""
    shown = [one.match for one in (*advice.clauses, *advice.general)]
    left_out = [one for one in advice.cautions if one.kind == "left-out"]
    return {
        "silence": (advice.mapped, advice.silent),
        "clauses": [(one.position.clause.id, brief(one)) for one in shown],
        "contacts": [(one.clause, one.contact.title, one.contact.do, brief(one)) for one in advice.contacts],
        "advisers": [(one.adviser.title, one.verdict) for one in advice.advisers],
        "cautions": [one.text for one in advice.cautions if one.kind not in ("left-out", "status")],
        "left out": sorted({one.clauses[0] for one in left_out}),
    }


def assembled(compiled: Compiled, answers: Answers) -> dict[str, Any]:
    """What the pieces come to for any answers, put in the contract's order."""
    found = [(piece, outcome) for piece, outcome in compiled.outcomes(compiled.of(answers)) if outcome is not None]
    clauses = [outcome for _, outcome in found if isinstance(outcome, Match)]
    governing = sorted((one for one in clauses if one.governs), key=lambda one: (one.weight, one.position.order))
    recorded = next(outcome.truth for piece, outcome in found if piece.kind == "silence")
    silent = recorded is True and not governing
    contacts = sorted((one for _, one in found if isinstance(one, Named)), key=lambda one: _place(compiled.book, one))
    printed = {one.position.clause.id for one in clauses} | {one.clause for one in contacts}
    return {
        "silence": (bool(governing) or silent, silent),
        "clauses": [(one.position.clause.id, brief(one)) for one in (*governing, *(one for one in clauses if not one.governs))],
        "contacts": [(one.clause, one.contact.title, one.contact.do, brief(one)) for one in contacts],
        "advisers": [(outcome.adviser.title, outcome.verdict) for _, outcome in found if isinstance(outcome, General)],
        "cautions": _cautions(compiled.book, found, printed),
        "left out": sorted({outcome.clause for _, outcome in found if isinstance(outcome, LeftOut)}),
    }


def _place(book: Book, one: Named) -> tuple[int, int, int]:
    """Routes in the document's order, steps within them; those at any time first."""
    return book.by_id[one.route].order, int(one.contact.step or 0), book.by_id[one.clause].order


def _cautions(book: Book, found: list[tuple[Piece, Any]], printed: set[str]) -> list[str]:
    """The cautions whose clauses are printed, those about clauses first."""
    ways = {"any": any, "all": all}
    about_clauses = (caution for caution in book.protocol.cautions if caution.clauses)
    shown = {caution.text: ways[caution.shown](clause in printed for clause in caution.clauses) for caution in about_clauses}
    given = [outcome for _, outcome in found if isinstance(outcome, Warned) and shown.get(outcome.text, True)]
    return [one.text for one in given if one.clauses] + [one.text for one in given if not one.clauses]


def at_random(book: Book, count: int) -> Iterator[Answers]:
    """Answers of every kind, grouped in no way; the same ones for the same file."""
    chance = random.Random(book.sha256)
    roles, situations = list(book.vocabulary.roles), list(book.vocabulary.situations)
    for number in range(count):
        involved = chance.choice([None, (), *(tuple(chance.sample(roles, size)) for size in range(1, MOST_INVOLVED))])
        values = {fact: chance.choice([None, *given.values]) for fact, given in book.facts.items()}
        facts = {fact: value for fact, value in values.items() if value is not None}
        yield Answers(chance.choice([None, *roles]), involved, situations[number % len(situations)], facts)

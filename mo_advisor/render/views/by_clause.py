"""The judgements of a protocol clause by clause, in few lines, for sign-off: a sheet a section, and what the document is silent on."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from mo_advisor.protocol.as_json import SCHEMA, protocol_record
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import WEIGHTS, Clause, Contact, Position, Rule, Silence
from mo_advisor.protocol.words import words_of
from mo_advisor.records.condition import Condition
from mo_advisor.render.page import Either, Heading, Page, Paragraph, Part, Particulars, Sheet, Strong, listing, paragraph
from mo_advisor.render.views.document import masthead
from mo_advisor.render.views.tree import BLANKS
from mo_advisor.render.words import NOT_ADVICE, edition, sign_off

TITLE = "Judgements by clause, for sign-off"
BEGINNING = 90  # characters of a clause that are shown
MEANS = {"rule": "Governs", "duty": "Bears on", "route": "Says where to take", "background": "Background to"}
READING = (
    "Each clause stands with the situations in which it is read out; the document itself is printed by `mo-advisor show`.",
    "Where nobody is named, a judgement is for everybody to whom the document speaks.",
    NOT_ADVICE,
)
SILENT, UNDER_NO_HEADING = "Where the document is silent", "Under no heading"
NOT_JUDGED = "Not judged yet."
IN_SILENCE = "every silence"


def by_clause_page(book: Book) -> Page:
    """The judgements of a protocol under its name."""
    told = paragraph(f"{TITLE}. {edition(book)} {sign_off(book)}")
    name = Heading(1, f"{book.protocol.council}: {book.protocol.title}")
    hashes = (("Wording (sha256)", book.text_sha256), ("Choice of clauses (sha256)", book.mapping_sha256))
    head = (
        Either((*masthead(book), paragraph(TITLE, "title"), paragraph(sign_off(book), "faint", close=True)), (name, told)),
        Particulars(hashes, "hashes"), Particulars(tuple((blank, "") for blank in BLANKS), "signature"), listing(READING, "reading"),
    )
    return Page(f"{TITLE}: {book.protocol.title}, {book.protocol.council}", head, (), tuple(_sheets(book)), (), record=lambda: _record(book))


def _sheets(book: Book) -> Iterator[Sheet]:
    for heading, positions in groupby(book.positions, _section):
        yield Sheet((Heading(2, heading), *(part for position in positions for part in _clause(book, position.clause))))
    if book.protocol.silent:
        yield Sheet((Heading(2, SILENT), listing(_silence(book, silence) for silence in book.protocol.silent)))


def _section(position: Position) -> str:
    return position.headings[0].heading if position.headings else UNDER_NO_HEADING


def _clause(book: Book, clause: Clause) -> Iterator[Part]:
    beginning = textwrap.shorten(words_of(clause), BEGINNING, placeholder=" …")
    yield Paragraph((Strong(clause.id), f": “{beginning}”"))
    said = [*_rules(book, clause), *_named(book, clause)] or [f"Never advice: {clause.considered}" if clause.considered else NOT_JUDGED]
    yield from (paragraph(line, close=True) for line in said)


def _rules(book: Book, clause: Clause) -> Iterator[str]:
    """One line for each weight: the situations, those for the same people together."""
    for weight in WEIGHTS:
        rules = [rule for rule in clause.rules if rule.weight == weight]
        if rules:
            yield f"{MEANS[weight]}: {'; '.join(_rule(book, rule) for rule in rules)}"


def _rule(book: Book, rule: Rule) -> str:
    said = ", ".join(map(_plainly, rule.situations)) or IN_SILENCE
    return f"{said}{_conditions(book, rule)}"


def _conditions(book: Book, record: Rule | Silence | Contact) -> str:
    """For whom and when, in brackets; nothing where that is as it is for everybody to whom the document speaks."""
    usual = Condition(any_of=book.protocol.askers.are) if book.protocol.askers else None
    told = [f"for {_condition(book, record.who)}"] if record.who and record.who != usual else []
    told += ["for anybody"] if usual and not record.who and not isinstance(record, Contact) else []
    told += [f"about {_condition(book, record.involved)}"] if record.involved else []
    told += [f"if {_condition(book, record.facts)}"] if record.facts else []
    return f" ({'; '.join(told)})" if told else ""


def _condition(book: Book, condition: Condition) -> str:
    def said(part: str | Condition) -> str:
        return _condition(book, part) if isinstance(part, Condition) else _role(book, part)

    told = [" and ".join(map(said, condition.all_of))] if condition.all_of else []
    told += [" or ".join(map(said, condition.any_of))] if condition.any_of else []
    told += [f"not {' or '.join(map(said, condition.none_of))}"] if condition.none_of else []
    return ", ".join(told)


def _role(book: Book, named: str) -> str:
    """A role as it is called, or a fact with its value."""
    role = book.vocabulary.roles.get(named)
    return role.short if role else named.replace("-", " ").replace("=", ": ")


def _named(book: Book, clause: Clause) -> Iterator[str]:
    if clause.contacts:
        yield f"Names: {'; '.join(_contact(book, contact) for contact in clause.contacts)}"
    for caution in book.cautions_of(clause.id):
        yield f"Caution ({caution.kind}): {caution.text}"


def _contact(book: Book, contact: Contact) -> str:
    step = f", step {contact.step}" if contact.step else ""
    within = f", “{contact.limit.words}”" if contact.limit else ""
    return f"“{contact.title}” ({contact.part}{step}{within}){_conditions(book, contact)}"


def _silence(book: Book, silence: Silence) -> str:
    return f"{', '.join(map(_plainly, silence.situations))}{_conditions(book, silence)}: {silence.reason}"


def _plainly(situation: str) -> str:
    return situation.replace("-", " ")


def _record(book: Book) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "protocol": protocol_record(book),
        "clauses": [_clause_record(position.clause) for position in book.positions],
        "silent": [{"situations": list(silence.situations), "reason": silence.reason} for silence in book.protocol.silent],
    }


def _clause_record(clause: Clause) -> dict[str, Any]:
    return {
        "id": clause.id,
        **{weight: _situations(rule for rule in clause.rules if rule.weight == weight) for weight in WEIGHTS},
        "contacts": [{"role": contact.role, "title": contact.title, "part": contact.part} for contact in clause.contacts],
        "considered": clause.considered,
    }


def _situations(rules: Iterable[Rule]) -> list[str]:
    return list(dict.fromkeys(situation for rule in rules for situation in rule.situations))

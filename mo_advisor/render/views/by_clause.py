"""The judgements of a protocol clause by clause, in few lines, for sign-off: a sheet a section, and what the document is silent on."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from mo_advisor.protocol.as_json import SCHEMA, protocol_record
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import FORCES, WEIGHTS, Caution, Clause, Contact, Position, Rule, Silence
from mo_advisor.protocol.words import words_of
from mo_advisor.records.condition import Condition
from mo_advisor.render.page import Either, Heading, Page, Paragraph, Part, Particulars, Sheet, Strong, listing, paragraph
from mo_advisor.render.views.document import masthead
from mo_advisor.render.views.tree import BLANKS
from mo_advisor.render.words import NOT_ADVICE, edition, sign_off

TITLE = "Judgements by clause, for sign-off"
BEGINNING = 90  # characters of a clause that are shown
MEANS = {"rule": "Governs", "duty": "Bears on", "route": "Says where to take", "background": "Background to"}
FORCE = {force: f"{force.replace('-', ' ')}:" for force in FORCES} | {"information": "says of", "entitled": "entitles"}
READING = (
    "Each clause stands with the situations in which it is read out; the document itself is printed by `mo-advisor show`.",
    "Where nobody is named, a judgement is for everybody to whom the document speaks.",
    NOT_ADVICE,
)
SILENT, UNDER_NO_HEADING = "Where the document is silent", "Under no heading"
OF_ALL = "On the whole document"
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
    if whole := [caution for caution in book.protocol.cautions if not caution.clauses]:
        yield Sheet((Heading(2, OF_ALL), listing(f"Caution ({caution.kind}): {caution.text}{_conditions(book, caution)}" for caution in whole)))
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
    items = f", by {'item' if len(rule.items) == 1 else 'items'} {', '.join(rule.items)}" if rule.items else ""
    return f"{said}{items}{_conditions(book, rule)}"


def _conditions(book: Book, record: Rule | Silence | Contact | Caution) -> str:
    """For whom and when, in brackets; nothing where that is as it is for everybody to whom the document speaks."""
    usual = Condition(any_of=book.protocol.askers.are) if book.protocol.askers else None
    told = [f"for {_condition(book, record.who)}"] if record.who and record.who != usual else []
    told += ["for anybody"] if usual and not record.who and isinstance(record, Rule | Silence) else []
    told += [f"only in {', '.join(map(_plainly, record.situations))}"] if isinstance(record, Contact | Caution) and record.situations else []
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
    """What a clause asks and of whom, whom it names, and what must be known of it: each judgement in words, for it may be a slip."""
    if clause.duties:
        yield f"Asks: {'; '.join(f'“{duty.words}” ({FORCE[duty.force]} {_roles(book, duty.binds)})' for duty in clause.duties)}"
    if clause.contacts:
        yield f"Names: {'; '.join(_contact(book, contact) for contact in clause.contacts)}"
    for adviser in (adviser for adviser in book.protocol.advisers if adviser.clause == clause.id):
        when = f", for “{adviser.when}”" if adviser.when else ""
        yield f"Advises in general: “{adviser.title}” ({_role(book, adviser.role)}{when}{f', {adviser.join}' if adviser.join else ''})"
    for caution in book.cautions_of(clause.id):
        yield f"Caution ({caution.kind}): {caution.text}{_conditions(book, caution)}"


def _contact(book: Book, contact: Contact) -> str:
    """Who it is, what part they have in what is done, on what condition, in which step and by whom."""
    told = [f"{_role(book, contact.role)}; {contact.part} “{contact.do}”" if contact.role else f"{contact.part} “{contact.do}”"]
    told += [f"on the condition “{contact.when}”"] if contact.when else []
    told += [f"“{contact.limit.words}”, for {_role(book, contact.limit.binds)}"] if contact.limit else []
    told += [f"step {contact.step}{f' of {contact.route}' if contact.route else ''}"] if contact.step else []
    told += [f"tied by “{contact.join}”"] if contact.join else []
    told += [f"done by {_roles(book, contact.by)}"] if contact.by else []
    told += ["one of many"] if contact.one_of_many else []
    told += ["no longer exists"] if contact.defunct else []
    return f"“{contact.title}” ({'; '.join(told)}){_conditions(book, contact)}"


def _roles(book: Book, roles: Sequence[str]) -> str:
    return ", ".join(_role(book, role) for role in roles)


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

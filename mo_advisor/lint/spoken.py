"""Whom a rule is about has a name in its clause.

A role in the conditions of a rule that governs, on who asks or who is involved, is named in the clause or in a heading above it, by its own name or
by that of a wider or a narrower role; or its clause has a duty or a contact of theirs, or the situation is about them. The two sides, Members and
Officers, may be meant without a name. A rule can mean somebody whom its clause does not name: a `note` at it, or at another rule of the clause,
says why, and without one this is a warning.

Passes:

    document:
      - {id: "1", text: "Members and journalists may ask.", rules: [{situations: [not-covered], who: [member, journalist]}]}

Fails:

    document:
      - {id: "1", text: "Members and journalists may ask.", rules: [{situations: [not-covered], who: [member, contractor]}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from mo_advisor.errors import Problem
from mo_advisor.lint.naming import around, read_again, speaks_of
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Rule
from mo_advisor.records.condition import Condition, atoms_of

RULE = "spoken"


def problems(book: Book) -> Iterator[Problem]:
    """Roles in the conditions of rules of which their clause does not speak."""
    askers = Condition(any_of=book.protocol.askers.are) if book.protocol.askers else None
    for position in read_again(book):
        clause = position.clause
        meant = set(book.vocabulary.asker_kinds)
        meant.update(role for duty in clause.duties for role in duty.binds)
        meant.update(role for contact in clause.contacts for role in contact.by)
        meant.update(role for rule in clause.rules if rule.note for role in (*atoms_of(rule.who), *atoms_of(rule.involved)))
        words = around(position) if clause.rules else ""
        for rule in clause.rules:
            for part, role in _named(rule, askers) if rule.governs and not rule.note else ():
                wider = book.tree.above[role] - book.vocabulary.asker_kinds | {role}
                if role not in meant and not speaks_of(book, f"{words} {_about(book, rule)}", wider):
                    message = f"a rule has {role} in `{part}`, of whom neither the clause nor a heading above it speaks; look at it again"
                    yield Problem(rule.at, "warning", RULE, f"{clause.id}: {message}, or say why in a `note`")


def _named(rule: Rule, askers: Condition | None) -> Iterator[tuple[str, str]]:
    """The roles for whom a rule is, or about whom, with the part of it that names them; nobody where it is for the file's askers."""
    yield from (("who", role) for role in (rule.who.any_of if rule.who and rule.who != askers else ()) if isinstance(role, str))
    yield from (("involved", role) for role in (rule.involved.any_of if rule.involved else ()) if isinstance(role, str))


def _about(book: Book, rule: Rule) -> str:
    """What the situations of a rule are called, without case; and the roles that they are about."""
    situations = [book.vocabulary.situations[situation] for situation in rule.situations]
    return " ".join(text for one in situations for text in (one.label, *(book.vocabulary.roles[role].label for role in one.party))).casefold()

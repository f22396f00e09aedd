"""What the words give under a condition or within a time has that condition and that time in the mapping.

Where a sentence begins with its condition, as in "If it is not settled, ask the Leader", or has it right after the title, the contact that it names
has a `when`, or is limited by whom it is about or by facts; and of those who are tied in one step and the same words either all have a `when` or
none. A time limit that stands in one sentence with a contact or a duty stands in a `limit` or in the words of a duty. Sentences can be put in more
ways than are known here, so this is a warning: look again.

Passes:

    document:
      - id: "1"
        text: "If it is not settled, ask the Leader within ten working days."
        rules: [{situations: [not-covered]}]
        contacts: [{role: leader, title: the Leader, do: ask, when: If it is not settled, limit: {words: within ten working days, binds: member}}]

Fails:

    document:
      - id: "1"
        text: "If it is not settled, ask the Leader within ten working days."
        rules: [{situations: [not-covered]}]
        contacts: [{role: leader, title: the Leader, do: ask}]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mo_advisor.errors import Place, Problem
from mo_advisor.lint.naming import read_again
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.duties import LIMIT, sentences
from mo_advisor.protocol.model import Clause, Contact

RULE = "given"
FIRST = re.compile(r"(?:If|Where|When|Whenever|Unless|Should|In (?:the |any )?(?:case|cases|event)(?: of)?) [^.;:]*?,")

AFTER = re.compile(r",? ((?:if|where|when|whenever|unless)\b[^.;:,)]*)")


def problems(book: Book) -> Iterator[Problem]:
    """Contacts without the condition that begins their sentence, and time limits of which the mapping does not speak."""
    for position in read_again(book):
        clause = position.clause
        every = list(sentences(clause)) if clause.contacts else []
        for contact in clause.contacts:
            if condition := _condition(clause, contact, every):
                message = f"“{contact.do}” is said under the condition “{condition}”, and {contact.title} has no `when`"
                yield Problem(contact.at, "warning", RULE, f"{clause.id}: {message}; look at it again")
        for place, limit in _limits(clause):
            yield Problem(place, "warning", RULE, f"{clause.id}: neither a limit nor a duty has “{limit}”; look at it again")


def _condition(clause: Clause, contact: Contact, every: list[str]) -> str | None:
    """The condition under which the words, or those who are tied to it, name a contact that nothing limits to some case."""
    if contact.when or contact.involved or contact.facts or contact.part in ("consulted", "told"):
        return None
    for sentence in every:
        first = FIRST.match(sentence)
        if first and contact.do in sentence[first.end() :] and contact.title in sentence[first.end() :]:
            return first[0].removesuffix(",")
        after = AFTER.match(sentence, sentence.find(contact.title) + len(contact.title)) if contact.title in sentence else None
        if after and contact.do in sentence:
            return after[1]
    tied = (other.when for other in clause.contacts if other.join and contact.join and (other.step, other.do) == (contact.step, contact.do))
    return next((when for when in tied if when), None)


def _limits(clause: Clause) -> Iterator[tuple[Place, str]]:
    """The time limits that stand in one sentence with a contact or a duty, and that no limit and no duty of the clause holds."""
    held = [contact.limit.words for contact in clause.contacts if contact.limit] + [duty.words for duty in clause.duties]
    said = [(contact.at, contact.do) for contact in clause.contacts] + [(duty.at, duty.words) for duty in clause.duties]
    for sentence in sentences(clause) if said else ():
        here = [place for place, words in said if words in sentence]
        for limit in LIMIT.finditer(sentence) if here else ():
            if not any(limit[0] in words or words in limit[0] for words in held):
                yield here[0], limit[0]

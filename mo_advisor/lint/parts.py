"""What a contact's part is, and who takes the step, agrees with the words.

Somebody decides only where the words speak of deciding, approving, choosing or referring; is consulted where they speak of advice or discussion; is
told where something is notified, sent or offered to them. Whoever acts or decides in words such as "will decide" or "arranges" is named in `by`,
and nobody is in `by` as taking a step towards themselves. Whoever the words before a step name as taking it is in `by`, or may be the caller, and
so is whom a duty in the same words binds. Each role in `by` has a name in the clause, or in a heading above it. Documents have more words than are
known here, so this is a warning: look at the contact again.

Passes:

    document:
      - id: "1"
        text: "Members may ask the Leader. The Chief Executive will decide, in consultation with the Monitoring Officer."
        rules: [{situations: [not-covered]}]
        contacts:
          - {role: leader, title: the Leader, do: may ask, by: [member]}
          - {role: chief-executive, title: The Chief Executive, do: will decide, part: decides, by: [chief-executive]}
          - {role: monitoring-officer, title: the Monitoring Officer, do: in consultation with, part: consulted, by: [chief-executive]}

Fails:

    document:
      - id: "1"
        text: "Members may ask the Leader. The Chief Executive will decide, in consultation with the Monitoring Officer."
        rules: [{situations: [not-covered]}]
        contacts:
          - {role: leader, title: the Leader, do: may ask, part: decides, by: [journalist]}
          - {role: chief-executive, title: The Chief Executive, do: will decide, part: acts}
          - {role: monitoring-officer, title: the Monitoring Officer, do: in consultation with, part: told, by: [chief-executive]}
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from mo_advisor.errors import Problem
from mo_advisor.lint.naming import around, read_again, speaks_of
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.duties import FORCE, LONGEST, in_condition, is_passive, sentences, subject
from mo_advisor.protocol.model import Clause, Contact, Duty, Position
from mo_advisor.protocol.titles import titles_in
from mo_advisor.records.condition import atoms_of

RULE = "parts"
SPEAKS = {  # beginnings of words of which one stands in what is done, by part
    "decides": """
        decid decision determin final approv permi consent agree authoris authoriz sanction choos choice select refer escalat settl resolv rul
        arbitrat adjudicat judg discretion conclu dismiss uphold review appeal allow
        grant refus""",
    "consulted": """
        consult advi guidance discuss together seek sought ask view agree cop liais involv input comment contact opinion conjunction
        confer""",
    "told": """
        notif inform tell told aware advi invit offer cop sen report know circulat wri warn brief declar disclos regist acknowledg repl provid
        given""",
    "other-party": "between both resolv discuss agree meet mediat conciliat part other together apolog",
}
SAYS = {part: re.compile(rf"\b(?:{'|'.join(beginnings.split())})", re.IGNORECASE) for part, beginnings in SPEAKS.items()}
DECIDES = re.compile(r"^(?:(?:will|shall|must|may|should|can)\s+(?:then\s+|first\s+)?)?(?:decide|determine|choose)s?\b", re.IGNORECASE)
CONSULTS = re.compile(r"\b(?:in|after|following|with prior) consult(?:ation|ing)\b", re.IGNORECASE)
TOWARDS = re.compile(r"\b(?:to|from|with|of|by|via|through|tell|ask|consult|notify|inform|contact)$", re.IGNORECASE)
DOES = ("decides", "acts")
ASKED = ("must", "should", "may", "entitled")
VERB = re.compile(rf"\b{FORCE}\b", re.IGNORECASE)


def problems(book: Book) -> Iterator[Problem]:
    """Contacts whose part, or whose `by`, the words do not bear out."""
    for position in read_again(book):
        for contact in position.clause.contacts:
            for wrong in (*_parts(contact), *_takers(book, position, contact), *_acting(book, position.clause, contact)):
                yield Problem(contact.at, "warning", RULE, f"{position.clause.id}: {wrong}; look at it again")


def _parts(contact: Contact) -> Iterator[str]:
    said, part = f"“{contact.do}”", contact.part
    if DECIDES.search(contact.do):
        if part != "decides":
            yield f"{said} is said of somebody who decides, and the part is {part}"
        elif not contact.by and not contact.passive:
            yield f"{said} is what {contact.title} does, and `by` does not say so"
    elif CONSULTS.search(contact.do) and part not in ("consulted", "receives"):
        yield f"{said} is said of somebody who is consulted, and the part is {part}"
    elif part in SAYS and not SAYS[part].search(contact.do):
        yield f"the part is {part}, and nothing in {said} speaks of it"
    elif part == "acts" and TOWARDS.search(contact.do):
        yield f"{said} is done towards {contact.title}, and the part is acts"
    elif part == "acts" and not contact.by:
        yield f"{said} is what {contact.title} does, and `by` does not say so"


def _takers(book: Book, position: Position, contact: Contact) -> Iterator[str]:
    if contact.role in contact.by and contact.part not in DOES:
        yield f"{contact.title} takes the step by `by`, and the part is {contact.part}"
    words = around(position) if contact.by else ""
    for role in contact.by:
        if role != contact.role and not speaks_of(book, words, [role]):
            yield f"`by` has {role}, of whom neither the clause nor a heading above it speaks by any name"


def _acting(book: Book, clause: Clause, contact: Contact) -> Iterator[str]:
    """What is wrong with who takes a step, where the words before it name who does, or a duty in the same words binds somebody."""
    acts = _subject(book, clause, contact) if contact.role else ()
    bound = {role for duty in _duties(clause, contact) for role in duty.binds}
    takers = set(contact.by) or _callers(book, clause, contact)
    for what, roles in (("is said of", acts), ("is a duty of", tuple(sorted(bound)) if contact.part not in DOES else ())):
        if roles and all(book.tree.below[role].isdisjoint(takers) for role in roles):
            yield f"“{contact.do}” {what} {' and '.join(roles)}, and it is {' and '.join(contact.by) or 'the caller'} who takes the step"
            return
    others = [role for role in contact.by if bound and _kin(book, role).isdisjoint(bound)]
    if others:
        yield f"`by` has {others[0]}, and “{contact.do}” is a duty of {' and '.join(sorted(bound))}"
    elif acts and not (contact.by or contact.who or contact.passive or contact.part in DOES):
        others = [role for role in _shown_to(clause) if _kin(book, role).isdisjoint(acts)]
        if others:
            yield f"“{contact.do}” is said of {' and '.join(acts)}, and {others[0]} is sent there too; `by` or `who` says whom it is for"


def _duties(clause: Clause, contact: Contact) -> Iterator[Duty]:
    """The duties whose words are those of a contact's step; where nobody is said to take it, those alone that ask for it."""
    for duty in clause.duties:
        if (contact.do in duty.words or duty.words in contact.do) and (contact.by or duty.force in ASKED):
            yield duty


def _kin(book: Book, role: str) -> frozenset[str]:
    """The roles that somebody of a role may be meant by: their own, wider and narrower ones."""
    return book.tree.above[role] | book.tree.below[role]


def _shown_to(clause: Clause) -> dict[str, None]:
    """The callers to whom the rules of a clause offer its contacts."""
    conditions = (rule.who for rule in clause.rules if rule.offers_contacts and rule.who)
    return {role: None for who in conditions for role in who.any_of if isinstance(role, str)}


def _subject(book: Book, clause: Clause, contact: Contact) -> tuple[str, ...]:
    """Who takes the step of a contact, in the words before it; nobody where they do not say so."""
    verb = VERB.search(contact.do)
    for sentence in sentences(clause) if verb else ():
        place = sentence.find(contact.do)
        if verb and place >= 0 and contact.title in sentence and len(sentence) <= LONGEST:
            at = place + verb.start()
            return () if in_condition(sentence, at) or is_passive(contact.do) else subject(titles_in(book, sentence), sentence, at)
    return ()


def _callers(book: Book, clause: Clause, contact: Contact) -> Collection[str]:
    """Who may be the caller for a contact: those for whom the document is, and whom a rule or the contact names; or whoever acts by its part."""
    if contact.part in DOES:
        return {contact.role or ""}
    askers = book.protocol.askers.are if book.protocol.askers else [role.id for role in book.vocabulary.governed]
    conditions = (*(rule.who for rule in clause.rules), contact.who)
    return {*askers, *(role for who in conditions for role in atoms_of(who))}

"""What a contact's part is, and who takes the step, agrees with the words.

Somebody decides only where the words speak of deciding, approving, choosing or referring; is consulted where they speak of advice or discussion; is
told where something is notified, sent or offered to them. Whoever acts or decides in words such as "will decide" or "arranges" is named in `by`, and
nobody is in `by` as taking a step towards themselves. Each role in `by` has a name in the clause, or in a heading above it. Documents have more words
than are known here, so this is a warning: look at the contact again.

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
from collections.abc import Iterator

from mo_advisor.errors import Problem
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Contact, Position
from mo_advisor.protocol.words import words_of

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


def problems(book: Book) -> Iterator[Problem]:
    """Contacts whose part, or whose `by`, the words do not bear out."""
    for position in book.positions:
        for contact in position.clause.contacts:
            for wrong in (*_parts(contact), *_takers(book, position, contact)):
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
    words = " ".join((words_of(position.clause), *(heading.heading for heading in position.headings))).casefold()
    for role in contact.by:
        if role != contact.role and not any(re.search(rf"\b{re.escape(name)}", words) for name in _names(book, role)):
            yield f"`by` has {role}, of whom neither the clause nor a heading above it speaks by any name"


def _names(book: Book, role: str) -> Iterator[str]:
    """What a role and the narrower ones may be called in running text, without case and number: a Leader of the Council is the Leader."""
    for narrower in book.tree.below[role]:
        for name in (*book.names_of(narrower), *book.vocabulary.roles[narrower].said, narrower.replace("-", " ")):
            yield name.partition(" (")[0].partition(" of ")[0].casefold().removesuffix("s")

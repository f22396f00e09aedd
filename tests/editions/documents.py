"""Small documents for the tests, written as they would be printed, and what became of their clauses in a line each."""

from __future__ import annotations

import re
from typing import Any, TypeVar

from mo_advisor.editions.alignment import Alignment
from mo_advisor.protocol.model import Clause, Item, Protocol, Section
from mo_advisor.records.fields import Record

R = TypeVar("R", bound=Record)
HARBOUR = """
# 1 Purpose
1.1 This protocol guides Members and Officers of Harbour District Council in their dealings with one another.
1.2 It does not replace the Code of Conduct for Members or the terms on which Officers are employed.
# 2 Courtesy
2.1 Members should treat Officers with courtesy at all times.
2.2 Officers should treat Members with courtesy at all times.
2.3 Members should not criticise an Officer by name in a public meeting.
2.4 Members should not press an Officer to change a professional recommendation.
2.5 Members should not ask a junior Officer for work that their manager has not agreed.
# 3 Information
3.1 A Member may see any paper that is needed for a committee on which the Member sits.
3.2 A request for a paper of another committee is made in writing to the Monitoring Officer, who answers within five working days.
3.3 Confidential papers must not be copied, lent or described to anybody outside the Council.
# 4 Complaints
4.1 A Member who is unhappy with an Officer should first speak to the Head of Service.
4.2 If the matter is not settled within ten working days, the Member may write to the Chief Executive, who will acknowledge the letter, look into the
  matter, and tell the Member what was found.
4.3 An Officer who is unhappy with a Member should speak to their line manager, who may take it to the Monitoring Officer under paragraph 3.2.
4.4 Nobody will be treated worse for having complained in good faith.
# 5 Review
5.1 The Standards Committee will review this protocol every two years.
"""
LINE = re.compile(r"(?P<number>[0-9]+(?:\.[0-9]+)+[a-z]?|\*) (?P<text>.*)")
ITEM = re.compile(r"\((?P<label>[a-z])\) (?P<text>.*)")



def made(record: type[R], **given: Any) -> R:
    """A record of which only some fields are given."""
    return record(**given)


def document(text: str, council: str = "Harbour District Council", edition: str = "2020") -> Protocol:
    """A protocol out of lines: `# 2 Heading`, `2.1 words`, `* words` without a number, `(a) words` of an item; what is indented goes on."""
    contents: list[Section | Clause] = []
    inside: list[Section | Clause] = []
    heading = ""
    unnumbered = 0

    def close() -> None:
        if heading:
            contents.append(Section(heading=heading, number=heading.split()[0] if heading[0].isdigit() else None, contents=tuple(inside)))
        else:
            contents.extend(inside)

    for line in re.sub(r"\n  ", " ", text.strip()).splitlines():
        if line.startswith("# "):
            close()
            heading, inside, unnumbered = line[2:], [], 0
        elif item := ITEM.fullmatch(line):
            last = inside.pop()
            assert isinstance(last, Clause)
            items = (*last.items, made(Item, text=item["text"], label=f"({item['label']})"))
            inside.append(made(Clause, id=last.id, number=last.number, text=last.text, items=items))
        else:
            found = LINE.fullmatch(line)
            assert found, line
            unnumbered += found["number"] == "*"
            number = None if found["number"] == "*" else found["number"]
            inside.append(made(Clause, id=number or f"{heading} {unnumbered}", number=number, text=found["text"]))
    close()
    return made(
        Protocol, schema="1", id="harbour", council=council, title="Protocol", edition=edition, status="in-force",
        document=tuple(node for node in contents if not isinstance(node, Section) or node.contents),
    )


def told(alignment: Alignment, unchanged: bool = False) -> list[str]:
    """The fates, one line each: `4.1 > 4.2 renumbered`; those that are unchanged only if asked for."""

    def line(before: str, after: tuple[str, ...], fate: str) -> str:
        return f"{before} > {' '.join(after)} {fate}" if after and before else f"{before or ' '.join(after)} {fate}"

    return [
        line(fate.old.clause.id if fate.old else "", tuple(position.clause.id for position in fate.new), fate.fate)
        for fate in alignment.fates
        if unchanged or fate.fate != "unchanged"
    ]

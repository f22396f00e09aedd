"""Whether words go on in the next line, and the words that come of it."""

from __future__ import annotations

from mo_advisor.importing.document import Clause, Item
from mo_advisor.importing.lines import Line


def leads(clause: Clause) -> bool:
    """Whether the words before the next label lead in a list."""
    return clause.text.rstrip().endswith((":", ":-", "-", "–"))


def broken(before: Item | Clause, line: Line) -> bool:
    """Whether words break off in the middle of a sentence and the line goes on with it."""
    text = (before.closing or before.text if isinstance(before, Clause) else before.text).rstrip()
    if not text or (isinstance(before, Clause) and before.items and not before.closing):
        return False
    if text.endswith((".", ":", "!", "?", ":-", ".”", ".\"")):
        return False
    if isinstance(before, Item):
        return not text.endswith((";", "; and", "; or")) and line.text[:1].islower() and len(text.split()) > 3 and not text.endswith((" and", " or"))
    return True


def joined(one: str, other: str) -> str:
    """Words with others that go on from them."""
    return f"{one} {other}".strip()


def few(text: str) -> str:
    """The first words of a text, for a message."""
    words = text.split()
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")

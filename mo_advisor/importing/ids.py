"""The citation to say and type for every clause: its number, or where it stands."""

from __future__ import annotations

import re
from collections import Counter

from mo_advisor.importing.document import Clause, Document, Section
from mo_advisor.protocol.reader import as_typed

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_CITABLE = re.compile(r"\d|[A-Za-z§ ]+[ .]?\d")  # numbers that say by themselves which clause is meant
LONGEST = 6  # words of a heading that a reference repeats


def give_ids(document: Document) -> None:
    """Gives every clause an id that no other has."""
    twice = Counter(clause.number for clause in document.clauses() if clause.number)
    _under(document.contents, "Preamble", "", twice, {})
    for clause in document.footnotes:
        clause.id = f"footnote {clause.number}" if clause.number else "footnote"
    _make_unique([*document.clauses(), *document.footnotes])


def _under(nodes: list[Section | Clause], stem: str, above: str, twice: Counter[str], counts: dict[str, int]) -> None:
    for node in nodes:
        if isinstance(node, Section):
            _under(node.contents, _stem(node), node.number or "", twice, counts)
        elif node.number and _CITABLE.match(node.number) and not (twice[node.number] > 1 and node.number.isdigit() and stem != "Preamble"):
            node.id = node.number
        elif node.number:
            node.id = f"{above}{node.number}" if above and node.number.startswith("(") else f"{stem} {node.number}"
        elif re.match(r"definitions?\b", stem, re.I) and (term := _term(node.text)):
            node.id = f"Definition: {term}"
        else:
            counts[stem] = counts.get(stem, 0) + 1
            node.id = f"{stem} {counts[stem]}"


def _stem(section: Section) -> str:
    """The words of a heading without its number, short enough to type."""
    text = section.heading
    if section.number and text.startswith(section.number):
        text = text[len(section.number):]
    text = re.sub(r"^\W*(\d+(\.\d+)*\W*)?", "", text)
    text = " ".join(re.sub(r"[^\w\s’'&/,()-]", " ", text).split())
    words = text.split()
    if len(words) >= LONGEST and (joints := [at for at in range(3, len(words)) if words[at] in ("and", "or")]):
        words = words[:joints[0]]
    short = " ".join(words[:LONGEST]).strip(" ,&/-(")
    return short if short[:1].isalpha() else "Section"


def _term(text: str) -> str | None:
    """The term that a definition explains: the words before a colon or a bracket."""
    found = re.match(r"[“\"‘']?([^:(“”\"]{2,50}?)[”\"’']?\s*(:|\(|\s[-–—]\s|\bmeans\b)", text)
    return found[1].strip() if found else None


def _make_unique(clauses: list[Clause]) -> None:
    counts = Counter(as_typed(clause.id) for clause in clauses)
    met: Counter[str] = Counter()
    taken = set(counts)
    for clause in clauses:
        name, typed = clause.id, as_typed(clause.id)
        if counts[typed] == 1:
            continue
        while True:
            met[typed] += 1
            which = ORDINALS[met[typed] - 1] if met[typed] <= len(ORDINALS) else f"no. {met[typed]}"
            clause.id = f"{name} ({which})"
            if as_typed(clause.id) not in taken:
                taken.add(as_typed(clause.id))
                break

"""Writes a document as a protocol file: its words whole, and everything that somebody must still judge left open."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mo_advisor.importing.document import Clause, Document, Item, Section
from mo_advisor.importing.titles import titles
from mo_advisor.vocabulary import Vocabulary

WIDTH = 150  # characters of a line
SHORT = 110  # characters of words that stand on one line in quotation marks
HEAD = (
    "Made by `mo-advisor import`. Every word below stands in {source}; nobody has yet judged when a clause is to be read out.\n"
    "`mo-advisor check` says whether the words still agree; `mo-advisor map` helps with the judging."
)


class About(NamedTuple):
    """What stands at the head of a protocol file. id, council, title, edition: as the file has them. source: the extracted text's file name."""

    id: str
    council: str
    title: str
    edition: str
    source: str


def protocol_file(document: Document, about: About, vocabulary: Vocabulary) -> str:
    """The protocol file of a document."""
    lines = [f"# {line}" for line in HEAD.format(source=about.source).split("\n")]
    lines += ['schema: "1"', f"id: {about.id}", *(f"{key}: {_quoted(value)}" for key, value in
              (("council", about.council), ("title", about.title), ("edition", about.edition)))]
    lines += ["status: unknown", f"source: {_quoted(about.source)}", 'mapped: "no"']
    roles = titles(document.text, vocabulary)
    if roles:
        lines.append("roles:   # names that the document uses; see whether each is the role that it is put beside")
        lines += [f"  {role}: {{titles: [{', '.join(map(_quoted, names))}]}}" for role, names in roles.items()]
    lines += _list("front", document.front)
    lines += ["document:", *_nodes(document.contents, 1)]
    lines += _list("end", document.end)
    if document.footnotes:
        lines += ["footnotes:", *_nodes(document.footnotes, 1)]
    if document.left_out:
        lines.append("left_out:   # words of the file that are no part of the protocol")
        for out in document.left_out:
            lines += [f"  - kind: {_quoted(out.kind)}", *_value("text", out.text, 2)]
    return "\n".join([*lines, ""])


def _nodes(nodes: Sequence[Section | Clause], depth: int) -> Iterator[str]:
    dent = "  " * depth
    for node in nodes:
        if isinstance(node, Section):
            yield f"{dent}- heading: {_quoted(node.heading)}"
            if node.number:
                yield f"{dent}  number: {_quoted(node.number)}"
            yield f"{dent}  contents:"
            yield from _nodes(node.contents, depth + 2)
        else:
            yield from _clause(node, depth)


def _clause(clause: Clause, depth: int) -> Iterator[str]:
    dent = "  " * depth
    yield f"{dent}- id: {_quoted(clause.id)}"
    for key, value in (("number", clause.number), ("title", clause.title)):
        if value:
            yield f"{dent}  {key}: {_quoted(value)}"
    yield from _value("text", clause.text, depth + 1)
    yield from _items(clause.items, depth + 1)
    if clause.closing:
        yield from _value("closing", clause.closing, depth + 1)
    if clause.notes:
        yield f"{dent}  footnotes: [{', '.join(map(_quoted, clause.notes))}]"


def _items(items: Sequence[Item], depth: int) -> Iterator[str]:
    dent = "  " * depth
    if items:
        yield f"{dent}items:"
    for item in items:
        label = f"label: {_quoted(item.label)}, " if item.label else ""
        if not item.items and len(item.text) + len(label) <= SHORT:
            yield f"{dent}  - {{{label}text: {_quoted(item.text)}}}"
            continue
        first, *more = _value("text", item.text, depth + 2)
        if item.label:
            first, more = f"label: {_quoted(item.label)}", [first, *more]
        yield f"{dent}  - {first.strip()}"
        yield from more
        yield from _items(item.items, depth + 2)


def _list(key: str, values: Sequence[str]) -> Iterator[str]:
    if values:
        yield f"{key}:"
        yield from (f"  - {_quoted(value)}" for value in values)


def _value(key: str, words: str, depth: int) -> Iterator[str]:
    """A key with words: on one line where they are short, else folded between words so that they read back as they are."""
    dent = "  " * depth
    if len(words) <= SHORT or not _foldable(words):
        yield f"{dent}{key}: {_quoted(words)}"
        return
    yield f"{dent}{key}: >-"
    yield from (f"{dent}  {line}" for line in textwrap.wrap(words, WIDTH - len(dent) - 2, break_long_words=False, break_on_hyphens=False))


def _foldable(words: str) -> bool:
    """Whether folding gives the same words back: single spaces, nothing that begins a line with a space, nothing that YAML escapes."""
    return "  " not in words and words.isprintable() and words == words.strip()


def _quoted(words: str) -> str:
    """Words as a scalar of YAML in quotation marks."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in escaped) + '"'

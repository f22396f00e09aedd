"""Writes a document as a protocol file: its words whole, and everything that somebody must still judge left open."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from mo_advisor.importing.document import Clause, Document, Item, Section
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
    roles = titles(document, vocabulary)
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


def titles(document: Document, vocabulary: Vocabulary) -> Mapping[str, list[str]]:
    """For every role the names that the vocabulary knows for it and that stand in the document, as they stand there."""
    words = " ".join(document.text.split())
    found: dict[str, list[str]] = {}
    for role in vocabulary.roles.values():
        if role.rest:
            continue
        names = dict.fromkeys(name for known in (_label(role.label), *role.also) if known for name in _as_printed(known, words))
        if names:
            found[role.id] = list(names)
    return found


def _label(label: str) -> str:
    """A role's label without what only explains it."""
    return re.sub(r"\s*\(.*?\)|,.*$", "", label).strip()


def _as_printed(name: str, words: str) -> Iterator[str]:
    """A name as the document prints it, alone and in the plural, where it prints it with the capitals of a title."""
    if not name[:1].isupper():
        name = name[:1].upper() + name[1:]
    for form in (name, f"{name}s"):
        if re.search(rf"(?<!\w){re.escape(form)}(?!\w)", words):
            yield form


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

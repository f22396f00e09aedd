"""Every word of the file stands in its source, and every word of the source in the file, in the same order.

`source` names the text that the file was made from, relative to the file. Marks of conversion are not words: list dashes, `#`, `**`, `*word*`,
`<sup>` and a full stop after a paragraph's number at the start of a line. One changed letter is an error, and so is a lost or added word.
Lines of the source that the file lists under `left_out` (contents, page headers, a report around the protocol) are passed over. A file without a
source is a warning. The protocols that are installed with the tool leave theirs behind: they were compared before they were packed. A source stands
in the folder of its file, or below it; one that does not is refused, and not read.

Passes (source.txt: `1. Members must be polite.`):

    document:
      - {id: "1", number: "1", text: "Members must be polite."}

Fails:

    document:
      - {id: "1", number: "1", text: "Members must be police."}
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from mo_advisor.errors import BadFile, Place, Problem
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import PACKAGE, read_text
from mo_advisor.protocol.words import but_for, printed

RULE = "verbatim"
MARKS = (
    (re.compile(r"<sup>&</sup>lt;sup>(\d+)</sup>"), r"\1"),  # a footnote's own number, as one converter left it
    (re.compile(r"(?<=[A-Za-z])<sup>\d+</sup>"), ""),  # a footnote's mark in running text
    (re.compile(r"</?sup>"), ""),
    (re.compile(r"^\s*#+\s+"), ""),
    (re.compile(r"\*\*"), ""),
    (re.compile(r"(?<!\w)\*(\w+)\*(?!\w)"), r"\1"),
    (re.compile(r"^\s*-\s+"), ""),
    (re.compile(r"^(\s*\d+(?:\.\d+)*)\.(?=\s)"), r"\1"),
)
MARKED = re.compile(r"[<*]|^\s*[-#\d]")
MOST_PAIRS = 8_000_000  # of equal words that stand anywhere in both; those of the longest protocol and its source are 200,000
TO_IMPORT = (".docx", ".doc", ".odt", ".rtf", ".pdf", ".html", ".htm")
SHOWN = 8  # words of a difference that a message quotes


def problems(book: Book) -> Iterator[Problem]:
    """What differs between the file and its source."""
    source = book.protocol.source
    if source is None:
        yield Problem(book.protocol.at, "warning", RULE, "names no `source`, so its words were compared with nothing")
        return
    folder = Path(book.protocol.at.file).parent
    path = folder / source
    if _leads_out(folder, source):
        yield Problem(book.protocol.at, "error", RULE, f"`source` is “{source}”; it must be a file in the folder of this one, or below it")
        return
    if path.suffix.lower() in TO_IMPORT:
        message = f"its words are compared with plain text, and {source} is none; `mo-advisor import {source}` writes it, beside a file"
        yield Problem(book.protocol.at, "warning", RULE, message)
        return
    try:
        text = read_text(path)
    except BadFile as bad:
        if not _is_installed(book.protocol.at.file):
            yield Problem(book.protocol.at, "warning", RULE, f"its words were compared with nothing: {bad}")
        return
    yield from differences(book, text.splitlines())


def _leads_out(folder: Path, source: str) -> bool:
    """Whether a source is not in the folder of its file, by its path or by a link in it: words of any file of the user's would else be shown."""
    inside = Path(os.path.realpath(folder / source)).is_relative_to(os.path.realpath(folder))
    return os.path.isabs(source) or ".." in Path(source).parts or not inside


def _is_installed(file: str) -> bool:
    """Whether a protocol is one of those inside the installed package; a checkout's stand beside it, with their sources."""
    return Path(file).resolve().parent == PACKAGE / "protocols"


def differences(book: Book, lines: list[str]) -> Iterator[Problem]:
    """Where the words of a file and the lines of its source differ."""
    ours = [(word, node.at if node else book.protocol.at) for piece, node in printed(book.protocol) for word in words(piece)]
    plain = [word for word, _ in ours]
    said = [words(line) for line in lines]
    left = Counter(tuple(words(out.text)) for out in book.protocol.left_out)
    if _agree(plain, said, left):
        return
    theirs = _without(left, said, plain)
    for tag, a, b, c, d in _opcodes(plain, theirs):
        if tag != "equal":
            place = ours[min(a, len(ours) - 1)][1] if ours else Place(book.protocol.at.file)
            where = but_for(" ".join(theirs[c:d]), " ".join(plain[a:b])) if tag == "replace" else _where(tag, a, b, len(plain))
            yield Problem(place, "error", RULE, f"the file has {_quoted(plain[a:b])} where its source has {_quoted(theirs[c:d])}{where}")


def _opcodes(plain: list[str], theirs: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """How one becomes the other, as difflib says it; where nothing in between is equal, or too much to be compared, it is one difference."""
    shorter = min(len(plain), len(theirs))
    start = next((place for place in range(shorter) if plain[place] != theirs[place]), shorter)
    same = next((place for place in range(shorter - start) if plain[-1 - place] != theirs[-1 - place]), shorter - start)
    ours, other = plain[start : len(plain) - same], theirs[start : len(theirs) - same]
    often = Counter(other)
    if ours and other and not 0 < sum(often[word] for word in ours) <= MOST_PAIRS:
        yield "replace", start, start + len(ours), start, start + len(other)
        return
    for tag, a, b, c, d in SequenceMatcher(None, ours, other, autojunk=False).get_opcodes():
        yield tag, start + a, start + b, start + c, start + d


def _where(tag: str, begin: int, end: int, count: int) -> str:
    """Where words belong that only the source has, before or after everything in the file: a title is no clause."""
    if tag == "insert" and 0 in (begin, count - end):
        return f"; lines that are no clause, such as a title, belong under `{'front' if begin == 0 else 'end'}`"
    return ""


def _agree(plain: list[str], lines: list[list[str]], left: Counter[tuple[str, ...]]) -> bool:
    """Whether the lines are the document's words in their order, and between them the lines that are left out."""
    if sum(map(len, lines)) != len(plain) + sum(len(out) * count for out, count in left.items()):
        return False
    places = {0}  # how many of the document's words may have gone by
    for line in filter(None, lines):
        end = len(line)
        going_on = {place + end for place in places if plain[place : place + end] == line}
        places = going_on | places if tuple(line) in left else going_on
    return len(plain) in places


def _without(left: Counter[tuple[str, ...]], lines: list[list[str]], plain: list[str]) -> list[str]:
    """The words of lines without those that are left out; one that goes on with the document's words is none of these."""
    theirs: list[str] = []
    for line in lines:
        if left[tuple(line)] and plain[len(theirs) : len(theirs) + len(line)] != line:
            left[tuple(line)] -= 1
        else:
            theirs += line
    return theirs


def words(line: str) -> list[str]:
    """A line's words without marks of conversion."""
    for mark, instead in MARKS if MARKED.search(line) else ():
        line = mark.sub(instead, line)
    return line.split()


def _quoted(some: list[str]) -> str:
    if not some:
        return "nothing"
    more = " …" if len(some) > SHOWN else ""
    return f"“{' '.join(some[:SHOWN])}{more}”"

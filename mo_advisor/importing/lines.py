"""The paragraphs of a source, each with the label before it: numbers that stand alone are put before what they number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from mo_advisor.importing import labels
from mo_advisor.importing.labels import Label
from mo_advisor.importing.source import Paragraph

NEAR = 400  # lines in which other labels are looked for
LEAST = 4  # of them that make it a document
LONG = 900  # characters of a paragraph in which other numbered paragraphs are looked for
NO_WORDS = ("Cc", "Cf", "Co", "Cs", "Cn")
_MARKUP = (re.compile(r"</?sup>"), re.compile(r"\*\*"), re.compile(r"^#+(\s+|$)"))
_PRIVATE = {0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓"}  # marks as old fonts have them
_EMPHASIS = re.compile(r"(?<!\w)\*(\w+)\*(?!\w)")
_INNER = re.compile(r"(?:^|(?<=\s))(?:(?P<number>\d{1,3}(?:\.\d{1,3})*)(?P<dot>\.?)|(?P<letter>\([a-z]{1,4}\)))(?=\s+\S)")


@dataclass
class Line:
    """A paragraph with its label apart. at: which paragraph of the source. text: its words without the label, white space single.

    whole: with its label, as it stands on the page.
    shown: the label as it is part of the document, where it is. item: whether it is an item. joined: whether its words go on with those before.
    """

    at: int
    text: str
    label: Label | None
    paragraph: Paragraph
    whole: str = ""
    shown: str = ""
    item: bool = False
    joined: bool = False

    @property
    def number(self) -> tuple[int, ...]:
        """The parts of its number, where it has one that is counted in parts."""
        return self.label.parts if self.label and self.label.kind == "decimal" else ()

    @property
    def ends(self) -> bool:
        """Whether its words end as a sentence or an item does."""
        return self.text.rstrip("”’\"') ").endswith((".", ";", ":", "!", "?", ":-", ": -"))

    @property
    def leads_in(self) -> bool:
        """Whether its words end as those before a list do."""
        return self.text.rstrip().endswith((":", ":-"))

    @property
    def short(self) -> bool:
        """Whether it is as short as a heading and does not end as a sentence does."""
        return self.shorter_than(14)

    def shorter_than(self, most: int) -> bool:
        """Whether it has so many words at most and does not end as a sentence does."""
        words = len(self.text.split()) or (self.label is not None and self.label.kind == "named")
        return 0 < words <= most and len(self.text) <= 8 * most and not self.text.rstrip().endswith((".", ";", ","))


def line_after(lines: Sequence[Line], place: int) -> Line | None:
    """The line after a place; None after the last."""
    return lines[place + 1] if place + 1 < len(lines) else None


def lines_of(paragraphs: Sequence[Paragraph]) -> list[Line]:
    """Every paragraph as a line; those that are only a number or a mark joined with the next."""
    made: list[Line] = []
    waiting: Line | None = None
    for line in (line for at, paragraph in enumerate(paragraphs) for line in _parted(at, paragraph)):
        paragraph = line.paragraph
        if waiting:
            if line.label is None and line.text:
                heading = paragraph.heading or waiting.paragraph.heading
                line = Line(waiting.at, line.text, waiting.label, paragraph._replace(heading=heading), f"{waiting.whole} {line.text}")
            elif waiting.label and waiting.label.kind != "bullet":
                made.append(waiting)
            waiting = None
        if line.label and not line.text and line.label.kind != "named":
            waiting = line
        elif line.text or (line.label and line.label.kind != "bullet"):
            made.append(line)
    if waiting and waiting.label and waiting.label.kind != "bullet":
        made.append(waiting)
    return _without_false(_run_on(made))


def _run_on(lines: list[Line]) -> list[Line]:
    """The same lines; where the next number stands in the words after a full stop, and nowhere else, a new one begins with it."""
    known = {line.label.number for line in lines if line.label}
    made: list[Line] = []
    current: Label | None = None
    for line in lines:
        while True:
            current = line.label if len(line.number) > 1 and "\t" not in line.paragraph.text else current if line.label or made else None
            made.append(line)
            wanted = ".".join(map(str, (*current.parts[:-1], current.last + 1))) if current else ""
            found = re.search(rf"(?<=[.;:!?])\s+(?={re.escape(wanted)}\.?\s+[A-Z“\"‘'])", line.text) if wanted and wanted not in known else None
            if not found or "\t" in line.paragraph.text:
                break
            rest = _line(line.at, Paragraph(line.text[found.end():]))
            line.whole = line.whole.removesuffix(line.text[found.start():])
            line.text, line = line.text[: found.start()], rest
    return made


def tidy(text: str) -> str:
    """Words with single spaces, without control characters and without marks of conversion, which are no words."""
    before, text = "", " ".join("".join(c for c in text.translate(_PRIVATE) if c.isspace() or unicodedata.category(c) not in NO_WORDS).split())
    while before != text:
        before = text
        for mark in _MARKUP:
            text = " ".join(mark.sub("", text).split())
        text = _EMPHASIS.sub(r"\1", text)
    return text


def bare(text: str) -> str:
    """Words without a dash or mark that only parts them from the label before them."""
    return re.sub(r"^([-–—:#]+(\s+|$))+", "", text)


def _line(at: int, paragraph: Paragraph) -> Line:
    text = tidy(paragraph.text)
    if paragraph.label is not None:
        return Line(at, bare(text), labels.of_program(paragraph.label), paragraph, f"{paragraph.label.strip()} {text}".strip())
    label, rest = labels.split(text)
    if paragraph.bullet and (label is None or label.kind == "bullet"):
        words = bare(rest if label else text)
        return Line(at, words, label or Label("bullet", "•", "", "program"), paragraph, words)
    words = bare(rest) if label else text
    return Line(at, words, label, paragraph, words if label and label.kind == "bullet" else text)


def _parted(at: int, paragraph: Paragraph) -> list[Line]:
    """A paragraph as a line; as several at its own lines that are items, or at numbers that follow one another where a whole document is in it."""
    if "\n" in paragraph.text and "\t" not in paragraph.text and paragraph.heading is None:
        first, *others = _own_lines(paragraph.text)
        if others:
            apart = paragraph._replace(label=None, bullet=False, strong=False, notes=())
            return [_line(at, paragraph._replace(text=first)), *(_line(at, apart._replace(text=text)) for text in others)]
    whole = tidy(paragraph.text)
    if len(whole) < LONG:
        return [_line(at, paragraph)]
    cuts = _cuts(whole)
    if sum(whole[cut] != "(" for cut in cuts) < LEAST:
        return [_line(at, paragraph)]
    places = sorted({0, *cuts, len(whole)})
    pieces = [whole[start:end].strip() for start, end in pairwise(places)]
    return [_line(at, paragraph._replace(text=piece, label=paragraph.label if not number else None)) for number, piece in enumerate(pieces) if piece]


def _own_lines(text: str) -> list[str]:
    """The lines of a paragraph from the first on that begins with a label; those before it, which are one, come first."""
    rows = [row for row in text.split("\n") if row.strip()]
    for place, row in enumerate(rows[1:], start=1):
        label, words = labels.split(tidy(row))
        if label and label.firm and label.kind != "named" and words and not labels.named_in(tidy(rows[place - 1]), label, words):
            return [" ".join(rows[:place]), *rows[place:]]
    return [text]


def _cuts(whole: str) -> list[int]:
    """Where numbers that follow one another, and the letters under each, begin."""
    cuts: list[int] = []
    last: tuple[int, ...] = ()
    item = inner = 0
    for found in _INNER.finditer(whole):
        before, after = whole[: found.start()].rstrip(), whole[found.end():].lstrip()
        if found["letter"]:
            value, as_roman = (read(found["letter"].strip("()")) or 0 for read in (labels.letter, labels.roman))
            if last and before.endswith((":", ";", ",", ".", " and", " or", "-")) and (value == item + 1 or as_roman == inner + 1):
                cuts.append(found.start())
                item, inner = (value, 0) if value == item + 1 else (item, as_roman)
            continue
        parts = tuple(int(part) for part in found["number"].split("."))
        if not after[:1].isupper() or (len(parts) == 1 and not found["dot"]) or (last and not _follows(last, parts)) or (not last and parts[-1] > 1):
            continue
        if before.endswith((".", ":", ";", "?", "!")) or not last or len(parts) == 1 or len(parts) > len(last):
            cuts.append(found.start())
            last, item, inner = parts, 0, 0
    return cuts


def _without_false(lines: list[Line]) -> list[Line]:
    """The same lines; what only looked like a label, and fits to none before or after it, is words again."""
    made: list[Line] = []
    for place, line in enumerate(lines):
        label = line.label
        if label and line.paragraph.label is None and not label.firm and not _fits(lines, place):
            line.text, line.label = line.whole, None
        made.append(line)
    return made


def _fits(lines: list[Line], place: int) -> bool:
    """Whether a label follows one before it, or is followed by one, among those of its style."""
    label = lines[place].label
    assert label is not None
    before = next((other for other in _beside(lines, place, -1) if other.style == label.style), None)
    after = next((other for other in _beside(lines, place, 1) if other.style == label.style), None)
    if label.kind == "decimal" and len(label.parts) > 1 and lines[place].text[:1].islower():
        last = next((other for other in _beside(lines, place, -1) if other.kind == "decimal"), None)
        return last is None or _follows(last.parts, label.parts)
    if before is not None and (_follows(before.parts, label.parts) or before.parts == label.parts):
        return True
    if after is not None and _follows(label.parts, after.parts):
        return True
    if label.kind == "mixed" and set(label.parts) == {1}:
        return any(other.kind == "mixed" for other in _beside(lines, place, -1))
    return label.kind == "decimal" and any(_follows(other.parts, label.parts) for other in _beside(lines, place, -1) if other.kind == "decimal")


def _beside(lines: list[Line], place: int, step: int) -> list[Label]:
    found: list[Label] = []
    at = place + step
    while 0 <= at < len(lines) and len(found) < 30 and abs(at - place) < NEAR:
        if label := lines[at].label:
            found.append(label)
        at += step
    return found


def _follows(before: tuple[int, ...], after: tuple[int, ...]) -> bool:
    """Whether a number is the next after another: beside it, the first below it, or the next of one that it stands under."""
    if not before or not after:
        return False
    if len(after) > len(before):
        return after[: len(before)] == before and after[len(before):] in ((1,), (0,), (1, 1))
    return after[:-1] == before[: len(after) - 1] and 1 <= after[-1] - before[len(after) - 1] <= 2

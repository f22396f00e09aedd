"""Plain text and Markdown: paragraphs out of lines, without what pages added."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mo_advisor.errors import BadFile
from mo_advisor.importing import labels, markdown
from mo_advisor.importing.decoding import decoded
from mo_advisor.importing.source import Doubt, LeftOut, Paragraph, Source

WIDEST = 120  # characters; longer lines are paragraphs and were not broken to fit a page
_INVISIBLE = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x200E, 0x200F))
_CONTROL = dict.fromkeys((*range(9), *range(14, 32), *range(127, 160)))
_PAGE_NUMBER = re.compile(r"^\W*(page\s*)?\d{1,3}\s*(of|/)\s*\d{1,3}\W*$|^\W*page\s+\d{1,3}\W*$|^\s*[-–—]\s*\d{1,3}\s*[-–—]\s*$", re.I)
_ONLY_NUMBER = re.compile(r"^\s*\d{1,3}\s*$")
_NOTE = re.compile(r"^\s*(?:\[\^?(\w{1,4})\]:?|<sup>(?:&</sup>lt;sup>)?(\d{1,3})</sup>|([¹²³⁴⁵⁶⁷⁸⁹]))\s*(?=\S)")
_MARK = re.compile(r"\[\^(\w{1,20})\]|(?<=[^\W\d_.,;)])<sup>(\d{1,3})</sup>|([¹²³⁴⁵⁶⁷⁸⁹])|(?<=[\w.,;)])\[(\d{1,2})\]")
_BARE = re.compile(r"(\d{1,2})\s+(?=[A-Z“‘])")
_SUPER = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")
LONGEST_WORD = 40  # letters, and more than any that is written with a hyphen
HYPHENATED = frozenset((
    "co", "non", "sub", "self", "re", "pre", "vice", "by", "ex", "post", "cross", "well", "decision", "day", "to", "long", "inter", "all", "part",
    "anti", "high", "one", "two", "three",
))  # first parts of words that have a hyphen wherever they stand


@dataclass
class Row:
    """A line of the file.

    text: without the spaces around it. indent: how many stand before it. page: from 1. after_blank: whether a blank line is before it. kind: what it
    is, where it is no part of the document.
    """

    text: str
    indent: int
    page: int
    after_blank: bool
    kind: str = ""


def read(data: bytes, name: str) -> Source:
    """A text or Markdown file. Raises BadFile where there are no words in it."""
    text = decoded(data, name)
    text = re.sub(r"\u00ad\s*\n\s*", "", text).translate(_INVISIBLE | _CONTROL).replace("\u00a0", " ")
    if not text.strip():
        raise BadFile(f"{name} has no words in it; choose the file that holds the protocol.")
    if markdown.is_markdown(text, name):
        return _source(*_notes_apart(markdown.paragraphs(text)))
    rows = list(_rows(text))
    _mark_furniture(rows)
    return _source(*_notes_apart(_paragraphs(rows)))


def _source(paragraphs: list[Paragraph], footnotes: list[Paragraph]) -> Source:
    outs: list[LeftOut] = []
    kept: list[Paragraph] = []
    for paragraph in paragraphs:
        if paragraph.label and paragraph.label.startswith("\0"):
            outs.append(LeftOut(paragraph.label[1:], paragraph.text, len(kept)))
        else:
            kept.append(paragraph)
    kept, doubts = _counted(kept)
    return Source(tuple(kept), tuple(footnotes), tuple(outs), tuple(doubts))


def _rows(text: str) -> Iterator[Row]:
    blank = True
    for page, sheet in enumerate(text.split("\f"), start=1):
        for line in sheet.split("\n"):
            if not line.strip():
                blank = True
                continue
            yield Row(line.strip(), markdown.spaces(line), page, blank)
            blank = False
        blank = True


def _mark_furniture(rows: list[Row]) -> None:
    """Marks page numbers, and what is printed at the head or foot of every page."""
    pages = max((row.page for row in rows), default=1)
    first_and_last = _edges(rows)
    repeated = Counter(like for row in rows if len(row.text) <= 100 and (like := _like(row.text)))
    counts = Counter(int(row.text) - row.page for at, row in enumerate(rows) if at in first_and_last and _ONLY_NUMBER.match(row.text))
    behind = counts.most_common(1)[0][0] if counts else 0  # by how much the number printed on a page is more than the count of pages
    near = {at + step for at, row in enumerate(rows) if _PAGE_NUMBER.match(row.text) for step in (-2, -1, 1, 2)}
    for at, row in enumerate(rows):
        count = repeated[_like(row.text)]
        if _PAGE_NUMBER.match(row.text):
            row.kind = "footer"
        elif at in first_and_last and pages > 1 and (
            int(row.text) - row.page == behind if _ONLY_NUMBER.match(row.text) else count >= max(2, (pages + 1) // 2)
        ):
            if row.page > 1 or first_and_last[at] == "last":
                row.kind = "header" if first_and_last[at] == "first" else "footer"
        elif at in near and count >= 3 and not row.text.startswith(tuple(labels.MARKS)) and labels.split(row.text)[0] is None:
            row.kind = "header"


def _edges(rows: list[Row]) -> dict[int, str]:
    """The first and the last two lines of every page."""
    pages: dict[int, list[int]] = {}
    for at, row in enumerate(rows):
        pages.setdefault(row.page, []).append(at)
    found: dict[int, str] = {}
    for places in pages.values():
        found |= dict.fromkeys(places[-2:], "last")
        found |= dict.fromkeys(places[:2], "first")
    return found


def _like(text: str) -> str:
    """What lines at the edges of pages have in common, whatever they count; a line that begins with a label is only like itself, alone like none."""
    label, words = labels.split(text)
    if label is not None and label.kind in ("decimal", "letter") and not _ONLY_NUMBER.match(text):
        return text if words else ""
    return re.sub(r"\d+", "0", " ".join(text.split())).lower()


def _paragraphs(rows: list[Row]) -> list[Paragraph]:
    """Lines joined into paragraphs, where they were broken to fit a page."""
    width = _width([row.text for row in rows if not row.kind])
    made: list[list[Row]] = []
    for row in rows:
        if row.kind:
            made.append([row])
            continue
        place = next((at for at in range(len(made) - 1, -1, -1) if not made[at][0].kind), None)
        if place is not None and _goes_on(made[place], row, width, place + 1 < len(made)):
            made[place].append(row)
        else:
            made.append([row])
    least = min((rows_of[0].indent for rows_of in made if not rows_of[0].kind), default=0)
    return [_paragraph(rows_of, least) for rows_of in made]


def _paragraph(rows: list[Row], least: int) -> Paragraph:
    first = rows[0]
    pieces = [first.text]
    for row in rows[1:]:
        if _hyphenated(pieces[-1], row.text):
            pieces[-1] = pieces[-1][:-1] + row.text
        else:
            pieces.append(row.text)
    text = " ".join(pieces)
    if first.kind:
        return Paragraph(text, f"\0{first.kind}")
    return Paragraph(text, indent=(first.indent - least) * markdown.SPACE, page=first.page)


def _hyphenated(before: str, after: str) -> bool:
    """Whether a hyphen at the end of a line only parts a word, as far as can be told."""
    found = re.search(r"([^\W\d_]{2,})-$", before[-LONGEST_WORD:])
    return found is not None and found[1].lower() not in HYPHENATED and after[:2].isalpha() and after[:2].islower()


def _width(lines: Sequence[str]) -> int:
    """The width to which lines were broken; 0 where they were not."""
    long = sorted(len(line) for line in lines if len(line) > 30)
    if len(long) < 3:
        return 0
    widest = long[min(len(long) - 1, int(len(long) * 0.97))]
    full = sum(length > widest * 0.75 for length in long)
    return widest if widest <= WIDEST and full * 3 > len(long) else 0


def _goes_on(rows: list[Row], row: Row, width: int, parted: bool) -> bool:
    """Whether a line goes on with the paragraph before it. parted: whether a page's end stands between them."""
    before, text = rows[-1], row.text
    label, rest = labels.split(text)
    words_end = before.text.rstrip("”’\"')").endswith((".", ":", ";", "!", "?"))
    if not width:
        if before.text.endswith(",") and (first := labels.split(rows[0].text)[0]) and first.kind in ("letter", "bullet"):
            return False  # closing words after the last item
        return not row.after_blank and not words_end and (text if label is None else rest if not label.firm else "")[:1].islower()
    if row.after_blank and not (parted and not words_end and text[:1].islower()):
        return False
    if label is not None and not _is_words(before.text, text, label):
        return False
    if label is not None and label.kind == "decimal":
        return True
    if labels.split(before.text)[0] is not None and not labels.split(before.text)[1]:
        return True
    room = len(before.text) + before.indent + 1 + len(text.split()[0])
    if room <= width * 0.85:
        return not words_end and text[:1].islower()
    return True


def _is_words(before: str, text: str, label: labels.Label) -> bool:
    """Whether what looks like a label at the start of a line is only words that were carried over."""
    bare = label.kind == "decimal" and len(label.parts) == 1 and label.printed[-1].isdigit()
    if not bare and before.rstrip().endswith((".", ":", ";", "!", "?", ":-", "; and", "; or", ", and", ", or")):
        return False
    if label.kind == "bullet":
        return label.printed in "–—" and not before.rstrip().endswith((".", ":", ";", ",")) and len(before) > 60 and text[2:3].islower()
    return labels.named_in(before, label, labels.split(text)[1]) or (label.kind == "decimal" and not label.firm)


def _notes_apart(paragraphs: list[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """Paragraphs without the footnotes, their marks taken out of the words; and the footnotes."""
    marks = {mark for paragraph in paragraphs for mark in (_mark(found) for found in _MARK.finditer(paragraph.text))}
    notes: list[Paragraph] = []
    kept: list[Paragraph] = []
    for paragraph in paragraphs:
        found = _NOTE.match(paragraph.text)
        mark = next((group for group in found.groups() if group), "").translate(_SUPER) if found else ""
        if mark and (mark in marks or mark.isdigit()) and not (paragraph.label or "").startswith("\0"):
            notes.append(Paragraph(paragraph.text[found.end():] if found else "", label=mark))
        else:
            kept.append(paragraph)
    if not notes:
        kept, notes = _at_the_end(kept)
    known = {note.label for note in notes}
    return [_without_marks(paragraph, known) for paragraph in kept], notes


def _at_the_end(paragraphs: list[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """Paragraphs without footnotes that stand at the end with bare numbers, as in an extracted text: nothing before begins with such a number."""
    found = [_BARE.match(paragraph.text) if paragraph.label is None else None for paragraph in paragraphs]
    first = next((at for at, one in enumerate(found) if one), len(found))
    notes = found[first:]
    numbered = any(re.match(r"\d+(\.\d+)+\.?\s|\d+[.)]\s", paragraph.text) for paragraph in paragraphs[:first])
    if not (numbered or len(notes) * 10 < first) or [one and int(one[1]) for one in notes] != list(range(1, len(notes) + 1)):
        return paragraphs, []
    return paragraphs[:first], [Paragraph(one.string[one.end():], label=one[1]) for one in notes if one]


def _mark(found: re.Match[str]) -> str:
    return next(group for group in found.groups() if group).translate(_SUPER)


def _without_marks(paragraph: Paragraph, known: set[str | None]) -> Paragraph:
    met: list[str] = []

    def taken(found: re.Match[str]) -> str:
        if _mark(found) not in known:
            return found[0]
        met.append(_mark(found))
        return ""

    text = _MARK.sub(taken, paragraph.text)
    text = re.sub(r"</?su[pb]>", "", text)
    return paragraph._replace(text=text, notes=tuple(met)) if met or text != paragraph.text else paragraph


def _counted(paragraphs: list[Paragraph]) -> tuple[list[Paragraph], list[Doubt]]:
    """Paragraphs that are all numbered 1, counted as a reader of the page sees them: anew under each heading."""
    ones = [at for at, paragraph in enumerate(paragraphs) if re.match(r"1[.)]\s", paragraph.text)]
    other = any(re.match(r"[2-9][.)]\s", paragraph.text) for paragraph in paragraphs)
    if len(ones) < 3 or other:
        return paragraphs, []
    counted = list(paragraphs)
    count = 0
    for at, paragraph in enumerate(paragraphs):
        if at in ones:
            count += 1
            mark, words = paragraph.text.split(None, 1)
            counted[at] = paragraph._replace(text=words, label=f"{count}{mark[-1]}")
        elif paragraph.heading is not None:
            count = 0
    message = "The file numbers every paragraph 1; they are counted here as a browser shows them. See whether the document prints these numbers."
    return counted, [Doubt("lost-number", "1", ones[0], message)]

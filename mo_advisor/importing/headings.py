"""Which paragraphs are headings, how deep each is, and which are the document's own title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from mo_advisor.importing.lines import Line, line_after
from mo_advisor.importing.lost import NEAR

TITLE = re.compile(
    r"\b(protocol|code|relations|standing orders|guide|constitution|council|appendix|annex|handbook|edition|version|approved|adopted|draft)\b|"
    r"\b(19|20)\d\d\b", re.I)
NO_TITLE = re.compile(
    r"^(the )?(purpose|introduction|scope|status|interpretation|breach|application|review|aims?|about|definitions?|how|who|why|what|when|"
    r"using|use|background|foreword|preamble|monitoring|complaints?|compliance|roles?)\b", re.I)
BROKEN = frozenset((
    "the", "a", "an", "and", "or", "of", "to", "in", "for", "with", "by", "on", "at", "any", "that", "which", "this", "is",
    "are", "be", "must", "shall", "will", "should", "may", "not", "can", "if", "when", "where", "who", "their", "its",
))  # words that no heading ends with
_VERB = re.compile(r"(?<=\w\s)(must|shall|should|will|cannot|is|are|has|have|was|were|may(?! expect)|does|do)\b(?=\s+[a-z])")  # of a sentence
_ANY_VERB = re.compile(r"(?<=\w\s)(must|shall|should|will|can|cannot|is|are|has|have|was|were|may|does|do)\b")
_ASKS = re.compile(r"(how|who|whom|whose|why|what|when|where|which|if)\b", re.I)  # `Who is a Member` is a heading
TOPS = frozenset(("part", "appendix", "annex", "schedule", "chapter"))


def is_heading(lines: Sequence[Line], place: int, marked: bool) -> bool:
    """Whether a line is a heading. marked: whether the document marks its headings, so that a short line alone is less of a sign."""
    line = lines[place]
    if line.label and line.label.kind == "bullet":
        return False
    after = line_after(lines, place)
    if not line.short:
        return _marked_long(line) or (line.shorter_than(25) and _is_above(line, after) and not re.search(r"[.:]\s|:$", line.text))
    if line.label and line.label.kind == "named":
        return line.label.style in TOPS or (line.label.firm and bool(after and after.label)) or _heads(line, after)
    if line.label and line.label.kind == "letter":
        return _lettered_heading(lines, place)
    if line.label:
        return _heads(line, after)
    return _unnumbered(lines, place, after, marked)


def is_sentence(line: Line) -> bool:
    """Whether words that nothing marks as a heading say something of somebody, as a sentence does whose full stop is missing."""
    marked = line.paragraph.heading is not None or line.paragraph.strong or line.text.isupper()
    return not marked and len(line.text.split()) > 4 and _VERB.search(line.text) is not None and not _ASKS.match(line.text)


def may_be_sentence(line: Line) -> bool:
    """Whether words taken for a heading, that nothing marks as one, may be a short sentence all the same."""
    marked = line.label is not None or line.paragraph.heading is not None or line.paragraph.strong or line.text.isupper()
    return not marked and _ANY_VERB.search(line.text) is not None and not _ASKS.match(line.text)


def _marked_long(line: Line) -> bool:
    """A heading that ends with a full stop, or is long, is one only where the file says so and it is no paragraph."""
    return line.paragraph.heading is not None and len(line.text.split()) <= 20 and not line.label


def _lettered_heading(lines: Sequence[Line], place: int) -> bool:
    """`A. Introduction` over clauses or paragraphs; an item otherwise."""
    line = lines[place]
    if line.paragraph.heading is not None or line.paragraph.strong:
        return True
    after = line_after(lines, place)
    return bool(line.label and line.label.style == "A." and line.text[:1].isupper() and after and (after.label is None or after.label.style != "A."))


def _heads(line: Line, after: Line | None) -> bool:
    """Whether a short numbered line heads what follows: a number below it, or words without one."""
    if after is None:
        return False
    if _is_above(line, after):
        return not line.text.rstrip().endswith(":") or line.paragraph.heading is not None
    if line.number and len(line.number) == 2 and line.number[1] == 0 and after.number[:1] == line.number[:1]:
        return True
    if line.leads_in and not line.paragraph.heading:
        return False
    if line.paragraph.heading is not None or line.paragraph.strong:
        return True
    if after.label is None:
        begins = after.text[:1].isupper() or after.text[:1] in "“\"‘'"
        return begins and not is_sentence(line) and "\t" not in after.paragraph.text and line.text[:1].isupper() and not _goes_on(line.text)
    if after.label.kind in ("bullet", "letter"):
        whole = after.text[:1].isupper() and (after.text.endswith(".") or len(after.text.split()) > 5)
        return line.text.isupper() or (whole and len(line.text.split()) <= 8 and not _goes_on(line.text))
    return line.text.isupper() and len(line.number) == 1


def _is_above(line: Line, after: Line | None) -> bool:
    """Whether the next number stands below that of a line."""
    return after is not None and bool(line.number) and len(after.number) > len(line.number) and after.number[: len(line.number)] == line.number


def _goes_on(text: str) -> bool:
    """Whether the words break off, as those of a wrapped line do."""
    return text.split()[-1].lower() in BROKEN


def _unnumbered(lines: Sequence[Line], place: int, after: Line | None, marked: bool) -> bool:
    line = lines[place]
    if line.paragraph.heading is not None:
        return True
    if not line.text[:1].isupper() and not line.text[:1].isdigit():
        return False
    lead_in = line.text.rstrip().endswith((":", ":-", "-"))
    if is_sentence(line) or re.search(r":\s+[a-z]", line.text):
        return False
    if lead_in and not re.match(r"definitions?\b", line.text, re.I):
        return False
    if "\t" in line.paragraph.text:
        return False
    if line.paragraph.strong or (line.text.isupper() and len(line.text) > 3):
        return after is not None
    before = lines[place - 1] if place else None
    if before and not before.ends and before.label is not None and before.label.kind in ("bullet", "letter") and not (after and after.number):
        return False
    if len(line.text.split()) > 10 or after is None or (marked and not after.number):
        return False
    if before and before.label is None and not before.ends and not before.short:
        return False
    leads = after.leads_in
    if _in_bare_list(lines, place) and not leads:
        return False
    words = len(after.text.split())
    return bool(after.label) or leads or (after.text[:1].isupper() and (words > 8 or (words > 4 and after.ends and len(line.text.split()) <= 6)))


def _in_bare_list(lines: Sequence[Line], place: int) -> bool:
    """Whether a short line is one of a list whose marks are lost: nothing but such lines stands between it and a lead-in."""
    for line in reversed(lines[max(0, place - 20):place]):
        if line.leads_in:
            return True
        if line.label or line.ends or not line.short:
            return False
    return False


def depths(lines: Sequence[Line], headings: Sequence[int]) -> dict[int, int]:
    """How deep each heading is, by its place: by its number, by the level that the file gives, else just inside the numbered one that goes on."""
    levels = _levels(lines, headings)
    numbered = [place for place in headings if lines[place].number]
    beside: dict[int, int] = {}  # how deep the numbered headings of each level are
    for place in numbered:
        if place in levels:
            beside.setdefault(levels[place], 10 * _parts(lines[place]))
    deep: dict[int, int] = {}
    current = 0
    for place in headings:
        line = lines[place]
        if line.number:
            deep[place] = current = 10 * _parts(line)
        elif line.label and line.label.kind == "named" and line.label.style in TOPS:
            deep[place] = 1
        elif place in levels and not numbered:
            deep[place] = levels[place]
        elif levels.get(place) in beside:
            deep[place] = current = beside[levels[place]]
        else:
            deep[place] = current + 5 if current and _stays(lines, place) else 10
    return deep


def _parts(line: Line) -> int:
    """How many parts the number of a heading has; `1.0` has one."""
    return len(line.number) - (len(line.number) > 1 and line.number[-1] == 0)


def _levels(lines: Sequence[Line], headings: Sequence[int]) -> dict[int, int]:
    """The levels that the file gives; one that stands alone, a step out between two of the next level, is a slip and no level."""
    given = [(place, lines[place].paragraph.heading or 0) for place in headings if lines[place].paragraph.heading is not None]
    counts = Counter(level for _, level in given)
    found = dict(given)
    for (_, before), (place, level), (_, after) in zip(given, given[1:], given[2:], strict=False):
        if counts[level] == 1 and before == after == level + 1:
            found[place] = before
    return found


def _stays(lines: Sequence[Line], place: int) -> bool:
    """Whether the numbers after a heading without one still stand under the numbered heading before it."""
    before = next((line.number for line in reversed(lines[max(0, place - NEAR):place]) if line.number), ())
    after = next((line.number for line in lines[place + 1: place + NEAR] if line.number), ())
    return not after or (len(after) > 1 and before[:1] == after[:1])


def is_title(line: Line) -> bool:
    """Whether words at the head of a document are its title, its council or its date rather than a first heading."""
    return bool(TITLE.search(line.text)) and not NO_TITLE.match(line.text)

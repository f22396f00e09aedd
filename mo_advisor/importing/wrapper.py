"""A committee's report that has the protocol as an appendix: the report is no part of the protocol."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from mo_advisor.importing.contents import leave_out
from mo_advisor.importing.labels import Label, split
from mo_advisor.importing.source import Doubt, Paragraph, Source

_APPENDIX = re.compile(r"^(appendix|annex|annexe|schedule|enclosure|attachment)\b\W*([A-Z]|\d{1,2}|[ivx]+)?\b\W*(?P<rest>.*)$", re.I)
_REPORT = re.compile(
    r"^\W*(\d+(\.\d+)*\.?\s+)?(report (of|to|by|author)|recommendations?\b|recommended\b|resolved\b|purpose of (the |this )?report|reason(s)? for|"
    r"background( papers| documents|$)|(decision|action) required|agenda item|ward\(?s\)? affected|key decision|contact officer|executive summary|"
    r"(financial|legal|equalit\w+|risk|staffing|environmental|human resources|policy) (implications|considerations)|date of meeting|committee:|"
    r"meeting of|consultations?$|options( considered)?$|alternatives|appendices|list of appendices|implications|conclusions?$|for decision|"
    r"cabinet member:|lead officer)", re.I)
_TITLE = re.compile(r"\b(protocol|relations|code|guidance)\b", re.I)
LONGEST = 150  # characters of a line that names an appendix or the protocol
MOST = 30  # lines that name an appendix and may begin the protocol
MESSAGE = "The protocol stands inside another document, which is left out {}. See whether the protocol begins and ends where it is taken to."


def without_report(source: Source) -> Source:
    """The same source without the report around the protocol, where there is one; and a doubt that says so."""
    paragraphs = source.paragraphs
    start = _start(paragraphs)
    if start is None:
        return source
    end = _end(paragraphs, start)
    kinds = {at: "report" for at in range(len(paragraphs)) if at < start or at >= end}
    said = "before it and after it" if end < len(paragraphs) else "before it"
    left = leave_out(source, kinds)
    return left._replace(doubts=(Doubt("wrapper", None, 0, MESSAGE.format(said)), *left.doubts))


def _start(paragraphs: Sequence[Paragraph]) -> int | None:
    """Where the protocol begins that is an appendix of a report; None where there is no report."""
    short = ((at, paragraph.text.strip()) for at, paragraph in enumerate(paragraphs) if len(paragraph.text) <= LONGEST)
    named = ((at, found) for at, text in short if (found := _APPENDIX.match(text)))
    for at, found in islice(named, MOST):
        if not (at and _titled(paragraphs, at, found["rest"])):
            continue
        before = paragraphs[:at]
        said = sum(bool(_REPORT.match(other.text)) for other in before)
        if said >= 2 or (_begins_anew(paragraphs, at) and not any(_is_title(other) for other in before[:4])):
            return at
    return None


def _titled(paragraphs: Sequence[Paragraph], at: int, rest: str) -> bool:
    """Whether a title of a protocol follows, and then the protocol rather than the next entry of a list."""
    names = [rest, *(other.text for other in paragraphs[at + 1: at + 4])]
    following = paragraphs[at + 1: at + 12]
    return any(_TITLE.search(name) and len(name) <= LONGEST for name in names) and sum(len(other.text) for other in following) > 200


def _is_title(paragraph: Paragraph) -> bool:
    return bool(_TITLE.search(paragraph.text)) and len(paragraph.text) <= 120 and not paragraph.text.rstrip().endswith(".")


def _begins_anew(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Whether numbers before the appendix are followed by a first number after it."""
    before = list(_decimals(paragraphs, range(at)))
    after = next(_decimals(paragraphs, range(at + 1, len(paragraphs))), None)
    return bool(before) and after is not None and after.parts[0] == 1 and not any(label.parts == after.parts for label in before[:2])


def _decimals(paragraphs: Sequence[Paragraph], places: range) -> Iterator[Label]:
    """The numbers with which paragraphs begin."""
    for at in places:
        label, _ = split(f"{paragraphs[at].label or ''} {paragraphs[at].text}".strip())
        if label and label.kind == "decimal":
            yield label


def _end(paragraphs: Sequence[Paragraph], start: int) -> int:
    """Where it ends: at another appendix, or at what closes a report."""
    for at in range(start + 5, len(paragraphs)):
        text = paragraphs[at].text.strip()
        found = _APPENDIX.match(text)
        if found and len(text) <= 120 and found[2] and not text.endswith(".") and _other(paragraphs[start].text, text):
            return at
        if re.match(r"(\d+\.?\s+)?background (papers|documents)\b|contact officer\b|report author\b", text, re.I):
            return at
    return len(paragraphs)


def _other(first: str, text: str) -> bool:
    """Whether a line names another appendix of the same kind, such as Appendix 2 after Appendix 1."""
    ours, theirs = _APPENDIX.match(first.strip()), _APPENDIX.match(text)
    return bool(ours and theirs) and ours[1].lower() == theirs[1].lower() and ours[2] is not None and ours[2].lower() != theirs[2].lower()  # type: ignore[index]

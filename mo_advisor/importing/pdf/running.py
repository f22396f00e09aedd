"""What a PDF prints on every page beside the document: running headers and footers, numbers of pages, watermarks; and its contents list."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from mo_advisor.importing.pdf.page import Line

NEAR = 7.0  # points by which a running line may move from page to page
EDGE = 0.14  # of the page's height at its top and foot
PAGE = re.compile(r"[\s\-–|]*(page\s*)?(\d{1,4}|[ivxlc]{1,6})(\s*(of|/)\s*\d{1,4})?[\s\-–|]*", re.I)
LABEL = r"(?:[A-Z]{1,3}\s?[-–.]?\s?|\d{1,2}\s?[-–.]\s?)?"  # what stands before a page's number where parts are counted: F2, E-14, 5.12
LEADERS = re.compile(rf"(.*?)(?:[.…·_]\s?){{4,}}\s*(?:{LABEL}(\d{{1,4}})|[ivx]{{1,5}})?\s*")
NUMBERED = re.compile(rf"(.*\S)\s+{LABEL}(\d{{1,3}})")
CONTENTS = re.compile(r"(table of )?contents( page| list)?:?|index", re.I)
LEAST = 3  # entries of a contents list


def running(pages: list[list[Line]], heights: list[float]) -> dict[int, str]:
    """The lines that are no part of the document, by their identity, each with its kind."""
    groups: defaultdict[str, list[tuple[int, Line]]] = defaultdict(list)
    for at, lines in enumerate(pages):
        for line in lines:
            groups[_key(line.text)].append((at, line))
    found: dict[int, str] = {}
    for group in groups.values():
        for line, share in _at_one_place(group):
            if share * 5 >= len(pages) * 2 and share > 1:  # left and right pages may differ
                found[id(line)] = _kind(line, heights[line.page - 1])
    for lines, height in zip(pages, heights, strict=True):
        found.update({id(line): kind for line, kind in _numbers(lines, height) if id(line) not in found})
    return {key: kind for key, kind in found.items() if kind}


def _key(text: str) -> str:
    """The words of a line with what counts the pages made the same."""
    return re.sub(r"\d+", "#", "#" if PAGE.fullmatch(text) else text)


def _at_one_place(group: list[tuple[int, Line]]) -> list[tuple[Line, int]]:
    """The lines of a group that stand at the same height, each with the number of pages on which one does."""
    found = []
    group.sort(key=lambda pair: pair[1].y)
    start = 0
    for at in range(1, len(group) + 1):
        if at == len(group) or group[at][1].y - group[at - 1][1].y > NEAR:
            count = len({page for page, _ in group[start:at]})
            found += [(line, count) for _, line in group[start:at]]
            start = at
    return found


def _kind(line: Line, height: float) -> str:
    if line.y > height * (1 - EDGE):
        return "header"
    if line.y < height * EDGE:
        return "footer"
    return "watermark" if line.size > 30 else ""


def _numbers(lines: list[Line], height: float) -> list[tuple[Line, str]]:
    """A number of the page that stands alone at its top or foot, away from the text."""
    found = []
    for line in lines:
        others = [abs(other.y - line.y) for other in lines if other is not line]
        alone = min(others, default=height) > 1.8 * line.size
        if alone and PAGE.fullmatch(line.text) and not EDGE * height < line.y < height * (1 - EDGE):
            found.append((line, "header" if line.y > height / 2 else "footer"))
    return found


def contents(lines: list[Line]) -> set[int]:
    """Which of the lines, by place, are a contents list and the heading over it."""
    entry = [_entry(line) for line in lines]
    found: set[int] = set()
    at = 0
    while at < len(lines):
        end = _run(lines, entry, at)
        run = [place for place in range(at, end) if entry[place]]
        title = next((place for place in range(at - 1, max(at - 4, -1), -1) if CONTENTS.fullmatch(lines[place].text)), at)
        sure = Counter(entry[place] for place in run)["leaders"] * 2 > len(run) or title < at or len(run) > LEAST
        if len(run) >= LEAST and sure:
            found.update(range(title, run[-1] + 1))
        at = max(end, at + 1)
    return found


def _entry(line: Line) -> str:
    """Whether a line ends with dots or a space and the number of a page: `leaders`, `space` or empty."""
    leaders = LEADERS.fullmatch(line.text)
    if leaders and line.text.strip(" .…·_"):
        return "leaders"
    last = line.words[-1]
    wide = len(line.words) > 1 and last.x0 - line.words[-2].x1 > 2.5 * line.size
    return "space" if wide and NUMBERED.fullmatch(line.text) else ""


def _run(lines: list[Line], entry: list[str], at: int) -> int:
    """Where the run of entries that begins here ends; one line without a number between two is an entry that goes on, or a heading of some."""
    if not entry[at]:
        return at
    last, number = at, _number(lines[at])
    for place in range(at + 1, len(lines)):
        if entry[place]:
            if _number(lines[place]) < number:
                break
            last, number = place, max(number, _number(lines[place]))
        elif place - last > 1 or lines[place].words[-1].text[-1:] in ".;:":
            break
    return last + 1


def _number(line: Line) -> int:
    last = re.search(r"\d{1,4}$", line.words[-1].text)
    return int(last[0]) if last else 0

"""Lists of contents, which repeat the headings and are no part of the document's words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mo_advisor.importing.source import LeftOut, Paragraph, Source

NAMED = re.compile(r"^(table of |list of )?(contents?|index)( page)?:?$", re.I)
_LABEL = r"([A-Z]{1,3}\s?[-–.]?\s?|\d{1,2}[-–.])?"  # what stands before a page's number where parts are counted: F2, E-14, 5.12
_PAGE = re.compile(rf"(\s*[.…·_]{{2,}}\s*|\t\s*|\s{{2,}})(page\s*)?{_LABEL}\d{{1,3}}$|[.…]{{4,}}$|\.\s?\.\s?\.[\s.]*\d{{0,3}}$", re.I)
_TRAILING = re.compile(rf"[\s.…·_]*\b{_LABEL}\d{{1,3}}$")
_WORDS = re.compile(r"[^\W_]+")
LONGEST = 200  # characters of an entry
LEAST = 3  # entries that make a list of contents where no line says that it is one


def without_contents(source: Source) -> Source:
    """The same source, with every list of contents among what is left out."""
    spans = _spans(source.paragraphs)
    return leave_out(source, {at: "contents" for start, end in spans for at in range(start, end)})


def leave_out(source: Source, kinds: dict[int, str]) -> Source:
    """The same source without some paragraphs, which are left out under the kind that is given for each. What is said of others keeps its place."""
    if not kinds:
        return source
    kept: list[Paragraph] = []
    now: list[int] = []  # for every paragraph, how many are kept before it
    left: list[tuple[int, int, LeftOut]] = []
    for at, paragraph in enumerate(source.paragraphs):
        now.append(len(kept))
        if at in kinds:
            whole = " ".join(f"{paragraph.label or ''} {paragraph.text}".split())
            left.append((at, 1, LeftOut(kinds[at], whole, len(kept))))
        else:
            kept.append(paragraph)
    now.append(len(kept))
    for out in source.left_out:
        after = min(max(out.after, 0), len(source.paragraphs))
        left.append((after, 0, out._replace(after=now[after])))
    doubts = tuple(doubt._replace(at=max(0, min(now[min(max(doubt.at, 0), len(now) - 1)], len(kept) - 1))) for doubt in source.doubts)
    return Source(tuple(kept), source.footnotes, tuple(out for _, _, out in sorted(left, key=lambda one: one[:2])), doubts)


def _spans(paragraphs: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """Where lists of contents begin and end."""
    spans: list[tuple[int, int]] = []
    later = _Later(paragraphs)
    at = 0
    while at < len(paragraphs):
        named = bool(NAMED.match(paragraphs[at].text.strip()))
        end = at + 1 if named else at
        met: set[tuple[str, ...]] = set()
        while end < len(paragraphs) and _is_entry(paragraphs[end], end, later, named, met):
            met.add(_key(paragraphs[end], False))
            end += 1
        if end - at - named >= (2 if named else LEAST) and _credible(paragraphs[at + named:end], named):
            spans.append((at, end))
            at = end
        else:
            at += 1
    return spans


def _credible(entries: Sequence[Paragraph], named: bool) -> bool:
    return named or sum(bool(_PAGE.search(entry.text)) for entry in entries) * 2 > len(entries) or len(entries) > LEAST


class _Later:
    """Where the words of every short paragraph come again."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.places: dict[tuple[str, ...], list[int]] = {}
        for at, paragraph in enumerate(paragraphs):
            if len(paragraph.text) <= LONGEST:
                for words in {_key(paragraph, False), _key(paragraph, True)}:
                    if words:
                        self.places.setdefault(words, []).append(at)

    def again(self, paragraph: Paragraph, at: int) -> bool:
        """Whether the words of a paragraph stand again behind it, with or without its number."""
        return any(place > at + 1 for words in (_key(paragraph, False), _key(paragraph, True)) for place in self.places.get(words, ()))


def _key(paragraph: Paragraph, numbered: bool) -> tuple[str, ...]:
    text = _TRAILING.sub("", paragraph.text) if _PAGE.search(paragraph.text) else paragraph.text
    words = tuple(word.lower() for word in _WORDS.findall(text))
    while not numbered and words and words[0].isdigit():
        words = words[1:]
    return words if any(word.isalpha() for word in words) else ()


def _is_entry(paragraph: Paragraph, at: int, later: _Later, named: bool, met: set[tuple[str, ...]]) -> bool:
    """Whether a paragraph is an entry. named: whether a line says that it is a list of contents. met: the words of the entries before it."""
    text = paragraph.text.strip()
    if len(text) > LONGEST or NAMED.match(text):
        return False
    if _PAGE.search(paragraph.text) or (named and re.search(rf"[^\W\d_]\)?\s+{_LABEL}\d{{1,3}}$", text)):
        return True
    if not later.again(paragraph, at):
        return named and re.fullmatch(r"(page( no\.?)?|section|title|paragraph|item|\d{1,3})", text, re.I) is not None
    return _key(paragraph, False) not in met

"""Markdown: its paragraphs as they are shown, without the marks that only say how."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mo_advisor.importing import labels
from mo_advisor.importing.source import Paragraph

SPACE = 5.0  # points that a space is wide
_SIGNS = re.compile(r"^#{1,6}\s+\S|^\*\*[^*]+\*\*\s*$|^\|.*\|\s*$|^\[\^\w+\]:|^```|\[[^\]]+\]\(\S+\)|^\S.*\n(=|-){3,}\s*$|\*\*\S[^*\n]*\*\*", re.M)
_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"^\s{0,3}(=+|-{2,})\s*$")
_RULE = re.compile(r"^\s{0,3}([-*_])(\s*\1){2,}\s*$")
_ITEM = re.compile(r"^(?P<indent>\s*)(?P<mark>[-*+]|\d{1,3}[.)])(?P<space>\s+)(?=\S)")
_REFERS = re.compile(r"\b(paragraphs?|sections?|clauses?|and|or|in|to|of|see)\s*$")
_COMMENT = re.compile(r"<!--(.*?)-->", re.S)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|!?\[([^\]]+)\]\[[^\]]*\]")
_TAG = re.compile(r"</?(?:a|b|i|u|em|strong|span|div|p|br|font|small|ins|center|blockquote)(?:\s[^<>]*)?/?>", re.I)
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=\S)([^*_]+?)(?<=\S)\1(?![\w*])")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")  # any punctuation of ASCII
_ENTITIES = {"&amp;": "&", "&nbsp;": " ", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&rsquo;": "’", "&ndash;": "–"}


def is_markdown(text: str, name: str) -> bool:
    """Whether a text is Markdown, by its name or by its marks."""
    return name.lower().endswith((".md", ".markdown")) or len(_SIGNS.findall(text)) >= 3


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs; what is left out has its kind as label, after a null character."""
    text, made = _front_matter(text)
    text = _COMMENT.sub(lambda found: "\n\n\0" + " ".join(found[1].split()) + "\n\n" if found[1].strip() else "", text)
    return [*made, *(paragraph for block in _blocks(text) for paragraph in _paragraph(block))]


def _front_matter(text: str) -> tuple[str, list[Paragraph]]:
    found = re.match(r"---\n(.*?)\n---\s*\n", text, re.S)
    if not found or not re.match(r"\s*[\w-]+:", found[1]):
        return text, []
    return text[found.end():], [Paragraph(" ".join(found[1].split()), "\0metadata")]


def _blocks(text: str) -> Iterator[str]:
    """Blocks of lines that are one paragraph; each line of a list, a heading or a table begins its own."""
    block: list[str] = []
    for line in text.split("\n"):
        line = re.sub(r"^\s{0,3}(>\s?)+", "", line)
        if _UNDERLINE.match(line) and len(block) == 1 and not _ITEM.match(block[0]):
            yield f"{'#' if '=' in line else '##'} {block.pop().strip()}"
            continue
        if not line.strip() or _RULE.match(line) or line.lstrip().startswith("```"):
            if block:
                yield "\n".join(block)
            block = []
            continue
        if block and _begins(line, block):
            yield "\n".join(block)
            block = []
        block.append(line)
        if _HEADING.match(line):
            yield "\n".join(block)
            block = []
    if block:
        yield "\n".join(block)


def _begins(line: str, block: list[str]) -> bool:
    """Whether a line begins a paragraph though no blank line is before it."""
    if _ITEM.match(line) or _HEADING.match(line) or line.lstrip().startswith("|") or block[0].lstrip().startswith("|"):
        return True
    if line.startswith("\0") or re.match(r"\s*\[\^\w+\]:", line):
        return True
    label, rest = labels.split(line.strip())
    return label is not None and (label.firm or len(label.parts) > 1) and bool(rest) and not _REFERS.search(block[-1])


def _paragraph(block: str) -> Iterator[Paragraph]:
    if block.startswith("\0"):
        yield Paragraph(block[1:], "\0comment")
        return
    if re.fullmatch(r"\s*\|?[\s:|-]+\|?\s*", block) and "-" in block:
        return
    heading = _HEADING.match(block)
    if heading:
        if heading[2].strip():
            yield Paragraph(_inline(heading[2]), heading=len(heading[1]), strong=True)
        return
    if block.lstrip().startswith("|"):
        cells = [_inline(cell.strip()) for cell in re.split(r"(?<!\\)\|", block.strip().strip("|"))]
        yield Paragraph("\t".join(cells))
        return
    item = _ITEM.match(block)
    bare = " ".join(line.strip() for line in block.split("\n"))
    strong = re.fullmatch(r"\s*(\*\*|__)(?!\s).+\1:?\s*", bare) is not None and bare.count("**") + bare.count("__") == 2
    if item is None:
        yield Paragraph(_inline(bare), strong=strong, indent=_indent(block))
        return
    rest = _inline(" ".join(bare[len(item["mark"]):].split()))
    mark = "-" if item["mark"] in "-*+" else item["mark"]
    yield Paragraph(f"{mark} {rest}", indent=_indent(block))


def _indent(block: str) -> float:
    return spaces(block.split("\n")[0]) * SPACE


def spaces(line: str) -> int:
    """How many spaces stand before a line."""
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())


def _inline(text: str) -> str:
    """Words without the marks of emphasis, links and escapes."""
    text = re.sub(r"<br\s*/?>", " ", text, flags=re.I)
    text = _LINK.sub(lambda found: found[1] or found[2] or "", text)
    text = re.sub(r"<(https?://[^>\s]+|[^>\s@]+@[^>\s]+)>", r"\1", text)
    text = _TAG.sub("", text)
    held: list[str] = []

    def hold(found: re.Match[str]) -> str:
        held.append(found[1])
        return "\x01"

    text = _ESCAPE.sub(hold, text)
    for _ in range(3):
        text = _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", text))
    for entity, character in _ENTITIES.items():
        text = text.replace(entity, character)
    kept = iter(held)
    return re.sub("\x01", lambda _: next(kept), text)

"""A row of a table as paragraphs: one paragraph, its cells parted by tabs; or, where a table only sets out numbered paragraphs on the page, those."""

from __future__ import annotations

import re

from mo_advisor.importing.source import Paragraph

BARE = re.compile(r"\(?(\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})(\.\d{1,3})*[.)]?")
TYPED = re.compile(r"\d+(\.\d+)+\.?\s")


def row(cells: list[list[Paragraph]]) -> list[Paragraph]:
    """The paragraphs of a row, of those of its cells."""
    filled = [cell for cell in cells if cell]
    if not filled:
        return []
    if len(filled) == 1 or _sets_out(filled):
        return _beside([paragraph for cell in filled for paragraph in cell], filled[0])
    return [_one(filled)]


def _sets_out(cells: list[list[Paragraph]]) -> bool:
    """Whether the row is no row of a table to a reader: numbered paragraphs stand in it, or a number stands beside several paragraphs."""
    rest = [paragraph for cell in cells for paragraph in cell][1:]
    number_beside = len(cells) == 2 and len(rest) > 1 and _is_number(cells[0])
    typed = any(sum(bool(TYPED.match(paragraph.text)) for paragraph in cell) > 1 for cell in cells)
    return number_beside or typed or any(paragraph.label for paragraph in rest)


def _is_number(cell: list[Paragraph]) -> bool:
    return len(cell) == 1 and (not cell[0].text or bool(BARE.fullmatch(cell[0].text)))


def _beside(paragraphs: list[Paragraph], first: list[Paragraph]) -> list[Paragraph]:
    """Puts a number that stands in a cell of its own before the paragraph beside it."""
    if len(paragraphs) < 2 or not _is_number(first):
        return paragraphs
    number, beside, *rest = paragraphs
    if number.text:
        return [beside._replace(text=f"{number.text}\t{beside.text}"), *rest]
    if beside.label:
        return paragraphs
    return [beside._replace(label=number.label, depth=number.depth, notes=number.notes + beside.notes), *rest]


def _one(cells: list[list[Paragraph]]) -> Paragraph:
    every = [paragraph for cell in cells for paragraph in cell]
    first = every[0]
    texts = ("\n".join(paragraph.text.replace("\t", " ") for paragraph in cell if paragraph.text) for cell in cells)
    headings = {paragraph.heading for paragraph in every}
    return first._replace(
        text="\t".join(text for text in texts if text),
        bullet=False,
        heading=first.heading if len(headings) == 1 else None,
        strong=all(paragraph.strong for paragraph in every if paragraph.text),
        notes=tuple(mark for paragraph in every for mark in paragraph.notes),
    )

"""What the tests of handouts share: the shipped packs on paper, and every word of a page in every format."""

from __future__ import annotations

import io
import json
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from docx import Document
from docx.document import Document as Word

from mo_advisor.render.page import Page
from mo_advisor.render.views.handout import Handout, facilitator_page, participants_page
from mo_advisor.render.writers.docx import to_docx
from mo_advisor.render.writers.html import to_html
from mo_advisor.render.writers.markdown import to_markdown
from mo_advisor.render.writers.text import page_lines
from mo_advisor.training.library import load_pack, shipped_packs
from mo_advisor.training.showing import ShownCard, shown
from tests.conftest import shipped

PACKS = tuple(shipped_packs())
DAY = "12 May 2026"


@cache
def handout(pack: str, protocol: str) -> Handout:
    """A shipped pack whole, for a protocol."""
    opened = load_pack(shipped_packs()[pack])
    return Handout(opened, shipped(protocol), opened.cards, DAY)


@cache
def shows(pack: str, protocol: str) -> tuple[ShownCard, ...]:
    """Its cards, held against the protocol."""
    return tuple(shown(card, shipped(protocol)) for card in handout(pack, protocol).cards)


@cache
def participants(pack: str, protocol: str) -> Page:
    """The participants' sheets."""
    return participants_page(handout(pack, protocol))


@cache
def facilitator(pack: str, protocol: str) -> Page:
    """The facilitator's sheets."""
    return facilitator_page(handout(pack, protocol), shows(pack, protocol))


def as_text(page: Page) -> str:
    """A page as text that is not wrapped."""
    return "\n".join(line for line, _ in page_lines(page))


def record_of(page: Page) -> dict[str, Any]:
    """A page as the records of JSON."""
    assert page.record is not None
    return page.record()


def word(data: bytes) -> Word:
    """A Word file, opened."""
    return Document(io.BytesIO(data))


def unpacked(data: bytes) -> dict[str, str]:
    """Every part of a Word file, as it is stored."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {name: archive.read(name).decode() for name in archive.namelist()}


def in_every_format(page: Page) -> dict[str, str]:
    """All that is written of a page, in each format: titles, comments and properties too."""
    word_file = "\n".join(unpacked(to_docx(page)).values())
    return {"html": to_html(page), "markdown": to_markdown(page), "text": as_text(page), "docx": word_file}


def rewritten(pack: str, folder: Path, **changed: Any) -> Path:
    """A shipped pack as a file of its own, with some fields of every card replaced, or taken away where they are None."""
    record = yaml.load(shipped_packs()[pack].read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for card in record["cards"]:
        card.update(changed)
        for field in [field for field, value in changed.items() if value is None]:
            card.pop(field, None)
    path = folder / f"{pack}.yaml"
    path.write_text(json.dumps(record), encoding="utf-8")
    return path

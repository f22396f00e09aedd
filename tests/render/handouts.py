"""What the tests of handouts share: the shipped packs on paper, and every word of a paper in every format."""

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

from mo_advisor.render.page import Paper
from mo_advisor.render.screen import lay_out
from mo_advisor.render.views.handout import Handout, participants_paper
from mo_advisor.render.views.handout_facilitator import facilitator_paper
from mo_advisor.render.views.handout_text import paper_blocks
from mo_advisor.render.writers.docx import to_docx
from mo_advisor.render.writers.html import to_html
from mo_advisor.render.writers.markdown import to_markdown
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
def participants(pack: str, protocol: str) -> Paper:
    """The participants' sheets."""
    return participants_paper(handout(pack, protocol))


@cache
def facilitator(pack: str, protocol: str) -> Paper:
    """The facilitator's sheets."""
    return facilitator_paper(handout(pack, protocol), shows(pack, protocol))


def as_text(paper: Paper) -> str:
    """A paper as text that is not wrapped."""
    return "\n".join(line for line, _ in lay_out(paper_blocks(paper)))


def word(data: bytes) -> Word:
    """A Word file, opened."""
    return Document(io.BytesIO(data))


def unpacked(data: bytes) -> dict[str, str]:
    """Every part of a Word file, as it is stored."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {name: archive.read(name).decode() for name in archive.namelist()}


def in_every_format(paper: Paper) -> dict[str, str]:
    """All that is written of a paper, in each format: titles, comments and properties too."""
    word_file = "\n".join(unpacked(to_docx(paper)).values())
    return {"html": to_html(paper), "markdown": to_markdown(paper), "text": as_text(paper), "docx": word_file}


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

"""A session as it stands before a room: few words at a time, and two protocols side by side where two are chosen."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest

from mo_advisor.protocol.book import Book
from mo_advisor.render.screen import Block, lay_out
from mo_advisor.render.views.card import asker, other_asker, question_blocks, step_blocks, story_blocks
from mo_advisor.render.views.document import edition
from mo_advisor.render.words import sign_off
from mo_advisor.training.model import Pack
from mo_advisor.training.session import OPENING, QUESTIONS, STEPS, STORY, Session

FICTION = "These cases are fictional. Any likeness to a real person or a real case is chance."
STAYS = "What is said in the room stays in the room. Speak of these cases, not of your own."
STEP_OUT = "You may step out at any time, and need not say why."
OVER = "That was the last card. Thank you."
WIDEST = 84  # characters of a line; a room reads short lines
NARROWEST_PAIR = 70  # columns from which two protocols stand side by side; below, one follows the other
BETWEEN = 3
Line = tuple[tuple[str, str], ...]  # stretches of a line, each with its style
BLANK: Line = (("", ""),)


def room_lines(pack: Pack, session: Session, width: int | None, rows: int = 0) -> list[Line]:
    """What the room sees now, in lines no wider than `width`, or not wrapped.

    rows: how many lines there is room for; the story stands above its questions where both fit.
    """
    if session.at == OPENING:
        return _laid(opening(pack, session), width)
    if session.card is None:
        return _laid([Block(OVER, "title")], width)
    other = [_asked(session)] if session.other else []
    if STEPS[session.step] == STORY:
        return _laid([*_head(session), *other], width)
    if STEPS[session.step] == QUESTIONS:
        return _discussion(session, other, width, rows)
    head = [*_head(session), _asked(session)]
    if session.beside is None:
        return _laid([*head, *_side(session, 0)], width)
    return [*_laid(head, width), *_pair(list(_side(session, 0)), list(_side(session, 1)), width)]


def opening(pack: Pack, session: Session) -> Iterator[Block]:
    """The page before the first card."""
    yield Block(pack.title, "title")
    if pack.purpose:
        yield Block(pack.purpose)
    yield from (Block(line, gap=True) for line in (FICTION, STAYS, STEP_OUT))
    for book in filter(None, (session.book, session.beside)):
        yield Block(f"{book.protocol.council}: {book.protocol.title}. {edition(book)} {sign_off(book)}", "faint", gap=True)


def _head(session: Session) -> Iterator[Block]:
    """The card's title, with the story where that is what is before the room."""
    card = session.card
    assert card is not None
    yield Block(f"Card {session.at + 1} of {len(session.cards)}", "faint")
    if STEPS[session.step] == STORY:
        yield from story_blocks(card)
    else:
        yield Block(card.title, "title", gap=True)


def _discussion(session: Session, other: list[Block], width: int | None, rows: int) -> list[Line]:
    """The questions below the story, or, where that is too long, below the title."""
    card = session.card
    assert card is not None
    asked = [*question_blocks(card), *other]
    both = _laid([*_head(replace(session, step=0)), *asked], width)
    return both if len(both) <= rows else _laid([*_head(session), *asked], width)


def _asked(session: Session) -> Block:
    """Whose question it is that is being looked at: the asker's, or the other side's."""
    card, shown = session.card, session.shows()[0]
    assert card is not None
    return Block(other_asker(card, shown.other) if session.other else asker(card, shown.advice), gap=True)


def _side(session: Session, which: int) -> Iterator[Block]:
    """What one protocol says, as far as it is revealed: to the asker, or to the other side."""
    card, shown = session.card, session.shows()[which]
    assert card is not None
    yield Block(said_by(shown.advice.book), "above", gap=True)
    advice = shown.other if session.other else shown.advice
    yield from step_blocks(card, advice, STEPS[session.step]) if advice else ()


def said_by(book: Book) -> str:
    """Which of two documents it is."""
    return f"In {book.protocol.council} ({book.protocol.edition}):"


def _laid(blocks: Iterable[Block], width: int | None) -> list[Line]:
    return [((line, style),) for line, style in lay_out(blocks, width and min(width, WIDEST))]


def _pair(left: list[Block], right: list[Block], width: int | None) -> list[Line]:
    """Two columns where they can be read, or one after the other."""
    if width is None or width < NARROWEST_PAIR:
        return [BLANK, *_laid(left, width), BLANK, *_laid(right, width)]
    each = (width - BETWEEN) // 2
    lines = zip_longest(_column(left, each), _column(right, each), fillvalue=("", ""))
    return [BLANK, *(((f"{one:{each + BETWEEN}}", style), (other, style_of_other)) for (one, style), (other, style_of_other) in lines)]


def _column(blocks: list[Block], width: int) -> Iterator[tuple[str, str]]:
    """Lines of one column; a word that is wider than it is broken, since it would run into the other."""
    for line, style in lay_out(blocks, width):
        yield from ((part, style) for part in (textwrap.wrap(line, width, drop_whitespace=False) or [""]))

"""A session as it stands before a room: few words at a time, and two protocols side by side where two are chosen."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from mo_advisor.frozen import replace
from mo_advisor.render.page import Heading, Part, paragraph
from mo_advisor.render.views.card import FICTION, asker, other_asker, question_parts, said_by, step_parts, story_parts
from mo_advisor.render.words import edition, sign_off
from mo_advisor.render.writers.text import lay_out
from mo_advisor.training.model import Pack
from mo_advisor.training.session import OPENING, QUESTIONS, STEPS, STORY, Session

STAYS = "What is said in the room stays in the room. Speak of these cases, not of your own."
STEP_OUT = "You may step out at any time, and need not say why."
OVER = "That was the last card. Thank you."
WIDEST = 84  # characters of a line; a room reads short lines
NARROWEST_PAIR = 70  # columns from which two protocols stand side by side; below, one follows the other
BETWEEN = 3
StyledLine = tuple[tuple[str, str], ...]  # stretches of a line, each with its style
BLANK: StyledLine = (("", ""),)


def room_lines(pack: Pack, session: Session, width: int | None, rows: int = 0) -> list[StyledLine]:
    """What the room sees now, in lines no wider than `width`, or not wrapped.

    rows: how many lines there is room for; the story stands above its questions where both fit.
    """
    if session.at == OPENING:
        return _laid(opening(pack, session), width)
    if session.card is None:
        return _laid([paragraph(OVER, "title")], width)
    other = [_asked(session)] if session.other else []
    if STEPS[session.step] == STORY:
        return _laid([*_head(session), *other], width)
    if STEPS[session.step] == QUESTIONS:
        return _discussion(session, other, width, rows)
    head = [*_head(session), _asked(session)]
    if session.beside is None:
        return _laid([*head, *_side(session, 0)], width)
    return [*_laid(head, width), *_pair(list(_side(session, 0)), list(_side(session, 1)), width)]


def opening(pack: Pack, session: Session) -> Iterator[Part]:
    """The page before the first card."""
    yield paragraph(pack.title, "title")
    if pack.purpose:
        yield paragraph(pack.purpose, close=True)
    yield from (paragraph(line) for line in (FICTION, STAYS, STEP_OUT))
    for book in filter(None, (session.book, session.beside)):
        yield paragraph(f"{book.protocol.council}: {book.protocol.title}. {edition(book)} {sign_off(book)}", "faint")


def _head(session: Session) -> Iterator[Part]:
    """The card's title, with the story where that is what is before the room."""
    card = session.card
    assert card is not None
    yield paragraph(f"Card {session.at + 1} of {len(session.cards)}", "faint")
    if STEPS[session.step] == STORY:
        yield from story_parts(card)
    else:
        yield Heading(2, card.title, style="title")


def _discussion(session: Session, other: Sequence[Part], width: int | None, rows: int) -> list[StyledLine]:
    """The questions below the story, or, where that is too long, below the title."""
    card = session.card
    assert card is not None
    asked = [*question_parts(card), *other]
    both = _laid([*_head(replace(session, step=0)), *asked], width)
    return both if len(both) <= rows else _laid([*_head(session), *asked], width)


def _asked(session: Session) -> Part:
    """Whose question it is that is being looked at: the asker's, or the other side's."""
    card, shown = session.card, session.shows()[0]
    assert card is not None
    return paragraph(other_asker(card, shown.other) if session.other else asker(card, shown.advice))


def _side(session: Session, which: int) -> Iterator[Part]:
    """What one protocol says, as far as it is revealed: to the asker, or to the other side."""
    card, shown = session.card, session.shows()[which]
    assert card is not None
    yield paragraph(said_by(shown.advice.book), "above")
    advice = shown.other if session.other else shown.advice
    yield from step_parts(card, advice, STEPS[session.step]) if advice else ()


def _laid(parts: Iterable[Part], width: int | None) -> list[StyledLine]:
    return [((line, style),) for line, style in lay_out(parts, width and min(width, WIDEST))]


def _pair(left: Sequence[Part], right: Sequence[Part], width: int | None) -> list[StyledLine]:
    """Two columns where they can be read, or one after the other."""
    if width is None or width < NARROWEST_PAIR:
        return [BLANK, *_laid(left, width), BLANK, *_laid(right, width)]
    each = (width - BETWEEN) // 2
    lines = zip_longest(_column(left, each), _column(right, each), fillvalue=("", ""))
    return [BLANK, *(((f"{near:{each + BETWEEN}}", style), (far, style_of_far)) for (near, style), (far, style_of_far) in lines)]


def _column(parts: Sequence[Part], width: int) -> Iterator[tuple[str, str]]:
    """Lines of one column; a word that is wider than it is broken, since it would run into the other."""
    for line, style in lay_out(parts, width):
        yield from ((part, style) for part in (textwrap.wrap(line, width, drop_whitespace=False) or [""]))

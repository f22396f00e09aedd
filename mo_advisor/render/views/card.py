"""A training card as text, step by step. The facilitator's notes are not among the steps, and nothing here reads them."""

from __future__ import annotations

from collections.abc import Iterator

from mo_advisor.advice.advise import Advice
from mo_advisor.render.screen import Block
from mo_advisor.render.views.advice_text import caution_blocks, contact_blocks, notice_blocks, rule_blocks
from mo_advisor.training.model import Card
from mo_advisor.training.session import CLAUSES, CONTACTS, QUESTIONS, STORY

UNWRITTEN = "(The story of this card is still to be written.)"
OTHER_SIDE = "From the other side"
NOBODY_THERE = "Nobody is on the other side of this card who would ask."
DISCUSS = "To discuss"


def story_blocks(card: Card) -> Iterator[Block]:
    """The title and the story."""
    yield Block(card.title, "title", gap=True)
    yield Block(card.story or UNWRITTEN, gap=True)


def question_blocks(card: Card) -> Iterator[Block]:
    """The questions to discuss."""
    yield Block(DISCUSS, "heading", gap=True)
    yield from (Block(f"{number}. {question}", hang=3, gap=number > 1) for number, question in enumerate(card.questions, start=1))


def step_blocks(card: Card, advice: Advice, step: str) -> Iterator[Block]:
    """What one step adds: the story, the questions, whom to contact, or the clauses with what must be known besides."""
    if step == STORY:
        yield from story_blocks(card)
    elif step == QUESTIONS:
        yield from question_blocks(card)
    elif step == CONTACTS:
        yield from notice_blocks(advice, danger=True)
        yield from contact_blocks(advice) if advice.mapped else [Block(advice.message, "title", gap=True)]
    elif step == CLAUSES:
        if advice.message:
            yield Block(advice.message, "title", gap=True)
        yield from rule_blocks(advice) if advice.mapped else ()
        yield from caution_blocks(advice)
        yield from notice_blocks(advice, danger=False)


def asker(card: Card, advice: Advice) -> str:
    """Whose question it is, and what is asked, in the words of the menu."""
    return f"Asked by {_person(card, advice)}: “{_matter(advice)}”"


def _person(card: Card, advice: Advice) -> str:
    """Who that is in the story, or else the role."""
    who = advice.answers.who
    return card.people.get(who or "") or (advice.book.vocabulary.roles[who].label if who else "somebody who is not named")


def _matter(advice: Advice) -> str:
    return advice.book.vocabulary.situations[advice.answers.what].label


def other_asker(card: Card, other: Advice | None) -> str:
    """To whom the protocol speaks on the other side; and what is asked there, where that is something else."""
    if other is None:
        return NOBODY_THERE
    asked = f", who asks: “{_matter(other)}”" if other.answers.what != card.asked.what else ""
    return f"{OTHER_SIDE}: what is said to {_person(card, other)}{asked}"

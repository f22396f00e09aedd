"""A card held against a protocol: what it shows there, computed each time and never stored."""

from __future__ import annotations

from mo_advisor.advice.advise import Advice, advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.answers_file import answers_of
from mo_advisor.frozen import Frozen, replace
from mo_advisor.interview.menus import kind_of
from mo_advisor.protocol.book import Book
from mo_advisor.training.model import Card


class ShownCard(Frozen):
    """A card on one protocol. other: what the protocol says to the other side about the same events; None where nobody is there to ask."""

    card: Card
    advice: Advice
    other: Advice | None


def shown(card: Card, book: Book) -> ShownCard:
    """What a protocol says about a card, to both sides."""
    other = other_side(card, book)
    return ShownCard(card, advise(book, card.asked), advise(book, other) if other else None)


def other_side(card: Card, book: Book) -> Answers | None:
    """The answers of the person on the other side: those that the card gives, or asker and other side exchanged.

    None where nobody is there who would ask: nobody at all, a body, or an outsider.
    """
    if card.other_side:
        return answers_of(card.other_side)
    asked = card.asked
    if asked.who is None or not asked.involved or kind_of(book, asked.involved[0]) is None or not book.vocabulary.roles[asked.involved[0]].asks:
        return None
    return replace(asked, who=asked.involved[0], involved=(asked.who,))

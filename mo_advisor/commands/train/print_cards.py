"""Cards printed without a question, as far as they are to be revealed: the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mo_advisor.advice.advise import Advice
from mo_advisor.commands.options import Options
from mo_advisor.commands.output import put_out
from mo_advisor.render.views.card import cards_page
from mo_advisor.training.model import Pack
from mo_advisor.training.session import CONTACTS, OTHER, Session
from mo_advisor.training.showing import ShownCard, shown


def print_cards(pack: Pack, session: Session, steps: Sequence[str], options: Options) -> int:
    """Prints every card of a session up to the last of the steps. Exit 1 where something that is revealed is not mapped."""
    books = [book for book in (session.book, session.beside) if book]
    cards = [(card, tuple(shown(card, book) for book in books)) for card in session.cards]
    put_out(cards_page(pack, books, cards, steps), options.format, options.output, options.force, options.plain)
    advices = [advice for _, shows in cards for each in shows for advice in _revealed(each, steps)]
    return 0 if all(advice.mapped for advice in advices) else 1


def _revealed(card: ShownCard, steps: Sequence[str]) -> Iterator[Advice]:
    if CONTACTS in steps:
        yield card.advice
    if OTHER in steps and card.other:
        yield card.other

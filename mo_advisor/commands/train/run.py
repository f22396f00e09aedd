"""`mo-advisor train run`: a pack before a room, one card at a time; or a card printed as far as it is to be revealed."""

from __future__ import annotations

from mo_advisor.commands.options import Options
from mo_advisor.commands.which_protocol import chosen, no_protocol
from mo_advisor.errors import WrongUsage, nearest
from mo_advisor.protocol.library import open_protocol
from mo_advisor.training.library import chosen_cards, open_pack
from mo_advisor.training.model import Card
from mo_advisor.training.session import OPENING, OTHER, STEPS, Session

ALL = "all"
REVEALS = (*STEPS, OTHER)  # how far a card may be printed; `all` is as far as the last
NOT_ASKED = "There is nobody to ask here. To print a card, say how far: --reveal story, questions, contacts, clauses, other-side or all."


def run(
    pack_named: str,
    protocol: str | None,
    beside: str | None,
    card: str | None,
    cards: str | None,
    start: str | None,
    reveal: str | None,
    options: Options,
) -> int:
    """Runs a pack. Exit 1 where a situation that is revealed is not mapped."""
    if card is not None and cards is not None:
        raise WrongUsage("--card and --cards say the same; give one of them.")
    if reveal not in (None, ALL, *REVEALS):
        raise WrongUsage(f"--reveal takes {', '.join(REVEALS)} or {ALL}, and not “{reveal}”.")
    pack = open_pack(pack_named)
    session_cards = chosen_cards(pack, card if card is not None else cards)
    begin = OPENING if start is None else _place(start, session_cards)
    second = open_protocol(beside) if beside else None
    named = chosen(None, protocol)
    if reveal is None and options.format == "text" and options.output is None:
        if not options.asks:
            raise WrongUsage(NOT_ASKED)
        from mo_advisor.commands.train.hold_session import Occasion, present

        return present(Occasion(pack_named, pack, card or cards), named, session_cards, begin, second, options.plain)
    if named is None:
        raise WrongUsage(no_protocol())
    options.expect_free()
    from mo_advisor.commands.train.print_cards import print_cards

    shown = REVEALS if reveal == ALL else REVEALS[: REVEALS.index(reveal or STEPS[0]) + 1]
    return print_cards(pack, Session(session_cards[max(begin, 0) :], open_protocol(named), second), shown, options)


def _place(start: str, cards: tuple[Card, ...]) -> int:
    """Where in a session a card stands that is named by its id, or by its number in the session as the screen shows it. Raises WrongUsage."""
    names = [card.id for card in cards]
    numbers = [str(number) for number in range(1, len(cards) + 1)]
    if start in numbers and start not in names:
        return numbers.index(start)
    if start not in names:
        raise WrongUsage(f"There is no card “{start}” in this session{nearest(start, names)}")
    return names.index(start)

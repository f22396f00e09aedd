"""A session before a room, with somebody at the keys: on the whole screen, or by numbered lines that are only ever added to."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import NamedTuple

from mo_advisor.console import say
from mo_advisor.frozen import replace
from mo_advisor.interview.line_prompter import Lines, lines
from mo_advisor.interview.options import Menu, Option, Question
from mo_advisor.interview.prompter import Prompter, can_repaint, prompter
from mo_advisor.interview.run import choose_protocol, walk
from mo_advisor.interview.screens import BACK as BACK_FROM_LIST
from mo_advisor.interview.screens import WHY, Left, Screen
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import open_all, open_protocol
from mo_advisor.render.room_words import label
from mo_advisor.render.views.room import room_lines
from mo_advisor.training.model import Card, Pack
from mo_advisor.training.session import BESIDE, HELP, JUMP, LEAVE, ON, Session

TO_THE_ROOM = "Back to the session"
ONE_ALONE = "one-alone"
ANY_CARD = "The card opens with its story; nothing else of it is revealed."
ANY_PROTOCOL = "The cards are the same; what is revealed is computed for the protocol that is chosen."
WHY_HERE = "Nothing is revealed before you choose it. The facilitator's notes are never shown here; `mo-advisor train handout` prints them."


class Occasion(NamedTuple):
    """What a session was called with. named: the pack, as it was named. cards: those that were asked for, as they were typed."""

    named: str
    pack: Pack
    cards: str | None


def present(occasion: Occasion, protocol: str | None, cards: tuple[Card, ...], begin: int, beside: Book | None, plain: bool) -> int:
    """Holds a session to its end. begin: the place of the card with which it begins, or OPENING.

    Leaving is an ordinary end; breaking off is 130. Either way it is said how to go on from there.
    """
    page = None if not plain and can_repaint() else lines()
    asker = page or prompter(False)
    book = open_protocol(protocol or choose_protocol(asker))
    held = _Held(occasion, Session(cards, book, beside, begin), asker)
    try:
        held.read_out(page) if page else held.project()
    except Left:
        pass
    finally:
        held.say_how_to_go_on()
    return 0


class _Held:
    """One session while it is held."""

    def __init__(self, occasion: Occasion, session: Session, asker: Prompter) -> None:
        self.occasion = occasion
        self.session = session
        self.asker = asker

    def project(self) -> None:
        """On the whole screen, with single keys."""
        from mo_advisor.commands.train.projector import Projector

        projector = Projector(self.session, lambda session, width, rows: room_lines(self.occasion.pack, session, width, rows))
        action = ""
        while action != LEAVE:
            try:
                action = projector.run()
            finally:
                self.session = projector.session
            projector.show(self._asked(action))

    def read_out(self, page: Lines) -> None:
        """By lines: what is revealed is added below what was shown before. What can be done is listed once, and then to whoever asks for it."""
        action, listed = "", False
        while action != LEAVE:
            shown = room_lines(self.occasion.pack, self.session, page.width)
            page.say_lines(["".join(text for text, _ in line).rstrip() for line in shown])
            actions = [action for action in self.session.actions() if action != HELP]
            options = tuple(Option(action, label(self.session, action)) for action in actions)
            action = WHY
            while action == WHY:
                action = page.choose(Screen("next", "What now?", options, default=ON if ON in actions else LEAVE, brief=listed))
                listed = True
                if action == WHY:
                    page.tell(WHY_HERE)
            self.session = self.session.moved(action) or self._asked(action)

    def _asked(self, action: str) -> Session:
        """After an action for which something is chosen from a list; as it was where it is not chosen."""
        if action == LEAVE:
            return self.session
        if action == JUMP:
            card = self._choose("Which card?", [Option(card.id, card.title) for card in self.session.cards], ANY_CARD, whole=True)
            return self.session.at_card(card) if card else self.session
        alone = [Option(ONE_ALONE, "None: one protocol alone")] if action == BESIDE and self.session.beside else []
        council = self._choose("Which council's protocol?", [*_councils(), *alone], ANY_PROTOCOL)
        if council is None:
            return self.session
        book = None if council == ONE_ALONE else open_protocol(council)
        return replace(self.session, beside=book) if action == BESIDE or book is None else replace(self.session, book=book)

    def _choose(self, text: str, options: Sequence[Option], why: str, whole: bool = False) -> str | None:
        question = Question("list", Menu(text, tuple(options), whole=whole))
        value = walk(question, self.asker, lambda _: self.asker.tell(why), TO_THE_ROOM)
        return None if value == BACK_FROM_LIST else value

    def say_how_to_go_on(self) -> None:
        """The command that goes on at the card where the session was left; nothing before the first card or after the last."""
        session, card = self.session, self.session.card
        if card is None:
            return
        words = ["mo-advisor", "train", "run", self.occasion.named, "--protocol", session.book.named]
        words += ["--beside", session.beside.named] if session.beside else []
        words += ["--cards", self.occasion.cards] if self.occasion.cards else []
        say(f"To go on from here: {shlex.join([*words, '--from', card.id])}", whole=True)


def _councils() -> list[Option]:
    return [Option(book.protocol.id, f"{book.protocol.council}: {book.protocol.edition}") for book in open_all()[0]]

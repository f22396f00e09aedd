"""`mo-advisor ask` with somebody there to answer: the questions, the advice, and what may be done once it has been read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.explained import Explained
from mo_advisor.commands.after_advice import CLEAR, AfterAdvice, Following, Next
from mo_advisor.commands.given_answers import Given
from mo_advisor.console import is_terminal, say
from mo_advisor.interview.check_answers import ADVICE, Goal
from mo_advisor.interview.prompter import Prompter, prompter
from mo_advisor.interview.run import COUNCILS, ask_about, check, choose_protocol, hold
from mo_advisor.interview.state import Interview, start
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import open_protocol
from mo_advisor.words.suggest import Scores

Give = Callable[[Book, Answers, bool, bool], Explained]  # gives the advice; whether the menu shows it here; whether it was given before
Save = Callable[[Explained, Path, bool], None]  # saves advice in a file; the last: whether to replace what is there


class Giving(NamedTuple):
    """How advice is given and saved. stays: whether it is read on this screen. saves: the files that are written whenever it is given."""

    give: Give
    save: Save
    stays: bool
    saves: Sequence[str] = ()


def converse(
    named: str | None, given: Given, checked: Callable[[Book], None], plain: bool, giving: Giving, likely: Scores | None = None,
) -> int:
    """Asks, gives the advice, and stays for more where the advice is read on this screen and something was asked at all.

    named: the protocol, where it need not be asked for. checked: holds what was given against the protocol. likely: how well each situation fits what
    was said in own words, if anything was. Gives the exit code.
    """
    asker, after = prompter(plain), AfterAdvice(giving.save, plain)
    again = False
    while True:
        try:
            interview = asked(named, given, checked, asker, likely=likely)
            here = giving.stays and bool(interview.replies)
            explained = giving.give(interview.book, interview.answers, here, again)
            if not here:
                return code(explained)
            after.saved += [name for name in giving.saves if name not in after.saved]
            following, again = after.stay(explained, asker), True
            while following.next in (Next.CHANGE, Next.CLOSE):
                interview = _changed(interview, following, asker)
                explained = giving.give(interview.book, interview.answers, here, again)
                following = after.stay(explained, asker)
        except (KeyboardInterrupt, EOFError):
            if not after.saved:
                raise
            say(f"\nStopped. Saved before: {', '.join(after.saved)}.")
            return 130
        if following.next is Next.LEAVE:
            if following.what != CLEAR:
                after.last_words(explained)
            return code(explained)


def _changed(interview: Interview, following: Following, asker: Prompter) -> Interview:
    """The interview with answers changed, or about something close to it."""
    if following.next is Next.CLOSE:
        return ask_about(interview, following.what, asker)
    return check(interview, asker) or interview


def code(explained: Explained) -> int:
    """The exit code for advice that was given."""
    return 0 if explained.advice.mapped and explained.found else 1


def asked(
    named: str | None, given: Given, checked: Callable[[Book], None], asker: Prompter, goal: Goal = ADVICE, likely: Scores | None = None,
) -> Interview:
    """An interview from its first question, the council's included where that is open; going back from the first leads to the councils."""
    while True:
        book = open_protocol(named or choose_protocol(asker))
        given.check(book)
        checked(book)
        held = hold(start(book, given.answers, given.asked_already, likely), asker, is_terminal(sys.stdin), "" if named else COUNCILS, goal)
        if held is not None:
            return held

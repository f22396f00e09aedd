"""`mo-advisor ask` with somebody there to answer: the questions, the advice, and what may be done once it has been read."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from mo_advisor.advice.answers import Answers
from mo_advisor.commands.after_advice import AfterAdvice, Next
from mo_advisor.commands.given_answers import Given
from mo_advisor.console import is_terminal, say
from mo_advisor.interview.check_answers import ADVICE, Goal
from mo_advisor.interview.prompter import Prompter, prompter
from mo_advisor.interview.run import COUNCILS, check, choose_protocol, hold
from mo_advisor.interview.state import Interview, start
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import open_protocol
from mo_advisor.render.views.explanation import Explained
from mo_advisor.words.suggest import Scores

Give = Callable[[Book, Answers, bool], Explained]  # gives the advice; the last: whether it has been given before, with other answers
Save = Callable[[Explained, Path, bool], None]  # saves advice in a file; the last: whether to replace what is there


def converse(
    named: str | None, given: Given, checked: Callable[[Book], None], plain: bool, stays: bool, give: Give, save: Save, likely: Scores | None = None,
) -> int:
    """Asks, gives the advice, and stays for more where the advice was read on this screen (stays) and something was asked at all.

    named: the protocol, where it need not be asked for. checked: holds what was given against the protocol. likely: how well each situation fits what
    was said in own words, if anything was. Gives the exit code.
    """
    asker, after = prompter(plain), AfterAdvice(save)
    again = False
    while True:
        try:
            interview = asked(named, given, checked, asker, likely=likely)
            explained = give(interview.book, interview.answers, again)
            if not (stays and interview.replies):
                return code(explained)
            following, again = after.stay(explained, asker), True
            while following is Next.CHANGE:
                interview = check(interview, asker) or interview
                explained = give(interview.book, interview.answers, again)
                following = after.stay(explained, asker)
        except (KeyboardInterrupt, EOFError):
            if not after.saved:
                raise
            say(f"\nStopped. Saved before: {', '.join(after.saved)}.")
            return 130
        if following is Next.LEAVE:
            return code(explained)


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

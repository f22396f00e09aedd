"""A description in somebody's own words, as it was given to a command: scored at once, and not kept, repeated or written anywhere."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from mo_advisor.commands.given_answers import standard_input
from mo_advisor.console import is_terminal
from mo_advisor.errors import WrongUsage
from mo_advisor.interview.own_words import described
from mo_advisor.interview.prompter import prompter
from mo_advisor.words.suggest import Scores

STANDARD_INPUT = "-"
DESCRIBE = "Say in a sentence or two what happened. What you type is not kept; names are not needed."
LABEL = "What happened:"
NOTHING_SAID = "Nothing says what happened: give it in quotation marks, or as - on standard input."


def scores_of(text: Sequence[str], plain: bool, plain_flag: bool) -> Scores:
    """How well each situation fits a description: the words of an argument; for `-` or none, what is typed, or what stands on standard input.

    plain_flag: whether `--plain` was typed, so that lines are read, the first of which it is. Raises WrongUsage where nothing is given.
    """
    said = " ".join(text)
    if said not in ("", STANDARD_INPUT):
        return described(said)
    if is_terminal(sys.stdin) or plain_flag:
        return described(prompter(plain).line(DESCRIBE, LABEL))
    if not said:
        raise WrongUsage(NOTHING_SAID)
    return described(standard_input())

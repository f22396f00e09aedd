"""The lines for danger while somebody is still asked."""

from __future__ import annotations

import pytest

from mo_advisor.advice.answers import Answers
from mo_advisor.interview.danger import danger_in
from mo_advisor.interview.prompter import Prompter
from mo_advisor.interview.run import hold
from mo_advisor.interview.screens import Left, Screen
from mo_advisor.interview.state import start
from tests.interview.samples import Scripted, mapleford, scripted


@pytest.mark.parametrize(("what", "who", "said"), [
    ("threat-or-danger", "officer", "call 999"), ("crime-or-safeguarding", None, "call 999"), ("abuse-by-public", "member", "Operation Ford"),
    ("abuse-by-public", None, "If you work for the Council"), ("officer-rude-to-member", "member", ""), ("", "member", ""),
])
def test_it_goes_with_what_happened(what: str, who: str | None, said: str) -> None:
    line = danger_in(mapleford(), Answers(who, what=what))
    assert (said in line) if said else not line


def test_it_stands_above_every_later_question_and_the_check() -> None:
    asker = scripted("officer", "threat-or-danger", "who", "officer", "show-the-advice")
    assert hold(start(mapleford(), Answers(), ("involved",)), asker, checks=True)
    later = [screen for screen in asker.screens if screen.question not in ("who", "what")]
    assert later
    assert all("call 999" in screen.danger for screen in later)
    assert not any(screen.danger for screen in asker.screens[:2])


class Leaves(Scripted):
    """Leaves at the first question that has a line for danger, by a key or by breaking off."""

    error: type[BaseException] = Left

    def choose(self, screen: Screen) -> str:
        if screen.danger:
            self.screens.append(screen)
            raise self.error
        return super().choose(screen)


@pytest.mark.parametrize("error", [Left, KeyboardInterrupt, EOFError])
def test_it_is_said_once_more_to_whoever_leaves(error: type[BaseException]) -> None:
    asker = Leaves(iter(["officer", "threat-or-danger"]))
    asker.error = error
    prompter: Prompter = asker
    with pytest.raises(error):
        hold(start(mapleford(), Answers(), ()), prompter, checks=True)
    assert ["call 999" in line for line in asker.told].count(True) == 1
    assert all("call 999" in screen.danger for screen in asker.screens[2:])

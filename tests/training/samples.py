"""A small pack, and changes to it, for the tests of training."""

from __future__ import annotations

from functools import cache

from mo_advisor.training.library import open_pack
from mo_advisor.training.model import Pack
from mo_advisor.training.reader import read_pack
from mo_advisor.vocabulary import shared

PACKS = ("induction", "officers", "hard-cases")
STORY = " ".join(["word"] * 60)
SMALL = f"""\
id: small
title: A small pack
purpose: To be tested.
cards:
  - id: the-extra-line
    title: The extra line
    story: {STORY}
    roles:
      report-author: Hazel Alder
      committee-chair: Councillor Wren
    answers:
      who: report-author
      involved: [committee-chair]
      what: pressure-to-change-advice
      facts: {{raised-already: "no"}}
    other-side:
      who: committee-chair
      involved: [report-author]
      what: challenge-officer-advice
    questions: [What now?, Who says so?]
    notes:
      members: MEMBERS-NOTE
      officers: OFFICERS-NOTE
      hard: HARD-NOTE
  - id: the-open-door
    title: The open door
    story: {STORY}
    roles: [member, officer]
    answers: {{who: member, involved: [officer], what: visit-council-site}}
    questions: [What now?, Who says so?]
    notes: LONE-NOTE
"""


def read(text: str) -> Pack:
    """A pack out of a text."""
    return read_pack(text, "small.yaml", shared(), shared().facts)


@cache
def small() -> Pack:
    """The small pack, whose every card is known by heart."""
    return read(SMALL)


@cache
def pack_of(name: str) -> Pack:
    """A shipped pack, loaded once for all tests."""
    return open_pack(name)

"""How strongly a duty is said to ask is how strongly its words ask.

Must and shall are must, should and ought are should; either becomes a ban only where something is said not to be done. Words that forbid are not
marked as asking, nor the other way about. What may or will be done can be an entitlement or a mere statement, and is nothing that must or should be
done unless a word such as only, need or never stands with it. Words have more ways than are known here, so this is a warning: look again.

Passes:

    document:
      - id: "1"
        text: "Members must be polite. Officers should not lobby Members. Anybody may ask."
        rules: [{situations: [not-covered]}]
        duties:
          - {words: must be polite, binds: [member]}
          - {words: should not lobby, binds: [officer], force: should-not}
          - {words: may ask, binds: [member, co-opted-member, officer], force: entitled}

Fails:

    document:
      - id: "1"
        text: "Members must be polite. Officers should not lobby Members. Anybody may ask."
        rules: [{situations: [not-covered]}]
        duties:
          - {words: must be polite, binds: [member], force: may}
          - {words: should not lobby, binds: [officer], force: should}
          - {words: may ask, binds: [member, co-opted-member, officer], force: must}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mo_advisor.errors import Problem
from mo_advisor.lint.naming import read_again
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.duties import in_condition
from mo_advisor.protocol.force import force_of
from mo_advisor.protocol.model import Duty
from mo_advisor.protocol.words import words_of

RULE = "forces"
NO = re.compile(
    r"\b(?:not|no|nor|never|neither|nobody|none|nothing|cannot|without|against|\w+n[’']t|avoid|refrain|prevent|prohibit|exclu|unaccept)",
    re.IGNORECASE,
)
FORBIDS = re.compile(r"\b(?:must|shall|should|ought|may|can)(?: \w+ly)? (?:not|never)\b", re.IGNORECASE)
ALLOWS = re.compile(r"\b(?:not|never) (?:only|prevent|preclude|exclude|stop|unable)\b|\bnot be able\b", re.IGNORECASE)
ASKS = re.compile(r"\b(?:must|shall|should|ought)\b", re.IGNORECASE)
MORE = re.compile(r"\b(?:only|need|required?|expected|obliged|bound)\b", re.IGNORECASE)
ENTITLED = re.compile(r"\b(?:entitled|right|permitted|free to)\b", re.IGNORECASE)
WEAK = ("may", "will")


def problems(book: Book) -> Iterator[Problem]:
    """Duties whose force their words speak against."""
    for position in read_again(book):
        words = words_of(position.clause) if position.clause.duties else ""
        for duty in position.clause.duties:
            if wrong := _wrong(words, duty):
                message = f"{position.clause.id}: “{duty.words}” {wrong}, and the force is {duty.force}; look at it again"
                yield Problem(duty.at, "warning", RULE, message)


def _wrong(words: str, duty: Duty) -> str | None:
    """What speaks against the force of a duty. words: those of its clause."""
    said, bans = force_of(duty.words), duty.force.endswith("-not")
    if bans:
        return None if NO.search(_sentence(words, duty.words)) else "forbids nothing"
    if ALLOWS.search(duty.words):
        return None
    if FORBIDS.search(duty.words):
        return "forbids something"
    asks = ASKS.search(duty.words)
    if asks and not ENTITLED.search(duty.words) and not in_condition(duty.words, asks.start()):
        strong = {"must", "should"} if said == "should" else {"must"}
        return None if duty.force in strong else f"says {said}"
    if said in WEAK and duty.force in ("must", "should") and not MORE.search(duty.words):
        return f"says {said}"
    return None


def _sentence(words: str, stretch: str) -> str:
    """A stretch with what stands before it in its sentence."""
    end = words.find(stretch) + len(stretch)
    return re.split(r"[.;:?] ", words[: end - len(stretch)])[-1] + stretch

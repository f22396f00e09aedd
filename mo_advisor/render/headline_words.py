"""The headline of an advice in words, one line for each thing that is said, shorter where there is less room. Pure functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mo_advisor.advice.advise import NOBODY_ELSE, NOBODY_NAMED, Advice
from mo_advisor.advice.cautions import REVIEW
from mo_advisor.advice.contacts import General, Named
from mo_advisor.advice.headline import Headline, tie, yours
from mo_advisor.render.advice_words import EITHER, INVOLVED, MAY, NO_CONTACT, OUTSIDE, adviser_marks, is_involved, meaning, person_mark
from mo_advisor.render.condition_words import condition, with_mark
from mo_advisor.render.quotation import BRIEF, ONE, WHOLE, WORDS, quotation
from mo_advisor.render.words import clause_label

IN_SHORT = "In short"
FIRST, OTHERWISE = "First: ", "To contact: "
PARTS = {
    "receives": "", "decides": "who decides", "acts": "who acts", "consulted": "to be consulted", "told": "to be told",
    "other-party": "directly, as the person whom it is about",
}
NOBODY = NO_CONTACT.rstrip(".")
ANY_COUNCIL = f"whom any council has stands below, under “{OUTSIDE}”"
LEFT_OUT = "Somebody whom it names is left out"
GONE = "no longer exists"
MOST_TOLD = 60  # clauses and people: more than there are lines on a screen, and than any document has for one question
NONE, MAY_APPLY, EVERY = range(3)  # which conditions are said


class Room(NamedTuple):
    """How much is said. conditions: EVERY condition under which somebody is named, those of whoever MAY_APPLY only, or NONE but that they may.

    whole: of how many clauses the sentences are quoted. quoted: how much of the others. rules, first: of how many clauses and how many people
    something is said besides their citations. None: of all.
    """

    conditions: int = EVERY
    whole: int | None = None
    quoted: int = WORDS
    rules: int | None = None
    first: int | None = None


def rooms(headline: Headline) -> Iterator[Room]:
    """Ever less room, from the most that there is; none where there is too much to say, of which each room would have to be tried."""
    if len(headline.rules) + len(headline.first) > MOST_TOLD:
        return
    for conditions in (EVERY, MAY_APPLY, NONE):
        yield from (Room(conditions, whole) for whole in range(len(headline.rules), -1, -1))
        yield Room(conditions, 0, ONE)
    yield Room(NONE, 0, BRIEF)
    yield from (Room(NONE, 0, BRIEF, rules) for rules in range(len(headline.rules) - 2, -1, -1))
    yield from (Room(NONE, 0, BRIEF, 0, first) for first in range(len(headline.first) - 2, -1, -1))


def first_lines(advice: Advice, headline: Headline, room: Room) -> Iterator[str]:
    """Whom to go to first, a line for each post; and in one line whom the document names for advice in general.

    Those whom two clauses name alike stand once, with both. "First" is said where there is one door only, and the document puts more steps after it.
    """
    told = headline.first[: room.first]
    doors: dict[tuple[tuple[str, str, str], ...], list[list[Named]]] = {}
    for door in _doors(told):
        tied = zip((None, *door), door, strict=False)
        alike = tuple((tie(before, named), named.contact.title, _marks(advice, named, before, room)) for before, named in tied)
        doors.setdefault(alike, []).append(door)
    known: set[str | None] = set()
    ordered = len(doors) == 1 and all(named.step for same in doors.values() for door in same for named in door)
    for alike, same in doors.items():
        for number, (_, title, marks) in enumerate(alike):
            named = same[0][number]
            cited = ", ".join(dict.fromkeys(door[number].clause for door in same))
            lead = _lead(same[0], number, FIRST if ordered else OTHERWISE)
            yield f"{lead}{title} [{cited}]{_meaning(advice, named.contact.role, known)}{marks and f' – {marks}'}"
    rest = headline.first[len(told):]
    if rest:
        yield f"and {len(rest)} more below: {'; '.join(f'{named.contact.title} [{named.clause}]' for named in rest)}"
    if headline.advisers:
        yield f"For advice in general: {_advisers(advice, headline.advisers, known)}"


def _doors(told: Sequence[Named]) -> list[list[Named]]:
    """Those who are tied to each other, together."""
    doors: list[list[Named]] = []
    for named in told:
        if doors and tie(doors[-1][-1], named):
            doors[-1].append(named)
        else:
            doors.append([named])
    return doors


def _lead(door: Sequence[Named], number: int, words: str) -> str:
    """What stands before somebody: the document's own word that ties them to the one before, or `either` before the first of several."""
    if number:
        return f"{tie(door[number - 1], door[number])} "
    return f"{words}{EITHER} " if len(door) > 1 and tie(door[0], door[1]) == "or" else words


def _meaning(advice: Advice, role: str | None, known: set[str | None]) -> str:
    """What a post is, in brackets, where that has not been said; `known` are the posts of which it has."""
    fresh = "" if role in known else meaning(advice.book, role)
    known.add(role)
    return f" ({fresh})" if fresh else ""


def _advisers(advice: Advice, advisers: Sequence[General], known: set[str | None]) -> str:
    """Advisers in a row, joined by the document's own word; the clause and the mark of several stand once, after the last."""

    def words(named: General, following: General | None, mark: str) -> str:
        adviser = named.adviser
        cited = "" if following and following.adviser.clause == adviser.clause else f" [{adviser.clause}]"
        return f"{adviser.title}{cited}{_meaning(advice, adviser.role, known)}{mark}"

    in_a_row = zip(advisers, [*advisers[1:], None], adviser_marks(advisers), strict=True)
    return f" {advisers[0].adviser.join or 'or'} ".join(words(*each) for each in in_a_row)


def aside_lines(advice: Advice, headline: Headline) -> Iterator[str]:
    """What must be said of those who are not offered: a body that is gone, somebody left out, what is not judged anew, or that nobody is named."""
    gone = [f"{named.contact.title} [{named.clause}]" for named in yours(advice) if named.contact.defunct]
    if gone:
        yield f"It also names {' and '.join(dict.fromkeys(gone))}, which {GONE}."
    if advice.left_out:
        yield f"{LEFT_OUT} ({', '.join(dict.fromkeys(left_out.clause for left_out in advice.left_out))}): see the cautions below."
    review = next((caution for caution in advice.cautions if caution.kind == REVIEW), None)
    if review:
        yield f"{', '.join(review.clauses) or 'This'} changed in this edition and was not looked at again: see the cautions below."
    nobody = not (headline.first or headline.advisers or gone or advice.left_out or review)
    if advice.silent and not (advice.general or advice.routes or advice.contacts):
        nobody = False  # the message says so
    anywhere = any(notice.kind in (NOBODY_NAMED, NOBODY_ELSE) for notice in advice.notices)
    said = "; ".join([*([NOBODY] if nobody else []), *([ANY_COUNCIL] if anywhere else [])])
    if said:
        yield f"{said[0].upper()}{said[1:]}."


def rule_lines(headline: Headline, room: Room) -> Iterator[str]:
    """The clauses that govern, each by its number with the words that decide; those for which there is no room by their numbers alone."""
    told = headline.rules[: room.rules]
    for number, rule in enumerate(told):
        much = WHOLE if room.whole is None or number < room.whole else room.quoted
        may = f" ({MAY})" if rule.shown.match.verdict.truth is None else ""
        yield f"{clause_label(rule.clause)}{may}: {quotation(rule, much)}"
    rest = headline.rules[len(told):]
    if rest:
        cited = ", ".join(rule.clause.id for rule in rest)
        yield f"and {len(rest)} more below: {cited}" if told else f"What it says stands below: {cited}"


def _marks(advice: Advice, named: Named, before: Named | None, room: Room) -> str:
    """What must be known of somebody to go to; what was said of the one before them is not said again."""
    involved = f"{INVOLVED[0].lower()}{INVOLVED[1:]}" if is_involved(advice, named) else ""
    return "; ".join(filter(None, [PARTS[named.contact.part], *_conditions(advice, named, before, room), involved]))


def _conditions(advice: Advice, named: Named, before: Named | None, room: Room) -> Iterator[str]:
    """Under what conditions somebody is named, and that it may be one's own post; where they are tied to the one before under the same, no more than
    that they may apply."""
    may = named.holds.truth is None
    when, depends, own = named.contact.when, condition(advice, named), person_mark(advice, named)
    again = before and tie(before, named) and (when, depends) == (before.contact.when, condition(advice, before))
    if again or room.conditions == NONE or (room.conditions == MAY_APPLY and not may):
        yield from (MAY if may else "", own)
        return
    yield f"when “{when}”" if when else ""
    if when and room.conditions == MAY_APPLY:
        yield from (MAY, own)
        return
    said, mark = with_mark(depends, own)
    yield from (said[:1].lower() + said[1:].rstrip("."), mark)

"""The headline of an advice in words, one line for each thing that is said, shorter where there is less room. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mo_advisor.advice.advise import NOBODY_ELSE, NOBODY_NAMED, Advice
from mo_advisor.advice.contacts import General, Named
from mo_advisor.advice.headline import Decisive, Governing, Headline, tie, yours
from mo_advisor.render.advice_words import EITHER, MAY, NO_CONTACT, OUTSIDE, adviser_marks, meaning, person_mark
from mo_advisor.render.condition_words import condition
from mo_advisor.render.words import clause_label

IN_SHORT = "In short"
FIRST = "First: "
PARTS = {
    "receives": "", "decides": "who decides", "acts": "who acts", "consulted": "to be consulted", "told": "to be told",
    "other-party": "directly, as the person whom it is about",
}
NOBODY = NO_CONTACT.rstrip(".")
ANY_COUNCIL = f"whom any council has stands below, under “{OUTSIDE}”"
LEFT_OUT = "Somebody whom it names is left out"
GONE = "no longer exists"
QUOTATION = 180  # characters up to which all that is quoted of a clause is quoted in sentences
SENTENCE = 120  # characters of a sentence that is quoted whole around the words that decide
SMALL = 4  # a word of so many characters, with the space before it, says nothing as the last
ENOUGH = 64, 50, 40  # characters of a longer sentence from those words on
SENTENCE_ENDS = re.compile(r"[.;:]\s+")
NONE, MAY_APPLY, EVERY = range(3)  # which conditions are said
SENTENCES, PHRASES, ONE = range(3)  # how much of a clause is quoted


class Room(NamedTuple):
    """How much is said. conditions: EVERY condition under which somebody is named, those of whoever MAY_APPLY only, or NONE but that they may.

    quoted: how much of each clause.    rules, first: of how many clauses and how many people something is said besides their citations; None for all.
    """

    conditions: int = EVERY
    quoted: int = SENTENCES
    rules: int | None = None
    first: int | None = None


def rooms(headline: Headline, most: Room) -> Iterator[Room]:
    """Ever less room, from the most that there is."""
    yield from (Room(conditions) for conditions in range(most.conditions, NONE, -1))
    yield from (Room(NONE, quoted) for quoted in (SENTENCES, PHRASES, ONE))
    yield from (Room(NONE, ONE, rules) for rules in range(len(headline.rules) - 2, -1, -1))
    yield from (Room(NONE, ONE, 0, first) for first in range(len(headline.first) - 2, -1, -1))


def first_lines(advice: Advice, headline: Headline, room: Room) -> Iterator[str]:
    """Whom to go to first, a line for each; and in one line whom the document names for advice in general."""
    told = headline.first[: room.first]
    known: set[str | None] = set()
    for number, (before, named) in enumerate(zip((None, *told), told, strict=False)):
        yield f"{_tied(headline.first, number) or FIRST}{_somebody(advice, named, before, room, known)}"
    rest = headline.first[len(told):]
    if rest:
        yield f"and {len(rest)} more below: {'; '.join(f'{named.contact.title} [{named.clause}]' for named in rest)}"
    if headline.advisers:
        yield f"For advice in general: {_advisers(advice, headline.advisers, known)}"


def _meaning(advice: Advice, role: str | None, known: set[str | None]) -> str:
    """What a post is, where that has not been said; `known` are the posts of which it has."""
    fresh = "" if role in known else meaning(advice.book, role)
    known.add(role)
    return fresh


def _advisers(advice: Advice, advisers: Sequence[General], known: set[str | None]) -> str:
    """Advisers in a row, joined by the document's own word; the clause and the mark of several stand once, after the last."""

    def words(named: General, following: General | None, mark: str) -> str:
        adviser = named.adviser
        cited = "" if following and following.adviser.clause == adviser.clause else f" [{adviser.clause}]"
        return f"{adviser.title}{cited}{_meaning(advice, adviser.role, known)}{mark}"

    in_a_row = zip(advisers, [*advisers[1:], None], adviser_marks(advisers), strict=True)
    return f" {advisers[0].adviser.join or 'or'} ".join(words(*each) for each in in_a_row)


def aside_lines(advice: Advice, headline: Headline) -> Iterator[str]:
    """What must be said of those who are not offered: a body that is gone, somebody left out, or that nobody is named at all."""
    gone = [f"{named.contact.title} [{named.clause}]" for named in yours(advice) if named.contact.defunct]
    if gone:
        yield f"It also names {' and '.join(dict.fromkeys(gone))}, which {GONE}."
    if advice.left_out:
        yield f"{LEFT_OUT} ({', '.join(dict.fromkeys(left_out.clause for left_out in advice.left_out))}): see the cautions below."
    nobody = not (headline.first or headline.advisers or gone or advice.left_out)
    if advice.silent and not (advice.general or advice.routes or advice.contacts):
        nobody = False  # the message says so
    anywhere = any(notice.kind in (NOBODY_NAMED, NOBODY_ELSE) for notice in advice.notices)
    said = "; ".join([*([NOBODY] if nobody else []), *([ANY_COUNCIL] if anywhere else [])])
    if said:
        yield f"{said[0].upper()}{said[1:]}."


def rule_lines(headline: Headline, room: Room) -> Iterator[str]:
    """The clauses that govern, each by its number with the words that decide; those for which there is no room by their numbers alone."""
    told = headline.rules[: room.rules]
    for rule in told:
        may = f" ({MAY})" if rule.shown.match.verdict.truth is None else ""
        quoted = [quotation(rule, much) for much in range(room.quoted, ONE + 1)]
        short = quoted[0] if len(quoted[0]) <= QUOTATION or room.quoted != SENTENCES else quoted[1]
        yield f"{clause_label(rule.clause)}{may}: {short}"
    rest = headline.rules[len(told):]
    if rest:
        cited = ", ".join(rule.clause.id for rule in rest)
        yield f"and {len(rest)} more below: {cited}" if told else f"What it says stands below: {cited}"


def quotation(rule: Governing, quoted: int) -> str:
    """The words of a clause that decide, as they stand there, with dots for what is left out between and around them."""
    here = _here(rule)
    pieces = [rule.clause.text, *(item.text for item in rule.clause.items), rule.clause.closing or ""]
    stretches = _joined(_stretch(pieces, one.words, quoted) for one in (here[:1] if quoted == ONE else here))
    said = " … ".join(pieces[at][begin:end].strip() if at >= 0 else rule.clause.title or "" for at, begin, end in stretches)
    first, last = stretches[0], stretches[-1]
    opens = "… " if first.at >= 0 and first.begin not in _sentences(pieces[first.at]) else ""
    more = len(here) < len(rule.decisive) or (quoted == ONE and len(here) > 1)
    closes = " …" if more or (last.at >= 0 and last.end not in _sentences(pieces[last.at])) else ""
    return f"“{opens}{said}{closes}”"


def _here(rule: Governing) -> tuple[Decisive, ...]:
    """The words that decide here: where some of a clause's items matter above all, those of these items, if there are any."""
    items = [rule.clause.items[item - 1].text for item in rule.shown.match.items]
    return tuple(one for one in rule.decisive if any(one.words in item for item in items)) or rule.decisive


class Stretch(NamedTuple):
    """Some words of a clause: in which of its pieces they stand (-1: its title), and from where to where."""

    at: int
    begin: int
    end: int


def _stretch(pieces: Sequence[str], words: str, quoted: int) -> Stretch:
    """Where some words stand, with their whole sentence, or with what leads up to them in it, where that is short and there is room."""
    at = next((number for number, piece in enumerate(pieces) if words in piece), -1)
    if at < 0:
        return Stretch(at, 0, 0)
    begin = pieces[at].index(words)
    end = begin + len(words)
    ends = _sentences(pieces[at])
    opens, closes = max(place for place in ends if place <= begin), min(place for place in ends if place >= end)
    if (closes - opens <= SENTENCE and quoted == SENTENCES) or closes - begin <= ENOUGH[quoted]:
        return Stretch(at, opens if quoted == SENTENCES else begin, closes)
    led_up = end - opens <= (SENTENCE, ENOUGH[PHRASES], 0)[quoted]
    return Stretch(at, opens if led_up else begin, _broken_off(pieces[at], end, begin + ENOUGH[quoted]))


def _broken_off(text: str, end: int, most: int) -> int:
    """Where a stretch breaks off that may go on beyond its `end` to no more than so many characters: between words, and not after a small one."""
    stop = max(text.rfind(" ", end, most), end)
    while stop > end and stop - (before := text.rfind(" ", 0, stop)) <= SMALL and before >= end:
        stop = before
    return stop


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Stretches with those made one that overlap or follow each other at once."""
    found: list[Stretch] = []
    for stretch in stretches:
        last = found[-1] if found else None
        if last and last.at == stretch.at and last.begin <= stretch.end and stretch.begin <= last.end:
            found[-1] = Stretch(last.at, min(last.begin, stretch.begin), max(last.end, stretch.end))
        else:
            found.append(stretch)
    return found


def _sentences(text: str) -> list[int]:
    """Where the sentences and half-sentences of a text begin; and its end."""
    return [0, *(match.end() for match in SENTENCE_ENDS.finditer(text)), len(text)]


def _tied(everybody: Sequence[Named], number: int) -> str:
    """The word that stands before somebody: the document's own that ties them to the one before, or `either` before the first of several doors."""
    before, (named, *following) = everybody[number - 1] if number else None, everybody[number:]
    if tie(before, named):
        return f"{tie(before, named)} "
    return f"{FIRST}{EITHER} " if following and tie(named, following[0]) == "or" else ""


def _somebody(advice: Advice, named: Named, before: Named | None, room: Room, known: set[str | None]) -> str:
    """Somebody to go to, by title and clause, with what must be known of them; what was said of the one before them is not said again."""
    contact = named.contact
    marks = [PARTS[contact.part], *_conditions(advice, named, before, room), person_mark(advice, named)]
    said = "; ".join(filter(None, marks))
    return f"{contact.title} [{named.clause}]{_meaning(advice, contact.role, known)}{f' – {said}' if said else ''}"


def _conditions(advice: Advice, named: Named, before: Named | None, room: Room) -> Iterator[str]:
    """Under what conditions somebody is named; where they are tied to the one before under the same, no more than that they may apply."""
    may = named.holds.truth is None
    when, depends = named.contact.when, condition(advice, named)
    again = before and tie(before, named) and (when, depends) == (before.contact.when, condition(advice, before))
    if again or room.conditions == NONE or (room.conditions == MAY_APPLY and not may):
        yield MAY if may else ""
        return
    yield f"when “{when}”" if when else ""
    if may:
        yield MAY if when and room.conditions == MAY_APPLY else depends[:1].lower() + depends[1:].rstrip(".")

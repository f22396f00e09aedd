"""What a worried person needs first, at the top of an advice: so much of it as one screen holds in text, and all of it elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mo_advisor.advice.advise import Advice
from mo_advisor.advice.headline import Headline, headline
from mo_advisor.render import advice_words
from mo_advisor.render.headline_words import IN_SHORT, NONE, Room, aside_lines, first_lines, rooms, rule_lines
from mo_advisor.render.page import Either, Headed, Heading, Paragraph, Part, Strong, listing, paragraph
from mo_advisor.render.quotation import BRIEF
from mo_advisor.render.writers.text import lay_out

SCREENS = ((80, 24), (45, 40))  # columns and lines of the screens on which the headline is seen whole, with what stands above it


def headline_parts(advice: Advice, above: Sequence[Part]) -> tuple[tuple[Part, ...], frozenset[str]]:
    """The headline, and the roles that text explains in it. above: what stands on the page before it."""
    first = headline(advice)
    room = next((room for room in rooms(first) if fits((*above, *_in_text(advice, first, room)))), Room(NONE, 0, BRIEF, 0, 0))
    explained = {named.contact.role for named in first.first[: room.first]} | {named.adviser.role for named in first.advisers}
    return (Either(tuple(_in_text(advice, first, room)), headline_in_full(advice)),), frozenset(filter(None, explained))


def safety_parts(advice: Advice) -> tuple[Part, ...]:
    """The lines for danger, said not to be the protocol's."""
    lines = [notice.text for notice in headline(advice).safety]
    heading = Heading(2, advice_words.IN_DANGER), Paragraph((Strong(advice_words.OUTSIDE),))
    apart = (Headed((*heading, *map(paragraph, lines)), "danger"),) if lines else ()
    return (Either(tuple(paragraph(f"{line} ({advice_words.OUTSIDE}.)", "danger") for line in lines), apart),)


def fits(parts: Sequence[Part]) -> bool:
    """Whether all of it is seen on one screen; the command below it is not counted, which is never broken."""
    return all(len(lay_out(parts, columns)) <= lines for columns, lines in SCREENS)


def _in_text(advice: Advice, first: Headline, room: Room) -> Iterator[Part]:
    yield from safety_parts(advice)
    yield from _lines(advice, first, room)


def headline_in_full(advice: Advice) -> tuple[Part, ...]:
    """The headline where there is room for all of it: in every format but text."""
    return (*safety_parts(advice), Heading(2, IN_SHORT), *_lines(advice, headline(advice), Room()))


def _lines(advice: Advice, first: Headline, room: Room) -> Iterator[Part]:
    if advice.message:
        yield paragraph(advice.message, "message")
    style = "whom-close" if advice.message else "whom"
    whom = [*first_lines(advice, first, room), *(aside_lines(advice, first) if advice.mapped else ())]
    rules = list(rule_lines(first, room))
    yield from (listing(lines, style) for lines, style in ((whom, style), (rules, "rules")) if lines)

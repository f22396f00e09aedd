"""An advice as a page tells it: pieces, each of which stands in many advices, and between them the reasons, which the page says in the person's own
answers. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mo_advisor.advice.advise import Advice
from mo_advisor.render.advice_words import because_of, enough, said_of
from mo_advisor.render.page import Headed, Paragraph, Part, Quote, elsewhere, plain
from mo_advisor.render.views.advice import caution_parts, contact_parts, notice_parts, rule_parts
from mo_advisor.render.views.headline import headline_in_full
from mo_advisor.render.views.to_send import addressees, to_send_page
from mo_advisor.render.writers.html import to_elements
from mo_advisor.render.writers.text import to_text


class Reason(NamedTuple):
    """Stands where a clause is shown because of some answers. questions: those that they answer."""

    questions: tuple[str, ...]


class ToSend(NamedTuple):
    """A text to send on. to: whom it is for."""

    to: str
    text: str


class Told(NamedTuple):
    """pieces: of HTML, and reasons, in order. to_send: what can be copied."""

    pieces: tuple[str | Reason, ...]
    to_send: tuple[ToSend, ...]


class Teller:
    """Tells the advices of one protocol; what stands in several of them is written once."""

    def __init__(self) -> None:
        self._elements: dict[Part, str] = {}

    def told(self, advice: Advice) -> Told:
        """An advice, whole and in the order in which every other page has it; what was answered stands on the page already."""
        enoughs = dict.fromkeys(map(enough, advice.shown))
        reasons = {because_of(said_of(advice, question) for question in questions): Reason(questions) for questions in enoughs}
        parts = headline_in_full(advice)
        if advice.mapped:
            parts = (*parts, *contact_parts(advice, frozenset()), *rule_parts(advice))
        parts = (*parts, *caution_parts(advice, full=True), *notice_parts(advice, danger=False))
        pieces = (self._piece(part, reasons) for part in _one_by_one(parts))
        return Told(tuple(pieces), tuple(ToSend(named.contact.title, to_text(to_send_page(advice, named))) for named in addressees(advice)))

    def _piece(self, part: Part, reasons: dict[str, Reason]) -> str | Reason:
        if isinstance(part, Paragraph) and plain(part.line) in reasons:
            return reasons[plain(part.line)]
        if part not in self._elements:
            self._elements[part] = to_elements((part,))
        return self._elements[part]


def _one_by_one(parts: Iterable[Part]) -> Iterator[Part]:
    """Parts without what only groups them, and each clause apart from what is said of it."""
    for part in elsewhere(parts):
        if isinstance(part, Headed) and not part.style:
            yield from _one_by_one(part.parts)
        elif isinstance(part, Quote):
            yield part._replace(notes=())
            yield from _one_by_one(part.notes)
        else:
            yield part

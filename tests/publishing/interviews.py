"""The interviews of a protocol twice: as the script of the page walks its table, and as the program asks and answers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import count, islice
from pathlib import Path
from typing import Any, NamedTuple

from py_mini_racer import MiniRacer

import mo_advisor.publishing
from mo_advisor.advice.advise import Advice, advise
from mo_advisor.advice.answers import Answers
from mo_advisor.interview.danger import danger_in
from mo_advisor.interview.explain_question import why_asked
from mo_advisor.interview.next_question import next_question, with_answer
from mo_advisor.interview.options import Menu, Question
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import load
from mo_advisor.publishing.table import Table, table_of
from mo_advisor.publishing.told import Reason, Teller
from mo_advisor.render.advice_words import because, enough
from tests.conftest import shipped

SCRIPT = Path(mo_advisor.publishing.__file__).with_name("ask.js")
ROOT = Path(__file__).resolve().parents[2]
OTHERS = {"model": ROOT / "docs" / "model.yaml", "small": ROOT / "tests" / "fixtures" / "interview.yaml"}
SEVERAL = 300  # places in interviews that the script is asked about at once
WALK = """
var tables = {};
function seen(table, values) {
  try {
    return shown(table, values);
  } catch (error) {
    return { wrong: String(error) };
  }
}
function shown(table, values) {
  const now = values.reduce((state, value) => Interview.answered(table, state, value), Interview.begin(table));
  if (!Interview.ended(now)) {
    const { id, menu, values } = Interview.question(table, now);
    return { question: id, menu, values, why: Interview.why(table, now), danger: Interview.danger(table, now) };
  }
  const { pieces, to_send } = Interview.end(table, now);
  const said = (piece) => (Array.isArray(piece) ? { questions: piece, reason: Said.reason(table, piece, now.replies) } : piece);
  return { pieces: pieces.map(said), to_send: to_send.map((each) => table.to_send[each]) };
}
function taken(table, values, replies) {
  const first = values.reduce((state, value) => Interview.answered(table, state, value), Interview.begin(table));
  const now = Interview.takenUp(table, first, replies);
  return { replies: now.state.replies, waiting: now.waiting, dropped: now.dropped };
}
"""


class Place(NamedTuple):
    """A place in an interview. values: what was answered on the way, to the questions asked. question: None where the interview has ended."""

    values: tuple[str, ...]
    asked: tuple[str, ...]
    answers: Answers
    question: Question | None

    def on(self, book: Book, value: str) -> Place:
        """The next place, after an answer."""
        assert self.question is not None
        asked = (*self.asked, self.question.id)
        answers = with_answer(self.answers, self.question.id, value)
        return Place((*self.values, value), asked, answers, next_question(book, answers, frozenset(asked)))


@cache
def protocol(name: str) -> Book:
    """One of the shipped protocols, or of the others."""
    return load(OTHERS[name]) if name in OTHERS else shipped(name)


@lru_cache(maxsize=2)
def table(name: str) -> Table:
    """What is published of a protocol; of the last two alone, since it is large."""
    return table_of(protocol(name))


def begin(book: Book) -> Place:
    """Before the first question."""
    return Place((), (), Answers(), next_question(book, Answers(), frozenset()))


def every_place(book: Book, place: Place) -> Iterator[Place]:
    """A place and all that follow it."""
    yield place
    if place.question:
        for value in place.question.values():
            yield from every_place(book, place.on(book, value))


class Script:
    """V8 with the pure parts of the page's script, and the tables of protocols by their names."""

    def __init__(self) -> None:
        self._racer = MiniRacer()
        self._racer.eval(SCRIPT.read_text(encoding="utf-8"))
        self._racer.eval(WALK)
        self._pieces: dict[str, tuple[str, ...]] = {}

    def load(self, name: str, published: Table) -> None:
        """Gives the script a table by a name, as the page has it: through JSON."""
        self._racer.eval(f"tables[{json.dumps(name)}] = {json.dumps(published.record)};")
        self._pieces[name] = published.pieces

    def close(self) -> None:
        """Ends V8: left to the end of Python, its closing now and then waits for ever."""
        self._racer.close()

    def seen(self, name: str, places: Sequence[Place]) -> list[Any]:
        """What the page shows at each of some places."""
        found = self._given("b.map((values) => seen(tables[a], values))", name, [place.values for place in places])
        for screen in found:
            if "pieces" in screen:
                screen["pieces"] = [piece if isinstance(piece, dict) else self._pieces[name][piece] for piece in screen["pieces"]]
        return list(found)

    def taken(self, name: str, values: Sequence[str], replies: Sequence[dict[str, str]]) -> Any:
        """What becomes of earlier replies after some answers: those that were taken up, those that wait, and those that were dropped."""
        return self._given("taken(tables[a], b[0], b[1])", name, [values, replies])

    def _given(self, expression: str, *values: object) -> Any:
        given = ", ".join(map(json.dumps, values))
        return json.loads(str(self._racer.eval(f"JSON.stringify(((a, b) => {expression})({given}))")))


class Program:
    """What the program says at each place of the interviews of one protocol."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._teller = Teller()

    def seen(self, place: Place) -> Any:
        """The question with all that stands beside it, or the advice for exactly these answers."""
        if place.question is None:
            return self._told(advise(self.book, place.answers))
        why = " ".join(why_asked(self.book, place.answers, place.question.id))
        question, danger = place.question, danger_in(self.book, place.answers)
        return {"question": question.id, "menu": in_order(question.menu), "values": list(question.values()), "why": why, "danger": danger}

    def _told(self, advice: Advice) -> Any:
        told = self._teller.told(advice)
        reasons = iter([{"questions": list(enough(clause)), "reason": because(advice, clause)} for clause in advice.shown])
        pieces = [next(reasons) if isinstance(piece, Reason) else piece for piece in told.pieces]
        assert next(reasons, None) is None, "each clause says why it is shown, once"
        return {"pieces": pieces, "to_send": [send._asdict() for send in told.to_send]}


def in_order(menu: Menu) -> Any:
    """A menu with its labels in order, and the menus that it opens; what an answer means stands below it on the page, and is no part of this."""
    listed = {kind: [_option(option.value, option.label, option.opens) for option in getattr(menu, kind)] for kind in ("options", "standing")}
    return {"text": menu.text, "help": menu.help, **listed}


def _option(value: str, label: str, opens: Menu | None) -> Any:
    return {"value": value, "label": label, **({"opens": in_order(opens)} if opens else {})}


def without_hints(screen: Any) -> Any:
    """What the page shows without what stands below an answer."""
    if isinstance(screen, dict):
        return {key: without_hints(value) for key, value in screen.items() if key != "hint"}
    return [without_hints(each) for each in screen] if isinstance(screen, list) else screen


def every_screen(book: Book, one_in: int = 1) -> Iterator[tuple[Place, Any]]:
    """Every place of every interview of a protocol, with what the program says there. one_in: of the advices only every so many."""
    program, ends = Program(book), count()
    for place in every_place(book, begin(book)):
        if place.question or next(ends) % one_in == 0:
            yield place, program.seen(place)


def differing(script: Script, name: str, screens: Iterable[tuple[Place, Any]]) -> Iterator[tuple[Place, Any, Any]]:
    """The places at which the page shows something else than the program: with what the page shows, and what it should."""
    left = iter(screens)
    while some := list(islice(left, SEVERAL)):
        for (place, expected), found in zip(some, script.seen(name, [place for place, _ in some]), strict=True):
            if (shown := without_hints(found)) != expected:
                yield place, shown, expected

"""What a page needs to ask and to answer, as plain lists and strings: every interview, and the pieces of which the advices are made. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from mo_advisor.advice.advise import advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.answers_file import NOBODY, NOT_SURE
from mo_advisor.advice.local_contacts import LocalContacts
from mo_advisor.interview.check_answers import NAMES
from mo_advisor.interview.meanings import meaning
from mo_advisor.interview.menus import kind_of
from mo_advisor.interview.next_question import NARROWER
from mo_advisor.interview.options import Menu, Option, Question
from mo_advisor.interview.own_words import danger_lines, less_likely
from mo_advisor.protocol.book import Book
from mo_advisor.publishing.compiled import Numbered, Step, compiled
from mo_advisor.publishing.told import Reason, Teller, ToSend
from mo_advisor.render.advice_words import because_of, closing, said_of
from mo_advisor.words.suggest import dangerous

Record = dict[str, Any]
ANYBODY = "anybody"  # an asker of whom it is not known, or does not count, what they are


class Table(NamedTuple):
    """record: for the page's script; what it holds says `table_of`. pieces: of HTML, by their places."""

    record: Record
    pieces: tuple[str, ...]


class End(NamedTuple):
    """An advice as the page has it. pieces: the numbers of pieces, and reasons. to_send: the numbers of texts to send on."""

    pieces: tuple[int | Reason, ...]
    to_send: tuple[int, ...]


def table_of(book: Book, local: LocalContacts | None = None) -> Table:
    """The interviews of a protocol for a page.

    questions: each with its menus, and its values in order. texts, steps: as in `Compiled`; a step is the numbers of its question, of why it is
    asked and of the lines for danger, and then of where each value leads. ends: the advices. to_send: the texts that can be copied. said: question
    and value to the words that give it as a reason. less: what situations lose in own words, for each kind of asker; kinds: who is of which.
    """
    found = compiled(book, local)
    teller, pieces, sends, ends = Teller(), Numbered[str](), Numbered[ToSend](), Numbered[End]()
    at: list[int] = []
    for advice in found.ends:
        told = teller.told(advice)
        parts = tuple(piece if isinstance(piece, Reason) else pieces[piece] for piece in told.pieces)
        at.append(ends[End(parts, tuple(sends[send] for send in told.to_send))])
    record: Record = {
        "questions": [_question(book, question) for question in found.questions],
        "texts": found.texts,
        "steps": _shared(found.steps, at),
        "ends": [{"pieces": [_piece(part) for part in end.pieces], "to_send": end.to_send} for end in ends.all()],
        "to_send": [send._asdict() for send in sends.all()],
        "said": _said(book, found.questions),
        "because": because_of(["{}"]),
        "closing": closing(()),
        "narrower": {narrow: wide for wide, narrow in NARROWER.items()},
        "names": {**NAMES, **{fact.id: fact.ask for fact in book.facts.values()}},
        "unsure": NOT_SURE,
        **_own_words(book, found.questions),
    }
    return Table(record, pieces.all())


def _piece(part: int | Reason) -> int | Sequence[str]:
    return part.questions if isinstance(part, Reason) else part


def _shared(steps: Iterable[Step], ends: Sequence[int]) -> list[list[int]]:
    """The steps as lists, each once after the advices that are told alike are one. ends: the number of each advice among those."""
    numbers: list[int] = []
    found = Numbered[tuple[int, ...]]()
    for step in steps:
        then = (-1 - ends[-1 - leads_to] if leads_to < 0 else numbers[leads_to] for leads_to in step.then)
        numbers.append(found[step.question, step.why, step.danger, *then])
    return [list(step) for step in found.all()]


def _question(book: Book, question: Question) -> Record:
    return {"id": question.id, "menu": _menu(book, question.id, question.menu), "values": question.values()}


def _menu(book: Book, question: str, menu: Menu) -> Record:
    def options(found: Iterable[Option]) -> list[Record]:
        return [_option(book, question, option) for option in found]

    return {"text": menu.text, "help": menu.help, "options": options(menu.options), "standing": options(menu.standing)}


def _option(book: Book, question: str, option: Option) -> Record:
    record: Record = {"value": option.value, "label": option.label}
    means = meaning(book, question, option)
    if means and not option.opens:
        record["hint"] = f"{means[0].upper()}{means[1:]}."
    if option.opens:
        record["opens"] = _menu(book, question, option.opens)
    return record


def _said(book: Book, questions: Iterable[Question]) -> Mapping[str, Mapping[str, str]]:
    """Every answer that can be a reason, in the words that give it as one."""
    said: dict[str, dict[str, str]] = {"what": {}, "involved": {}, **{fact: {} for fact in book.facts}}
    for question in questions:
        asked = {narrow: wide for wide, narrow in NARROWER.items()}.get(question.id, question.id)
        for value in question.values():
            if value not in said.get(asked, ()) and not (asked == "who" and value == NOT_SURE) and not (asked in book.facts and value == NOT_SURE):
                said.setdefault(asked, {})[value] = said_of(advise(book, _answered(asked, value)), asked)
    return said


def _answered(question: str, value: str) -> Answers:
    """One answer alone, beside what happened, which is the same for all words."""
    what = "something-feels-wrong"
    if question == "who":
        return Answers(value, None, what, {})
    if question == "involved":
        return Answers(None, None if value == NOT_SURE else () if value == NOBODY else (value,), what, {})
    return Answers(None, None, what, {} if question == "what" else {question: value})


def _own_words(book: Book, questions: Iterable[Question]) -> Record:
    """What own words need besides the index: what stands below every answer to them, and what counts against a situation."""
    askers = next(question for question in questions if question.id == "who").values()
    kinds = {who: ANYBODY if who == NOT_SURE else kind_of(book, who) or ANYBODY for who in askers}
    return {
        "kinds": kinds,
        "less": {kind: less_likely(book.vocabulary, None if kind == ANYBODY else kind, book) for kind in dict.fromkeys(kinds.values())},
        "dangerous": [situation.id for situation in dangerous(book.vocabulary)],
        "danger_line": " ".join(danger_lines(book.vocabulary)),
    }

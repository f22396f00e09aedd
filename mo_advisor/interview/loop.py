"""The interview itself: asks what is next until nothing is left that could change the advice."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from mo_advisor.advice.answers import Answers
from mo_advisor.interview.options import Menu, Option, Question
from mo_advisor.interview.prompting import Prompter
from mo_advisor.interview.questions import next_question, settled_by, with_answer
from mo_advisor.interview.screens import walk
from mo_advisor.problem import WrongUsage
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import open_all

NOT_LISTED = "my-council-is-not-listed"
NOT_HERE = (
    "The protocol of your council is not here, and another council's must not be relied on: the rules differ from council to council. "
    "Ask the Monitoring Officer or Democratic Services of your own council for its Member/Officer Protocol, and for advice."
)
NONE_HERE = "No protocol that can be used is here; `mo-advisor check` says what is wrong with those that were found."
NOTHING_KEPT = "Nothing is sent anywhere, and nothing is saved unless you asked for it."
NO_MORE = "No more questions."
NOT_MAPPED = (
    "Nobody has yet judged which clauses of this document answer which situation, so there will be no advice; "
    "`mo-advisor show` prints it whole."
)


@dataclass(frozen=True)
class Said:
    """One answer, and the question that it answers. An interview is a list of these."""

    question: Question
    value: str


def hold(book: Book, answers: Answers, asked_already: Collection[str], asker: Prompter) -> Answers:
    """Asks for what is still open, and gives all answers, the given ones included.

    asked_already: the questions that a flag or a file settles, be it by "not sure".
    """
    asked = settled_by(asked_already)
    said: list[Said] = []
    while question := next_question(book, settled(answers, said), asked | {one.question.id for one in said}):
        if not said:
            asker.tell(opening(book))
        said.append(Said(question, walk(question, asker.choose)))
    if said:
        asker.tell(NO_MORE)
    return settled(answers, said)


def settled(given: Answers, said: Iterable[Said]) -> Answers:
    """What was given and said, taken together."""
    for one in said:
        given = with_answer(given, one.question.id, one.value)
    return given


def opening(book: Book) -> str:
    """What to know before the first question: which document, and that nothing leaves this machine."""
    judged = any(position.clause.rules for position in book.positions) or book.protocol.silent
    about = f"{book.protocol.council}: {book.protocol.title}. A few short questions. {NOTHING_KEPT}"
    return about if judged else f"{about} {NOT_MAPPED}"


def choose_protocol(asker: Prompter) -> str:
    """Asks which council it is, and gives the id of its protocol.

    Raises WrongUsage where it is not listed: another council's protocol must not be relied on.
    """
    books, problems = open_all()
    if not books:
        raise WrongUsage(NONE_HERE)
    unusable = {problem.place.file for problem in problems if problem.level == "error"}
    if unusable:
        asker.tell(f"Not usable, and left out here: {', '.join(sorted(unusable))}. `mo-advisor check` says why.")
    value = walk(council_question(books), asker.choose)
    if value == NOT_LISTED:
        raise WrongUsage(NOT_HERE)
    return value


def council_question(books: Iterable[Book]) -> Question:
    """Which council: by name, and by edition too where a council has several documents."""
    books = sorted(books, key=lambda book: (book.protocol.council, book.protocol.edition))
    councils = [book.protocol.council for book in books]
    options = tuple(Option(book.protocol.id, _name(book, councils.count(book.protocol.council) > 1)) for book in books)
    help_ = "Choose only your own. Another council's protocol must not be relied on."
    return Question("protocol", Menu("Which council is it?", options, (Option(NOT_LISTED, "My council is not listed"),), help_))


def _name(book: Book, several: bool) -> str:
    protocol = book.protocol
    return f"{protocol.council}: {protocol.title}, {protocol.edition}" if several else protocol.council

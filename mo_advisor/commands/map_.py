"""`mo-advisor map`: judging a document, one situation after the other and then one clause after the other; and how far that is."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import NamedTuple

from mo_advisor.commands import check, prove
from mo_advisor.commands.output import put_out
from mo_advisor.commands.which_protocol import all_books, chosen, needed, no_protocol
from mo_advisor.console import is_terminal, say
from mo_advisor.errors import WrongUsage, nearest
from mo_advisor.interview.options import Option
from mo_advisor.interview.prompter import Prompter, prompter
from mo_advisor.interview.screens import BACK, WHY, Left, Screen
from mo_advisor.mapping import writing
from mo_advisor.mapping.clauses import ask_clause
from mo_advisor.mapping.faults import faults_of_clause, faults_of_situation
from mo_advisor.mapping.file import MappingFile, opened
from mo_advisor.mapping.judgements import judgements_of
from mo_advisor.mapping.ranking import Ranking
from mo_advisor.mapping.situations import ask_situation
from mo_advisor.mapping.status import Status, status_of
from mo_advisor.mapping.whom import called, in_words, sides, typed_roles
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.sign_off import standing
from mo_advisor.render.views.mapping_status import in_a_line, status_page
from mo_advisor.words.names import no_situation

NO_ANSWERS = "Judging is asking: it needs a terminal, or --plain with a line for each answer on standard input. `--status` says how far it is."
ONE_FORMAT = "What is asked has no format; --format and --output go with --status."
STATUS_OF_ALL = "--status is of the whole document; --what and --clause say what is asked about. Give one or the other."
OPENING = "Everything that you say is saved in {} at once. q leaves; the same command goes on from there. A number answers, ? explains, b goes back."
LEFT = "Left. Everything that was said is saved in {}. {} The same command goes on."
AMIDST = "You were in the middle of a situation: --what {} asks about all of its clauses again."
FOR_SIGNATURE = "For the signature: mo-advisor tree {} --by clause --output judgements.docx"
NOT_PROVED = "It is proved when nothing is left; before that: mo-advisor prove {}"
ONE_NOT_PROVED = "Only this was asked about, so it is not proved now. When you have made all your changes: mo-advisor prove {}"
PROVING = "Checking every answer that it can give (Ctrl-C leaves; nothing is lost) ..."
SIGN_AGAIN = (
    "It was signed off by the {} on {}, and what was signed has changed since. It has to be signed again, and every answer says so until then: "
    "mo-advisor sign {} --by POST. The error below, `signed`, says the same."
)
NEXT, CLAUSES, ONE, FINISH = "next", "clauses", "one", "finish"
MAPPED = "Every situation is judged. May the file say that it is mapped, so that advice rests on it?"
MAPPED_EXPLAINED = "Until it says so, what is read from it is marked as not mapped. Who signs it off, and when, is written into the file afterwards."
ASKERS = "To whom does this document speak? Every judgement is for all of them, unless you say otherwise."
ASKERS_EXPLAINED = "Whoever is not among them is told that the document says nothing to them, except where a judgement names them."
TO_OTHERS = "The document speaks only to these: {}."
YES, NO = "yes", "not-yet"


class MapOptions(NamedTuple):
    """How a document is to be judged, or its status shown. plain_flag: whether the plain mode was asked for by name."""

    status: bool
    what: str | None
    clause: str | None
    plain: bool
    plain_flag: bool
    format: str
    output: Path | None
    force: bool


def run(positional: str | None, option: str | None, options: MapOptions) -> int:
    """Judges the protocol that was named, or says how far that is."""
    if options.status:
        book = needed(positional, option)
        if options.what is not None or options.clause is not None:
            _expect_known(options, book)
            raise WrongUsage(STATUS_OF_ALL)
        put_out(status_page(book, status_of(book)), options.format, options.output, options.force, options.plain)
        return 0
    if options.format != "text" or options.output:
        raise WrongUsage(ONE_FORMAT)
    named = chosen(positional, option)
    if named is None:
        raise WrongUsage(no_protocol())
    file = opened(named)
    _expect_known(options, file.book)
    if not (is_terminal(sys.stdin) or options.plain_flag):
        raise WrongUsage(NO_ANSWERS)
    return _judge(file, prompter(options.plain), options)


def _expect_known(options: MapOptions, book: Book) -> None:
    """Raises WrongUsage where the situation or clause that is named is none."""
    if options.what is not None and options.what not in book.vocabulary.situations:
        raise WrongUsage(f"There is {no_situation(options.what, book.vocabulary)}")
    if options.clause is not None and options.clause not in book.by_id:
        raise WrongUsage(f"There is no clause “{options.clause}”{nearest(options.clause, book.by_id)}")


def _judge(file: MappingFile, page: Prompter, options: MapOptions) -> int:
    judging = Judging(file, page, options)
    try:
        return judging.run()
    except (KeyboardInterrupt, EOFError) as stopped:
        say(" ".join([LEFT.format(file.path, in_a_line(status_of(file.book))), *([AMIDST.format(judging.amidst)] if judging.amidst else [])]))
        return 0 if isinstance(stopped, Left) else 130


class Judging:
    """The work on one file. amidst: the situation that is asked about, once something was said of it. asked: the situations that were asked about."""

    def __init__(self, file: MappingFile, page: Prompter, options: MapOptions) -> None:
        self.file = file
        self.page = page
        self.options = options
        self.amidst = ""
        self.asked: set[str] = set()
        self.order = tuple(file.book.vocabulary.situations)

    @property
    def status(self) -> Status:
        """How far it is now."""
        return status_of(self.file.book)

    def run(self) -> int:
        """Asks for everything that is left, or for what was named, and ends with what the checks say."""
        status = self.status
        self.page.tell(f"{self.file.book.protocol.council}. {in_a_line(status)}", OPENING.format(self.file.path), *filter(None, [self.page.hints]))
        self._ask_askers()
        if self.options.what or self.options.clause:
            self._situations([self.options.what] if self.options.what else [])
            self._clauses([self.options.clause] if self.options.clause else [])
            return self._finish(one=True)
        begin = FINISH if status.done else self._where(status) if status.judged else NEXT
        if begin == FINISH:
            return self._finish(unfinished=True)
        if begin == NEXT:
            self._again(status)
            left = [left.situation for left in status.left] + list(status.torn)
            self._situations([situation for situation in left if situation not in self.asked])
        self._clauses([again.id for again in status.again if again.kind == "clause"])
        self._clauses(self.status.to_look_at)
        return self._finish()

    def _ask_askers(self) -> None:
        """Asks once to whom the document speaks, where the file does not say so and nothing is judged yet."""
        protocol, vocabulary = self.file.book.protocol, self.file.book.vocabulary
        if (protocol.askers and protocol.askers.others) or judgements_of(protocol):
            return
        usual = protocol.askers.are if protocol.askers else tuple(role for side in sides(self.file.book).values() for role in side)
        options = (Option(YES, f"Only to: {in_words(usual, vocabulary)}"), Option(NO, "To other roles, which I type"))
        while (value := self.page.choose(Screen("askers", ASKERS, options, at_once=True))) in (WHY, BACK):
            self.page.tell(ASKERS_EXPLAINED)
        askers = usual if value == YES else typed_roles(self.page, vocabulary) or usual
        self.file.change(lambda text: writing.with_askers(text, askers, TO_OTHERS.format(", ".join(called(role, vocabulary) for role in askers))))

    def _where(self, status: Status) -> str:
        """Where somebody goes on who has judged something before."""
        left, clauses = len(status.left) + len(status.torn), len(status.to_look_at)
        again = f", and what is to be looked at again ({len(status.again)})" if status.again else ""
        options = (
            *([Option(NEXT, f"The situations that are left ({left}){again}")] if left or again else []),
            *([Option(CLAUSES, f"Whom the clauses name, and what they ask ({clauses} left)")] if clauses else []),
            Option(FINISH, "Check and prove what is there"),
        )
        while (value := self.page.choose(Screen("where", "Where do you want to go on?", options, at_once=True))) in (WHY, BACK):
            self.page.tell("A single situation is judged again with --what, as in: mo-advisor map FILE --what election-period")
        return value

    def _situations(self, situations: Sequence[str]) -> None:
        """Asks about situations in turn; going back behind the first of them stays at it."""
        place = 0
        while place < len(situations):
            number, before = self.order.index(situations[place]) + 1, self.file.data
            try:
                on = ask_situation(self.page, self.file, self.ranking, situations[place], f"{number} of {len(self.order)}.")
            except (KeyboardInterrupt, EOFError):
                self.amidst = situations[place] if self.file.data != before else ""
                raise
            if on:
                self.asked.add(situations[place])
                self.file.change(partial(writing.without_review, situation=situations[place]))
                self._tell(faults_of_situation(self.file.book, situations[place]))
            place = place + 1 if on else max(0, place - 1)

    def _again(self, status: Status) -> None:
        """Asks again about situations that a later edition left open, and those to which a clause that is new may speak."""
        marked = [again.id for again in status.again if again.kind == "situation"]
        new = [again.id for again in status.again if again.kind == "clause" and not self.file.book.clause(again.id).rules]
        likely = [situation for clause in new for situation in self.ranking.situations(clause)]
        self._situations(list(dict.fromkeys((*marked, *likely))))

    @cached_property
    def ranking(self) -> Ranking:
        """The document's clauses held against those of the mapped ones; by its words, which no answer changes."""
        from mo_advisor.words.index import shipped
        from mo_advisor.words.lexicon import phrases

        return Ranking(self.file.book, all_books(), phrases(), shipped().alike)

    def _clauses(self, clauses: Sequence[str]) -> None:
        place = 0
        while place < len(clauses):
            on = ask_clause(self.page, self.file, clauses[place], f"{place + 1} of {len(clauses)} clauses.")
            if on:
                self._tell(faults_of_clause(self.file.book, clauses[place]))
            place = place + 1 if on else max(0, place - 1)

    def _tell(self, faults: Sequence[str]) -> None:
        if faults:
            self.page.tell(*faults)

    def _finish(self, unfinished: bool = False, one: bool = False) -> int:
        """Says what is left, lets somebody call the file mapped where nothing is, and gives what `check` and `prove` say of it.

        unfinished: whether it is proved though something is left; every clause that nobody has judged yet would be a counterexample. one: whether
        only one thing was asked about; then it is not proved, which takes long.
        """
        status = self.status
        self.page.tell(in_a_line(status))
        if status.done and not self.file.book.protocol.mapped and self._may_be_called_mapped():
            self.file.change(writing.with_mapped)
            self.page.tell(FOR_SIGNATURE.format(self.file.path))
        named = str(self.file.path)
        signed = standing(self.file.book.protocol)
        if signed and not signed.holds:
            self.page.tell(SIGN_AGAIN.format(signed.by, signed.on, named))
        checked = check.run([named], 1, "text", None, False)
        if one or not (status.done or unfinished or self.file.book.protocol.mapped):
            self.page.tell((ONE_NOT_PROVED if status.done else NOT_PROVED).format(named))
            return checked
        self.page.tell(PROVING)
        proved = prove.run([named], 1, "text", None, False, self.options.plain)
        return max(checked, proved)

    def _may_be_called_mapped(self) -> bool:
        options = (Option(YES, "Yes"), Option(NO, "Not yet"))
        while (value := self.page.choose(Screen("mapped", MAPPED, options, at_once=True))) in (WHY, BACK):
            self.page.tell(MAPPED_EXPLAINED)
        return value == YES

"""`mo-advisor ask --answers FILE --format jsonl`: many answers at once, a set of them a line, and an advice a line in the same order.

Lines are read, answered and let go one by one, so that memory does not grow with them. A line that cannot be answered never ends the run.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from mo_advisor.advice.advise import Advice, advise
from mo_advisor.advice.answers_file import read_answers_file
from mo_advisor.advice.as_json import advice_record
from mo_advisor.advice.local_contacts import LocalContacts
from mo_advisor.commands.given_answers import Flags, missing
from mo_advisor.commands.jobs import at_once, expect_jobs
from mo_advisor.commands.local_contacts import local_contacts, warn_of_review
from mo_advisor.commands.which_protocol import chosen, no_protocol
from mo_advisor.console import clean, emit, say, write_pieces
from mo_advisor.errors import BadFile, Invalid, Mistake, WrongUsage, reason
from mo_advisor.protocol.as_json import SCHEMA
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import open_protocol, path_of
from mo_advisor.vocabulary import shared

LONGEST_LINE = 100_000  # bytes of one set of answers
OPEN = 64  # protocols that are kept open at once
BATCH = 200  # lines that are sent to a process together


@dataclass
class Answering:
    """How every line is answered, and what the lines came to so far. protocol, flags, contacts: as they were given for all of them."""

    file: str
    protocol: str | None
    flags: Flags
    contacts: str | None
    wrong: bool = False
    unmapped: bool = False

    @property
    def code(self) -> int:
        """2 where a line was wrong; else 1 where a situation is not mapped; else 0."""
        return 2 if self.wrong else int(self.unmapped)

    def answered(self, lines: Iterable[tuple[int, bytes]]) -> Iterator[str]:
        """One line of JSON for each line: the advice, or what is wrong with the line."""
        for number, line in lines:
            try:
                record = advice_record(self._advice(line))
                self.unmapped |= not record["mapped"]
            except Mistake as wrong:
                record = {"schema": SCHEMA, "line": number, "error": _error(wrong)}
                self.wrong = True
            yield json.dumps(record, ensure_ascii=False) + "\n"

    def shared_out(self, lines: Iterator[tuple[int, bytes]], jobs: int) -> Iterator[str]:
        """The same, by several processes, in the order of the lines."""
        batches = iter(lambda: tuple(islice(lines, BATCH)), ())
        for made in at_once(partial(_batch, self.file, self.protocol, self.flags, self.contacts), batches, jobs):
            self.wrong |= made.wrong
            self.unmapped |= made.unmapped
            yield from made.answered

    def _advice(self, line: bytes) -> Advice:
        if len(line) > LONGEST_LINE:
            raise WrongUsage(f"The line is longer than {LONGEST_LINE:,} bytes; that is no set of answers.")
        given = self.flags.over(*read_answers_file(_text(line), self.file, shared()))
        book, local = self._opened(given.protocol)
        given.check(book)
        if not given.answers.what:
            raise missing(given.answers)
        return advise(book, given.answers, local)

    @cached_property
    def _opened(self) -> Callable[[str | None], tuple[Book, LocalContacts | None]]:
        """Opens the protocol that a line names, or that is meant where it names none; kept, for the next line is likely to mean the same."""

        @lru_cache(maxsize=OPEN)
        def opened(in_line: str | None) -> tuple[Book, LocalContacts | None]:
            named = chosen(None, self.protocol, in_line)
            if named is None:
                raise WrongUsage(no_protocol())
            book = open_protocol(named)
            warn_of_review(book)
            return book, local_contacts(book, self.contacts)

        return opened


class Batch(NamedTuple):
    """What some lines came to, one after the other; and whether one of them was wrong, or not mapped."""

    answered: list[str]
    wrong: bool
    unmapped: bool


def run(answering: Answering, jobs: int | None, output: Path | None, force: bool) -> int:
    """Answers every line of a file. jobs: how many processes do; None for this one.

    Raises BadFile where it cannot be read, or nothing can be written.
    """
    expect_jobs(jobs)
    if output is not None and answering.file != "-" and os.path.realpath(output) == os.path.realpath(path_of(answering.file)):
        raise WrongUsage(f"--output {output} holds the answers themselves, and would be written over; give the advice another name.")
    with _stream(answering.file) as stream:
        lines = _lines(stream, answering.file)
        answered = answering.answered(lines) if jobs in (None, 1) else answering.shared_out(lines, jobs or 1)
        if output is None:
            for line in answered:
                emit(line, for_programs=True)
        else:
            write_pieces(output, (clean(line).encode() for line in answered), force)
            say(f"Written to {output}.")
    return answering.code


def _batch(file: str, protocol: str | None, flags: Flags, contacts: str | None, lines: Iterable[tuple[int, bytes]]) -> Batch:
    answering = _in_this_process(file, protocol, flags, contacts)
    answering.wrong = answering.unmapped = False
    return Batch(list(answering.answered(lines)), answering.wrong, answering.unmapped)


@lru_cache(maxsize=1)
def _in_this_process(file: str, protocol: str | None, flags: Flags, contacts: str | None) -> Answering:
    """Kept from batch to batch, with the protocols that it has open."""
    return Answering(file, protocol, flags, contacts)


def _stream(file: str) -> BinaryIO:
    """A file, or standard input. Raises BadFile where it cannot be opened."""
    if file == "-":
        if sys.stdin is None:
            raise BadFile("standard input is closed; there is nothing to read.")
        return sys.stdin.buffer
    try:
        return open(path_of(file), "rb")
    except OSError as error:
        raise BadFile(f"{file} cannot be read: {reason(error)}.") from None


def _lines(stream: BinaryIO, file: str) -> Iterator[tuple[int, bytes]]:
    """Each line with its number, from 1, without the empty ones; of one that is too long no more than shows that it is."""
    number = 0
    try:
        while line := stream.readline(LONGEST_LINE + 1):
            number += 1
            whole = line
            while len(whole) > LONGEST_LINE and not whole.endswith(b"\n") and (whole := stream.readline(LONGEST_LINE + 1)):
                pass
            if line.strip():
                yield number, line
    except OSError as error:
        raise BadFile(f"{file} cannot be read: {reason(error)}.") from None


def _text(line: bytes) -> str:
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadFile("The line is not UTF-8 text; save the file as UTF-8.") from None


def _error(wrong: Mistake) -> dict[str, Any]:
    """What is wrong with a line. problems: each with its column, where the line itself has them."""
    problems = wrong.problems if isinstance(wrong, Invalid) else []
    found = [{"column": problem.place.column, "rule": problem.rule, "message": problem.message} for problem in problems]
    return {"code": wrong.code, "message": "; ".join(problem.message for problem in problems) or str(wrong), "problems": found}

"""`mo-advisor search`: clauses by words, from the chosen protocol, from every loaded one, or from an index of very many."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from mo_advisor.citations.search import Hit, search
from mo_advisor.commands.output import put_out
from mo_advisor.commands.which_protocol import chosen, named_or_all
from mo_advisor.console import expect_free, say, write_pieces
from mo_advisor.errors import BadFile, WrongUsage
from mo_advisor.hashes import sha256
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import LARGEST_FILE, find, load, read_bytes
from mo_advisor.render.views.hits import hits_page
from mo_advisor.vocabulary import shared

PIECE = 1_000_000  # bytes of an index that are written at once
OF_ALL = "--index holds the words of every protocol that is found; leave out --protocol, or search one without an index."
PROTOCOL = "{} is a protocol file, and was left as it is. Give the index another name."
WITHOUT = "The index is not there or not of today's files; without --index these are searched themselves."
NOT_OURS = "{} is no index of words, and was left as it is. Give another name, or --force to write over it."


def run(words: Sequence[str], option: str | None, index: Path | None, format_: str, output: Path | None, force: bool, plain: bool) -> int:
    """Prints the clauses that hold the words, best first, and those that govern what they are a name for. Exit 1 where there is none.

    index: a file with the words of all protocols that are found; it is made where there is none, and made again where one of them has changed. It is
    not needed where one protocol is chosen, which is then searched alone.
    """
    if index is not None and option is not None:
        raise WrongUsage(OF_ALL)
    found = search(named_or_all(option), words) if index is None or chosen(None, option) else _in_index(index, words, force)
    put_out(hits_page(found), format_, output, force, plain)
    return 0 if found else 1


def _in_index(path: Path, words: Sequence[str], force: bool) -> list[Hit]:
    from mo_advisor.citations.word_index import Damaged, is_of, is_ours, search_index

    files = [(entry.file, _sha256(entry.file)) for _, entry in sorted(find()[0].items())]
    if any(os.path.realpath(path) == os.path.realpath(file) for file, _ in files):
        raise WrongUsage(PROTOCOL.format(path))
    if os.path.lexists(path) and not is_ours(path) and not force:
        raise WrongUsage(NOT_OURS.format(path))
    if is_of(path, files):
        try:
            return search_index(path, words, shared(), load)
        except Damaged:
            say(f"The index {path} is damaged, and is made again.")
    _make(path, files)
    return search_index(path, words, shared(), load)


def _sha256(file: str) -> str:
    try:
        return sha256(read_bytes(file, LARGEST_FILE))
    except BadFile:
        return ""


def _make(path: Path, files: Sequence[tuple[str, str]]) -> None:
    """Makes the index beside nothing, and gives it its name once it is whole."""
    import sqlite3

    from mo_advisor.citations.word_index import make

    try:
        expect_free(path, force=True)
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder, "index")
            make(made, files, _usable(file for file, _ in files))
            with made.open("rb") as whole:
                write_pieces(path, iter(lambda: whole.read(PIECE), b""), force=True)
    except BadFile as bad:
        raise BadFile(f"{bad} {WITHOUT}") from None
    except sqlite3.Error as error:
        raise BadFile(f"The index {path} cannot be made: {error}. {WITHOUT}") from None
    say(f"The index {path} was made of {len(files)} protocol files.")


def _usable(files: Iterator[str]) -> Iterator[tuple[str, Book]]:
    """The protocols of some files, one after the other; those that cannot be used are named on standard error."""
    for file in files:
        try:
            yield file, load(file)
        except BadFile as bad:
            say(str(bad))

"""The words of very many protocols in one file, an index of SQLite's (FTS5), so that a search opens no more protocols than it finds.

It finds candidates; they are scored as every search scores them (`ranked`), so that the same clauses come in the same order. The file says of which
protocol files it was made, by their hashes: where any of these is another now, it is made again.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from mo_advisor import __version__
from mo_advisor.citations.search import Hit, Titles, Wanted, governed, governs_one, hit, ranked, roles_held, stems_in, titles_in, wanted
from mo_advisor.hashes import sha256
from mo_advisor.protocol.book import Book
from mo_advisor.vocabulary import Vocabulary
from mo_advisor.words.index import shipped

if TYPE_CHECKING:
    import sqlite3

REST = ""  # the feature that stands for all stems of a clause that are not looked for
OURS = 0x4D4F4149  # the id of the application in the head of the file: MOAI
TABLES = """
CREATE TABLE told (made_of TEXT, stems INTEGER);
CREATE TABLE book (number INTEGER PRIMARY KEY, file TEXT);
CREATE TABLE title (role TEXT, title TEXT);
CREATE TABLE clause (at INTEGER PRIMARY KEY, book INTEGER, place INTEGER);
CREATE TABLE governs (at INTEGER, situation TEXT);
CREATE VIRTUAL TABLE words USING fts5 (line, detail = full, tokenize = "unicode61 remove_diacritics 0");
"""
Sources = Sequence[tuple[str, str]]  # each protocol file with the hash of its bytes


class Damaged(Exception):
    """An index that says that it is of these files, and does not hold what it should."""


def made_of(files: Sources) -> str:
    """What an index would be made of: the files, and the version of mo-advisor, which has its own ways with words."""
    return sha256(json.dumps([__version__, files]).encode())


def is_ours(path: Path) -> bool:
    """Whether a file is an index of words, of whatever version."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError:
        return False
    return head.startswith(b"SQLite format 3\0") and int.from_bytes(head[68:72], "big") == OURS


def is_of(path: Path, files: Sources) -> bool:
    """Whether an index is of these files as they are now."""
    import sqlite3

    if not is_ours(path):
        return False
    try:
        with _opened(path) as index:
            return index.execute("SELECT made_of FROM told").fetchall() == [(made_of(files),)]
    except sqlite3.Error:
        return False


def make(path: Path, files: Sources, books: Iterable[tuple[str, Book]]) -> None:
    """Makes an index in a new file. books: each with the name of its file, one after the other; none is kept."""
    import sqlite3

    index = sqlite3.connect(path)
    index.executescript(f"PRAGMA application_id = {OURS}; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {TABLES}")
    at = stems = 0
    for number, (file, book) in enumerate(books):
        index.execute("INSERT INTO book VALUES (?, ?)", (number, file))
        index.executemany("INSERT INTO title VALUES (?, ?)", ((role, title) for role, titles in titles_in([book]).items() for title in titles))
        for place, position in enumerate(book.positions):
            found = stems_in(position, shipped().alike)
            at, stems = at + 1, stems + len(found)
            index.execute("INSERT INTO clause VALUES (?, ?, ?)", (at, number, place))
            index.execute("INSERT INTO words (rowid, line) VALUES (?, ?)", (at, " ".join(found)))
            index.executemany("INSERT INTO governs VALUES (?, ?)", ((at, situation) for situation in sorted(governed(position))))
    index.execute("INSERT INTO told VALUES (?, ?)", (made_of(files), stems))
    index.execute("CREATE INDEX by_situation ON governs (situation)")
    index.commit()
    index.close()


def search_index(path: Path, typed: Sequence[str], vocabulary: Vocabulary, load: Callable[[str], Book]) -> list[Hit]:
    """The same as `search` in all the protocols of which an index was made. load: opens one by the name of its file. Raises Damaged."""
    import sqlite3

    try:
        return _search_index(path, typed, vocabulary, load)
    except (sqlite3.Error, LookupError, ArithmeticError, TypeError):  # whatever its rows are instead of what was written
        raise Damaged from None


def _search_index(path: Path, typed: Sequence[str], vocabulary: Vocabulary, load: Callable[[str], Book]) -> list[Hit]:
    with _opened(path) as index:
        sought = wanted(typed, vocabulary, _titles(index))
        if not sought.stems:
            return []
        held = dict(_held(index, sought))
        governing = _governing(index, sought.situations)
        (clauses,), (stems,) = index.execute("SELECT count(*) FROM clause").fetchone(), index.execute("SELECT stems FROM told").fetchone()
        others = clauses - len(held), stems - sum(count for counts in held.values() for feature, count in counts.items() if not _is_role(feature))
        found = [(*_where(index, at), score, situation) for at, score, situation in ranked(sought, held, governing, others)]
    books = {file: load(file) for file in dict.fromkeys(file for file, *_ in found)}
    return [hit(books[file], books[file].positions[place], sought, score, situation) for file, place, score, situation in found]


def _opened(path: Path) -> closing[sqlite3.Connection]:
    import sqlite3

    return closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True))


def _titles(index: sqlite3.Connection) -> Titles:
    titles: dict[str, list[str]] = {}
    for role, title in index.execute("SELECT role, title FROM title"):
        titles.setdefault(role, []).append(title)
    return titles


def _held(index: sqlite3.Connection, sought: Wanted) -> Iterator[tuple[int, Counter[str]]]:
    """What the clauses hold that hold any of what is looked for; all the rest of one in one, for how long it is counts too."""
    phrases = {*sought.stems, *(name for _, names in sought.roles for name in names if name)}
    query = " OR ".join(f'"{phrase.replace(chr(34), chr(34) * 2)}"' for phrase in sorted(phrases))
    for at, line in index.execute("SELECT rowid, line FROM words WHERE words MATCH ? ORDER BY rowid", (query,)):
        stems = line.split()
        counts = Counter({stem: stems.count(stem) for stem in sought.stems})
        rest = len(stems) - counts.total()
        yield at, +Counter({**counts, **roles_held(line, sought.roles), REST: rest})  # without what is not there


def _is_role(feature: str) -> bool:
    return feature.startswith("role ")


def _governing(index: sqlite3.Connection, situations: Sequence[str]) -> dict[int, str]:
    """The clauses that govern any of some situations, each with the first that it does."""
    governed_here: dict[int, set[str]] = {}
    for situation in situations:
        for (at,) in index.execute("SELECT at FROM governs WHERE situation = ?", (situation,)):
            governed_here.setdefault(at, set()).add(situation)
    return {at: governs_one(situations, governed_here[at]) or "" for at in sorted(governed_here)}


def _where(index: sqlite3.Connection, at: int) -> tuple[str, int]:
    """The file of a clause, and its place in the document."""
    file, place = index.execute("SELECT file, place FROM clause JOIN book ON book.number = clause.book WHERE at = ?", (at,)).fetchone()
    return str(file), int(place)

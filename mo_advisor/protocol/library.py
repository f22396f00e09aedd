"""Finds protocol files, by id or by path, and loads them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, NamedTuple

from mo_advisor.errors import BadFile, Invalid, Place, Problem, WrongUsage, nearest, reason
from mo_advisor.homes import data_folder
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.compiled import compiled
from mo_advisor.vocabulary import shared

PACKAGE = Path(__file__).resolve().parent.parent
ENDINGS = (".yaml", ".yml")
LARGEST_FILE = 8_000_000  # bytes
HEAD = 4096  # bytes of a file that are read to find its id
PLAIN_ID = re.compile(rb"^id:[ \t]+([a-z0-9][a-z0-9-]*)(?:[ \t]+#.*)?[ \t]*\r?$", re.MULTILINE)  # as it stands in nearly every file
MAY_BE_ID = rb"""\bid["']?[ \t]*:"""
# A key of ours, or nothing but comments: then the id may stand further on.
GOES_ON = rb"""(?m)^["']?(?:schema|council|document)["']?[ \t]*:|\A(?:[ \t]*(?:#.*)?\r?\n)*[ \t]*(?:#.*)?\Z"""


NO_ID = "is passed over: no `id:` at its top level can be read; is it a protocol file?"


class Entry(NamedTuple):
    """A protocol file that was found: its id, which stands in it, and the name of the file."""

    id: str
    file: str

    @property
    def path(self) -> Path:
        """The file's path; made when it is asked for, since of thousands that are found one is opened."""
        return Path(self.file)


def shipped_folder(of: str = "protocols") -> Path:
    """Where the shipped protocols or packs are: the checkout's own, when the package runs from a checkout, else those inside the package."""
    checkout = PACKAGE.parent / of
    inside = PACKAGE / of
    return checkout if (PACKAGE.parent / "pyproject.toml").is_file() and checkout.is_dir() else inside


def folders() -> list[Path]:
    """The folders that are searched, in order: MO_ADVISOR_PATH, the user's data folder, the shipped ones."""
    own = user_data_folder()
    return [*named_folders(), *([own] if own else []), shipped_folder()]


def named_folders() -> list[Path]:
    """The folders in MO_ADVISOR_PATH."""
    return [path_of(part) for part in os.environ.get("MO_ADVISOR_PATH", "").split(os.pathsep) if part]


def path_of(written: str) -> Path:
    """A path as a user writes it; `~` means a home, and is left as it is where there is no such user."""
    return Path(os.path.expanduser(written))


def user_data_folder() -> Path | None:
    """Where a user keeps protocol files of their own; None for one who has no home at all, as in a container."""
    folder = data_folder()
    return Path(folder) / "protocols" if folder else None


def find(named: str | None = None) -> tuple[dict[str, Entry], list[Problem]]:
    """All protocol files in the folders, by id, and warnings of files that are none.

    Raises Invalid where two files have one id: the one that is named, in whichever case, or any where none is.
    """
    entries: dict[str, Entry] = {}
    warnings, errors = _missing_folders(), []
    for path in _files():
        found = peek_id(path)
        if found is None:
            message = NO_ID if os.access(path, os.R_OK) else "is passed over: you may not read it"
            warnings.append(Problem(Place(path), "warning", "no-id", message))
        elif found in entries and named is not None and named.casefold() != found.casefold():
            continue  # which of the two is meant is nothing to whoever means another
        elif found in entries:
            message = f"has the id “{found}”, and so has {entries[found].path}; two files must not share one id"
            errors.append(Problem(Place(path), "error", "same-id", message))
        else:
            entries[found] = Entry(found, path)
    if errors:
        raise Invalid(errors)
    return entries, warnings


def _missing_folders() -> list[Problem]:
    message = "is in MO_ADVISOR_PATH and is not a folder; nothing is read from it"
    return [Problem(Place(str(folder), 0, 0), "warning", "no-folder", message) for folder in named_folders() if not os.path.isdir(folder)]


def _files() -> Iterator[str]:
    """The path of every file that may be a protocol, each once, by the order of the folders and then by name."""
    seen: set[str] = set()
    for folder in folders():
        try:
            with os.scandir(folder) as inside:
                found = sorted((each for each in inside if each.name.lower().endswith(ENDINGS)), key=lambda each: each.name)
        except OSError:
            continue  # a folder that is not there, or not ours to read, holds no protocols
        real_folder = os.path.realpath(folder)
        for each in found:
            real = os.path.realpath(each.path) if each.is_symlink() else os.path.join(real_folder, each.name)
            if real not in seen and _is_file(each):
                seen.add(real)
                yield each.path


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False  # a link that leads in a circle


def peek_id(path: Path | str) -> str | None:
    """The `id` at the top level of a YAML file; None where there is none, or it cannot be read.

    Only the head of a file is read, unless that shows that it is one of ours: a folder may hold any number of other files, as large as they like.
    """
    try:
        head = _head(path)
        plain = PLAIN_ID.search(head)
        return plain[1].decode() if plain else _unusual_id(path, head)
    except (BadFile, OSError, ValueError):
        return None


def _unusual_id(path: Path | str, head: bytes) -> str | None:
    """The id of a file in whose head it does not stand as usual."""
    ours = re.search(GOES_ON, head)
    if not ours and not re.search(MAY_BE_ID, head):
        return None
    from mo_advisor.records.yaml_nodes import value_at_top

    whole = len(head) < HEAD
    within = head if whole else head[: head.rfind(b"\n") + 1]
    return value_at_top(within, "id") or (value_at_top(read_bytes(path), "id") if ours and not whole else None)


def _head(path: Path | str) -> bytes:
    file = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        return os.read(file, HEAD)
    finally:
        os.close(file)


def read_text(path: Path | str) -> str:
    """A file's text, UTF-8. Raises BadFile, in one sentence, for whatever cannot be read as that."""
    return decode(read_bytes(path), str(path))


def read_bytes(path: Path | str, most: int = LARGEST_FILE) -> bytes:
    """A regular file's bytes, within bounds. Raises BadFile."""
    path = Path(path)
    try:
        if path.is_dir():
            raise BadFile(f"{path} is a folder, not a file.")
        if path.exists() and not path.is_file():
            raise BadFile(f"{path} is not a regular file.")
        with path.open("rb") as file:
            return read_stream(file, str(path), most)
    except (OSError, ValueError) as error:
        raise BadFile(f"{path} cannot be read: {reason(error)}.") from None


def read_stream(stream: BinaryIO, name: str, most: int = LARGEST_FILE) -> bytes:
    """All bytes of a stream, within bounds. Raises BadFile where there are more."""
    data = stream.read(most + 1)
    if len(data) > most:
        raise BadFile(f"{name} is larger than {most // 1_000_000} MB; that is no file of this kind.")
    return data


def decode(data: bytes, name: str) -> str:
    """Bytes as UTF-8 text, a byte order mark dropped. Raises BadFile that names the line."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise BadFile(f"{name}:{line}: is not UTF-8 text; save it as UTF-8.") from None


def load(path: Path | str, named: str = "") -> Book:
    """A protocol file, loaded whole; `named` where it was named otherwise than by id. Raises BadFile, or Invalid with every problem in it."""
    return _book(read_bytes(path), str(path), named)


@lru_cache(maxsize=16)
def _book(data: bytes, path: str, named: str) -> Book:
    """The same bytes are the same book, and are read once."""
    return compiled(data, path, named) or read_book(data, path, named)


def read_book(data: bytes, path: str, named: str = "") -> Book:
    """The book of a file's bytes, read from these. Raises BadFile, or Invalid with every problem in it."""
    from mo_advisor.protocol.reader import read_protocol  # with the library that reads YAML, which takes twice as long as Python takes to start

    protocol = read_protocol(decode(data, path), path, shared())
    return Book(protocol, shared(), data, named or protocol.id)


def looks_like_path(named: str) -> bool:
    """Whether a protocol is named by path rather than by id."""
    return named.lower().endswith(ENDINGS) or os.sep in named or "/" in named


def open_protocol(named: str) -> Book:
    """A protocol by id, in whichever case, or by path. Raises WrongUsage for an id that is not known."""
    if looks_like_path(named):
        return load(path_of(named), named)
    return _opened(named_entry(named))


def named_entry(named: str) -> Entry:
    """The file that has an id, in whichever case. Raises WrongUsage where none has it."""
    entries, _ = find(named)
    for id_, entry in entries.items():
        if id_.casefold() == named.casefold():  # one in capitals is wrong, which is said where it is read
            return entry
    raise WrongUsage(f"There is no protocol “{named}”{nearest(named, entries)} (`mo-advisor protocols` lists them.)")


def _opened(entry: Entry) -> Book:
    """The protocol of a file that was found. Raises BadFile, or Invalid; and where it has become another since its id was seen."""
    book = load(entry.file)
    if book.protocol.id != entry.id:
        raise BadFile(f"{entry.file} has become the protocol “{book.protocol.id}” while “{entry.id}” was being opened. Try again.")
    return book


def open_each() -> Iterator[Book | Problem]:
    """Every protocol that is found and can be used, by id, one after the other; and what is wrong with the others."""
    entries, problems = find()
    yield from problems
    for key in sorted(entries):
        try:
            yield _opened(entries[key])
        except Invalid as invalid:
            yield from invalid.problems
        except BadFile as bad:
            yield Problem(Place(entries[key].file), "error", "file", str(bad))


def open_all() -> tuple[list[Book], list[Problem]]:
    """Every protocol that is found and can be used, by id; and what is wrong with the others."""
    found = list(open_each())
    return [each for each in found if isinstance(each, Book)], [each for each in found if isinstance(each, Problem)]

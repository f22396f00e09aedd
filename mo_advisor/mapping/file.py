"""The file that is judged: read, and written after every word of somebody's, unless somebody else has changed it meanwhile."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from mo_advisor.console import write_bytes
from mo_advisor.errors import BadFile, WrongUsage
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import decode, find, load, looks_like_path, path_of, read_bytes, shipped_folder
from mo_advisor.protocol.reader import read_protocol

MARK = b"\xef\xbb\xbf"
SHIPPED = (
    "{} comes with mo-advisor and is not changed here. Copy it, with its source, to a folder of your own, and name the copy."
)
CHANGED = (
    "{} has been changed by something else since it was read here, and was left as it is now. What you said last is not in it; run the command again "
    "to go on."
)


class MappingFile:
    """A protocol file that may be written. book: as it is now."""

    def __init__(self, path: Path, named: str) -> None:
        self.path = path
        self.data = read_bytes(path)
        self.book: Book = load(path, named)

    @property
    def text(self) -> str:
        """The file's text."""
        return decode(self.data, str(self.path))

    def change(self, how: Callable[[str], str]) -> None:
        """Changes the text and writes the file, whole. Raises BadFile where something else has changed it, Invalid where it would hold no longer."""
        text = how(self.text)
        protocol = read_protocol(text, str(self.path), self.book.vocabulary)
        data = (MARK if self.data.startswith(MARK) else b"") + text.encode()
        if read_bytes(self.path) != self.data:
            raise BadFile(CHANGED.format(self.path))
        if data != self.data:
            write_bytes(self.path, data, force=True)
            self.data = data
            self.book = Book(protocol, self.book.vocabulary, data, self.book.named)


def opened(named: str) -> MappingFile:
    """The file of a protocol, by id or by path. Raises WrongUsage for one that comes with the package, or that is not there."""
    path = _path(named)
    if path.exists() and os.path.dirname(os.path.realpath(path)) == os.path.realpath(shipped_folder()):
        raise WrongUsage(SHIPPED.format(path.name))
    return MappingFile(path, named)


def _path(named: str) -> Path:
    if looks_like_path(named):
        return path_of(named)
    entries, _ = find(named)
    entry = next((entry for id_, entry in entries.items() if id_.casefold() == named.casefold()), None)
    if entry is None:
        raise WrongUsage(f"There is no protocol “{named}”. Name the file, such as council.yaml, or an id that `mo-advisor protocols` lists.")
    return entry.path

"""A folder of published pages: which files are in it, and the record of what they were made from. Nothing here writes a file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from mo_advisor import __version__
from mo_advisor.advice.local_contacts import LocalContacts
from mo_advisor.hashes import sha256
from mo_advisor.protocol.book import Book
from mo_advisor.publishing.language import Words
from mo_advisor.publishing.pages import FIRST, Link, about, pages_above, pages_of
from mo_advisor.vocabulary import shared

RECORD = "published.json"
SCHEMA = 1
Files = dict[str, str]  # the text of each by its name, with a slash after the folder


class Published(NamedTuple):
    """One protocol's pages. council: what leads to them. text_sha256, mapping_sha256: of what they were made from. files: their hashes by name."""

    id: str
    council: str
    text_sha256: str
    mapping_sha256: str
    files: Mapping[str, str]


def protocol_files(book: Book, words: Words, local: LocalContacts | None, several: bool) -> tuple[Published, Files]:
    """The pages of a protocol; in a folder with its id, where there are several."""
    pages = pages_of(about(book, words, local), words, several)
    files = {f"{book.protocol.id}/{name}" if several else name: text for name, text in pages.items()}
    protocol = book.protocol
    return Published(protocol.id, protocol.council, book.text_sha256, book.mapping_sha256, hashes(files)), files


def files_above(published: Iterable[Published], words: Words) -> Files:
    """What stands beside the pages of the protocols, and the record of all of it."""
    made = sorted(published, key=lambda each: (each.council, each.id))
    councils = [Link(f"{each.id}/{FIRST}", each.council) for each in made] if len(made) > 1 else []
    above = pages_above(councils, shared(), words)
    protocols = [{"id": each.id, "text_sha256": each.text_sha256, "mapping_sha256": each.mapping_sha256} for each in made]
    every = {**hashes(above), **{name: hash_ for each in made for name, hash_ in each.files.items()}}
    record = {"schema": SCHEMA, "mo-advisor": __version__, "protocols": protocols, "files": dict(sorted(every.items()))}
    return {**above, RECORD: json.dumps(record, indent=1, ensure_ascii=False) + "\n"}


def hashes(files: Files) -> dict[str, str]:
    """The SHA-256 of each file."""
    return {name: sha256(text.encode()) for name, text in files.items()}


def read_record(data: bytes) -> dict[str, Any] | None:
    """The record of a folder, or None where it is none that this program can read. All names in it are of files inside the folder."""
    try:
        record: dict[str, Any] = json.loads(data)
        files, protocols = record["files"], record["protocols"]
        fit = record["schema"] == SCHEMA and all(isinstance(hash_, str) and _inside(name) for name, hash_ in files.items())
        return record if fit and all(set(each) == {"id", "text_sha256", "mapping_sha256"} for each in protocols) else None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _inside(name: str) -> bool:
    path = PurePosixPath(name)
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts and "\\" not in name and "\0" not in name

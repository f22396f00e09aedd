"""Whether a folder of published pages still is what the protocol files say, and what was written then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from mo_advisor import __version__
from mo_advisor.errors import BadFile, Mistake, Place, Problem
from mo_advisor.hashes import sha256
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import open_protocol, read_bytes
from mo_advisor.publishing.site import RECORD, read_record

RULE = "published"
LARGEST_PAGE = 64_000_000
NO_RECORD = "{} holds no pages that `mo-advisor publish` wrote: there is no {} that can be read."
CHANGED = "is not what was published: something in it was changed. Publish again."
MISSING = "was published and is not here any more. Publish again."
STRANGE = "stands among the published pages, and was not published with them"
WORDING, MAPPING = "the wording", "what the file says of the document or of its clauses"
OLD = "{}: {} changed after it was published. Publish again, or the pages go on saying what no longer is so."
NOT_HERE = "was published and cannot be compared: {}"
VERSION = "was published with mo-advisor {}, and this is {}: publish again to have what is new"


def problems_of(folder: Path, given: Sequence[Book]) -> tuple[list[Problem], int]:
    """What differs, and how many files were looked at. given: protocols that are held against it by their ids. Raises BadFile."""
    at, record = folder / RECORD, record_of(folder)
    if record is None:
        raise BadFile(NO_RECORD.format(folder, RECORD))
    books = {book.protocol.id: book for book in given}
    found = [*_files(folder, record["files"]), *(problem for each in record["protocols"] for problem in _protocol(at, each, books))]
    if record.get("mo-advisor") != __version__:
        found.append(Problem(Place(str(at)), "warning", RULE, VERSION.format(record.get("mo-advisor"), __version__)))
    return sorted(found), len(record["files"])


def record_of(folder: Path) -> dict[str, Any] | None:
    """What was written down of the pages in a folder; None where there is nothing that can be read. Raises BadFile."""
    at = folder / RECORD
    return read_record(read_bytes(at)) if at.is_file() else None


def _files(folder: Path, hashes: Mapping[str, str]) -> Iterator[Problem]:
    for name, hash_ in hashes.items():
        path = folder / name
        if not path.is_file():
            yield Problem(Place(str(path)), "error", RULE, MISSING)
        elif sha256(read_bytes(path, LARGEST_PAGE)) != hash_:
            yield Problem(Place(str(path)), "error", RULE, CHANGED)
    for path in sorted(folder.rglob("*.html")):
        if path.relative_to(folder).as_posix() not in hashes:
            yield Problem(Place(str(path)), "warning", RULE, STRANGE)


def _protocol(at: Path, published: Mapping[str, str], books: Mapping[str, Book]) -> Iterator[Problem]:
    try:
        book = books.get(published["id"]) or open_protocol(published["id"])
    except Mistake as mistake:
        yield Problem(Place(str(at)), "error", RULE, f"“{published['id']}” {NOT_HERE.format(mistake)}")
        return
    same = {WORDING: published["text_sha256"] == book.text_sha256, MAPPING: published["mapping_sha256"] == book.mapping_sha256}
    if changed := " and ".join(what for what, is_same in same.items() if not is_same):
        yield Problem(Place(str(at)), "error", RULE, OLD.format(published["id"], changed))

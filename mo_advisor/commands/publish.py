"""`mo-advisor publish`: protocols as plain web pages in a folder, or one of them as a single page."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from mo_advisor.advice.local_contacts import LocalContacts
from mo_advisor.commands.jobs import at_once, expect_jobs, jobs_of
from mo_advisor.commands.local_contacts import local_contacts, warn_of_review
from mo_advisor.commands.published import record_of
from mo_advisor.console import say, write_file
from mo_advisor.errors import BadFile, Mistake, WrongUsage, reason
from mo_advisor.protocol.library import find, open_protocol, read_text
from mo_advisor.publishing.language import Words, english, in_language
from mo_advisor.publishing.pages import about, single_page
from mo_advisor.publishing.site import Published, files_above, protocol_files

NO_FOLDER = "Say where the pages are to go: --output and the name of a new folder."
NO_PAGE = "Say where the page is to go: --output and the name of a file, such as --output protocol.html."
ONE_PAGE = "--single-file makes one page of one protocol; name it."
ONE_LIST = "--contacts holds the names of one council; publish its protocol alone."
NOT_EMPTY = "{} is not empty, and was left as it is. Give a new folder; or --force, where it holds pages that were published before."
NOT_OURS = "{} holds no pages that were published before, and was left as it is. Give a new folder."
SAME_ID = "{} and {} have one id, {}: their pages would be written over each other. Give one of them another `id`."
NOTHING = "There is no protocol to publish."
DONE = "Written to {}: {}. Nothing was sent anywhere; put the folder on a web server, or open {} in a browser."
DONE_PAGE = "Written to {}. It holds everything; it can be opened in a browser, and sent on."


class Wanted(NamedTuple):
    """What is to be published. output: a folder, or a file where it is to be a single one. language, contacts: files. jobs: None for every core."""

    named: tuple[str, ...]
    output: Path | None
    single_file: bool
    language: Path | None
    contacts: str | None
    jobs: int | None
    force: bool


def run(wanted: Wanted) -> int:
    """Publishes the protocols that were named, or all that are found. Exit 1 where one of these cannot be used: the others are published."""
    expect_jobs(wanted.jobs)
    words = in_language(read_text(wanted.language), str(wanted.language)) if wanted.language else english()
    names = tuple(dict.fromkeys(wanted.named)) or tuple(sorted(find()[0]))
    if not names:
        raise WrongUsage(NOTHING)
    return _single(wanted, names, words) if wanted.single_file else _folder(wanted, names, words)


def _single(wanted: Wanted, names: Sequence[str], words: Words) -> int:
    if len(names) > 1:
        raise WrongUsage(ONE_PAGE)
    if wanted.output is None or wanted.output.suffix.lower() not in (".html", ".htm"):
        raise WrongUsage(NO_PAGE)
    book = open_protocol(names[0])
    warn_of_review(book)
    local = local_contacts(book, wanted.contacts) if wanted.contacts else None
    write_file(wanted.output, single_page(about(book, words, local), words), wanted.force)
    say(DONE_PAGE.format(wanted.output))
    return 0


def _folder(wanted: Wanted, names: Sequence[str], words: Words) -> int:
    if wanted.output is None:
        raise WrongUsage(NO_FOLDER)
    if wanted.contacts and len(names) > 1:
        raise WrongUsage(ONE_LIST)
    before = _published_before(wanted.output, wanted.force)
    _expect_usable(wanted.named)
    local = local_contacts(open_protocol(names[0]), wanted.contacts) if wanted.contacts else None  # one that the user keeps is not published unasked
    publish = partial(_publish, output=wanted.output, words=words, local=local, several=len(names) > 1)
    made = list(at_once(publish, names, jobs_of(wanted.jobs, len(names))))
    published = [each for each in made if isinstance(each, Published)]
    wrong = [each for each in made if isinstance(each, str)]
    if not published:
        raise BadFile("\n".join(wrong))
    for each in wrong:
        say(each)
    above = files_above(published, words)
    _write(wanted.output, above)
    if len(published) == len(made):  # else pages of before may be of a protocol that cannot be used just now
        written = {*above, *(name for each in published for name in each.files)}
        _take_away(wanted.output, sorted(before - written))
    say(DONE.format(wanted.output, ", ".join(each.id for each in published), wanted.output / "index.html"))
    return 0 if len(published) == len(made) else 1


def _expect_usable(named: Iterable[str]) -> None:
    """What was named and cannot be used ends the command before anything is written. Raises BadFile, or WrongUsage where two have one id."""
    found: dict[str, str] = {}
    for name in named:
        id_ = open_protocol(name).protocol.id
        if found.setdefault(id_, name) != name:
            raise WrongUsage(SAME_ID.format(found[id_], name, id_))


def _publish(name: str, output: Path, words: Words, local: LocalContacts | None, several: bool) -> Published | str:
    """Writes the pages of one protocol; gives what they are, or what is wrong."""
    try:
        book = open_protocol(name)
        warn_of_review(book)
        published, files = protocol_files(book, words, local, several)
        _write(output, files)
    except Mistake as mistake:
        return str(mistake)
    return published


def _published_before(output: Path, force: bool) -> set[str]:
    """The files that were published before into a folder. Raises WrongUsage or BadFile where it is not fit to publish into."""
    try:
        there = os.listdir(output)
    except FileNotFoundError:
        return set()
    except OSError as error:
        raise BadFile(f"{output} cannot be used: {reason(error)}.") from None
    if not there:
        return set()
    if not force:
        raise WrongUsage(NOT_EMPTY.format(output))
    record = record_of(output)
    if record is None:
        raise WrongUsage(NOT_OURS.format(output))
    return set(record["files"])


def _write(output: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = output / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BadFile(f"{path.parent} cannot be made: {reason(error)}.") from None
        write_file(path, text, force=True)


def _take_away(output: Path, names: Iterable[str]) -> None:
    """Removes the files that were published before and no longer are."""
    for path in (output / name for name in names):
        try:
            if path.is_file() or path.is_symlink():
                path.unlink()
            if path.parent != output and path.parent.is_dir() and not any(path.parent.iterdir()):
                path.parent.rmdir()
        except OSError as error:
            raise BadFile(f"{path} cannot be taken away: {reason(error)}.") from None

"""`mo-advisor import`: a council's own document as a protocol file that holds every word of it, with the extracted text beside it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from mo_advisor.commands.options import Options
from mo_advisor.commands.output import put_out
from mo_advisor.console import expect_free, write_bytes, write_file
from mo_advisor.errors import WrongUsage
from mo_advisor.importing.document import Document
from mo_advisor.importing.imported import book_of
from mo_advisor.importing.opened import document_at
from mo_advisor.importing.writer import About
from mo_advisor.protocol.library import shipped_folder
from mo_advisor.render.views.imported import Imported, import_page
from mo_advisor.vocabulary import shared

ID = re.compile(r"[a-z][a-z0-9-]*")
RULE = "an id has small letters, digits and hyphens, and begins with a letter"
SHIPPED = "{} is the id of a protocol that comes with mo-advisor, and two would be mixed up; choose another, such as {}-new."
QUESTIONS = {
    "id": "What is the protocol to be called in commands (its id), as in `ask --protocol anytown`? Small letters, digits and hyphens.",
    "council": "Which council's protocol is it? Its full name.",
    "title": "What is the document's title?",
    "edition": "Which edition is it? The date or year that the document bears, or undated.",
}
OVER = "{} is the document itself, and would be written over; give another --id, or another --output."
OWN_TEXT = "{} exists already, and the extracted text would have that name; give another --id, or another --output such as --output {}-imported.yaml."


@dataclass(frozen=True)
class Named:
    """What was said of the document by flags; None where it was not."""

    id: str | None
    council: str | None
    title: str | None
    edition: str | None


def run(file: Path, named: Named, dry: bool, options: Options) -> int:
    """Imports a document. Raises WrongUsage where something is not said and nobody can be asked, BadFile where the document cannot be read."""
    if named.id is not None and not ID.fullmatch(named.id):
        raise WrongUsage(f"--id {named.id}: {RULE}.")
    writes = not dry and options.format != "json"
    if writes:
        if named.id in _shipped():
            raise WrongUsage("--id " + SHIPPED.format(named.id, named.id))
        _expect_said(named, options)
    document = document_at(file)
    about, paths = _about(file, document, named, options, writes)
    book = book_of(document, about, shared())
    if writes:
        write_bytes(paths[0], book.data, options.force)
        write_file(paths[1], document.text, options.force)
    page = import_page(Imported(document, book, str(paths[0]), str(paths[1]), writes))
    put_out(page, options.format, None, options.force, options.plain)
    return 0


def _expect_said(named: Named, options: Options) -> None:
    missing = [key for key in QUESTIONS if getattr(named, key) is None]
    if missing and not options.asks:
        flags = " and ".join(", ".join(f"--{key}" for key in missing).rsplit(", ", 1))
        raise WrongUsage(f"Say of the document {flags}; nobody is there to be asked.")


def _paths(id_: str, options: Options) -> tuple[Path, Path]:
    """Where the protocol file and the extracted text go."""
    path = options.output or Path(f"{id_}.yaml")
    if path.suffix.lower() not in (".yaml", ".yml"):
        raise WrongUsage(f"--output {path}: a protocol file ends in .yaml.")
    return path, path.with_suffix(".txt")


def _about(file: Path, document: Document, named: Named, options: Options, writes: bool) -> tuple[About, tuple[Path, Path]]:
    """What is said of the document, by flags, by answers or, where nothing is written, by default; and where the files go."""
    said = {key: getattr(named, key) for key in QUESTIONS}
    if writes and None in said.values():
        said = _asked(said, document, options)
    said = {key: value or _default(key, file, document) for key, value in said.items()}
    paths = _paths(said["id"], options) if writes else (Path(f"{said['id']}.yaml"), Path(f"{said['id']}.txt"))
    if writes:
        for path in paths:
            if os.path.realpath(path) == os.path.realpath(file):
                raise WrongUsage(OVER.format(path))
            if path == paths[1] and not options.force and path.exists() and not paths[0].exists():
                raise WrongUsage(OWN_TEXT.format(path, paths[0].stem))  # not ours, it seems: nobody is told how to write over it
            expect_free(path, options.force)
    return About(said["id"], said["council"], said["title"], said["edition"], paths[1].name), paths


def _asked(said: dict[str, str | None], document: Document, options: Options) -> dict[str, str | None]:
    from mo_advisor.interview.prompter import prompter

    asker = prompter(options.plain)
    for key in ("council", "title", "edition", "id"):  # the id last: it is offered from the council's name
        while said[key] is None:
            offered = _id_of(said["council"] or "") if key == "id" else _default(key, Path(), document) if key != "council" else ""
            hint = f" Enter alone for: {offered}" if offered else ""
            answer = asker.line(f"{QUESTIONS[key]}{hint}", key.capitalize()).strip() or offered
            if key == "id" and (refused := _refused(answer)):
                asker.tell(refused)
            elif answer:
                said[key] = answer
    return said


def _refused(id_: str) -> str | None:
    """Why an answer is no id, in a sentence; None where it is one."""
    if not ID.fullmatch(id_):
        return f"“{id_}” cannot be used: {RULE}."
    return SHIPPED.format(id_, id_) if id_ in _shipped() else None


def _shipped() -> set[str]:
    return {path.stem for path in shipped_folder().glob("*.yaml")}


def _id_of(council: str) -> str:
    """An id from a council's name, without the words that most of them share; empty where it gives none that is free."""
    words = re.sub(r"\W*\b(the|council|of|county|borough|district|city|metropolitan|royal|london|authority|fictional)\b\W*", " ", council, flags=re.I)
    made = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")
    return made if ID.fullmatch(made) and made not in _shipped() else ""


def _default(key: str, file: Path, document: Document) -> str:
    """What the document, or its name, says where nobody has said it."""
    if key == "id":
        made = re.sub(r"[^a-z0-9]+", "-", file.stem.lower()).strip("-")
        return made if ID.fullmatch(made) else "document"
    if key == "title":
        heads = [line for line in document.front if re.search(r"protocol", line, re.I)] or document.front
        return heads[0] if heads else "Member and Officer Protocol"
    if key == "council":
        named = (line for line in document.front if re.search(r"council|authority", line, re.I) and not re.search(r"protocol", line, re.I))
        return next(named, "The Council")
    dates = [found[0] for line in (*document.front, *document.end) if (found := re.search(r"(\d{1,2}(st|nd|rd|th)? )?(\w+ )?(19|20)\d\d", line))]
    return dates[0] if dates else "undated"

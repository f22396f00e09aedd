"""What an import made of a document, what was left out, and what to look at."""

from __future__ import annotations

from typing import Any, NamedTuple

from mo_advisor.importing.document import Document
from mo_advisor.importing.imported import counts, report_records
from mo_advisor.protocol.as_json import SCHEMA
from mo_advisor.protocol.book import Book
from mo_advisor.render.page import Headed, Heading, Listing, Page, Paragraph, Part, paragraph
from mo_advisor.render.views.document import document_record
from mo_advisor.render.words import counted

SHOWN = 12  # words of what was left out that are shown


class Imported(NamedTuple):
    """An import. file, text: where the protocol file and the extracted text are, or would be. written: whether they were written."""

    document: Document
    book: Book
    file: str
    text: str
    written: bool


def import_page(made: Imported) -> Page:
    """The report of an import."""
    number = counts(made.document)
    said = ", ".join(counted(number[key], key.removesuffix("s")) for key in ("sections", "clauses", "items", "footnotes"))
    where = f"Written: {made.file}, and the extracted text beside it: {made.text}." if made.written else "Nothing was written."
    return Page(
        title=f"Import of {made.book.protocol.title}",
        head=(paragraph(where), paragraph(f"{said}.")),
        contents=(),
        body=(*_report(made), *_left_out(made.document)),
        foot=_next(made) if made.written else (),
        record=lambda: _record(made),
    )


def _report(made: Imported) -> tuple[Part, ...]:
    found = made.document.report
    if not found:
        return (paragraph("Nothing was doubtful. Read the file once against the document all the same."),)
    lines = tuple((Paragraph((f"{made.text}:{one.line}: {one.message}",)),) for one in found)
    return (Headed((Heading(2, f"To look at ({len(found)})"), Listing(lines))),)


def _left_out(document: Document) -> tuple[Part, ...]:
    if not document.left_out:
        return ()
    by_kind: dict[str, list[str]] = {}
    for out in document.left_out:
        by_kind.setdefault(out.kind, []).append(out.text)
    lines = tuple((Paragraph((f"{kind}: {_few(texts)}",)),) for kind, texts in by_kind.items())
    return (Headed((Heading(2, "Left out, as no part of the protocol"), Listing(lines))),)


def _few(texts: list[str]) -> str:
    words = " / ".join(dict.fromkeys(texts)).split()
    return " ".join(words[:SHOWN]) + (f" … ({counted(sum(len(text.split()) for text in texts), 'word')})" if len(words) > SHOWN else "")


def _next(made: Imported) -> tuple[Part, ...]:
    return (
        paragraph("Nobody has yet judged when which clause is to be read out. Next:"),
        Listing((
            (paragraph(f"mo-advisor check {made.file}"),),
            (paragraph(f"mo-advisor map {made.file}"),),
        )),
    )


def _record(made: Imported) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        **{key: value for key, value in document_record(made.book).items() if key in ("document", "front", "end", "footnotes")},
        "left_out": [{"kind": out.kind, "text": out.text} for out in made.document.left_out],
        "report": report_records(made.document),
    }

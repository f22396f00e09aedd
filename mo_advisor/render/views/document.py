"""A whole document, or its contents; and what stands on every page that a document speaks on: which it is, and its cautions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from mo_advisor.protocol.as_json import SCHEMA, caution_record, clause_record, protocol_record
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Caution, Clause, Section, sections
from mo_advisor.render.page import Either, Headed, Heading, Line, Listing, Page, Paragraph, Part, Quote, Ref, anchor, beyond_text, joined, paragraph
from mo_advisor.render.words import CAUTIONS, NOT_ADVICE, edition, outside_fact

if TYPE_CHECKING:
    from mo_advisor.advice.cautions import Warned

DEEPEST = 6  # levels of headings that HTML and Markdown have
FOOTNOTES = "Footnotes"
CLAUSE = "clause"
Nodes = tuple[Section | Clause, ...]


def document_page(book: Book, contents: bool) -> Page:
    """A whole document, with links to its headings and clauses; or its contents alone."""
    from mo_advisor.advice.cautions import status

    names = _anchors(book)
    listed = _contents(book.protocol.document, {} if contents else names)
    kind = "Contents of the " if contents else ""
    return Page(
        title=f"{kind}{book.protocol.title}, {book.protocol.council}",
        head=(*masthead(book), *status_cautions(status(book), "caution")),
        contents=() if contents else listed,
        body=listed if contents else tuple(_document(book, names)),
        foot=(beyond_text(paragraph(NOT_ADVICE)),),
        record=lambda: _record(book, contents),
    )


def masthead(book: Book, level: int = 1) -> tuple[Part, ...]:
    """Which document it is. level: of the heading."""
    protocol = book.protocol
    in_lines = paragraph(protocol.council, "title"), paragraph(f"{protocol.title}. {edition(book)}", close=True)
    return (Either(in_lines, (Heading(level, f"{protocol.council}: {protocol.title}"), paragraph(edition(book), "faint"))),)


def status_cautions(cautions: Iterable[Warned | Caution], style: str = "") -> tuple[Part, ...]:
    """The cautions about a document as a whole, for the head of a page."""
    lines = [_caution_line(caution) for caution in cautions]
    listed = Listing(tuple((Paragraph(line, "caution"),) for line in lines))
    return (Either((listed,), tuple(Paragraph(line, style) for line in lines)),)


def cautions_headed(cautions: Iterable[Warned | Caution], level: int = 2, within: str = CLAUSE) -> tuple[Part, ...]:
    """Cautions under their heading; nothing where there is none. within: the kind of anchor that clauses have on this page."""
    lines = tuple((Paragraph(_caution_line(caution, within)),) for caution in cautions)
    return (Headed((Heading(level, CAUTIONS), Listing(lines)), "caution"),) if lines else ()


def _caution_line(caution: Warned | Caution, within: str = CLAUSE) -> Line:
    """A caution with links to its clauses."""
    if not caution.clauses:
        return (f"{caution.text}{outside_fact(caution)}",)
    cited = joined(((Ref(clause, anchor(within, clause)),) for clause in caution.clauses), ", ")
    return (f"{caution.text} [", *cited, f"]{outside_fact(caution)}")


def _anchors(book: Book) -> Mapping[int, str]:
    """For every section, by identity, an anchor made of its number or heading; where several share one, the later ones are counted."""
    names: dict[int, str] = {}
    taken: dict[str, int] = {}  # each anchor, with the count that the last of those like it was given
    for section in sections(book.protocol):
        name = first = anchor("section", section.number or section.heading)
        while name in taken:
            taken[first] += 1
            name = f"{first}-{taken[first]}"
        taken[name] = 1
        names[id(section)] = name
    return names


def _contents(nodes: Nodes, names: Mapping[int, str]) -> tuple[Part, ...]:
    """Headings as a list in a list, with the clauses that stand directly under each; `names` gives the anchors, or nothing where there are none."""
    headings = tuple(
        (Paragraph((Ref(node.heading, names.get(id(node), "")),)), *_contents(node.contents, names)) for node in nodes if isinstance(node, Section)
    )
    cited = [Ref(_named(node), anchor(CLAUSE, node.id) if names else "") for node in nodes if isinstance(node, Clause)]
    clauses = (Listing(tuple((Paragraph((ref,)),) for ref in cited), "clauses"),) if cited else ()
    below = (Listing(headings, "contents"),) if headings else ()
    return (Either((*below, *clauses), (*clauses, *below)),)


def _named(clause: Clause) -> str:
    return f"{clause.id} {clause.title}" if clause.title else clause.id


def _document(book: Book, names: Mapping[int, str]) -> Iterator[Part]:
    protocol = book.protocol
    yield from (paragraph(line, "faint", close=number > 0) for number, line in enumerate(protocol.front))
    yield from _nodes(protocol.document, names, 2)
    yield from (paragraph(line, "faint") for line in protocol.end)
    if protocol.footnotes:
        yield beyond_text(Heading(2, FOOTNOTES))
        yield from _nodes(protocol.footnotes, names, 2)


def _nodes(nodes: Nodes, names: Mapping[int, str], level: int) -> Iterator[Part]:
    for node in nodes:
        if isinstance(node, Section):
            yield Heading(min(level, DEEPEST), node.heading, names[id(node)])
            yield from _nodes(node.contents, names, level + 1)
        else:
            yield Quote(node, anchor(CLAUSE, node.id), tuple(_footnotes(node)))


def _footnotes(clause: Clause) -> Iterator[Part]:
    """Where the footnotes are whose marks stand in the clause; the marks themselves are not in its words."""
    if clause.footnotes:
        refs = joined(((Ref(note, anchor(CLAUSE, note)),) for note in clause.footnotes), ", ")
        yield beyond_text(Paragraph(("See ", *refs, "."), "faint"))


def _record(book: Book, contents: bool) -> dict[str, Any]:
    from mo_advisor.advice.cautions import status

    protocol = book.protocol
    record: dict[str, Any] = {"schema": SCHEMA, "protocol": protocol_record(book)}
    if contents:
        return {**record, "contents": [_listed_record(node) for node in protocol.document]}
    return {
        **record,
        **document_record(book),
        "cautions": [caution_record(caution) for caution in status(book)],
    }


def document_record(book: Book) -> dict[str, Any]:
    """The words of a document, and no more: front, sections and clauses, end, footnotes."""
    protocol = book.protocol
    return {
        "front": list(protocol.front),
        "document": [_node_record(book, node) for node in protocol.document],
        "end": list(protocol.end),
        "footnotes": [_node_record(book, node) for node in protocol.footnotes],
    }


def _node_record(book: Book, node: Section | Clause) -> dict[str, Any]:
    if isinstance(node, Section):
        return {"heading": node.heading, "number": node.number, "contents": [_node_record(book, inner) for inner in node.contents]}
    return clause_record(book.by_id[node.id])


def _listed_record(node: Section | Clause) -> dict[str, Any]:
    if isinstance(node, Section):
        return {"heading": node.heading, "number": node.number, "contents": [_listed_record(inner) for inner in node.contents]}
    return {"id": node.id, "number": node.number, "title": node.title}

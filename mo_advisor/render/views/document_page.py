"""A whole document as a page, or its contents; and the parts that every page shares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from mo_advisor.advice.cautions import status
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Caution, Clause, Section, sections
from mo_advisor.render.page import Apart, Heading, Line, Listing, Paper, Paragraph, Part, Quote, Ref, anchor, joined, said
from mo_advisor.render.views.document import edition, outside_fact
from mo_advisor.render.words import CAUTIONS, NOT_ADVICE

if TYPE_CHECKING:
    from mo_advisor.advice.cautions import Warned

DEEPEST = 6  # levels of headings that HTML and Markdown have
FOOTNOTES = "Footnotes"
CLAUSE = "clause"
Nodes = tuple[Section | Clause, ...]


def document_paper(book: Book, contents: bool) -> Paper:
    """A whole document, with links to its headings and clauses; or its contents alone."""
    names = _anchors(book)
    nodes: Nodes = (*book.protocol.document, *book.protocol.footnotes)
    listed = _contents(book.protocol.document, {} if contents else names)
    kind = "Contents of the " if contents else ""
    return Paper(
        title=f"{kind}{book.protocol.title}, {book.protocol.council}",
        head=(*title_parts(book), *_head_cautions(book)),
        contents=() if contents else listed,
        body=listed if contents else tuple(_document(book, names)) if nodes else (),
        foot=(said(NOT_ADVICE),),
    )


def title_parts(book: Book) -> tuple[Part, ...]:
    """Which document it is."""
    return Heading(1, f"{book.protocol.council}: {book.protocol.title}"), said(edition(book), "faint")


def caution_line(caution: Warned | Caution, within: str = CLAUSE) -> Line:
    """A caution with links to its clauses. within: the kind of anchor that clauses have on this page."""
    if not caution.clauses:
        return (f"{caution.text}{outside_fact(caution)}",)
    cited = joined(((Ref(clause, anchor(within, clause)),) for clause in caution.clauses), ", ")
    return (f"{caution.text} [", *cited, f"]{outside_fact(caution)}")


def caution_parts(cautions: Iterable[Warned | Caution], level: int = 2, within: str = CLAUSE) -> tuple[Part, ...]:
    """Cautions under their heading; nothing where there is none."""
    lines = tuple((Paragraph(caution_line(caution, within)),) for caution in cautions)
    return (Apart("caution", (Heading(level, CAUTIONS), Listing(lines))),) if lines else ()


def _head_cautions(book: Book) -> Iterator[Part]:
    return (Paragraph(caution_line(caution), "caution") for caution in status(book))


def _anchors(book: Book) -> Mapping[int, str]:
    """For every section, by identity, an anchor made of its number or heading; where several share one, the later ones are counted."""
    names: dict[int, str] = {}
    for section in sections(book.protocol):
        name = first = anchor("section", section.number or section.heading)
        count = 1
        while name in names.values():
            count += 1
            name = f"{first}-{count}"
        names[id(section)] = name
    return names


def _contents(nodes: Nodes, names: Mapping[int, str]) -> tuple[Part, ...]:
    """Headings as a list in a list, with the clauses that stand directly under each; `names` gives the anchors, or nothing where there are none."""
    listed = tuple(
        (Paragraph((Ref(node.heading, names.get(id(node), "")),)), *_contents(node.contents, names)) for node in nodes if isinstance(node, Section)
    )
    clauses = [node for node in nodes if isinstance(node, Clause)]
    refs = tuple((Paragraph((Ref(_named(clause), anchor(CLAUSE, clause.id) if names else ""),)),) for clause in clauses)
    return (*([Listing(refs, "clauses")] if refs else []), *([Listing(listed, "contents")] if listed else []))


def _named(clause: Clause) -> str:
    return f"{clause.id} {clause.title}" if clause.title else clause.id


def _document(book: Book, names: Mapping[int, str]) -> Iterator[Part]:
    protocol = book.protocol
    yield from (said(line, "faint") for line in protocol.front)
    yield from _nodes(protocol.document, names, 2)
    yield from (said(line, "faint") for line in protocol.end)
    if protocol.footnotes:
        yield Heading(2, FOOTNOTES)
        yield from _nodes(protocol.footnotes, names, 2)


def _nodes(nodes: Nodes, names: Mapping[int, str], level: int) -> Iterator[Part]:
    for node in nodes:
        if isinstance(node, Section):
            yield Heading(min(level, DEEPEST), node.heading, names[id(node)])
            yield from _nodes(node.contents, names, level + 1)
        else:
            yield Quote(node, anchor(CLAUSE, node.id), tuple(_footnotes(node)))


def _footnotes(clause: Clause) -> Iterator[Paragraph]:
    """Where the footnotes are whose marks stand in the clause; the marks themselves are not in its words."""
    if clause.footnotes:
        refs = joined(((Ref(note, anchor(CLAUSE, note)),) for note in clause.footnotes), ", ")
        yield Paragraph(("See ", *refs, "."), "faint")

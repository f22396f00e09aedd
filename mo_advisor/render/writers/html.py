"""Pages as HTML: one document that stands alone, needs nothing from anywhere, and reads well with eyes, ears, fingers and on paper."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from mo_advisor.console import clean
from mo_advisor.protocol.model import Clause, Item
from mo_advisor.render.page import (
    Contact,
    DrawnFork,
    DrawnLeaf,
    DrawnTree,
    Headed,
    Heading,
    Line,
    Listing,
    Page,
    Paragraph,
    Part,
    Particulars,
    Quote,
    Ref,
    Room,
    Sheet,
    Strong,
    Table,
    Typed,
    elsewhere,
    paragraph,
)
from mo_advisor.render.words import clause_label

LISTS_WITHOUT_MARKS = ("contacts", "contents", "clauses", "labelled", "trees")
PAGE = """\
<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
{style}</style>
</head>
<body{body_kind}>
<a class="skip" href="#main">Skip to {main}</a>
<header>
{head}
</header>
{contents}<main id="main" tabindex="-1"{main_kind}>
{body}
</main>
{foot}</body>
</html>
"""
FOOT = "<footer>\n{foot}\n</footer>\n"
RUNNING = """
@page {
  margin: 14mm 18mm 20mm;
  font: 8pt/1.4 sans-serif;
  @bottom-left { content: %s; width: 80%%; padding-top: 3mm; vertical-align: top; }
  @bottom-right { content: "page " counter(page) " of " counter(pages); padding-top: 3mm; vertical-align: top; text-align: right; }
}
"""
CONTENTS = '<nav aria-labelledby="contents">\n<h2 id="contents">{title}</h2>\n{contents}\n</nav>\n'


class Look(NamedTuple):
    """How a kind of page looks. css: the file of its style. main: what the link that skips its head leads to. contents: the heading of its contents.

    long_body, long_main: what its body and main are marked with where it has contents.
    """

    css: str = "page.css"
    main: str = "the main text"
    contents: str = "Contents"
    long_body: str = ' class="long"'
    long_main: str = ""


TREE = Look("tree.css", "the tree", "Situations", "", ' class="many"')


class Elements(NamedTuple):
    """The four pieces of a page as elements; each is empty where the page has nothing there."""

    head: str
    contents: str
    body: str
    foot: str


def to_html(page: Page) -> str:
    """A page as one HTML document. The same page gives the same bytes."""
    look = TREE if page.style == "tree" else Look()
    written = elements(page)
    style = Path(__file__).with_name(look.css).read_text(encoding="utf-8")
    return PAGE.format(
        title=escaped(page.title),
        style=style + (RUNNING % _css_string(page.running) if page.running else ""),
        body_kind=look.long_body if written.contents else "",
        main=look.main,
        head=written.head,
        contents=CONTENTS.format(title=look.contents, contents=written.contents) if written.contents else "",
        main_kind=look.long_main if written.contents else "",
        body=written.body,
        foot=FOOT.format(foot=written.foot) if page.foot else "",
    )


def elements(page: Page) -> Elements:
    """A page's pieces, for a page of another make; links in one lead to the others."""
    writer = _Writer(_anchors((*page.head, *page.body)), page.running)
    contents, head, body = writer.written(page.contents), writer.written(page.head), writer.written(page.body)
    return Elements(head, contents, body, writer.written(page.foot))


def to_elements(parts: Iterable[Part]) -> str:
    """Parts as elements for a page that links to nothing in itself."""
    return _Writer(frozenset(), "").written(parts)


def escaped(text: str) -> str:
    """Words as HTML: nothing in them is markup, and no control character is left."""
    return html.escape(clean(text))


def _css_string(text: str) -> str:
    """Words as a string of CSS, inside HTML: all but letters, digits and spaces of ASCII are written by their numbers."""
    inner = re.sub(r"[^A-Za-z0-9 ]", lambda match: f"\\{ord(match[0]):x} ", clean(text))
    return f'"{inner}"'


def _anchors(parts: Iterable[Part]) -> frozenset[str]:
    """The anchors that links on the page may lead to."""
    found: set[str] = set()
    for part in elsewhere(parts):
        if isinstance(part, Heading | Quote | DrawnTree):
            found.add(part.anchor)
        elif isinstance(part, Headed | Sheet):
            found |= _anchors(part.parts)
    return frozenset(found - {""})


class _Writer:
    """Writes the parts of one page. anchors: where links may lead; an anchor that comes twice is given to the first that has it."""

    def __init__(self, anchors: frozenset[str], running: str) -> None:
        self.anchors = anchors
        self.running = running
        self.given: set[str] = set()

    def written(self, parts: Iterable[Part]) -> str:
        """Parts one below the other."""
        return "\n".join(element for part in elsewhere(parts) for element in self._part(part))

    def _part(self, part: Part) -> Iterator[str]:
        match part:
            case Heading():
                yield f"<h{part.level}{self._id(part.anchor)}>{escaped(part.text)}</h{part.level}>"
            case Paragraph():
                yield f"<p{_class(part.style)}>{self._line(part.line)}</p>"
            case Listing():
                yield self._listing(part)
            case Quote():
                yield self._quote(part)
            case Typed():
                if part.label:
                    yield f"<p>{escaped(part.label)}:</p>"
                yield f"<pre><code>{escaped(part.text)}</code></pre>"
            case Particulars():
                yield from _particulars(part)
            case Table():
                yield _table(part)
            case Headed(style=""):
                yield self.written(part.parts)
            case Headed():
                yield f'<section class="apart {part.style}">\n{self.written(part.parts)}\n</section>'
            case Sheet():
                yield f'<section class="sheet">\n{self.written((*part.parts, paragraph(self.running, "running")))}\n</section>'
            case Room():
                yield f'<div class="room" aria-hidden="true">{"<span></span>" * part.lines}</div>'
            case Contact():
                yield self.written(part.parts)
            case DrawnTree():
                yield from self._tree(part)

    def _tree(self, tree: DrawnTree) -> Iterator[str]:
        name, level = escaped(tree.anchor), tree.level
        yield f'<section class="situation" aria-labelledby="{name}">'
        yield f"<h{level}{self._id(tree.anchor)}>{escaped(tree.label)} <code>{name}</code></h{level}>"
        yield from _node(tree.root)
        yield "</section>"

    def _listing(self, listing: Listing) -> str:
        items = "\n".join(f"<li>{self._item(item)}</li>" for item in listing.items)
        kind = "ol" if listing.numbered else "ul"
        return f"<{kind}{_list_role(listing.style)}>\n{items}\n</{kind}>"

    def _item(self, parts: tuple[Part, ...]) -> str:
        """One plain paragraph needs no tag of its own inside a list item."""
        first, *rest = elsewhere(parts)
        if isinstance(first, Paragraph) and not first.style and all(isinstance(part, Listing | Room) for part in rest):
            return "\n".join([self._line(first.line), *([self.written(rest)] if rest else [])])
        return f"\n{self.written((first, *rest))}\n"

    def _quote(self, quote: Quote) -> str:
        """A clause under its citation, which links to itself, so that a link to the clause can be copied."""
        label = escaped(clause_label(quote.clause))
        cited = f'<a href="#{escaped(quote.anchor)}">{label}</a>' if quote.anchor in self.anchors else label
        notes = "".join(f"\n{element}" for note in elsewhere(quote.notes) for element in self._part(note))
        return (
            f'<figure class="clause"{self._id(quote.anchor)}>\n<figcaption>{cited}</figcaption>\n'
            f"<blockquote>\n{_clause_words(quote.clause)}\n</blockquote>{notes}\n</figure>"
        )

    def _id(self, anchor: str) -> str:
        if not anchor or anchor in self.given:
            return ""
        self.given.add(anchor)
        return f' id="{escaped(anchor)}"'

    def _line(self, line: Line) -> str:
        return "".join(self._span(span) for span in line)

    def _span(self, span: str | Strong | Ref) -> str:
        if isinstance(span, Strong):
            return f"<strong>{escaped(span.text)}</strong>"
        if isinstance(span, Ref):
            return f'<a href="#{escaped(span.anchor)}">{escaped(span.text)}</a>' if span.anchor in self.anchors else escaped(span.text)
        return escaped(span)


def _clause_words(clause: Clause) -> str:
    """A clause's words, and nothing else, in their order."""
    title = f'<p class="title">{escaped(clause.title)}</p>' if clause.title else ""
    closing = f"<p>{escaped(clause.closing)}</p>" if clause.closing else ""
    return "\n".join(filter(None, (title, f"<p>{escaped(clause.text)}</p>", _clause_items(clause.items), closing)))


def _clause_items(items: Sequence[Item], line: str = "\n") -> str:
    """A clause's items, each in a line; those inside one follow its words in the same line, where the browser shows every space."""
    if not items:
        return ""
    listed = line.join(f"<li>{_labelled(item)}</li>" for item in items)
    return f"<ul{_list_role('labelled' if all(item.label for item in items) else '')}>{line}{listed}{line}</ul>"


def _labelled(item: Item) -> str:
    words = f"<span>{escaped(item.label)}</span> {escaped(item.text)}" if item.label else escaped(item.text)
    return f"{words}{_clause_items(item.items, line='')}"


def _class(style: str) -> str:
    return f' class="{style}"' if style else ""


def _list_role(style: str) -> str:
    """A list's class; where its marks are left out, some readers forget that it is a list unless they are told."""
    kind = "" if style == "trees" else _class(style)
    return f'{kind} role="list"' if style in LISTS_WITHOUT_MARKS else kind


def _particulars(part: Particulars) -> Iterator[str]:
    """Labels with their values; what is to be filled in stands below a line."""
    yield f'<dl class="{part.style}">'
    for label, value in part.pairs:
        term, told = f"<dt>{escaped(label)}</dt>", escaped(value)
        yield f"{term}<dd><code>{told}</code></dd>" if value else f"<div>{term}<dd></dd></div>"
    yield "</dl>"


def _table(table: Table) -> str:
    columns = _row('th scope="col"', table.columns)
    head = f"<thead>\n{columns}\n</thead>\n" if table.columns else ""
    body = "\n".join(_row("td", row) for row in table.rows)
    return f"<table>\n{head}<tbody>\n{body}\n</tbody>\n</table>"


def _row(tag: str, cells: Iterable[str | int]) -> str:
    return f"<tr>{''.join(f'<{tag}>{escaped(str(cell))}</{tag.split()[0]}>' for cell in cells)}</tr>"


def _node(node: DrawnFork | DrawnLeaf) -> Iterator[str]:
    """A fork with the answers and what follows from each, or a leaf."""
    if isinstance(node, DrawnLeaf):
        yield f'<dl class="leaf{node.style and f" {node.style}"}">'
        for line in node.lines:
            yield f'<div class="{line.style}"><dt>{escaped(line.label)}</dt> <dd>{escaped(line.text)}</dd></div>'
        yield "</dl>"
        return
    yield f'<p class="question">{escaped(node.question)}</p>\n<ul class="answers" role="list">'
    for answer, then in node.branches:
        yield f'<li><p class="answer">{escaped(answer)}</p>\n<div>'
        yield from _node(then)
        yield "</div></li>"
    yield "</ul>"

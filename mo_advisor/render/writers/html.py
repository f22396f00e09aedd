"""Pages as HTML: one document that stands alone, needs nothing from anywhere, and reads well with eyes, ears, fingers and on paper."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from mo_advisor.console import clean
from mo_advisor.protocol.model import Clause, Item
from mo_advisor.render.page import Apart, Heading, Line, Listing, Paper, Paragraph, Part, Quote, Ref, Room, Sheet, Strong, Typed, said
from mo_advisor.render.views.clause import label

STYLE = "page.css"
LISTS_WITHOUT_MARKS = ("contacts", "contents", "clauses", "labelled")
HEAD = """\
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
"""
PAGE = HEAD + """\
<body{kind}>
<a class="skip" href="#main">Skip to the main text</a>
<header>
{head}
</header>
{contents}<main id="main" tabindex="-1">
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
CONTENTS = '<nav aria-labelledby="contents">\n<h2 id="contents">Contents</h2>\n{contents}\n</nav>\n'


def to_html(paper: Paper) -> str:
    """A page as one HTML document. The same page gives the same bytes."""
    writer = _Writer(_anchors((*paper.head, *paper.body)), paper.running)
    contents = writer.lines(paper.contents)
    style = Path(__file__).with_name(STYLE).read_text(encoding="utf-8")
    return PAGE.format(
        title=escaped(paper.title),
        style=style + (RUNNING % _css_string(paper.running) if paper.running else ""),
        kind=' class="long"' if contents else "",
        head=writer.lines(paper.head),
        contents=CONTENTS.format(contents=contents) if contents else "",
        body=writer.lines(paper.body),
        foot=FOOT.format(foot=writer.lines(paper.foot)) if paper.foot else "",
    )


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
    for part in parts:
        if isinstance(part, Heading | Quote):
            found.add(part.anchor)
        elif isinstance(part, Apart | Sheet):
            found |= _anchors(part.parts)
    return frozenset(found - {""})


class _Writer:
    """Writes the parts of one page. anchors: where links may lead; an anchor that comes twice is given to the first that has it."""

    def __init__(self, anchors: frozenset[str], running: str) -> None:
        self.anchors = anchors
        self.running = running
        self.given: set[str] = set()

    def lines(self, parts: Iterable[Part]) -> str:
        """Parts one below the other."""
        return "\n".join(self._part(part) for part in parts)

    def _part(self, part: Part) -> str:
        match part:
            case Heading():
                return f"<h{part.level}{self._id(part.anchor)}>{escaped(part.text)}</h{part.level}>"
            case Paragraph():
                return f"<p{_class(part.style)}>{self._line(part.line)}</p>"
            case Listing():
                return self._listing(part)
            case Quote():
                return self._quote(part)
            case Typed():
                return f"<pre><code>{escaped(part.text)}</code></pre>"
            case Apart():
                return f'<section class="apart {part.style}">\n{self.lines(part.parts)}\n</section>'
            case Sheet():
                return f'<section class="sheet">\n{self.lines((*part.parts, said(self.running, "running")))}\n</section>'
            case Room():
                return f'<div class="room" aria-hidden="true">{"<span></span>" * part.lines}</div>'

    def _listing(self, listing: Listing) -> str:
        items = "\n".join(f"<li>{self._item(item)}</li>" for item in listing.items)
        kind = "ol" if listing.numbered else "ul"
        return f"<{kind}{_list_role(listing.style)}>\n{items}\n</{kind}>"

    def _item(self, parts: tuple[Part, ...]) -> str:
        """One plain paragraph needs no tag of its own inside a list item."""
        first, *rest = parts
        if isinstance(first, Paragraph) and not first.style and all(isinstance(part, Listing | Room) for part in rest):
            return "\n".join([self._line(first.line), *([self.lines(rest)] if rest else [])])
        return f"\n{self.lines(parts)}\n"

    def _quote(self, quote: Quote) -> str:
        """A clause under its citation, which links to itself, so that a link to the clause can be copied."""
        cited = f'<a href="#{escaped(quote.anchor)}">{escaped(label(quote.clause))}</a>'
        words = "\n".join(_words(quote.clause))
        notes = f"\n{self.lines(quote.notes)}" if quote.notes else ""
        return (
            f'<figure class="clause"{self._id(quote.anchor)}>\n<figcaption>{cited}</figcaption>\n'
            f"<blockquote>\n{words}\n</blockquote>{notes}\n</figure>"
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


def _words(clause: Clause) -> Iterator[str]:
    """A clause's words, and nothing else, in their order."""
    if clause.title:
        yield f'<p class="title">{escaped(clause.title)}</p>'
    yield f"<p>{escaped(clause.text)}</p>"
    if clause.items:
        items = "\n".join(f"<li>{_labelled(item)}</li>" for item in clause.items)
        yield f"<ul{_list_role('labelled' if all(item.label for item in clause.items) else '')}>\n{items}\n</ul>"
    if clause.closing:
        yield f"<p>{escaped(clause.closing)}</p>"


def _labelled(item: Item) -> str:
    return f"<span>{escaped(item.label)}</span> {escaped(item.text)}" if item.label else escaped(item.text)


def _class(style: str) -> str:
    return f' class="{style}"' if style else ""


def _list_role(style: str) -> str:
    """A list's class; where its marks are left out, some readers forget that it is a list unless they are told."""
    return f"{_class(style)} role=\"list\"" if style in LISTS_WITHOUT_MARKS else _class(style)

"""The pages of one protocol, and those of a folder with several. The same protocols give the same bytes."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from mo_advisor.advice.local_contacts import LocalContacts
from mo_advisor.analysis.decision_tree import trees
from mo_advisor.protocol.book import Book
from mo_advisor.publishing.language import Words
from mo_advisor.publishing.searchable import searchable
from mo_advisor.publishing.table import table_of
from mo_advisor.render.page import Listing, Page, Part, anchor, paragraph
from mo_advisor.render.views.document import CLAUSE, document_page
from mo_advisor.render.views.tree import tree_page
from mo_advisor.render.words import edition_to_check, sign_off
from mo_advisor.render.writers import html
from mo_advisor.vocabulary import Vocabulary
from mo_advisor.words.index import BUILT
from mo_advisor.words.suggest import DANGER

HERE = Path(__file__).parent
STYLES = (Path(html.__file__).with_name("page.css"), HERE / "site.css")
FIRST, ASK, DOCUMENT, DECISIONS, AWAY, MISSING = "index.html", "ask.html", "document.html", "decisions.html", "away.html", "404.html"
NUMBERED = re.compile(rf'="(#?){CLAUSE}-(?=\d)')  # what stands before the number in an attribute
SHORT = 12  # characters of a hash that stand on a page


class Link(NamedTuple):
    """A link of a page's head, or of the list of councils. here: whether it leads to the page itself."""

    to: str
    said: str
    here: bool = False


class Elements(NamedTuple):
    """A page's pieces as a template takes them."""

    head: Markup
    contents: Markup
    body: Markup
    foot: Markup


class About(NamedTuple):
    """What is written of one protocol. data: for the scripts, by name. Everything else but `whose` and `stamp` is made of elements already."""

    whose: str
    stamp: tuple[str, str]
    head: Markup
    standing: Markup
    safety: Markup
    pieces: tuple[Markup, ...]
    document: Elements
    decisions: Elements
    data: Mapping[str, Any]


def about(book: Book, words: Words, local: LocalContacts | None) -> About:
    """Everything that the pages of a protocol say."""
    table = table_of(book, local)
    document = document_page(book, contents=False)
    standing = (edition_to_check(book), sign_off(book))
    head = (*document.head, paragraph(standing[1], "faint"))
    found = searchable(book)
    labels = {situation.id: situation.label for situation in book.vocabulary.situations.values()}
    return About(
        whose=f"{book.protocol.council}: {book.protocol.title}",
        stamp=(book.text_sha256[:SHORT], book.mapping_sha256[:SHORT]),
        head=_elements(head),
        standing=_elements(paragraph(line, "faint") for line in standing),
        safety=_safety(book.vocabulary),
        pieces=tuple(map(Markup, table.pieces)),
        document=_addressed(document),
        decisions=_read_only(tree_page(book, tuple(trees(book, ()))), head),
        data={
            "table": {**table.record, "words": words},
            "index": json.loads(_text(BUILT)),
            "searchable": {**found, "addresses": [_address(clause) for clause in found["clauses"]], "labels": labels},
            "words": words,
        },
    )


def pages_of(about: About, words: Words, several: bool) -> dict[str, str]:
    """The pages of one protocol by their names. several: whether there is a page of councils above them."""
    up = "../" if several else ""
    told = {
        FIRST: Kind("first.html", words["home"]),
        ASK: Kind("ask.html", words["ask"], ("words.js", "ask.js"), ("table", "index"), "startPage();"),
        DOCUMENT: Kind("document.html", words["document"], ("words.js", "find.js"), ("words", "index", "searchable"), "startFinding();"),
        DECISIONS: Kind("decisions.html", words["decisions"]),
    }

    def page(name: str) -> str:
        links = [Link(other, kind.said, other == name) for other, kind in told.items()]
        links += [Link(f"{up}{FIRST}", words["councils"])] if several else []
        return _page(told[name], words, f"{up}{AWAY}", about=about, links=links, whose=about.whose, stamp=words["stamp"].format(*about.stamp))

    return {name: page(name) for name in told}


def single_page(about: About, words: Words) -> str:
    """Everything of one protocol on one page."""
    scripts, data = ("words.js", "ask.js", "find.js"), ("table", "index", "searchable", "words")
    kind = Kind("single.html", words["home"], scripts, data, "startFinding();\nstartPage();")
    links = [Link("#ask", words["ask"]), Link("#document", words["document"]), Link("#decisions", words["decisions"])]
    return _page(kind, words, "", about=about, links=links, whose=about.whose, stamp=words["stamp"].format(*about.stamp))


def pages_above(councils: Sequence[Link], vocabulary: Vocabulary, words: Words) -> dict[str, str]:
    """The pages beside those of the protocols: which council, where there are several; for what is not there; and the neutral one to leave for."""
    missing = _page(Kind("missing.html", words["missing"]), words, "", links=[], whose="", stamp="", about=None)
    above = {AWAY: _templates().get_template("away.html").render(words=words), MISSING: missing}
    if councils:
        kind = Kind("councils.html", words["which_council"])
        safety = _safety(vocabulary)
        above[FIRST] = _page(kind, words, AWAY, links=[], whose="", stamp="", about=None, councils=councils, safety=safety)
    return above


class Kind(NamedTuple):
    """A kind of page. said: what it is, for its title. scripts: the files of its script; start: what starts that. data: what it reads."""

    template: str
    said: str
    scripts: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    start: str = ""


def _page(kind: Kind, words: Words, away: str, about: About | None, whose: str, **context: Any) -> str:
    style = "".join(map(_text, STYLES))
    script = "\n".join([*(_text(HERE / name) for name in ("leave.js", *kind.scripts)), f"startLeaving();\n{kind.start}"])
    return _templates().get_template(kind.template).render(
        words=words, away=away, about=about, whose=whose, title=" – ".join(filter(None, (kind.said, whose))), policy=_policy(style, script),
        style=Markup(style), script=Markup(script), data={name: _data(about.data[name]) for name in kind.data} if about else {}, **context,
    )


@cache
def _text(path: Path) -> str:
    """A file of the package, read once for all pages."""
    return path.read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """What a browser is told that the page may do: run its own script, take its own style, and nothing else."""
    hashed = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (style, script))
    style_hash, script_hash = hashed
    return (
        f"default-src 'none'; style-src 'sha256-{style_hash}'; script-src 'sha256-{script_hash}'; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _data(record: Any) -> Markup:
    """A record for a script to read, in which nothing can end the element that it stands in."""
    return Markup(json.dumps(record, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c").replace("-->", "--\\u003e"))


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _elements(parts: Iterable[Part]) -> Markup:
    return Markup(html.to_elements(tuple(parts)))


def _safety(vocabulary: Vocabulary) -> Markup:
    """The lines for danger, which are on every first page."""
    return _elements(paragraph(notice.text, "caution") for notice in vocabulary.notices[DANGER])


def _addressed(page: Page) -> Elements:
    """A document's pieces, in which a numbered clause's address is its number alone; others keep theirs, lest one be the name of something else on
    the page. The text of a page holds no quotation mark that is not written as an entity, so that only attributes are met."""
    return Elements(*(Markup(NUMBERED.sub(r'="\1', written)) for written in html.elements(page)))


def _address(clause: str) -> str:
    return NUMBERED.sub(r"\1", f'="{anchor(CLAUSE, clause)}').removeprefix('="')


def _read_only(tree: Page, head: Iterable[Part]) -> Elements:
    """A tree's pieces without what is for signing it off: in its place stand the head of the document, and how to read the tree."""
    reading = (part for part in tree.head if isinstance(part, Listing))
    return Elements(*map(Markup, html.elements(tree._replace(head=(*head, *reading)))))

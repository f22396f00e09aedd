"""What the tests of Markdown and HTML share: nasty words, sample pages, and a reader that takes HTML apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html.parser import HTMLParser
from typing import Any

from hypothesis import strategies as st

from mo_advisor.advice.advise import Advice, advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.explained import Explained
from mo_advisor.citations.resolver import find
from mo_advisor.protocol.model import Clause, Item
from mo_advisor.render.condition_words import NAMED_HERE, UNLESS_SUBJECT, UNLESS_YOU
from mo_advisor.render.page import Headed, Heading, Page, Part, Quote, Sheet, elsewhere, paragraph
from mo_advisor.render.quotation import BELOW
from mo_advisor.render.views.advice import advice_page
from mo_advisor.render.views.citation import citation_page
from mo_advisor.render.views.document import document_page
from mo_advisor.render.writers.text import to_text
from tests.conftest import SHIPPED, shipped

NASTY = (
    "[bold]", "[a](b)", "[a]: b", "![a](b)", "<b>", "</style>", "<!--", "]]>",
    "*a*", "**", "_a_", "__", "1.", "1)", "12345678901.", "- a", "+", "=", "===", "---",
    "* * *", "#", "# a #", "|", "| a | b |", "\\", "\\\\", "&amp;", "&", "&#42;", "&lt;",
    "`", "```", "~~~", "~~a~~", "$x$", ">", "> a", "'", '"',
    "{title}", "{", "%", "http://example.org", "www.example.org", "a@example.org", "a  b", "\u00a0", "–", "…", "é", "😀", ":-)", "(a)", "0", "{{x}}",
)
printable = st.text(st.characters(exclude_categories=("Cc", "Cf", "Co", "Cs", "Zl", "Zp")), max_size=6)
words = st.lists(st.sampled_from(NASTY) | printable, min_size=1, max_size=6).map(lambda some: " ".join(some).strip() or "x")
items = st.tuples(st.none() | words, words)

SAMPLES = (
    Answers("member", ("head-of-service",), "complain-about-officer"),
    Answers("officer", None, "threat-or-danger"),
    Answers(None, None, "something-feels-wrong"),
    Answers("officer", ("member",), "member-bullies-officer", {"raised-already": "informally"}),
    Answers("member", (), "information-refused"),
    Answers("resident", None, "outsider-complains"),
)


def clause_of(number: str, text: str, title: str | None = None, inner: Sequence[tuple[str | None, str]] = (), closing: str | None = None) -> Clause:
    """A clause of these words and nothing besides. inner: the items' labels and words."""
    given: dict[str, Any] = {"id": number, "number": number, "title": title, "text": text, "closing": closing}
    return Clause(**given, items=tuple(Item(label=label, text=said, items=()) for label, said in inner))


clauses = st.builds(clause_of, words, words, st.none() | words, st.lists(items, max_size=4), st.none() | words)


def page_of(*quoted: Clause) -> Page:
    """A page of a few clauses."""
    body = tuple(Quote(clause, f"clause-{index}") for index, clause in enumerate(quoted))
    return Page("Clauses", (Heading(1, "Clauses"),), (), body, (paragraph("End."),))


@cache
def documents() -> dict[str, Page]:
    """Every shipped document as a page."""
    return {name: document_page(shipped(name), contents=False) for name in SHIPPED}


@cache
def sample_advice() -> tuple[Advice, ...]:
    """Advice of many kinds from every shipped protocol."""
    return tuple(advise(shipped(name), answers) for name in SHIPPED for answers in SAMPLES)


@cache
def every_page() -> tuple[Page, ...]:
    """Pages of every kind."""
    books = [shipped(name) for name in SHIPPED]
    cited = [citation_page([(book, find(book, "4.3, 7.3(a), Complaints 3, 4.3")) for book in some]) for some in (books, books[:1], books[-1:])]
    contents = [document_page(book, contents=True) for book in books]
    return (*documents().values(), *(advice_page(Explained(advice)) for advice in sample_advice()), *cited, *contents)


def printed_pieces(clause: Clause) -> list[str]:
    """A clause's words as a page has them: title, lead-in, each item after its label, closing words."""
    listed = [f"{item.label} {item.text}" if item.label else item.text for item in clause.items]
    return [*filter(None, [clause.title, clause.text]), *listed, *filter(None, [clause.closing])]


def quoted(page: Page) -> list[Clause]:
    """The clauses of a page in order."""
    return [part.clause for part in every_part(page.body) if isinstance(part, Quote)]


def every_part(parts: Iterable[Part]) -> Iterator[Part]:
    """Parts as a page has them that is not text, each heading and what stands under it one by one."""
    for part in elsewhere(parts):
        if isinstance(part, Headed | Sheet):
            yield from every_part(part.parts)
        else:
            yield part


def text_of(advice: Advice, full: bool = False) -> str:
    """Advice as unwrapped text. full: with the background whole."""
    return to_text(advice_page(Explained(advice), full=full))


def counted(text: str) -> Counter[str]:
    """How often each word stands in a text; without what the headline, which must fit on a screen in text alone, says of where the rest stands."""
    return Counter(re.findall(r"\w+", re.sub(rf"\band \d+ more below: |\b{BELOW}: ", "", text)))


def lost(text: str, elsewhere: str) -> Counter[str]:
    """The words of a text that are missing elsewhere. A headline with little room marks a post shortly; where there is room the condition says so."""
    missing = counted(text) - counted(elsewhere)
    return missing - Counter(f"{UNLESS_SUBJECT} {UNLESS_YOU}".split()) if NAMED_HERE in " ".join(elsewhere.split()) else missing


class Seen(HTMLParser):
    """HTML taken apart: tags with their attributes, the text of every innermost block, quotes, headings; and whether tags are closed in order."""

    VOID = ("meta", "br", "hr", "img", "link", "input")
    BLOCKS = ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "title", "code", "a")

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.problems: list[str] = []
        self.quotes: list[list[str]] = []
        self.headings: list[tuple[int, str]] = []
        self.words: list[str] = []
        self.within: dict[str, str] = {}
        self.feed(text)
        self.close()
        self.problems += [f"<{tag}> is never closed" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in self.VOID:
            return
        if tag == "blockquote":
            self.quotes.append([])
        if "blockquote" in self.open and tag in ("p", "li") and not (tag == "p" and "li" in self.open):
            self.quotes[-1].append("")
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.headings.append((int(tag[1]), ""))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> closes something else")
        self.words.append(" ")

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)
        if "blockquote" in self.open and {"p", "li"} & set(self.open):
            self.quotes[-1][-1] += data
        if self.open and self.open[-1] in ("h1", "h2", "h3", "h4", "h5", "h6"):
            level, text = self.headings[-1]
            self.headings[-1] = level, text + data
        for tag in set(self.open):
            self.within[tag] = self.within.get(tag, "") + data

    def text(self) -> str:
        """All the words that a reader sees, and the title."""
        return "".join(self.words)

    def attributes(self, tag: str, name: str) -> list[str]:
        """The values of an attribute of all tags of a kind; every tag where the kind is empty."""
        return [attributes[name] or "" for kind, attributes in self.tags if kind == (tag or kind) and name in attributes]

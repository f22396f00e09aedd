"""The page to be printed and signed: one document that stands alone, in order for eyes and ears."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise

import pytest

from mo_advisor.analysis.decision_tree import trees
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.reader import read_protocol
from mo_advisor.protocol.sign_off import mapping_sha256, text_sha256
from mo_advisor.render.views.tree import leaf_lines, tree_page
from mo_advisor.render.writers.html import to_html
from mo_advisor.vocabulary import shared
from tests.conftest import HEADER, SHIPPED, shipped

VOID = {"meta"}


class Page(HTMLParser):
    """A page read strictly: every tag is closed in its turn."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.open += [tag] if tag not in VOID else []

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def all(self, tag: str, attribute: str) -> list[str | None]:
        return [attributes[attribute] for found, attributes in self.tags if found == tag and attribute in attributes]


def page(protocol_id: str, *situations: str) -> str:
    book = shipped(protocol_id)
    return to_html(tree_page(book, tuple(trees(book, situations))))


@pytest.mark.slow
@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_the_page_stands_alone_and_is_in_order(protocol_id: str) -> None:
    made = page(protocol_id)
    read = Page(made)
    names = [tag for tag, _ in read.tags]
    assert made.startswith("<!DOCTYPE html>")
    assert read.all("html", "lang") == ["en-GB"]
    assert [names.count(tag) for tag in ("h1", "header", "main", "title", "nav")] == [1] * 5
    assert not {"script", "link", "img", "iframe", "details"} & set(names)
    assert "url(" not in made
    assert "@import" not in made
    levels = [int(tag[1]) for tag in names if tag in ("h1", "h2", "h3", "h4")]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [attributes["id"] for _, attributes in read.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {f"#{one}" for one in ids} >= set(read.all("a", "href"))
    assert set(read.all("section", "aria-labelledby")) == set(shared().situations) <= set(ids)


@pytest.mark.slow
@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_every_leaf_is_on_the_page(protocol_id: str) -> None:
    book = shipped(protocol_id)
    read = Page(page(protocol_id))
    leaves = [leaf for tree in trees(book) for leaf in tree.leaves()]
    assert sum((attributes.get("class") or "").startswith("leaf") for tag, attributes in read.tags if tag == "dl") == len(leaves)
    words = set(read.text)
    assert all(line.text in words for leaf in leaves for line in leaf_lines(book, leaf))


def test_the_head_says_what_is_signed_off_and_has_room_for_a_signature() -> None:
    protocol = shipped("somerset").protocol
    head = page("somerset", "not-covered").partition("</header>")[0]
    for said in (
        "Somerset County Council: Member / Officer Protocol", "Edition: 2014. Status: not known whether in force.", "Nobody has yet signed off",
        text_sha256(protocol), mapping_sha256(protocol), "Signed off by (role)", "Date", "Review by",
    ):
        assert said in head


def test_one_situation_has_no_contents_and_may_begin_right_below_the_head() -> None:
    read = Page(page("somerset", "not-covered"))
    assert "nav" not in [tag for tag, _ in read.tags]
    assert read.all("main", "class") == []


def test_a_sign_off_says_by_whom_and_whether_it_still_holds() -> None:
    body = 'document:\n  - {id: "1", text: Words., considered: Nothing in it.}\n'
    zeros = "0" * 64
    signed = f'sign_off: {{by: Monitoring Officer, "on": "2024-01-31", text_sha256: "{zeros}", mapping_sha256: "{zeros}"}}\n'
    text = HEADER.replace("Tiny Town Council", '"<Tiny> & Town"') + signed + body
    book = Book(read_protocol(text, "tiny.yaml", shared()), shared(), text.encode(), "tiny")
    made = to_html(tree_page(book, tuple(trees(book, ["not-covered"]))))
    assert "<h1>&lt;Tiny&gt; &amp; Town: Protocol</h1>" in made
    assert "signed off by the Monitoring Officer on 2024-01-31" in made
    assert "so the sign-off no longer holds" in made

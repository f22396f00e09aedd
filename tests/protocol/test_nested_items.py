"""Items that hold items: shown, cited, hashed, compared and proved as part of their clause, however deep."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document

from mo_advisor.advice.advise import advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.headline import headline
from mo_advisor.citations.resolver import find
from mo_advisor.lint.verbatim import problems
from mo_advisor.protocol.as_json import clause_record
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import load
from mo_advisor.protocol.words import pieces
from mo_advisor.render.formats import written
from mo_advisor.render.quotation import WHOLE, quotation
from mo_advisor.render.views.citation import citation_page
from mo_advisor.render.views.document import document_page
from tests.conftest import HEADER, tiny

BODY = """\
document:
  - heading: "7 Complaints"
    number: "7"
    contents:
      - id: "7.3"
        number: "7.3"
        text: "Members must:"
        items:
          - label: "(a)"
            text: "listen to:"
            items:
              - {label: "(i)", text: "Officers; and"}
              - {label: "(ii)", text: "the public", items: [{text: "in person"}, {label: "(A)", text: "by letter;"}]}
          - {label: "(b)", text: "answer", items: [{label: "(i)", text: "soon."}]}
        closing: "They always do."
        duties:
          - {words: "Members must", force: must, binds: [member]}
          - {words: "by letter", force: information, binds: [member]}
        rules:
          - {situations: [interpretation], items: ["1"]}
"""
LIST = "(a) listen to: (i) Officers; and (ii) the public in person (A) by letter; (b) answer (i) soon."
WORDS = f"7 Complaints 7.3 Members must: {LIST} They always do."


def book() -> Book:
    return tiny(BODY)


def test_the_words_of_a_clause_are_in_the_documents_order() -> None:
    assert " ".join(pieces(book().clause("7.3"))) == WORDS.removeprefix("7 Complaints 7.3 ")


def test_json_nests_items_and_names_none_where_there_are_none() -> None:
    first, second = clause_record(book().by_id["7.3"])["items"]
    assert second == {"label": "(b)", "text": "answer", "items": [{"label": "(i)", "text": "soon."}]}
    assert first["items"][1]["items"] == [{"label": None, "text": "in person"}, {"label": "(A)", "text": "by letter;"}]


@pytest.mark.parametrize(
    ("asked", "matched", "said"),
    [
        ("7.3(a)(ii)", (1,), "(a)(ii), “the public”"),
        ("7.3(a)(ii)(A)", (1,), "(a)(ii)(A), “by letter;”"),
        ("7.3(ii)", (1,), "(a)(ii), “the public”"),
        ("7.3(b)(i)", (2,), "(b)(i), “soon.”"),
        ("7.3(a)(i) to (ii)", (1,), "(a)(i), “Officers; and”; (a)(ii), “the public”"),
        ("7.3(a) to (b)", (1, 2), "(a), “listen to:”; (b), “answer”"),
        ("7.3, item 2", (2,), "(b), “answer”"),
    ],
)
def test_an_item_is_cited_by_the_letters_that_lead_to_it(asked: str, matched: tuple[int, ...], said: str) -> None:
    tried = book()
    (found,) = find(tried, asked)
    assert found.items("7.3") == matched
    assert f"You asked for {said}. A clause is printed whole." in written(citation_page([(tried, (found,))]), "text")


@pytest.mark.parametrize("asked", ["7.3(i)", "7.3(c)", "7.3(a)(iii)", "7.3(b)(ii)"])
def test_letters_that_are_not_there_or_stand_twice_find_nothing(asked: str) -> None:
    assert [found.positions for found in find(book(), asked)] == [()]


def test_every_format_has_every_word_and_sets_the_inner_items_further_in() -> None:
    page = document_page(book(), contents=False)
    text = "    (a) listen to:\n      (i) Officers; and\n      (ii) the public\n        • in person\n        (A) by letter;\n    (b) answer"
    assert text in written(page, "text")
    assert "> - (a) listen to:\n>   - (i) Officers; and\n>   - (ii) the public\n>     - in person" in written(page, "markdown")
    assert "<span>(a)</span> listen to:<ul" in written(page, "html")
    file = written(page, "docx")
    assert isinstance(file, bytes)
    inner = {p.text: p.paragraph_format.left_indent for p in Document(io.BytesIO(file)).paragraphs}
    assert list(map(bool, (inner["(a) listen to:"], inner["(i) Officers; and"], inner["in person"]))) == [False, True, True]


def test_the_headline_quotes_an_item_with_what_is_inside_it() -> None:
    advice = advise(book(), Answers("member", (), "interpretation", {}))
    (rule,) = headline(advice).rules
    opening = "listen to: (i) Officers; and (ii) the public in person (A) by"
    assert [decisive.words for decisive in rule.decisive] == ["Members must", opening, "by letter"]
    assert quotation(rule, WHOLE) == "“Members must: (a) listen to: (i) Officers; and (ii) the public in person (A) by letter;”"


def test_another_word_in_an_inner_item_is_another_wording_and_no_longer_the_sources(tmp_path: Path) -> None:
    (tmp_path / "nested.txt").write_text(WORDS, encoding="utf-8")
    file = tmp_path / "nested.yaml"
    file.write_text(f"{HEADER}source: nested.txt\n{BODY}", encoding="utf-8")
    assert list(problems(load(file))) == []
    before = load(file)
    file.write_text(file.read_text(encoding="utf-8").replace("in person", "in persons"), encoding="utf-8")
    (problem,) = problems(load(file))
    assert "“persons” where its source has “person”" in problem.message
    assert (before.text_sha256 != load(file).text_sha256, before.mapping_sha256) == (True, load(file).mapping_sha256)

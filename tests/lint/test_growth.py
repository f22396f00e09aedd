"""What is looked at again grows with the file and not with its square: counts of work, and no times."""

from __future__ import annotations

import pytest

from mo_advisor.citations import resolver
from mo_advisor.citations.numbers import printed, within
from mo_advisor.citations.resolver import LONGEST, find
from mo_advisor.lint import agree, cited, idle, verbatim
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Clause, Section, sections
from mo_advisor.protocol.short_forms import _Full
from mo_advisor.records.reader import Reading
from tests.conftest import tiny


def many(count: int, each: str) -> Book:
    return tiny("document:\n" + "".join(f"- {each.format(number)}\n" for number in range(count)))


class Counted(tuple[Section | Clause, ...]):
    """Nodes that count how often one of them is looked at, or copied."""

    looked = 0

    def __getitem__(self, place):  # type: ignore[no-untyped-def]
        self.looked += len(range(*place.indices(len(self)))) if isinstance(place, slice) else 1
        return super().__getitem__(place)


def test_headings_take_the_clauses_below_them_in_one_pass() -> None:
    text = "".join(f"- {{heading: Equal}}\n- {{id: c{number}, text: x}}\n" for number in range(50))
    short = tiny(f"document:\n{text}").protocol
    nodes = Counted(node for section in short.document if isinstance(section, Section) for node in (section, *section.contents))
    bare = Counted(type(node)(**{**node.__getstate__(), "contents": ()}) if isinstance(node, Section) else node for node in nodes)
    gathered = list(_Full(short, Reading(""))._gathered(bare))
    assert [len(node.contents) for node in gathered if isinstance(node, Section)] == [1] * 50
    assert bare.looked < 5 * len(bare)


def test_the_numbers_of_a_document_are_read_once() -> None:
    book = many(3, '{{id: "{0}.1", number: "{0}.1", text: x}}')
    assert printed(book) is printed(book)


def test_of_a_document_with_many_clauses_fewer_ids_are_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cited, "TRIED", 4)
    assert len(list(cited.problems(many(4, '{{id: "{0}-9", text: x}}')))) == 4
    assert len(list(cited.problems(many(16, '{{id: "{0}-99", text: x}}')))) == 0
    assert len(list(cited.problems(many(8, '{{id: "{0}-99", text: x}}')))) == 1


def test_what_a_document_prints_is_read_once_for_all_look_ups(monkeypatch: pytest.MonkeyPatch) -> None:
    said = []
    monkeypatch.setattr(resolver, "ref_in_full", lambda _, position: said.append(position) or position.clause.id)  # type: ignore[func-returns-value]
    book = many(9, '{{id: "Contact {0}", text: x}}')
    assert [len(find(book, f"Contact {number}")[0].positions) for number in range(9)] == [1] * 9
    assert len(said) == 9


def test_the_clauses_under_a_heading_are_those_below_it_at_any_depth() -> None:
    book = tiny("document: [{heading: A, contents: [{id: '1', text: x}, {heading: A, contents: [{id: '2', text: x}]}]}, {id: '3', text: x}]")
    outer, inner = sections(book.protocol)
    assert [[position.clause.id for position in within(book, chosen)] for chosen in ([outer], [inner], [inner, outer], [])] == [
        ["1", "2"], ["2"], ["1", "2"], [],
    ]  # fmt: skip


def test_of_more_clauses_with_rules_than_any_council_has_the_first_are_tried_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    book = many(3, '{{id: "{0}", text: x, rules: [{{situations: [not-covered]}}, {{situations: [not-covered]}}]}}')
    every = [problem.message for problem in idle.problems(book)]
    monkeypatch.setattr(idle, "MOST_CLAUSES", 2)
    said, *tried = [problem.message for problem in idle.problems(book)]
    assert "only of the first 2 it is tried" in said
    assert tried == [message for message in every if not message.startswith("2,")] != every


def test_situations_with_more_clauses_than_any_council_has_are_not_compared_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    book = many(2, '{{id: "{0}", text: x, rules: [{{situations: [information-refused]}}]}}')
    monkeypatch.setattr(agree, "MOST", 1)
    assert [problem.message for problem in agree.problems(book)] == [
        "information-refused and request-too-much-work are not compared: one of them has more than 1 clauses",
    ]


def test_a_clause_with_more_rules_than_any_has_is_not_tried_without_each(monkeypatch: pytest.MonkeyPatch) -> None:
    twice = tiny("document: [{id: '1', text: x, rules: [{situations: [not-covered]}, {situations: [not-covered]}]}]")
    assert list(idle.problems(twice))
    monkeypatch.setattr(idle, "MOST_RECORDS", 1)
    assert not list(idle.problems(twice))


def test_more_references_than_a_thousand_are_not_read() -> None:
    book = many(2, '{{id: "{0}", number: "{0}", text: x}}')
    assert len(find(book, "1, " * (LONGEST // 3))) == LONGEST // 3
    (refused,) = find(book, "1, " * LONGEST)
    assert not refused.positions
    assert "is longer than 4,000 characters" in refused.said


@pytest.mark.parametrize(("limit", "found"), [(100, 2), (0, 1)])
def test_where_too_much_differs_it_is_one_difference(limit: int, found: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verbatim, "MOST_PAIRS", limit)
    book = many(1, '{{id: "{0}", text: "One two three four five six seven."}}')
    problems = [problem.message for problem in verbatim.differences(book, ["One 2 three four 5 six seven."])]
    assert len(problems) == found
    assert problems[0].startswith("the file has “two" if limit else "the file has “two three four five” where its source has “2 three four 5”")


def test_nothing_in_common_is_one_difference_without_a_comparison(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verbatim, "SequenceMatcher", None)
    book = many(1, '{{id: "{0}", text: "One two."}}')
    assert len(list(verbatim.differences(book, ["eins zwei drei"]))) == 1


def test_marks_of_conversion_are_looked_for_only_where_one_may_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verbatim, "MARKS", None)
    assert verbatim.words("Members must be polite - always.") == ["Members", "must", "be", "polite", "-", "always."]
    with pytest.raises(TypeError):
        verbatim.words("1. Members")

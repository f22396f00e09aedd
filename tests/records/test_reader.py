"""Reading is strict and total: strings only, everything that is wrong at once, each with its place."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mo_advisor.errors import Invalid
from mo_advisor.protocol.reader import read_protocol
from mo_advisor.records import yaml_nodes
from mo_advisor.records.fields import first_day
from mo_advisor.records.reader import QUOTED
from mo_advisor.records.yaml_nodes import DEEPEST, LARGEST, value_at_top
from mo_advisor.vocabulary import shared
from tests.conftest import HEADER, tiny

CLAUSE = 'document:\n  - {id: "1", text: "Members must be polite."}\n'


def found(text: str) -> list[str]:
    """The problems of a file, as they are printed."""
    with pytest.raises(Invalid) as caught:
        read_protocol(text, "f.yaml", shared())
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("number", ["3.10", "7.10", "010", "1:30", "no", "0x1F", "1e3", "2014-01-01", "~x"])
def test_a_scalar_stays_what_was_written(number: str) -> None:
    book = tiny(f"document:\n  - {{id: {number}, number: {number}, text: {number}}}\n")
    assert [(p.clause.id, p.clause.number, p.clause.text) for p in book.positions] == [(number, number, number)]


CASES = {
    "an unknown key": (HEADER + "documnt: []\n" + CLAUSE, "f.yaml:7:1: error unknown-key protocol has no `documnt`; did you mean document?"),
    "a duplicate key": (HEADER + "title: Again\n" + CLAUSE, "f.yaml:7:1: error duplicate-key `title` stands twice in `protocol`"),
    "a missing key": (HEADER, "f.yaml:1:1: error missing-key protocol must have `document`"),
    "a wrong type": (HEADER + "document: words\n", "f.yaml:7:11: error type `document` must be a list, not a single value"),
    "a wrong choice": (
        HEADER.replace("in-force", "current") + CLAUSE,
        "f.yaml:6:9: error value `status` is “current”; it must be one of in-force, draft, superseded, unknown",
    ),
    "an empty value": (HEADER + 'document:\n  - {id: "1", text: ""}\n', "f.yaml:8:21: error value `text` is empty"),
    "a bell": (
        HEADER + 'document:\n  - {id: "1", text: "a\\ab"}\n',
        "f.yaml:8:21: error value `text` has a control or invisible character (U+0007)",
    ),
    "an escape": (
        HEADER + 'document:\n  - {id: "1", text: "\\e[31mred"}\n',
        "f.yaml:8:21: error value `text` has a control or invisible character (U+001B)",
    ),
    "a right-to-left override": (
        HEADER + 'document:\n  - {id: "1", text: "a\u202eb"}\n',
        "f.yaml:8:21: error value `text` has a control or invisible character (U+202E)",
    ),
    "a line break": (
        HEADER + 'document:\n  - {id: "1", text: "a\\nb"}\n',
        "f.yaml:8:21: error value `text` has a line break; write long text as `>-`, and not as `|`",
    ),
    "a line separator": (
        HEADER + 'document:\n  - {id: "1", text: "a\u2028b"}\n',
        "f.yaml:8:21: error value `text` has a control or invisible character (U+2028)",
    ),
    "an unknown situation": (
        HEADER + 'document:\n  - {id: "1", text: a, rules: [{situations: [not-coverd]}]}\n',
        "f.yaml:8:46: error unknown-situation there is no situation “not-coverd”; did you mean not-covered?",
    ),
    "an unknown role": (
        HEADER + 'document:\n  - {id: "1", text: a, duties: [{words: a, force: must, binds: [membr]}]}\n',
        "f.yaml:8:65: error unknown-role there is no role “membr”; did you mean member?",
    ),
    "an unknown fact value": (
        HEADER + 'document:\n  - {id: "1", text: a, rules: [{situations: [not-covered], facts: ["serious=maybe"]}]}\n',
        "f.yaml:8:68: error unknown-fact there is no fact “serious=maybe”; did you mean serious=yes or serious=no?",
    ),
    "a dangling reference": (
        HEADER + 'document:\n  - {id: "1", text: a, cites: [{words: a, to: ["9"]}]}\n',
        "f.yaml:8:48: error unknown-reference there is no clause or section “9”; valid here: 1",
    ),
    "words that are not the clause's": (
        HEADER + 'document:\n  - {id: "1", text: a, duties: [{words: must, force: must, binds: [member]}]}\n',
        "f.yaml:8:33: error clause 1: “must” is not a verbatim stretch of the clause",
    ),
    "two clauses of one id": (
        HEADER + 'document:\n  - {id: "1", text: a}\n  - {id: "1", text: b}\n',
        "f.yaml:9:5: error duplicate-id another clause has the id “1” already",
    ),
    "an item that is not there": (
        HEADER + 'document:\n  - {id: "1", text: a, rules: [{situations: [not-covered], items: ["1"]}]}\n',
        "f.yaml:8:32: error clause 1: there is no item 1; the clause has 0",
    ),
    "roles in a circle": (
        HEADER + "roles: {member: {is: [ward-member]}}\n" + CLAUSE,
        "f.yaml:1:1: error role-cycle these roles are each other's kind: member is ward-member is member",
    ),
    "an alias": (
        HEADER + 'document: [&a {id: "1", text: x}, *a]\n',
        "f.yaml:7:12: error alias anchors (&) and aliases (*) are not allowed; quote the value if it is text",
    ),
    "a tag": (HEADER + "document: !!python/name:os.system x\n", "f.yaml:7:11: error tag tags (!) are not allowed; quote the value if it is text"),
    "nothing": ("", "f.yaml:1:1: error empty has nothing in it"),
    "only a comment": ("# hello\n", "f.yaml:1:1: error empty has nothing in it"),
    "a list": ("- a\n", "f.yaml:1:1: error type `protocol` must be a mapping (key: value), not a list"),
    "a second document": (HEADER + CLAUSE + "---\na: b\n", "f.yaml:10:1: error yaml has a second document; a file holds one"),
}


@pytest.mark.parametrize("name", CASES)
def test_each_problem_has_its_place_and_one_plain_sentence(name: str) -> None:
    text, expected = CASES[name]
    assert expected in found(text)


def test_all_problems_are_reported_at_once() -> None:
    text = HEADER.replace("in-force", "current") + 'extra: 1\ndocument:\n  - {id: "1", txt: a}\n  - {id: ""}\n'
    rules = [line.split(" ")[2] for line in found(text)]
    assert rules == ["value", "unknown-key", "missing-key", "unknown-key", "missing-key", "value"]


def test_ids_that_dangle_are_reported_together_with_each_other() -> None:
    text = HEADER + 'document:\n  - {id: "1", text: a, rules: [{situations: [nope], who: [nobody-such]}], cites: [{words: zzz, to: ["2"]}]}\n'
    assert {line.split(" ")[2] for line in found(text)} == {"unknown-situation", "unknown-role", "unknown-reference", "clause"}


class Impatient(yaml.SafeLoader):
    """Stands in for a library that has a bound of its own for nesting, and says so in its own words."""

    def fetch_flow_collection_start(self, token: Any) -> None:
        """Refuses the hundredth level."""
        if self.flow_level == 100:
            raise yaml.scanner.ScannerError("while nesting", self.get_mark(), "enough is enough", self.get_mark())
        super().fetch_flow_collection_start(token)


LIBRARIES = (yaml_nodes.LOADER, yaml.SafeLoader, Impatient)
BOMBS = ("[" * 200_000, "[\n" * 200_000, "- " * 100_000, "{a: " * 100_000, "? " * 100_000)


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("bomb", BOMBS, ids=[bomb[:4] for bomb in BOMBS])
def test_depth_is_bounded_in_our_words_whatever_the_library_says(monkeypatch: pytest.MonkeyPatch, library: Any, bomb: str) -> None:
    monkeypatch.setattr(yaml_nodes, "LOADER", library)
    assert [line.partition(" ")[2] for line in found(bomb)] == [f"error depth is nested more than {DEEPEST} levels deep"]


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("broken", ["{", '"', "*", "\t- :", "%"])
def test_what_follows_a_place_that_is_too_deep_does_not_matter(monkeypatch: pytest.MonkeyPatch, library: Any, broken: str) -> None:
    monkeypatch.setattr(yaml_nodes, "LOADER", library)
    deep = HEADER + "document: " + "[" * (DEEPEST + 1)
    assert found(deep + "]" * (DEEPEST + 1) + broken)[0] == "f.yaml:7:50: error depth is nested more than 40 levels deep"
    level = HEADER + "document: " + "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1)
    assert " depth " not in found(level + broken)[0]


def test_size_is_bounded() -> None:
    assert found("a" * (LARGEST + 1)) == ["f.yaml:1:1: error size is larger than 2,000,000 characters"]


@pytest.mark.parametrize("number", ["0", "1000", "1" * 5000, "١"], ids=["zero", "too many", "far too many", "in other digits"])
def test_numbers_are_bounded(number: str) -> None:
    text = HEADER + f'document:\n  - {{id: "1", text: a, rules: [{{situations: [not-covered], items: ["{number}"]}}]}}\n'
    said = number if len(number) <= QUOTED else f"{number[:QUOTED]}…"
    assert found(text) == [f"f.yaml:8:68: error value `items` is “{said}”; it must be a whole number from 1 to 999"]


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("2023-13", "the calendar has no such day"),
        ("2023-02-30", "the calendar has no such day"),
        ("0000", "the calendar has no such day"),
        ("٢٠٢٣", "it must be a date such as 2023-04-01, 2012-03 or 2012"),
        ("May", "it must be a date such as 2023-04-01, 2012-03 or 2012"),
    ],
)
def test_dates_are_days_of_the_calendar(written: str, why: str) -> None:
    text = HEADER + f'cautions: [{{kind: dated, text: a, since: "{written}"}}]\n' + CLAUSE
    assert found(text) == [f"f.yaml:7:42: error value `since` is “{written}”; {why}"]


@pytest.mark.parametrize(("written", "first"), [("2024-02-29", (2024, 2, 29)), ("2012-03", (2012, 3, 1)), ("0001", (1, 1, 1))])
def test_a_month_or_a_year_begins_with_its_first_day(written: str, first: tuple[int, int, int]) -> None:
    assert first_day(written) == date(*first)


MARKS = (
    "[", "]", "{", "}", "{a: ", "- ", "? ", ": ", "\n", " ", "a", '"', "'", "&a ", "*a", "!!x ", "|\n", ", ", "# c\n", "---\n", "...\n", "id: x\n",
    "%YAML 1.1\n", "\0", "\a", "é", "\ufeff", "\\UFFFFFFFF", "\\ud800", "\t", "\ud800",
)
yaml_like = st.lists(st.tuples(st.sampled_from(MARKS), st.integers(1, 60)).map(lambda run: run[0] * run[1]), max_size=30).map("".join)


@given(yaml_like)
def test_nothing_that_looks_like_yaml_breaks_the_reader(text: str) -> None:
    with pytest.raises(Invalid):
        read_protocol(text, "f.yaml", shared())


@given(yaml_like.map(lambda text: text.encode(errors="replace")) | st.binary())
def test_nothing_breaks_the_search_for_an_id(data: bytes) -> None:
    assert value_at_top(data, "id") is None or b"id" in data.replace(b"\0", b"")


@pytest.mark.parametrize("library", LIBRARIES)
def test_an_id_is_found_at_the_top_and_before_anything_that_breaks(monkeypatch: pytest.MonkeyPatch, library: Any) -> None:
    monkeypatch.setattr(yaml_nodes, "LOADER", library)
    assert value_at_top(b"a: {id: x}\nb: [id, y]\nid: z\nc: [", "id") == "z"
    assert value_at_top(b"a: b\n", "id") is None
    for bomb in BOMBS:
        assert value_at_top(bomb.encode(), "id") is None
        assert value_at_top(f"id: z\na:\n  {bomb}".encode(), "id") == "z"


@given(st.text())
def test_no_text_whatever_breaks_the_reader(text: str) -> None:
    with pytest.raises(Invalid) as caught:
        read_protocol(text, "f.yaml", shared())
    assert caught.value.problems
    assert all(problem.place.line >= 1 and problem.place.column >= 1 for problem in caught.value.problems)


@given(st.integers(0, 400), st.integers(0, 400))
def test_a_truncated_file_is_never_half_used(start: int, length: int) -> None:
    whole = HEADER + CLAUSE
    cut = whole[:start] + whole[start + length :]
    try:
        protocol = read_protocol(cut, "f.yaml", shared())
    except Invalid:
        return
    assert protocol.council  # what still reads as a protocol has everything that is required
    assert protocol.document

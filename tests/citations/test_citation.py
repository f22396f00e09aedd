"""References as people write them, and what they give in the five documents. The cases stand in `citations.yaml`."""

from __future__ import annotations

import cProfile
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mo_advisor.citations.by_words import BEFORE
from mo_advisor.citations.citation import Citation
from mo_advisor.citations.found import Found
from mo_advisor.citations.parser import parse
from mo_advisor.citations.printed import ref_in_full, references_to
from mo_advisor.citations.resolver import find, resolve
from mo_advisor.citations.tokens import tidy
from mo_advisor.citations.wording import CARDINALS, COUNTS
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import load, shipped_folder
from mo_advisor.protocol.model import sections
from mo_advisor.protocol.reader import read_protocol
from mo_advisor.vocabulary import shared
from tests.conftest import examples

CASES: dict[str, Any] = yaml.load(Path(__file__).with_name("citations.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
DOCUMENTS = ("somerset", "west-lindsey", "cheshire-east", "isle-of-wight", "solihull")
NUMBERED = DOCUMENTS[:4]
LETTERED = """
schema: "1"
id: lettered
council: Somewhere Council
title: Protocol
edition: "2020"
status: unknown
document:
  - heading: A Conduct
    number: A
    contents:
      - {id: A1, number: A1, text: "First, and see 7.3a and A9.", cites: [{words: 7.3a, to: [7.3a]}, {words: A9, wrong: There is no A9.}]}
      - {id: A11, number: A11, text: Eleventh.}
  - heading: 7 Complaints; and how
    number: "7"
    contents:
      - {id: "7.3", number: "7.3", text: "Either:", items: [{label: (a), text: one}, {label: (b), text: two}, {label: (a), text: three}]}
      - {id: 7.3a, number: 7.3a, text: "See 7, or 8.", cites: [{words: "7", to: ["7"]}, {words: "8", to: ["7.4"], wrong: There is no 8.}]}
      - {id: 7.3.1, number: 7.3.1, text: Under it., items: [{label: (c), text: other}]}
      - {id: "7.4", number: "7.4", text: Last.}
  - heading: 8 Other things
    number: "8"
    contents:
      - {id: Other things 11, text: "Not the first:", items: [{label: (a), text: one}]}
      - {heading: Twice, contents: [{id: Twice 1, text: Once.}]}
      - {heading: Twice, contents: [{id: Twice 2, text: Again.}]}
footnotes:
  - {id: footnote 7, number: "7", text: A mark.}
"""


@cache
def book(name: str) -> Book:
    if name != "lettered":
        return load(shipped_folder() / f"{name}.yaml")
    return Book(read_protocol(LETTERED, "lettered", shared()), shared(), LETTERED.encode(), name)


def ids(found: Found) -> list[str]:
    return [position.clause.id for position in found.positions]


def one(name: str, asked: str) -> Found:
    (found,) = find(book(name), asked)
    return found


@pytest.mark.parametrize(("typed", "means"), [(typed, case["means"]) for case in CASES["spellings"] for typed in case["typed"]])
def test_every_spelling_means_the_same(typed: str, means: dict[str, Any]) -> None:
    (reference,) = parse(typed)
    found = Citation("", reference.words.casefold(), *(getattr(reference, name) for name in ("number", "until", "which", "label", "until_label")))
    assert found == Citation("", **means)


@pytest.mark.parametrize(("typed", "asked"), CASES["several"].items())
def test_several_at_once(typed: str, asked: list[str]) -> None:
    assert [reference.asked for reference in parse(typed)] == asked


@pytest.mark.parametrize("typed", CASES["unreadable"])
def test_what_cannot_be_read_finds_nothing(typed: str) -> None:
    (reference,) = parse(typed)
    assert (reference.words, reference.number) == ("", "")
    assert all(not resolve(book(name), reference).positions for name in DOCUMENTS)
    assert "cannot be read" in resolve(book("somerset"), reference).note


@pytest.mark.parametrize("typed", CASES["nonsense"])
def test_nonsense_finds_nothing_though_it_holds_numbers(typed: str) -> None:
    assert [ids(found) for name in DOCUMENTS for found in find(book(name), typed) if found.positions] == []


@pytest.mark.parametrize(("name", "case"), [pytest.param(name, case, id=f"{name} {case['asked']}") for name in DOCUMENTS for case in CASES[name]])
def test_what_a_document_gives(name: str, case: dict[str, Any]) -> None:
    found = one(name, case["asked"])
    assert ids(found) == case.get("gives", [])
    assert (found.section.heading if found.section else None) == case.get("heading")
    assert [str(item) for clause in found.matched for item in found.items(clause)] == case.get("items", [])
    assert case["note"] in found.note if "note" in case else not found.note
    assert list(found.near) == case.get("near", list(found.near))
    assert found.near[:1] == (case["near-first"],) if "near-first" in case else True


@pytest.mark.slow
@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_clause_answers_to_its_id_however_it_is_dressed(name: str) -> None:
    for position in book(name).positions:
        plain = position.clause.id
        for said in (plain, plain.upper(), plain.lower(), f"  {plain}  ", plain.replace(" ", "\u00a0"), plain.replace("-", "\u2011")):
            (reference,) = parse(said)
            assert ids(resolve(book(name), reference)) == [plain]
            assert [ids(found) for found in find(book(name), said)] == [[plain]]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_heading_answers_to_itself_as_printed(name: str) -> None:
    for section in sections(book(name).protocol):
        found = one(name, section.heading)
        assert found.section is section
        assert found.positions == tuple(p for p in book(name).positions if any(heading is section for heading in p.headings))


@pytest.mark.slow
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_clause_of_one_document_is_never_taken_for_another_clause_elsewhere(name: str) -> None:
    for other in DOCUMENTS:
        for position in book(other).positions:
            for found in find(book(name), position.clause.id):
                said = (position.clause.number or position.clause.id).split(".")
                assert all((p.clause.number or p.clause.id).split(".")[: len(said)] == said for p in found.positions)


DOTTED = st.lists(st.integers(0, 14).map(str) | st.sampled_from(["00", "01", "010", "100"]), min_size=1, max_size=4).map(".".join)


@given(st.sampled_from(NUMBERED), DOTTED)
def test_a_number_gives_what_prints_it_or_stands_under_it_and_nothing_else(name: str, number: str) -> None:
    asked = number.split(".")
    expected = [
        p.clause.id
        for p in book(name).positions
        if any(printed.split(".")[: len(asked)] == asked for printed in (p.clause.number or "", *(s.number or "" for s in p.headings)))
    ]
    (reference,) = parse(number)
    assert ids(resolve(book(name), reference)) == expected


@given(st.sampled_from(NUMBERED), st.data())
def test_a_range_gives_everything_between_its_ends(name: str, data: st.DataObject) -> None:
    numbered = [p for p in book(name).positions if p.clause.number]
    first, last = data.draw(st.sampled_from(numbered)), data.draw(st.sampled_from(numbered))
    found = one(name, f"{first.clause.number} to {last.clause.number}")
    if [c.clause.number for c in (first, last)] == ["4.3", "4.3"] or first.order > last.order:
        return
    lowest = min(p.order for p in numbered if p.clause.number == first.clause.number)
    highest = max(p.order for p in numbered if p.clause.number == last.clause.number)
    single = "." not in str(last.clause.number)
    assert single or [p.order for p in found.positions] == list(range(lowest, highest + 1))
    assert first.order == last.order or not one(name, f"{last.clause.number}-{first.clause.number}").positions


SIGNS = ("7", "3", "7.3", "7.3.1", "10.1.", "4.3", "1.0", "(a)", "a", "second", "(2nd)", "-", "–", ",", ";", ".", ":", "&", "/", "§", "²", "٣")
WORDS = ("and", "to", "of", "para", "s.", "fn", "the", "members", "footnote", "Preamble", "Definition:", "General", "Complaints", "Group Briefings")
SPACES = (" ", "  ", "\u00a0", " to ")
PIECES = st.sampled_from(SIGNS) | st.sampled_from(WORDS) | st.sampled_from(SPACES)
TYPED = st.text() | st.lists(PIECES, max_size=8).map("".join) | st.lists(PIECES, max_size=8).map(" ".join)


@examples(300)
@given(TYPED)
def test_nothing_typed_raises_and_nothing_else_is_given(typed: str) -> None:
    assert parse(typed)
    for name in DOCUMENTS:
        for reference in parse(typed):
            check_honest(name, reference, resolve(book(name), reference))
            assert not reference.number or stands_in(reference.number, typed) or counts_in(reference.number, typed)
            assert not reference.until or stands_in(reference.until, typed) or stands_in(reference.until.split(".")[-1], typed)
        find(book(name), typed)


@cache
def gives(name: str, ref: str) -> bool:
    return all(found.positions for found in find(book(name), ref))


def stands_in(number: str, typed: str) -> bool:
    """Whether a number stands in a text as it is, not as a part of a longer one."""
    return bool(re.search(rf"(?<![0-9])(?<![0-9]\.){re.escape(number)}(?![0-9]|\.[0-9])", tidy(typed)))


def counts_in(number: str, typed: str) -> bool:
    """Whether a text says a number in words: `second section`, `2nd section`."""
    said = [word for words in (r"[^\W_]+", r"[^\W\d_]+") for word in re.findall(words, tidy(typed).casefold())]  # a foreign digit ends a word too
    return any(str(COUNTS.get(word)) == number or CARDINALS.get(word) == number or word[:-2] == number for word in said)


def check_honest(name: str, reference: Citation, found: Found) -> None:
    """What was found is what was named; what was not found is explained, and everything offered can be typed."""
    orders = [p.order for p in found.positions]
    assert orders == sorted(set(orders))
    if not orders:
        assert found.note
        assert found.section is None
        assert all(gives(name, ref) for ref in found.near)
    elif reference.words:
        parts = [re.findall(r"[^\W_]+", part) for part in re.split(r",|&|\band\b|\bor\b", reference.words.casefold())]
        firsts = [next((word for word in said if word not in BEFORE), said[0]) for said in parts if said]
        firsts = [first.replace("fn", "footnote").removesuffix("s")[:10] for first in firsts]
        headed = (" ".join([p.clause.id, *(s.heading for s in p.headings)]).casefold() for p in found.positions)
        assert all(any(first in words for first in firsts) for words in headed)
    elif reference.until:
        assert resolve(book(name), parse(reference.number)[0]).positions[0] == found.positions[0]
        assert resolve(book(name), parse(reference.until)[0]).positions[-1] == found.positions[-1]
    else:
        outer = (reference.within or reference.short).removesuffix(".0")
        asked = [number.split(".") for number in (reference.number, f"{outer}.{reference.number}")]
        printed = [[p.clause.number or "", *(s.number or "" for s in p.headings)] for p in found.positions]
        said = [[number.split(".") for number in numbers] for numbers in printed]
        assert reference.counts or all(any(number[: len(one)] == one for number in numbers for one in asked) for numbers in said)
        assert not reference.counts or len(found.positions) == 1


REPEATED = (
    "s",
    "s ",
    "7.",
    "7 ",
    "(",
    "- ",
    "7-",
    "a, ",
    "7.3(a)",
    "Complaints 3 to ",
    "\u2011",
    "and ",
    "third paragraph of ",
    "7.3 except ",
    "7.3 Code ",
    "7,",
    "I.1,",
    "not ",
    "7 ff ",
)


@pytest.mark.parametrize("piece", REPEATED)
def test_twice_the_length_takes_twice_the_steps(piece: str) -> None:
    """Counted in calls, and not in time: a reader that goes back and forth would take four times as many."""

    def calls(text: str) -> int:
        counted = cProfile.Profile()
        references = counted.runcall(parse, text)
        for reference in references[:3]:
            counted.runcall(resolve, book("somerset"), reference)
        return sum(entry.callcount for entry in counted.getstats())

    assert calls(piece * 600) <= 3 * calls(piece * 300)


@pytest.mark.parametrize(
    ("asked", "given", "items"),
    [
        ("A1", ["A1"], {}),
        ("a", ["A1", "A11"], {}),
        ("A11", ["A11"], {}),
        ("7.3a", ["7.3a"], {}),
        ("7.3", ["7.3", "7.3.1"], {}),
        ("7.3(b)", ["7.3"], {"7.3": (2,)}),
        ("7.3(c)", [], {}),
        ("7.3(a)-(b)", ["7.3"], {"7.3": (1, 2)}),
        ("7", ["7.3", "7.3a", "7.3.1", "7.4"], {}),
        ("8(a)", [], {}),
        ("twice", ["Twice 1", "Twice 2"], {}),
        ("twice 2", ["Twice 2"], {}),
        ("Other things 11(a)", ["Other things 11"], {"Other things 11": (1,)}),
        ("Other things 1", [], {}),
        ("footnote 7", ["footnote 7"], {}),
        ("7 complaints; and HOW", ["7.3", "7.3a", "7.3.1", "7.4"], {}),
    ],
)
def test_a_document_with_letters_in_its_numbers(asked: str, given: list[str], items: dict[str, tuple[int, ...]]) -> None:
    found = one("lettered", asked)
    assert (ids(found), {clause: found.items(clause) for clause in found.matched}) == (given, items)


def test_references_to_a_clause_come_by_its_number_or_a_heading_above_it_and_wrong_ones_are_flagged() -> None:
    citing = [(c.position.clause.id, c.reference.words, c.wrong) for c in references_to(book("lettered"), "7.4")]
    assert citing == [("7.3a", "7", False), ("7.3a", "8", True)]
    assert [c.reference.words for c in references_to(book("lettered"), "7.3a")] == ["7.3a", "7"]
    assert references_to(book("lettered"), "A1") == ()


@pytest.mark.parametrize(
    ("name", "clause", "said"),
    [
        ("somerset", "7.3.1", "7.3.1"),
        ("somerset", "Preamble 2", "Preamble, paragraph 2; it has no number in the document"),
        ("somerset", "Definition: Vires", "Definition: Vires; it has no number in the document"),
        ("west-lindsey", "4.3 (second)", "4.3 (second); the document prints only 4.3"),
        ("solihull", "Complaints 3", "Complaints, paragraph 3; the document has no numbers"),
        ("solihull", "Change of membership 1", "Change of membership or political control, paragraph 1; the document has no numbers"),
        ("solihull", "footnote 1", "footnote 1"),
    ],
)
def test_a_reference_in_full(name: str, clause: str, said: str) -> None:
    assert ref_in_full(book(name), book(name).by_id[clause]) == said

"""The five shipped documents are complete: the counts that anyone can make on paper."""

from __future__ import annotations

from collections import Counter

import pytest

from mo_advisor.protocol.model import Clause
from tests.conftest import SHIPPED, shipped


def clauses(protocol_id: str) -> list[Clause]:
    return [position.clause for position in shipped(protocol_id).positions]


def test_somerset_has_66_numbered_clauses_2_opening_paragraphs_and_4_definitions() -> None:
    kinds = Counter("number" if c.number else c.id.split()[0] for c in clauses("somerset"))
    assert kinds == {"number": 66, "Preamble": 2, "Definition:": 4}


def test_west_lindsey_has_68_clauses_two_of_them_4_3() -> None:
    numbers = Counter(c.number for c in clauses("west-lindsey"))
    assert sum(numbers.values()) == 68
    assert [number for number, count in numbers.items() if count > 1] == ["4.3"]
    assert [c.id for c in clauses("west-lindsey") if c.number == "4.3"] == ["4.3 (first)", "4.3 (second)"]


def test_cheshire_east_has_50_clauses_and_three_labelled_items() -> None:
    assert len(clauses("cheshire-east")) == 50
    assert [item.label for item in shipped("cheshire-east").clause("7.3").items] == ["(a)", "(b)", "(c)"]


def test_isle_of_wight_has_25_clauses_and_a_proposal_that_is_not_one() -> None:
    assert [c.number for c in clauses("isle-of-wight")] == [str(n) for n in range(1, 26)]
    proposal = shipped("isle-of-wight").protocol.proposals[0]
    assert proposal.clause == "6"
    assert "improperly" in proposal.paragraphs[-1]
    assert "improperly" not in shipped("isle-of-wight").clause("6").text


def test_solihull_has_22_paragraphs_13_items_a_footnote_and_no_numbers() -> None:
    paragraphs = [c for c in clauses("solihull") if c.id != "footnote 1"]
    assert len(paragraphs) == 22
    assert {c.number for c in paragraphs} == {None}
    assert sum(len(c.items) for c in paragraphs) == 13
    assert shipped("solihull").clause("Complaints 2").footnotes == ("footnote 1",)


WHOLE_AGAIN = {
    "somerset": {
        "2.3.1": "(Lead Commissioner Children and Learning)",
        "3.1.3": "through regular private meetings. These facilities",
        "12.1": "which is not covered in this Protocol may also",
    },
    "west-lindsey": {
        "6.3": "relevant information to hand Members are also permitted",
        "7.4": "this confers no formal status on such meetings",
        "8.4": "keep Members informed about any initiative(s)",
    },
    "cheshire-east": {"3.1": "Therefore, this Protocol recognises"},
}


@pytest.mark.parametrize(("protocol_id", "clause", "words"), [(p, c, w) for p, cut in WHOLE_AGAIN.items() for c, w in cut.items()])
def test_a_clause_that_a_page_break_cut_is_whole(protocol_id: str, clause: str, words: str) -> None:
    assert words in shipped(protocol_id).clause(clause).text


def test_a_list_item_that_a_page_break_cut_is_one_item() -> None:
    items = [item.text for item in shipped("west-lindsey").clause("6.9").items]
    assert len(items) == 4
    assert items[2].endswith("prior to decisions being taken; and")
    assert len(shipped("west-lindsey").clause("4.3 (first)").items) == 6
    assert len(shipped("cheshire-east").clause("3.8").items) == 12
    assert shipped("cheshire-east").clause("7.3").items[0].text.endswith("when matters of party business are to be discussed;")


def test_words_after_the_items_belong_to_the_clause() -> None:
    closing = "whenever acting in an official capacity or giving the impression that they are so acting in that capacity."
    assert shipped("somerset").clause("1.1.1").closing == closing


MISPRINTS = [
    ("isle-of-wight", "24", "incomparable"),
    ("somerset", "7.2.1", "that that"),
    ("somerset", "2.3.1", "Governance & Risk) ,"),
    ("west-lindsey", "4.1", "respectful behavior"),
    ("west-lindsey", "8.2", "are effecting their Ward"),
    ("solihull", "Change of membership 1", "in accordance with same principles"),
]


@pytest.mark.parametrize(("protocol_id", "clause", "misprint"), MISPRINTS)
def test_misprints_stay(protocol_id: str, clause: str, misprint: str) -> None:
    assert misprint in shipped(protocol_id).clause(clause).text


def test_marks_of_conversion_are_not_words() -> None:
    assert "about vires, illegality" in shipped("somerset").clause("2.3.3").text
    assert "a Senior Officer should" in shipped("solihull").clause("Complaints 2").text


@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_status_says_no_more_than_is_known(protocol_id: str) -> None:
    protocol = shipped(protocol_id).protocol
    expected = {
        "somerset": ("2014", "unknown"),
        "west-lindsey": ("undated", "unknown"),
        "cheshire-east": ("approved by Full Council on 24 February 2009", "unknown"),
        "isle-of-wight": ("draft of June 2004", "draft"),
        "solihull": ("approved on 10 October 2006", "unknown"),
    }
    assert (protocol.edition, protocol.status) == expected[protocol_id]
    assert protocol.sign_off is None

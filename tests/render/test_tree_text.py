"""A decision tree in words: what stands at the answers and at the leaves, and at the head of the page."""

from __future__ import annotations

import pytest

from mo_advisor.analysis.decision_tree import trees
from mo_advisor.protocol.sign_off import mapping_sha256, text_sha256
from mo_advisor.render.views.tree import either, tree_page
from mo_advisor.render.writers.text import to_text
from tests.conftest import SHIPPED, shipped, tiny


def text(protocol_id: str, *situations: str) -> str:
    book = shipped(protocol_id)
    return to_text(tree_page(book, tuple(trees(book, situations)))).rstrip("\n")


def test_a_complaint_about_an_officer_in_cheshire_east() -> None:
    """As 10.1 reads: by whom it is about, and nothing else for Members."""
    assert text("cheshire-east", "complain-about-officer").partition("[complain-about-officer]\n")[2] == """\
  Who asks?
  - Councillor, or Co-opted member of a committee
      Whom is it about, or who is on the other side?
      - Head of Service
          Clauses: 10.1
          Contact: the appropriate Director [10.1], when: “in the case of a Head of Service”
          Background: 10.2
      - Director
          Clauses: 10.1
          Contact: the Chief Executive [10.1], when: “Where the Officer concerned is a Director”
          Background: 10.2
      - Chief Executive
          Clauses: 10.1
          Contact: the Monitoring Officer [10.1], when: “Where the employee concerned is the Chief Executive”
          Background: 10.2
      - Monitoring Officer, or Chief Finance Officer
          Clauses: 10.1
          Contact: the appropriate Director or Head of Service [10.1], when: “Where a Member is dissatisfied with the conduct, \
behaviour or performance of an Officer” (unless that is the person concerned)
          Contact: the Chief Executive [10.1], when: “Where the Officer concerned is a Director”
          Background: 10.2
      - Anybody else, or nobody
          Clauses: 10.1
          Contact: the appropriate Director or Head of Service [10.1], when: “Where a Member is dissatisfied with the conduct, \
behaviour or performance of an Officer” (unless that is the person concerned; unless that post ranks below the person concerned)
          Background: 10.2
  - Council officer or employee
      Silent: 10.1 is for a Member who is dissatisfied with an Officer, not for an Officer.
      Catch-all: 1.3
      Background: 10.1
  - Somebody else
      More exactly: who asks?
      - Contractor or adviser, or Agency or temporary worker
          Silent: The protocol is about Members and Officers; it gives people outside the Council no rules or routes here.
          Catch-all: 1.3, 11.2
      - Anybody else
          Silent: The protocol is about Members and Officers; it gives people outside the Council no rules or routes here.
          Catch-all: 1.3"""


def test_contacts_say_who_takes_the_step_and_who_else_of_a_post_is_meant() -> None:
    said = text("somerset", "complain-about-officer")
    assert "Contact: an appropriate Senior Officer [2.4.1], when: “has any concerns about the actions of an Officer” (someone other than the" in said
    assert "Contact, step 1: the relevant Senior Leadership Team officer [7.3.1], time limit: “Within three days” (unless" in said
    assert "Clauses: 2.4.1 (above all item 4), 7.3.1, 7.3.4" in said
    assert "(unless that is the person concerned or you" in text("somerset", "statutory-officer-obstructed")
    assert "; unless that post ranks below the person concerned)" in said
    assert "unless you have nobody of that kind above you" in text("solihull", "member-bullies-officer")
    assert "Brought in" in text("west-lindsey", "information-refused")
    assert ", is consulted, by" in text("west-lindsey", "information-refused")


@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_the_head_says_what_is_signed_off_and_has_room_for_a_signature(protocol_id: str) -> None:
    book = shipped(protocol_id)
    head = text(protocol_id, "not-covered").partition("[not-covered]")[0]
    for said in (
        book.protocol.council, book.protocol.title, book.protocol.edition, "Status: ", "Nobody has yet signed off",
        text_sha256(book.protocol), mapping_sha256(book.protocol), "Signed off by (role): ___", "Date: ___", "Review by: ___",
    ):
        assert said in head


def test_situations_that_nobody_has_judged_are_not_called_silent() -> None:
    book = tiny('document:\n  - {id: "1", text: Words., considered: Nothing in it.}\n')
    said = to_text(tree_page(book, tuple(trees(book, ["not-covered"]))))
    assert "  Not mapped: Nobody has yet judged this for this document. That is not the same as silence." in said
    assert "Silent" not in said


@pytest.mark.parametrize(("names", "said"), [(["A"], "A"), (["A or B", "C"], "A or B, or C"), (["A", "B", "C"], "A, B, or C")])
def test_alternatives_are_told_apart_by_a_comma(names: list[str], said: str) -> None:
    assert either(names) == said


@pytest.mark.slow
@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_the_record_names_no_role_that_the_vocabulary_has_not(protocol_id: str) -> None:
    book = shipped(protocol_id)
    page = tree_page(book, tuple(trees(book)))
    assert page.record is not None
    record = page.record()
    assert [one["situation"] for one in record["situations"]] == list(book.vocabulary.situations)
    known = {*book.vocabulary.roles, "nobody", "anybody-else", "somebody-else"} | {value for fact in book.facts.values() for value in fact.values}
    waiting = list(record["situations"])
    while waiting:
        node = waiting.pop()
        assert ("leaf" in node) != ("branches" in node)
        for branch in node.get("branches", ()):
            assert branch["label"]
            assert {answer["id"] for answer in branch["answers"]} <= known
            waiting.append(branch)

"""A clause is asked about once: its drafts are accepted together or one by one, changed or dropped; or it says why it is never advice."""

from __future__ import annotations

from pathlib import Path

import pytest

from mo_advisor.interview.screens import BACK, WHY
from mo_advisor.mapping.clauses import ask_clause
from mo_advisor.mapping.drafts import drafts
from mo_advisor.mapping.file import MappingFile, opened
from mo_advisor.mapping.judgements import Judged, Judgement
from mo_advisor.mapping.status import NOTHING_TO_ADD, status_of
from mo_advisor.mapping.writing import rewritten
from mo_advisor.protocol.model import Clause
from tests.mapping.samples import Scripted, small


@pytest.fixture
def file(tmp_path: Path) -> MappingFile:
    """A small document of which one clause has a rule."""
    file = opened(str(small(tmp_path)))
    judged = Judgement((Judged("1.2", "rule"),))
    file.change(lambda text: rewritten(text, "member-rude-to-officer", Judgement(), judged))
    return file


def ask(file: MappingFile, clause: str, *answers: str) -> tuple[bool, Scripted, Clause]:
    page = Scripted(*answers)
    on = ask_clause(page, file, clause, "1 of 4.")
    return on, page, opened(str(file.path)).book.clause(clause)


def test_all_drafts_at_once(file: MappingFile) -> None:
    on, page, clause = ask(file, "1.2", "all")
    assert on
    assert [(duty.words, duty.force, duty.binds) for duty in clause.duties] == [("should first raise", "should", ("officer",))]
    contact = clause.contacts[0]
    assert (contact.role, contact.title, contact.do, contact.of, contact.step) == (
        "head-of-service", "their Head of Service", "should first raise the matter with", "you", "1")
    assert contact.limit is not None
    assert contact.limit.words == "within three days"
    assert page.told[1] == "1. Duty: “should first raise” (should), binds Council officer or employee"


def test_none_of_them_is_remembered(file: MappingFile) -> None:
    assert "1.2" in status_of(file.book).to_look_at
    clause = ask(file, "1.2", "none")[2]
    assert (clause.duties, clause.contacts, clause.note) == ((), (), NOTHING_TO_ADD)
    assert "1.2" not in status_of(file.book).to_look_at


def test_one_by_one_with_a_change(file: MappingFile) -> None:
    changed = ("should first raise the matter", "member")
    clause = ask(file, "1.2", "each", "change", *changed, "drop")[2]
    assert [(duty.words, duty.binds) for duty in clause.duties] == [("should first raise the matter", ("member",))]
    assert clause.contacts == ()


def test_words_that_do_not_stand_there_are_refused_in_a_sentence(file: MappingFile) -> None:
    _, page, clause = ask(file, "1.2", "add-duty", "must raise", "officer", "later")
    assert "1.2: “must raise” is not a verbatim stretch of the clause" in page.told
    assert clause.duties == ()


def test_a_contact_is_added_part_by_part(file: MappingFile) -> None:
    _, _, clause = ask(file, "1.2", "add-contact", "their Head of Service", "raise the matter with", "", "", "1", "head-of-service", "later")
    contact, = clause.contacts
    assert (contact.role, contact.do, contact.part, contact.step) == ("head-of-service", "raise the matter with", "receives", "1")
    assert ask(file, "1.2", "add-contact", "", "", "", "", "", "", "later")[2].contacts == clause.contacts


def test_what_was_said_can_be_taken_back(file: MappingFile) -> None:
    ask(file, "1.2", "all")
    before = file.text
    _, page, clause = ask(file, "1.2", "take-back", "none")
    assert page.asked[0].options[-1].label == "Take back what was said of it (duty: 1, contact: 1)"
    assert (clause.duties, clause.contacts, clause.note) == ((), (), NOTHING_TO_ADD)
    ask(file, "1.2", "take-back", "all")
    assert opened(str(file.path)).text == before


def test_later_and_back_change_nothing(file: MappingFile) -> None:
    before = file.path.read_bytes()
    assert ask(file, "1.2", WHY, "whole", "later")[0] is True
    assert ask(file, "1.2", BACK)[0] is False
    assert ask(file, "2.2", BACK)[0] is False
    assert ask(file, "2.2", "later")[0] is True
    assert file.path.read_bytes() == before


def test_why_a_clause_is_never_advice(file: MappingFile) -> None:
    assert ask(file, "2.2", WHY, "whole", "keeping")[2].considered == "It is about how the document is kept, adopted or reviewed."
    assert ask(file, "2.1", "own-words", "It is: odd.")[2].considered == "It is: odd."


def test_what_the_file_says_already_is_not_drafted_again(file: MappingFile) -> None:
    ask(file, "1.2", "all")
    assert drafts(file.book, file.book.clause("1.2")) == ()


def test_a_clause_that_is_to_be_looked_at_again_loses_its_mark(file: MappingFile) -> None:
    file.change(lambda text: text.replace('- number: "1.2"\n', '- number: "1.2"\n        review: "It was reworded."\n'))
    assert [(again.kind, again.id) for again in status_of(file.book).again] == [("clause", "1.2")]
    _, page, clause = ask(file, "1.2", "later")
    assert page.told[1:3] == ["To look at again: It was reworded.", "rule: member-rude-to-officer"]
    assert clause.review
    assert ask(file, "1.2", "all")[2].review is None


def reworded(file: MappingFile, words: str) -> None:
    file.change(lambda text: text.replace("An Officer who is spoken to rudely by a Member should first raise the matter with their Head of Service, "
                                          "within three days.", words))


def test_whom_a_duty_binds_is_asked_where_its_words_leave_it_open(file: MappingFile) -> None:
    reworded(file, "A complaint should be made in writing.")
    _, page, clause = ask(file, "1.2", "all", WHY, "officer")
    assert page.told[1].endswith("whom it binds its words do not say; you are asked when you accept it")
    assert [duty.binds for duty in clause.duties] == [("officer",)]
    dropped = ask(file, "1.2", "take-back", "all", "drop")[2]
    assert (dropped.duties, dropped.note) == ((), NOTHING_TO_ADD)


def test_going_back_takes_back_the_draft_before(file: MappingFile) -> None:
    before = file.text
    on, page, clause = ask(file, "1.2", "each", "accept", BACK, BACK, "none")
    assert on
    assert (clause.duties, clause.contacts, clause.note) == ((), (), NOTHING_TO_ADD)
    file.change(lambda _: before)
    _, page, clause = ask(file, "1.2", "each", "accept", BACK, "drop", "accept")
    assert (clause.duties, [contact.role for contact in clause.contacts]) == ((), ["head-of-service"])
    assert [screen.text.split()[0] for screen in page.asked[1:]] == ["1", "2", "1", "2"]


def test_a_contacts_role_is_typed_by_name(file: MappingFile) -> None:
    parts = ("their Head of Service", "raise the matter with", "", "", "1")
    _, page, clause = ask(file, "1.2", "add-contact", *parts, "Hed of Service", "the Head of Service", "later")
    assert [contact.role for contact in clause.contacts] == ["head-of-service"]
    assert any(told.startswith("There is no role “Hed of Service”; did you mean head-of-service") for told in page.told)
    _, page, _ = ask(file, "1.2", "add-contact", *parts, "", "later")
    assert "Nothing was written, since it has no role." in page.told


def test_it_is_said_whether_something_was_drafted_before(file: MappingFile) -> None:
    ask(file, "1.2", "all")
    assert ask(file, "1.2", "later")[1].asked[0].text == "Its words suggest nothing more than what is said of it already."


def test_about_whom_it_must_be_can_be_changed(file: MappingFile) -> None:
    reworded(file, "A complaint about a Director is made to the Chief Executive.")
    _, page, clause = ask(file, "1.2", "each", "change", "", "", "", "", "", "", "Senior officer")
    assert clause.contacts[0].involved is not None
    assert clause.contacts[0].involved.any_of == ("senior-officer",)
    wide = page.asked[1].text
    assert wide == ("1 of 1. Contact: “is made to” “the Chief Executive” (Chief Executive); receives; when A complaint about a Director; "
                    "only about Director")

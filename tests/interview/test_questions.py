"""What is asked, in which order, and what is not: on a protocol small enough to know by heart."""

from __future__ import annotations

import pytest

from mo_advisor.advice.answers import Answers
from mo_advisor.interview.loop import hold
from mo_advisor.interview.questions import next_question, settled_by, with_answer
from mo_advisor.interview.refining import fact_matters
from tests.conftest import tiny
from tests.interview.samples import mapleford, scripted

THREE = {"who", "involved", "what"}


def after(who: str | None, involved: tuple[str, ...] | None, what: str, *asked: str, **facts: str) -> str | None:
    """The question that follows the first three."""
    answers = Answers(who, involved, what, {fact.replace("_", "-"): value for fact, value in facts.items()})
    question = next_question(mapleford(), answers, {*THREE, *asked})
    return question.id if question else None


def choices(who: str | None, involved: tuple[str, ...] | None, what: str) -> list[str]:
    question = next_question(mapleford(), Answers(who, involved, what), THREE)
    assert question
    return [option.value for option in (*question.menu.options, *question.menu.standing)]


def test_the_first_three_are_who_then_whom_then_what() -> None:
    book, answers = mapleford(), Answers()
    asked: list[str] = []
    for value in ("member", "officer", "enquiry-unanswered"):
        question = next_question(book, answers, asked)
        assert question
        asked.append(question.id)
        answers = with_answer(answers, question.id, value)
    assert asked == ["who", "involved", "what"]
    assert answers == Answers("member", ("officer",), "enquiry-unanswered")


def test_a_silence_ends_the_interview_at_once() -> None:
    assert after("member", (), "devices-in-meetings") is None


def test_a_situation_that_nobody_has_judged_ends_it_too() -> None:
    assert after("member", ("officer",), "election-period") is None
    assert after(None, None, "election-period") is None


def test_a_fact_is_asked_where_a_rule_depends_on_it() -> None:
    assert after("member", ("officer",), "information-refused") == "refusal-reason"
    offered = choices("member", ("officer",), "information-refused")
    assert offered == ["too-much-work", "not-entitled", "confidential", "none-given", "not-sure"]
    assert after("member", ("officer",), "information-refused", refusal_reason="not-entitled") is None


def test_a_fact_that_was_not_sure_is_not_asked_again() -> None:
    assert after("member", ("officer",), "information-refused", "refusal-reason") is None


def test_a_fact_is_not_asked_where_every_value_comes_to_the_same() -> None:
    """Clause 6 holds whether the case is serious or not, though its rules name it."""
    assert after("member", ("officer",), "enquiry-unanswered") is None


def test_of_two_facts_that_must_both_hold_the_second_is_not_asked_once_the_first_fails() -> None:
    what = "group-meeting-invitation"
    assert after("officer", ("political-group",), what) == "outsiders"
    assert after("officer", ("political-group",), what, outsiders="absent") is None
    assert after("officer", ("political-group",), what, outsiders="present") == "interview-written"
    assert after("officer", ("political-group",), what, "outsiders") == "interview-written"
    assert after("officer", ("political-group",), what, outsiders="present", interview_written="yes") is None


def test_a_fact_matters_also_where_only_another_answer_makes_it_so() -> None:
    """Taken alone, no value of either fact settles anything; together they do."""
    book = tiny("""\
document:
  - id: "1"
    text: "Both or neither."
    rules:
      - situations: [not-covered]
        facts: {any_of: [{all_of: [serious=yes, own-ward=yes]}, {all_of: [serious=no, own-ward=no]}]}
""")
    answers = Answers("member", (), "not-covered")
    assert not fact_matters(book, answers, "serious", [])
    assert fact_matters(book, answers, "serious", ["own-ward"])
    assert hold(book, Answers(), (), scripted("member", "nobody", "not-covered", "yes", "no")).facts == {"serious": "yes", "own-ward": "no"}


def test_the_asker_is_narrowed_where_a_clause_depends_on_it() -> None:
    assert after("member", (), "agenda-or-report-dispute") == "who-exactly"
    assert choices("member", (), "agenda-or-report-dispute")[0] == "committee-chair"
    assert choices("member", (), "agenda-or-report-dispute")[-1] == "not-sure"
    assert after("member", (), "agenda-or-report-dispute", "who-exactly") is None
    assert after("committee-chair", (), "agenda-or-report-dispute") is None
    assert after("officer", (), "agenda-or-report-dispute") is None


def test_the_roles_that_a_clause_names_come_first_then_those_that_rule_it_out() -> None:
    offered = choices("member", (), "press-contact-or-statement")
    assert offered[:2] == ["leader", "committee-chair"]
    assert {"deputy-leader", "ward-member", "group-leader"} <= set(offered[2:])


def test_a_role_whose_wider_role_says_the_same_is_not_offered() -> None:
    offered = choices("member", (), "press-contact-or-statement")
    assert "standards-chair" not in offered
    assert "co-opted-member" not in offered


def test_the_asker_is_narrowed_where_a_recorded_silence_depends_on_it() -> None:
    offered = choices("member", (), "visit-council-site")
    assert "ward-member" in offered
    assert "leader" in offered


def test_who_was_not_sure_is_not_asked_again() -> None:
    assert after(None, (), "agenda-or-report-dispute") is None


def test_the_asker_is_not_narrowed_only_because_a_contact_could_be_themself() -> None:
    """Clause 9 sends an officer to the Monitoring Officer, who is an officer."""
    assert after("officer", (), "not-covered") is None


def test_the_other_side_is_narrowed_where_a_contact_could_be_they() -> None:
    assert after("member", ("officer",), "officer-rude-to-member") == "involved-exactly"
    offered = choices("member", ("officer",), "officer-rude-to-member")
    assert {"head-of-service", "director", "junior-officer"} <= set(offered)
    assert offered[-1] == "not-sure"
    assert after("member", ("officer",), "officer-rude-to-member", "involved-exactly") is None
    assert after("member", ("director",), "officer-rude-to-member") is None
    assert after("member", None, "officer-rude-to-member") is None


def test_only_an_officer_has_a_line_manager() -> None:
    assert "line-manager" not in choices("member", ("officer",), "officer-rude-to-member")
    assert "line-manager" in choices("officer", ("officer",), "officer-rude-to-member")
    assert "line-manager" in choices(None, ("officer",), "officer-rude-to-member")


def test_the_posts_that_the_contacts_name_come_first() -> None:
    offered = choices("member", ("officer",), "officer-rude-to-member")
    assert set(offered[:2]) == {"head-of-service", "director"}


@pytest.mark.parametrize(("question", "value", "answers"), [
    ("who", "not-sure", Answers(None, ("officer",), "not-covered")),
    ("who", "resident", Answers("resident", ("officer",), "not-covered")),
    ("involved", "not-sure", Answers("member", None, "not-covered")),
    ("involved", "nobody", Answers("member", (), "not-covered")),
    ("involved", "journalist", Answers("member", ("journalist",), "not-covered")),
    ("what", "whistleblowing", Answers("member", ("officer",), "whistleblowing")),
    ("who-exactly", "not-sure", Answers("member", ("officer",), "not-covered")),
    ("who-exactly", "leader", Answers("leader", ("officer",), "not-covered")),
    ("involved-exactly", "not-sure", Answers("member", ("officer",), "not-covered")),
    ("involved-exactly", "director", Answers("member", ("director",), "not-covered")),
    ("serious", "not-sure", Answers("member", ("officer",), "not-covered")),
    ("serious", "yes", Answers("member", ("officer",), "not-covered", {"serious": "yes"})),
])
def test_what_an_answer_comes_to(question: str, value: str, answers: Answers) -> None:
    assert with_answer(Answers("member", ("officer",), "not-covered"), question, value) == answers


def test_what_was_given_is_not_asked_again_not_even_more_narrowly() -> None:
    assert settled_by({"who", "involved", "serious"}) == {"who", "who-exactly", "involved", "involved-exactly", "serious"}
    assert settled_by(()) == frozenset()


def test_whom_it_is_about_is_not_asked_where_what_is_known_and_it_makes_no_difference() -> None:
    book = mapleford()
    assert next_question(book, Answers("member", None, "devices-in-meetings"), {"who", "what"}) is None
    rude = next_question(book, Answers("member", None, "officer-rude-to-member"), {"who", "what"})
    assert rude
    assert rude.id == "involved"


def test_who_is_asked_even_where_everything_else_is_known() -> None:
    question = next_question(mapleford(), Answers(None, (), "devices-in-meetings"), {"involved", "what"})
    assert question
    assert question.id == "who"

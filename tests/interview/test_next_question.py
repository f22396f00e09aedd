"""What is asked, in which order, and what is not: on a protocol small enough to know by heart."""

from __future__ import annotations

import pytest

from mo_advisor.advice import outcome as effect
from mo_advisor.advice.advise import advise
from mo_advisor.advice.answers import Answers
from mo_advisor.frozen import replace
from mo_advisor.interview.next_question import left_open, next_question, open_questions, settled_by, with_answer
from mo_advisor.interview.options import Question
from tests.conftest import SHIPPED, shipped, tiny
from tests.interview.samples import held, mapleford, questions_asked, scripted

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


def test_the_first_two_are_who_then_what_and_often_that_is_all() -> None:
    assert questions_asked(mapleford(), Answers("member", ("officer",), "not-covered")) == (("who", "member"), ("what", "not-covered"))


def test_a_complaint_asks_whom_it_is_about_where_they_may_be_the_only_adviser() -> None:
    asked = questions_asked(mapleford(), Answers("member", ("officer",), "enquiry-unanswered"))
    assert asked == (("who", "member"), ("what", "enquiry-unanswered"), ("involved", "officer"))


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
    assert open_questions(book, answers, (*THREE, "own-ward")) == ()
    assert open_questions(book, answers, THREE) == ("serious", "own-ward")
    assert held(book, Answers(), (), scripted("member", "not-covered", "yes", "no")).facts == {"serious": "yes", "own-ward": "no"}


def test_the_asker_is_narrowed_where_a_clause_depends_on_it() -> None:
    assert after("member", (), "agenda-or-report-dispute") == "who-exactly"
    assert choices("member", (), "agenda-or-report-dispute")[0] == "committee-chair"
    assert choices("member", (), "agenda-or-report-dispute")[-1] == "not-sure"
    assert after("member", (), "agenda-or-report-dispute", "who-exactly") is None
    assert after("committee-chair", (), "agenda-or-report-dispute") is None
    assert after("officer", (), "agenda-or-report-dispute") is None


def test_only_the_roles_that_a_clause_names_are_offered_and_none_of_these_keeps_the_wider_one() -> None:
    assert choices("member", (), "press-contact-or-statement") == ["leader", "committee-chair", "not-sure"]


def test_the_asker_is_narrowed_where_a_recorded_silence_depends_on_it() -> None:
    assert choices("member", (), "visit-council-site") == ["ward-member", "not-sure"]


@pytest.mark.slow
@pytest.mark.parametrize("protocol", SHIPPED)
def test_nobody_is_asked_whether_they_are_what_never_asks(protocol: str) -> None:
    book = shipped(protocol)
    for what in book.vocabulary.situations:
        for who in ("member", "officer", "resident"):
            question = next_question(book, Answers(who, (), what), THREE)
            offered = question.values() if question and question.id == "who-exactly" else ()
            assert all(book.vocabulary.roles[role].asks for role in offered if role != "not-sure"), (what, offered)


def test_who_was_not_sure_is_not_asked_again() -> None:
    assert after(None, (), "agenda-or-report-dispute") is None


def test_the_asker_is_not_narrowed_only_because_a_contact_could_be_themself() -> None:
    """Clause 9 sends an officer to the Monitoring Officer, who is an officer."""
    assert after("officer", (), "not-covered") is None


def test_the_other_side_is_narrowed_where_a_contact_could_be_they() -> None:
    assert [option.value for option in whom("member", "officer-rude-to-member").menu.options][:2] == ["head-of-service", "director"]
    assert after("member", ("director",), "officer-rude-to-member") is None
    assert after("member", None, "officer-rude-to-member") is None


def whom(who: str | None, what: str) -> Question:
    question = next_question(mapleford(), Answers(who, None, what), {"who", "what"})
    assert question
    assert question.id == "involved"
    return question


def test_whom_it_is_about_names_the_posts_of_the_open_contacts_at_once_and_does_not_ask_for_them_again() -> None:
    offered = [option.value for option in whom("member", "officer-rude-to-member").menu.options]
    assert offered == ["head-of-service", "director", "monitoring-officer", "other-officer", "officer", "somebody-else"]
    for value in ("director", "other-officer", "officer", "not-sure"):
        answers = with_answer(Answers("member", None, "officer-rude-to-member"), "involved", value)
        assert next_question(mapleford(), answers, THREE) is None


@pytest.mark.parametrize("protocol", SHIPPED)
def test_another_officer_after_the_posts_were_passed_over_is_none_of_them(protocol: str) -> None:
    """No contact is left to be one of the posts that were offered and not chosen."""
    book = shipped(protocol)
    question = next_question(book, Answers("member", None, "complain-about-officer"), {"who", "what"})
    assert question
    passed_over = question.values()[: question.values().index("other-officer")]
    answers = with_answer(Answers("member", None, "complain-about-officer"), "involved", "other-officer")
    assert len(passed_over) >= 3
    assert not any(book.tree.truth("other-officer", post) for post in passed_over)
    open_before = [named for named in advise(book, replace(answers, involved=("officer",))).contacts if named.verdict.truth is None]
    open_now = [named for named in advise(book, answers).contacts if named.verdict.truth is None]
    assert len(open_now) < len(open_before)
    assert not any("involved" in named.verdict.depends for named in open_now)


def test_none_of_the_narrower_roles_can_be_said_after_the_kind_too() -> None:
    book = shipped("solihull")
    question = next_question(book, Answers("officer", ("member",), "threat-or-danger"), {"who", "what", "involved", "who-exactly"})
    assert question
    assert question.id == "involved-exactly"
    assert question.menu.options[-1].label == "None of these"
    assert with_answer(Answers("officer", ("member",), "threat-or-danger"), question.id, "other-member").involved == ("other-member",)


def test_where_two_kinds_may_be_on_the_other_side_the_posts_are_asked_for_after_the_kind() -> None:
    book = tiny("""\
document:
  - id: "1"
    text: "Tell the Chief Executive."
    rules: [{situations: [whistleblowing]}]
    contacts: [{role: chief-executive, title: the Chief Executive, do: Tell}]
""")
    assert questions_asked(book, Answers("member", ("chief-executive",), "whistleblowing")) == (
        ("who", "member"), ("what", "whistleblowing"), ("involved", "officer"), ("involved-exactly", "chief-executive"),
    )
    asked = next_question(book, Answers("member", ("officer",), "whistleblowing"), {"who", "what", "involved"})
    assert asked
    assert asked.text == "Is it about one of these?"


def test_only_an_officer_has_a_line_manager() -> None:
    book = tiny("""\
document:
  - id: "1"
    text: "Tell your line manager."
    rules: [{situations: [officer-complains-about-officer]}]
    contacts: [{role: line-manager, title: your line manager, do: Tell}]
""")
    offered = {}
    for who in ("member", "officer", None):
        question = next_question(book, Answers(who, None, "officer-complains-about-officer"), {"who", "what"})
        offered[who] = question.values() if question else ()
    assert "line-manager" not in offered["member"]
    assert "line-manager" in offered["officer"]
    assert "line-manager" in offered[None]


def test_of_several_open_questions_the_one_that_leaves_the_fewest_comes_first() -> None:
    """Whoever is not invited in writing need not be asked who else is there; and the other way round; of equals the vocabulary's first."""
    book, answers = mapleford(), Answers("officer", ("political-group",), "group-meeting-invitation")
    assert open_questions(book, answers, THREE) == ("outsiders", "interview-written")
    assert left_open(book, answers, THREE, "outsiders") == left_open(book, answers, THREE, "interview-written") == 0.5
    wide = tiny("""\
document:
  - id: "1"
    text: "One."
    rules: [{situations: [not-covered], facts: {all_of: [session=open, serious=yes]}}]
  - id: "2"
    text: "Two."
    rules: [{situations: [not-covered], facts: {all_of: [session=open, own-ward=yes]}}]
""")
    assert open_questions(wide, Answers("member", (), "not-covered"), THREE) == ("session", "serious", "own-ward")
    first = next_question(wide, Answers("member", (), "not-covered"), THREE)
    assert first
    assert first.id == "session"


@pytest.mark.parametrize(("answers", "asked"), [
    (Answers(None, None, "something-feels-wrong"), (("who", "not-sure"), ("what", "something-feels-wrong"), ("involved", "not-sure"))),
    (Answers("director", ("officer",), "group-meeting-invitation", {"outsiders": "absent"}),
     (("who", "officer"), ("what", "group-meeting-invitation"), ("outsiders", "absent"))),
    (Answers("committee-chair", (), "agenda-or-report-dispute"),
     (("who", "member"), ("what", "agenda-or-report-dispute"), ("who-exactly", "committee-chair"))),
    (Answers("member", (), "officer-rude-to-member"), (("who", "member"), ("what", "officer-rude-to-member"), ("involved", "nobody"))),
    (Answers("member", ("hr",), "officer-rude-to-member"),
     (("who", "member"), ("what", "officer-rude-to-member"), ("involved", "officer"))),
])
def test_what_somebody_is_asked(answers: Answers, asked: tuple[tuple[str, str], ...]) -> None:
    assert questions_asked(mapleford(), answers) == asked


@pytest.mark.slow
@pytest.mark.parametrize("protocol", SHIPPED)
def test_the_next_question_comes_at_once(protocol: str) -> None:
    """Counted in advices that are computed and compared, each a fraction of a millisecond, and not in time, which depends on the machine."""
    book = shipped(protocol)
    for what in book.vocabulary.situations:
        for who in ("member", "officer", None):
            before = effect._outcome.cache_info().misses
            next_question(book, Answers(who, None, what), {"who", "what"})
            assert effect._outcome.cache_info().misses - before <= 160, (who, what)


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

"""Nobody is sent to the person that it is about, or to themselves; and nobody is left out on a guess."""

from __future__ import annotations

import pytest

from mo_advisor.advice.advise import Advice, advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.identity import is_the_asker, is_the_subject
from tests.conftest import tiny

LADDER = """
document:
  - id: "1"
    text: "Ask the Director, the Chief Executive, the Monitoring Officer or an appropriate Senior Officer."
    rules: [{situations: [complain-about-officer, information-refused]}]
    contacts:
      - {role: director, title: the Director, do: Ask}
      - {role: chief-executive, title: the Chief Executive, do: Ask}
      - {role: monitoring-officer, title: the Monitoring Officer, do: Ask}
      - {role: senior-officer, title: an appropriate Senior Officer, do: Ask, one_of_many: "yes"}
"""


def ask(who: str | None, involved: tuple[str, ...] | None, what: str = "complain-about-officer", extra: str = "") -> Advice:
    return advise(tiny(extra + LADDER), Answers(who, involved, what))


def ladder(advice: Advice) -> dict[str, str]:
    """Role: `certain`, `perhaps` or `someone else` of that post."""
    sure = {True: "certain", None: "perhaps"}
    return {str(one.contact.role): "someone else" if one.other_than else sure[one.verdict.truth] for one in advice.contacts}


def test_the_person_complained_of_is_left_out_and_the_caution_names_them() -> None:
    advice = ask("member", ("chief-executive",))
    assert ladder(advice) == {"monitoring-officer": "certain", "senior-officer": "someone else"}
    assert [(named.role, named.why) for named in advice.left_out] == [("director", "below"), ("chief-executive", "subject")]
    said = [(caution.kind, caution.clauses, "the Chief Executive" in caution.text) for caution in advice.cautions if caution.clauses]
    assert said == [("gap", ("1",), False), ("left-out", ("1",), True)]


def test_a_post_that_one_person_may_hold_beside_is_marked() -> None:
    advice = ask("member", ("director",))
    assert ladder(advice) == {"chief-executive": "certain", "monitoring-officer": "perhaps", "senior-officer": "someone else"}
    assert [(named.role, named.why) for named in advice.left_out] == [("director", "subject")]


def test_a_protocol_may_say_that_one_person_holds_two_posts() -> None:
    same = "same_people: [[monitoring-officer, director]]\n"
    assert ladder(ask("member", ("director",), extra=same)) == {"chief-executive": "certain", "senior-officer": "someone else"}
    assert ladder(ask("director", ("junior-officer",), extra=same)) == {"chief-executive": "certain", "senior-officer": "someone else"}


def test_a_narrower_or_wider_role_than_the_post_is_a_guess() -> None:
    assert ladder(ask("member", ("officer",)))["director"] == "perhaps"
    wide = "roles: {section-151-officer: {is: [statutory-officer, director]}}\n"
    assert ladder(ask("member", ("section-151-officer",), extra=wide))["director"] == "perhaps"
    assert ladder(ask("section-151-officer", ("junior-officer",), extra=wide))["director"] == "perhaps"


def test_a_protocol_may_say_that_different_people_hold_two_posts() -> None:
    advice = ask("member", ("director",), extra="different_people: [[monitoring-officer, director]]\n")
    assert ladder(advice) == {"chief-executive": "certain", "monitoring-officer": "certain", "senior-officer": "someone else"}


@pytest.mark.parametrize("involved", [None, ("officer",), ("senior-officer",), ("member",), ("member", "resident"), ()])
def test_a_contact_that_a_later_answer_could_withdraw_is_only_perhaps(involved: tuple[str, ...] | None) -> None:
    advice = ask("member", involved)
    assert ladder(advice) == {"director": "perhaps", "chief-executive": "perhaps", "monitoring-officer": "perhaps", "senior-officer": "someone else"}
    assert all(one.verdict.depends == {"involved"} for one in advice.contacts if not one.other_than)


def test_the_subject_is_of_the_situations_party_kind() -> None:
    """A Member who complains about an officer and names the Leader as involved too does not lose the Leader's own contacts."""
    book = tiny(LADDER)
    answers = Answers("member", ("head-of-service", "leader"), "complain-about-officer")
    assert is_the_subject(book, answers, "leader").truth is False
    assert is_the_subject(book, answers, "head-of-service").truth is True


@pytest.mark.parametrize("involved", [("resident",), ("journalist", "outside-body")])
def test_with_outsiders_involved_no_officer_is_marked(involved: tuple[str, ...]) -> None:
    assert set(ladder(ask("member", involved)).values()) == {"certain"}
    assert ladder(ask("member", (*involved, "director")))["monitoring-officer"] == "perhaps"


def test_whoever_was_wronged_keeps_their_own_post() -> None:
    """A Monitoring Officer who is obstructed is not who obstructs; if nobody else is named, anybody else may be."""
    book = tiny(LADDER.replace("complain-about-officer", "statutory-officer-obstructed"))
    for involved, truth in ((("monitoring-officer",), None), (("monitoring-officer", "junior-officer"), False), (None, None)):
        answers = Answers("member", involved, "statutory-officer-obstructed")
        assert is_the_subject(book, answers, "monitoring-officer").truth is (False if involved else None)
        assert is_the_subject(book, answers, "chief-executive").truth is truth
        assert not advise(book, answers).left_out


def test_a_kind_that_only_may_be_complained_of_settles_nobody() -> None:
    """Found by the proof: about some statutory officer a Director was certain, and about the Monitoring Officer, who is one, only perhaps."""
    book = tiny(LADDER.replace("complain-about-officer", "complain-about-top-officer"))
    for involved in ("statutory-officer", "monitoring-officer"):
        assert is_the_subject(book, Answers("member", (involved,), "complain-about-top-officer"), "director").truth is None
    assert is_the_subject(book, Answers("member", ("chief-executive",), "complain-about-top-officer"), "director").truth is False


def test_a_superior_of_somebody_who_has_none_is_a_gap() -> None:
    book = tiny("""
document:
  - id: "1"
    text: "Ask your Director."
    rules: [{situations: [information-refused]}]
    contacts: [{role: director, title: your Director, do: Ask, of: you}]
""")
    shown = {who: advise(book, Answers(who, None, "information-refused")) for who in ("junior-officer", "officer", "chief-executive")}
    assert [named.verdict.truth for named in shown["junior-officer"].contacts] == [True]
    assert [named.verdict.truth for named in shown["officer"].contacts] == [None]
    assert [(named.role, named.why) for named in shown["chief-executive"].left_out] == [("director", "no-superior")]
    assert [caution.kind for caution in shown["chief-executive"].cautions if caution.clauses] == ["gap"]


def test_only_a_complaint_has_a_subject() -> None:
    advice = ask("member", ("chief-executive",), what="information-refused")
    assert ladder(advice)["chief-executive"] == "certain"


def test_nobody_is_sent_to_themselves() -> None:
    assert ladder(ask("chief-executive", ("junior-officer",))) == {
        "director": "certain", "monitoring-officer": "certain", "senior-officer": "someone else",
    }


def test_whoever_holds_a_post_knows_which_others_are_theirs() -> None:
    assert ladder(ask("monitoring-officer", ("junior-officer",)))["director"] == "certain"
    assert ladder(ask("director", ("junior-officer",)))["monitoring-officer"] == "certain"


def test_an_asker_who_may_hold_the_post_is_told_perhaps() -> None:
    advice = ask("officer", ("junior-officer",))
    assert ladder(advice)["chief-executive"] == "perhaps"
    assert advice.open_questions == ("who",)
    assert ladder(ask("junior-officer", ("junior-officer",)))["chief-executive"] == "certain"


def test_nobody_knows_whether_an_unknown_asker_holds_a_post_that_can_ask() -> None:
    book = tiny(LADDER)
    assert is_the_asker(book, Answers(None, None, "complain-about-officer"), "chief-executive").truth is None
    assert is_the_asker(book, Answers(None, None, "complain-about-officer"), "outside-body").truth is False


def test_the_other_party_may_be_the_person_where_the_document_says_so() -> None:
    book = tiny("""
document:
  - id: "1"
    text: "Resolve it with the Senior Officer directly."
    rules: [{situations: [complain-about-officer]}]
    contacts: [{role: senior-officer, title: the Senior Officer, do: Resolve it, part: other-party}]
""")
    advice = advise(book, Answers("member", ("director",), "complain-about-officer"))
    assert [one.verdict.truth for one in advice.contacts] == [True]

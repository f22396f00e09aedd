"""Nobody is sent to the person that it is about, or to themselves."""

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
    assert ladder(advice) == {"director": "certain", "monitoring-officer": "certain", "senior-officer": "someone else"}
    left_out = [caution for caution in advice.cautions if caution.kind == "left-out"]
    assert [(caution.clauses, "the Chief Executive" in caution.text) for caution in left_out] == [(("1",), True)]


def test_a_post_that_one_person_may_hold_beside_counts_as_the_persons() -> None:
    assert ladder(ask("member", ("director",))) == {"chief-executive": "certain", "senior-officer": "someone else"}


def test_a_protocol_may_say_that_different_people_hold_two_posts() -> None:
    advice = ask("member", ("director",), extra="different_people: [[monitoring-officer, director]]\n")
    assert ladder(advice) == {"chief-executive": "certain", "monitoring-officer": "certain", "senior-officer": "someone else"}


@pytest.mark.parametrize("involved", [None, ("officer",), ("senior-officer",), ("member",), ()])
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


def test_only_a_complaint_has_a_subject() -> None:
    advice = ask("member", ("chief-executive",), what="information-refused")
    assert ladder(advice)["chief-executive"] == "certain"


def test_nobody_is_sent_to_themselves() -> None:
    assert ladder(ask("chief-executive", ("junior-officer",))) == {
        "director": "certain", "monitoring-officer": "certain", "senior-officer": "someone else",
    }
    assert "director" not in ladder(ask("monitoring-officer", ("junior-officer",)))


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

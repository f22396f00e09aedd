"""Going back, checking the answers, and changing one: what still fits is kept, and what does not is dropped and named."""

from __future__ import annotations

import pytest

from mo_advisor.advice.answers import Answers
from mo_advisor.interview.check_answers import SHOW, check_screen
from mo_advisor.interview.run import hold
from mo_advisor.interview.screens import BACK, WHY, Left, Screen
from mo_advisor.interview.state import Interview, answer_to, start
from tests.interview.samples import Scripted, mapleford, scripted

INVITED = ("officer", "group-meeting-invitation", "present", "yes")  # who, what, and two facts of which each hangs on the other


def checked(*answers: str, given: Answers | None = None, settled: tuple[str, ...] = ()) -> tuple[Interview | None, Scripted]:
    asker = scripted(*answers)
    return hold(start(mapleford(), given or Answers(), settled), asker, checks=True, before="Back to the councils"), asker


def lines(asker: Scripted) -> list[str]:
    """The answers as the last check showed them."""
    return [option.label for option in asker.screens[-1].options]


def test_the_check_numbers_every_answer_and_enter_goes_on() -> None:
    done, asker = checked(*INVITED, SHOW)
    assert done
    assert lines(asker) == [
        "The question is for: Council officer or employee",
        "What happened: A political group has asked me to come to its meeting, or to stay for party business",
        "Will people who are not councillors be there? They will",
        "Was it put in writing? It was",
        "All correct: show the advice",
    ]
    assert asker.screens[-1].default == SHOW


def test_what_flags_gave_is_checked_and_changed_too() -> None:
    given = Answers("officer", (), "", {"outsiders": "present"})
    done, asker = checked(
        "group-meeting-invitation", "yes", "who", "member", SHOW, given=given, settled=("who", "involved", "outsiders", "serious"),
    )
    assert done
    assert done.answers == Answers("member", (), "group-meeting-invitation", {"outsiders": "present", "interview-written": "yes"})
    assert lines(asker)[:2] == ["Whom it is about: Nobody else", "Will people who are not councillors be there? They will"]
    assert "Is it a serious case? Not sure" in lines(asker)
    assert "The question is for: Councillor (elected Member)" in lines(asker)


def test_nothing_is_checked_where_nothing_was_asked() -> None:
    given = Answers("member", ("officer",), "officer-rude-to-member")
    done, asker = checked(given=given, settled=("who", "involved", "what"))
    assert done
    assert done.answers == given
    assert not asker.screens


def test_after_a_change_the_answers_that_still_fit_are_kept() -> None:
    done, asker = checked(*INVITED, "who", "member", SHOW)
    assert done
    assert done.answers.facts == {"outsiders": "present", "interview-written": "yes"}
    assert asker.asked == ["who", "what", "outsiders", "interview-written", "check", "who", "check"]
    assert not any("dropped" in told for told in asker.told)


def test_after_a_change_the_answers_that_do_not_fit_are_dropped_and_named() -> None:
    done, asker = checked(*INVITED, "outsiders", "absent", SHOW)
    assert done
    assert done.answers.facts == {"outsiders": "absent"}
    assert "No longer fits, and was dropped: Was it put in writing? It was." in asker.told


def test_an_answer_that_is_no_longer_offered_is_named_and_its_question_asked_anew() -> None:
    done, asker = checked("member", "officer-rude-to-member", "director", "what", "agenda-or-report-dispute", "committee-chair", SHOW)
    assert done
    assert done.answers == Answers("committee-chair", None, "agenda-or-report-dispute")
    assert "No longer fits, and was dropped: Whom it is about: Director." in asker.told
    assert asker.asked[-2:] == ["who-exactly", "check"]


def test_a_change_can_be_given_up() -> None:
    done, asker = checked(*INVITED, "what", BACK, BACK, BACK, SHOW)
    assert done
    assert done.answers.facts == {"outsiders": "present", "interview-written": "yes"}
    assert [screen.back for screen in asker.screens][-4:] == [
        "Back to the topics", "Back to the page before", "Back to your answers", "Back to the question before",
    ]


def test_a_change_begins_at_the_old_answer() -> None:
    _, asker = checked(*INVITED, "what", "group-meeting-invitation", "outsiders", "present", "who", "officer", SHOW)
    changed = {screen.question: screen for screen in asker.screens if screen.marked}
    assert {question: screen.marked for question, screen in changed.items()} == {
        "what": "group-meeting-invitation", "outsiders": "present", "who": "officer",
    }
    assert changed["what"].back == "Back to the topics"
    assert all(screen.default == screen.marked for screen in changed.values())


@pytest.mark.parametrize(("answers", "question", "old"), [
    (Answers("member", (), "not-covered"), "involved", "nobody"),
    (Answers("member", None, "not-covered"), "involved", "not-sure"),
    (Answers("member", ("director", "hr"), "not-covered"), "involved", ""),
    (Answers(None, None, "not-covered"), "who", "not-sure"),
    (Answers("leader", None, "not-covered"), "who-exactly", "leader"),
    (Answers("leader", None, "not-covered", {"serious": "yes"}), "serious", "yes"),
    (Answers("leader", None, "not-covered"), "serious", "not-sure"),
])
def test_the_old_answer_as_it_is_chosen_from_a_list(answers: Answers, question: str, old: str) -> None:
    assert answer_to(answers, question) == old


def test_going_back_marks_what_was_answered_and_takes_nothing_up_by_itself() -> None:
    done, asker = checked("officer", "group-meeting-invitation", BACK, BACK, BACK, BACK, "officer", "group-meeting-invitation", "absent", SHOW)
    assert done
    assert asker.asked == ["who", "what", "outsiders", "what", "who", "what", "outsiders", "check"]
    assert [screen.marked for screen in asker.screens] == [
        "", "", "", "group-meeting-invitation", "groups", "", "officer", "group-meeting-invitation", "", "",
    ]


def test_leaving_is_asked_about_once_where_something_was_answered() -> None:
    asker = Leaving("officer", "", "stay", "group-meeting-invitation", "", "")
    with pytest.raises(Left):
        hold(start(mapleford(), Answers(), ()), asker, checks=True)
    assert asker.asked == ["who", "what", "leave", "what", "outsiders", "leave"]


@pytest.mark.parametrize(("answers", "checks"), [(("",), True), (("officer", ""), False)], ids=["nothing answered", "a script"])
def test_leaving_is_not_asked_about_where_nothing_is_lost_or_nobody_is_there(answers: tuple[str, ...], checks: bool) -> None:
    asker = Leaving(*answers)
    with pytest.raises(Left):
        hold(start(mapleford(), Answers(), ()), asker, checks=checks)
    assert "leave" not in asker.asked


class Leaving(Scripted):
    """Gives prepared answers, or leaves in place of one that is empty."""

    def __init__(self, *answers: str) -> None:
        super().__init__(iter(answers))

    def choose(self, screen: Screen) -> str:
        self.asked += [screen.question] if self.asked[-1:] != [screen.question] else []
        value = next(self.answers)
        if not value:
            raise Left
        return value


def test_back_is_the_question_before_at_every_question() -> None:
    done, asker = checked(
        "officer", BACK, "member", "information-refused", BACK, "group-meeting-invitation", "present", BACK, BACK, BACK, BACK, BACK,
        "officer", "group-meeting-invitation", "absent", BACK, "present", "no", SHOW,
    )
    assert done
    assert done.answers == Answers("officer", None, "group-meeting-invitation", {"outsiders": "present", "interview-written": "no"})
    assert asker.asked == [
        "who", "what", "who", "what", "refusal-reason", "what", "outsiders", "interview-written", "outsiders", "what", "who", "what", "outsiders",
        "check", "outsiders", "interview-written", "check",
    ]


def test_back_from_the_first_question_leads_to_the_councils_where_they_were_asked_for() -> None:
    assert checked(BACK)[0] is None
    assert checked("member", BACK, BACK)[0] is None
    assert checked("member", "devices-in-meetings", BACK, BACK, BACK, BACK)[0] is None
    first = scripted("member", "devices-in-meetings")
    hold(start(mapleford(), Answers(), ()), first, checks=False)
    assert [screen.back for screen in first.screens] == ["", "Back to the question before"]


def test_why_at_the_check_says_what_it_is_for() -> None:
    done, asker = checked("member", "devices-in-meetings", WHY, SHOW)
    assert done
    assert any("last step before the advice" in told for told in asker.told)


@pytest.mark.parametrize(("value", "label"), [
    ("not-sure", "The question is for: Not sure"), ("resident", "The question is for: Resident or constituent"),
])
def test_not_sure_and_answers_out_of_a_group_are_named_as_they_were_chosen(value: str, label: str) -> None:
    interview = start(mapleford(), Answers(), ())
    assert interview.question
    assert check_screen(interview.answered(interview.question, value), "").options[0].label == label

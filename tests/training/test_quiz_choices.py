"""Who and what is offered as wrong: in small documents that are known by heart. "Surely wrong" means under every answer that is still open."""

from __future__ import annotations

import pytest

from mo_advisor.training.quiz import CLAUSE, CONTACT, COVERAGE, ROUTE
from tests.conftest import tiny
from tests.interview.samples import mapleford
from tests.training.test_quiz import ONE_CLAUSE, asked, card, ids, quiz

seeds = pytest.mark.parametrize("seed", range(8))


@seeds
def test_the_first_step_is_right_and_the_second_is_not(seed: int) -> None:
    question = asked(mapleford(), CONTACT, card("officer-rude-to-member", involved="[junior-officer]"), seed)
    assert ids(question, right=True) == {"head-of-service"}
    assert "director" in ids(question, right=False)


def test_the_second_step_is_right_once_the_first_is_left_out() -> None:
    """It is about the Head of Service, so the Director is whom the advice names; and the Head of Service is not offered as wrong either."""
    question = asked(mapleford(), CONTACT, card("officer-rude-to-member", involved="[head-of-service]"))
    assert ids(question, right=True) == {"director"}
    assert "head-of-service" not in ids(question, right=False)


def test_a_second_step_is_not_wrong_where_the_first_may_fall_away() -> None:
    """It is about some officer: were that the Head of Service, the Director would be the first step."""
    question = asked(mapleford(), CONTACT, card("officer-rude-to-member", involved="[officer]"))
    assert ids(question, right=True) == {"head-of-service"}
    assert "director" not in {choice.id for choice in question.choices}


def test_the_documents_advisers_are_neither_right_nor_wrong_in_a_silence() -> None:
    question = asked(mapleford(), CONTACT, card("devices-in-meetings"))
    assert "monitoring-officer" not in ids(question, right=False)


STEPS = """\
mapped: "yes"
document:
  - id: "1"
    number: "1"
    text: "A Member tells the Leader or their Director. The Standards Board hears appeals. The Chief Executive and Members are told."
    rules:
      - {situations: [enquiry-unanswered]}
    contacts:
      - {role: leader, title: the Leader, do: tells, step: "1", join: or}
      - {role: director, title: their Director, do: tells, step: "1", join: or}
      - {role: chief-executive, title: The Chief Executive, do: are told, part: told, by: [director], step: "2"}
      - {role: member, title: Members, do: are told, part: told, by: [director], step: "2"}
  - id: "2"
    number: "2"
    text: "The Standards Board hears appeals. The Group Leader is told by the Head of Service, their Assistant Director or Human Resources."
    rules:
      - {situations: [whom-to-ask]}
    contacts:
      - {role: standards-committee, title: The Standards Board, do: hears, defunct: "yes"}
      - {role: group-leader, title: The Group Leader, do: is told}
      - {role: assistant-director, title: their Assistant Director, do: is told}
      - {role: hr, title: Human Resources, do: is told}
"""


@seeds
def test_who_can_be_meant_too_is_not_offered_as_wrong(seed: int) -> None:
    """A Group Leader may be the Leader; “their” points at nobody; Members are everybody; the Standards Board is gone."""
    question = asked(tiny(STEPS), CONTACT, card("enquiry-unanswered", involved="[junior-officer]"), seed)
    assert ids(question, right=True) == {"leader", "director"}
    assert ids(question, right=False) == {"nobody", "chief-executive", "hr"}


def test_of_a_step_that_names_a_body_that_is_gone_the_living_one_is_offered() -> None:
    question = asked(tiny(STEPS), CONTACT, card("whom-to-ask"))
    assert "standards-committee" not in {choice.id for choice in question.choices}
    assert "group-leader" in ids(question, right=True)


def test_nobody_is_right_where_nobody_is_named() -> None:
    question = asked(mapleford(), CONTACT, card("enquiry-unanswered"))
    assert ids(question, right=True) == {"nobody"}
    assert len(ids(question, right=False)) >= 1


def test_a_clause_that_hangs_on_an_open_answer_is_right_and_so_is_silence_where_that_would_follow() -> None:
    body = ONE_CLAUSE.replace("[enquiry-unanswered]}", '[enquiry-unanswered], facts: {any_of: [serious=yes]}}').replace(
        "{situations: [devices-in-meetings]", "{situations: [enquiry-unanswered], facts: {none_of: [serious=yes]}")
    for facts, clause, covered in (("{}", {"1", "none"}, {"yes", "no"}), ("{serious: 'yes'}", {"1"}, {"yes"}), ("{serious: 'no'}", set(), {"no"})):
        made = quiz(tiny(body), card("enquiry-unanswered", facts=facts)).cards[0]
        right = {question.kind: ids(question, right=True) for question in made.questions}
        assert right.get(CLAUSE, set()) == clause
        assert right[COVERAGE] == covered


def test_silence_is_not_right_where_a_clause_surely_governs_whatever_is_open() -> None:
    body = ONE_CLAUSE.replace("[devices-in-meetings]", "[enquiry-unanswered], facts: {none_of: [serious=yes]}")
    right = {question.kind: ids(question, right=True) for question in quiz(tiny(body), card("enquiry-unanswered")).cards[0].questions}
    assert (right[CLAUSE], right[COVERAGE]) == ({"1"}, {"yes"})


def clause(number: int, situations: str, *contacts: str, text: str = "") -> str:
    """A clause that names contacts, each written `role title more`, with words in which their titles stand."""
    named = [contact.split(" ", 2) for contact in contacts]
    said = f"Clause {number}. {' and '.join(title for _, title, *_ in named)} acts."
    lines = [f'  - id: "{number}"', f'    number: "{number}"', f"    text: '{text or said}'", "    rules:"]
    lines += [f"      - {{situations: [{situations}]}}", *(["    contacts:"] if named else [])]
    lines += [f"      - {{role: {role}, title: {title}, do: acts{''.join(', ' + one for one in more)}}}" for role, title, *more in named]
    return "\n".join(lines) + "\n"


def choices(body: str, text: str, kind: str = CONTACT, seed: int = 1) -> set[str]:
    return {choice.id for choice in asked(tiny("document:\n" + body), kind, text, seed).choices}


OFFICER = card("whom-to-ask", who="junior-officer", involved="[]")


def test_members_and_officers_at_large_are_offered_to_nobody() -> None:
    named = choices(clause(1, "whom-to-ask", "monitoring-officer MO") + clause(2, "reprisal", "member Members", "leader Leader"), OFFICER)
    assert named == {"monitoring-officer", "leader", "nobody"}


def test_beside_a_line_manager_no_officer_is_offered() -> None:
    """Any officer may be somebody's line manager."""
    named = choices(clause(1, "whom-to-ask", "line-manager Manager") + clause(2, "reprisal", "assistant-director AD", "leader Leader"), OFFICER)
    assert named == {"line-manager", "leader", "nobody"}


@pytest.mark.parametrize(("who", "offered"), [("officer", False), ("junior-officer", True)])
def test_whom_somebody_else_brings_in_is_wrong_only_where_the_asker_is_surely_not_that_somebody(who: str, offered: bool) -> None:
    body = clause(1, "whom-to-ask", "monitoring-officer MO", "leader Leader by: [report-author]")
    assert ("leader" in choices(body, card("whom-to-ask", who=who, involved="[]"))) is offered


def test_of_more_than_three_right_ones_those_that_are_certain_are_offered() -> None:
    perhaps = "leader Leader facts: {any_of: [serious=yes]}"
    body = clause(1, "whom-to-ask", perhaps, "monitoring-officer MO", "hr HR", "chief-executive CE")
    assert choices(body, OFFICER) == {"monitoring-officer", "hr", "chief-executive", "nobody"}


@seeds
def test_one_title_is_not_offered_for_two_posts(seed: int) -> None:
    body = clause(1, "whom-to-ask", "hr Adviser") + clause(2, "reprisal", "leader Adviser", "group-spokesperson Mayor", "cabinet-member Mayor")
    named = choices(body, OFFICER, seed=seed)
    assert named - {"group-spokesperson", "cabinet-member"} == {"hr", "nobody"}
    assert len(named) == 3


@seeds
def test_those_named_in_situations_like_it_are_the_first_to_be_offered_as_wrong(seed: int) -> None:
    """Then those who are named for anything, and last of all those who are named and are nobody's contact."""
    near = clause(2, "information-refused", "leader Leader", "cabinet-member Cabinet")
    far = clause(3, "reprisal", "ward-member Ward", "group-spokesperson Spokesperson")
    body = clause(1, "whom-to-ask", "monitoring-officer MO") + near
    roles = "roles:\n  chief-executive: {titles: [CE]}\n"
    alone = tiny(f"{roles}document:\n{body}  - {{id: '4', text: CE}}\n")
    assert ids(asked(alone, CONTACT, OFFICER, seed), right=False) == {"nobody", "leader", "cabinet-member", "chief-executive"}
    both = tiny(f"{roles}document:\n{body}{far}  - {{id: '4', text: CE}}\n")
    others = ids(asked(both, CONTACT, OFFICER, seed), right=False) - {"nobody", "leader", "cabinet-member"}
    assert others in ({"ward-member"}, {"group-spokesperson"})


@seeds
def test_two_clauses_that_begin_alike_are_not_both_offered(seed: int) -> None:
    body = clause(1, "whom-to-ask") + clause(2, "enquiry-unanswered", text="Alike.") + clause(3, "information-refused", text="Alike.")
    assert len(choices(body, OFFICER, CLAUSE, seed)) == 3


@seeds
def test_a_clause_on_conduct_in_general_is_the_last_to_be_offered_as_wrong(seed: int) -> None:
    broad = "information-refused, information-misused, enquiry-unanswered, request-too-much-work, papers-of-other-committee"
    narrow = "".join(clause(number, what) for number, what in enumerate(("reprisal", "close-friendship", "interpretation"), start=3))
    assert "2" not in choices(clause(1, "whom-to-ask") + clause(2, broad) + narrow, OFFICER, CLAUSE, seed)
    assert "2" in choices(clause(1, "whom-to-ask") + clause(2, broad), OFFICER, CLAUSE, seed)


@seeds
def test_clauses_on_situations_like_it_are_the_first_to_be_offered_as_wrong(seed: int) -> None:
    near = "".join(clause(number, what) for number, what in enumerate(("information-refused", "information-misused", "enquiry-unanswered"), start=2))
    far = "".join(clause(number, what) for number, what in enumerate(("reprisal", "close-friendship", "interpretation"), start=5))
    assert choices(clause(1, "whom-to-ask") + far + near, OFFICER, CLAUSE, seed) == {"1", "2", "3", "4", "none"}


ROUTED = """\
mapped: "yes"
document:
  - {id: "1", number: "1", text: "Officers answer.", rules: [{situations: [whom-to-ask]}]}
  - id: "2"
    number: "2"
    text: "Any complaint may be taken to the Leader."
    rules: [{situations: [whom-to-ask], weight: route}]
    contacts: [{role: leader, title: the Leader, do: may be taken, %s}]
  - {id: "3", number: "3", text: "Officers are polite.", rules: [{situations: [officer-rude-to-member]}]}
"""


@seeds
def test_the_rule_and_the_route_are_asked_apart(seed: int) -> None:
    book = tiny(ROUTED % "part: receives")
    assert ids(asked(book, CLAUSE, OFFICER, seed), right=True) == {"1"}
    assert ids(asked(book, ROUTE, OFFICER, seed), right=True) == {"2"}
    assert {choice.id for choice in asked(book, CLAUSE, OFFICER, seed).choices} == {"1", "3", "none"}
    assert {choice.id for choice in asked(book, ROUTE, OFFICER, seed).choices} == {"2", "3"}


def test_where_no_clause_besides_the_rule_sends_the_asker_to_somebody_no_route_is_asked_for() -> None:
    made = quiz(tiny(ROUTED % "by: [director]"), OFFICER)
    assert ROUTE not in [question.kind for question in made.cards[0].questions]
    assert ROUTE not in made.cards[0].too_few


def test_a_route_that_may_be_theirs_is_right() -> None:
    book = tiny(ROUTED % "who: [ward-member]")
    assert ids(asked(book, ROUTE, card("whom-to-ask", who="member"), 1), right=True) == {"2"}


def test_whoever_is_told_by_nobody_knows_whom_is_neither_right_nor_wrong() -> None:
    assert ids(asked(tiny(ROUTED % "by: [director]"), CONTACT, OFFICER), right=False) == {"leader"}
    assert quiz(tiny(ROUTED % 'passive: "yes"'), OFFICER).cards[0].too_few == (CONTACT,)

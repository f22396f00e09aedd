"""A council's own names stand beside the document's words, said not to be its own, and change nothing else."""

from __future__ import annotations

import pytest

from mo_advisor.advice.advise import advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.as_json import advice_record
from mo_advisor.advice.explained import Explained
from mo_advisor.advice.local_contacts import one_person, read_local
from mo_advisor.errors import Invalid
from mo_advisor.render.views.advice import advice_page
from mo_advisor.render.writers.text import to_text
from mo_advisor.vocabulary import shared
from tests.conftest import shipped, tiny

LIST = """\
schema: "1"
protocol: somerset
as_of: "2026-05-01"
contacts:
  chief-executive: {name: A. N. Example, telephone: "01234 567890"}
  hr: {email: people@council.example}
"""
ANSWERS = Answers("member", ("head-of-service",), "complain-about-officer")


def test_it_is_printed_beside_the_contact_and_dated() -> None:
    advice = advise(shipped("somerset"), ANSWERS, read_local(LIST, "l.yaml", "somerset", shared()))
    lines = [line.strip() for line in to_text(advice_page(Explained(advice))).splitlines()]
    at = lines.index("Not from the protocol; the council's own list, as of 2026-05-01: A. N. Example, 01234 567890")
    assert "the Chief Executive" in lines[at - 1]
    assert advice_record(advice)["local"] == [
        {"role": "chief-executive", "name": "A. N. Example", "telephone": "01234 567890", "email": None, "as_of": "2026-05-01"}
    ]


def test_it_changes_nothing_else() -> None:
    with_local = advice_record(advise(shipped("somerset"), ANSWERS, read_local(LIST, "l.yaml", "somerset", shared())))
    without = advice_record(advise(shipped("somerset"), ANSWERS))
    assert {**with_local, "local": []} == without


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (("protocol: somerset", "protocol: solihull"), "l.yaml:1:1: error protocol is for the protocol “solihull”, not for “somerset”"),
        (("hr:", "human-resources:"), "l.yaml:6:3: error unknown-role there is no role “human-resources”; did you mean hr?"),
        (("as_of: \"2026-05-01\"\n", ""), "l.yaml:1:1: error missing-key localcontacts must have `as_of`"),
        (("email:", "post:"), "l.yaml:6:8: error unknown-key person has no `post`; valid here: email, name, telephone"),
        (("2026-05-01", "May"), "l.yaml:3:8: error value `as_of` is “May”; it must be a date such as 2023-04-01, 2012-03 or 2012"),
    ],
)
def test_what_is_wrong_with_it_is_said_with_its_place(change: tuple[str, str], problem: str) -> None:
    with pytest.raises(Invalid) as caught:
        read_local(LIST.replace(*change), "l.yaml", "somerset", shared())
    assert len(caught.value.problems) == 1
    assert str(caught.value.problems[0]).startswith(problem)


BOTH = LIST.replace("hr: {email: people@council.example}", "director: {name: a.n. example}")


def printed(answers: Answers, local: str) -> str:
    return to_text(advice_page(Explained(advise(shipped("somerset"), answers, read_local(local, "l.yaml", "somerset", shared())))))


@pytest.mark.parametrize("also", ["name: a.n. example", "telephone: 01234-567890", "name: X. Other, telephone: (01234) 567 890"])
def test_nobody_is_sent_unwarned_to_the_person_whom_they_complain_about_under_another_post(also: str) -> None:
    said = "That list has the same person as Director, whom this is about: go to somebody else."
    both = BOTH.replace("name: a.n. example", also)
    about_a_director = Answers("member", ("director",), "complaint-badly-handled")
    assert said in printed(about_a_director, both)
    assert said not in printed(ANSWERS, both)
    assert said not in printed(about_a_director, BOTH.replace("a.n. example", "B. Other"))


def test_posts_of_one_person_are_told_where_the_protocol_file_does_not_say_so() -> None:
    assert list(one_person(read_local(BOTH, "l.yaml", "somerset", shared()), shipped("somerset"))) == [("chief-executive", "director")]
    said_so = tiny('same_people: [[director, chief-executive]]\ndocument:\n- {number: "1", text: a}\n')
    assert list(one_person(read_local(BOTH, "l.yaml", "somerset", shared()), said_so)) == []

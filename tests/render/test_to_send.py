"""The plain text to send on: for a named post, with the citation and without the matter."""

from __future__ import annotations

import pytest

from mo_advisor.advice.advise import Advice, advise
from mo_advisor.advice.answers import Answers
from mo_advisor.render.views.to_send import addressees, to_send_page
from mo_advisor.render.writers.text import to_text
from tests.conftest import SHIPPED, shipped
from tests.render.pages import printed_pieces


def advice(protocol: str, who: str, involved: str, what: str) -> Advice:
    return advise(shipped(protocol), Answers(who, (involved,), what))


def test_it_names_the_post_and_has_the_clause_word_for_word() -> None:
    given = advice("somerset", "member", "head-of-service", "complain-about-officer")
    senior, director = addressees(given)
    assert (senior.contact.title, director.contact.title) == ("an appropriate Senior Officer", "the relevant Senior Leadership Team officer")
    text = to_text(to_send_page(given, director))
    assert text.startswith("To: the relevant Senior Leadership Team officer\nSubject: paragraph 7.3.1 of the Member / Officer Protocol\n")
    assert all(piece in text for piece in printed_pieces(shipped("somerset").clause("7.3.1")))
    assert "Edition: 2014." in text


@pytest.mark.parametrize("protocol", SHIPPED)
def test_it_tells_nothing_of_the_matter(protocol: str) -> None:
    for what, situation in shipped(protocol).vocabulary.situations.items():
        given = advise(shipped(protocol), Answers("officer", ("cabinet-member",), what))
        for named in addressees(given):
            text = to_text(to_send_page(given, named))
            assert situation.label not in text
            said = text.partition("(your name)")[0]
            assert what not in said
            assert "Cabinet Member" not in said


def test_a_procedure_a_body_that_is_gone_and_the_person_concerned_are_sent_nothing() -> None:
    titles = [named.contact.title for named in addressees(advice("solihull", "officer", "member", "member-rude-to-officer"))]
    assert titles == ["their Chief Officer", "the Chief Executive"]

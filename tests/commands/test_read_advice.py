"""Advice in pieces: nothing of it is lost between them, and the answer alone holds no reference."""

from __future__ import annotations

from pathlib import Path

import pytest

from mo_advisor.advice.advise import advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.explained import Explained
from mo_advisor.commands.ask import BY_ENDING
from mo_advisor.commands.explain import explain, to_explain
from mo_advisor.commands.read_advice import AGAIN_BY, ANSWER, BACKGROUND, CLAUSES, WHOM, by_pager, pieces
from mo_advisor.errors import WrongUsage
from mo_advisor.protocol.words import pieces as printed_pieces
from mo_advisor.render.formats import by_ending
from mo_advisor.render.views.advice import advice_page
from mo_advisor.render.writers.text import lay_out
from mo_advisor.vocabulary import shared
from tests.conftest import SHIPPED, shipped


def explained(protocol: str, what: str, who: str | None = "member") -> Explained:
    return explain(advise(shipped(protocol), Answers(who, None, what)), to_explain((), (), shared()))


def words(of: Explained, piece: str) -> str:
    return " ".join(" ".join(line for line, _ in lay_out(pieces(of, piece), None)).split())


@pytest.mark.parametrize("protocol", SHIPPED)
@pytest.mark.parametrize("what", ["complain-about-officer", "threat-or-danger", "devices-in-meetings", "not-covered"])
def test_the_pieces_hold_every_clause_contact_and_caution(protocol: str, what: str) -> None:
    of = explained(protocol, what)
    said = {piece: words(of, piece) for piece in (CLAUSES, WHOM, BACKGROUND)}
    for shown in (*of.advice.clauses, *of.advice.routes):
        assert all(" ".join(text.split()) in said[CLAUSES] for text in printed_pieces(shown.match.position.clause))
    for shown in of.advice.general:
        assert shown.match.position.clause.id in said[BACKGROUND]
    assert all(named.contact.title in said[WHOM] for named in of.advice.contacts)
    assert all(caution.text in said[BACKGROUND] for caution in of.advice.cautions)


def test_the_reference_and_the_command_are_a_piece_of_their_own() -> None:
    of = explained("somerset", "complain-about-officer")
    assert "MOA1-" not in words(of, ANSWER)
    assert "mo-advisor ask" not in words(of, ANSWER)
    assert "mo-advisor ask --protocol somerset" in words(of, AGAIN_BY)
    assert "MOA1-SOMERSET" in words(of, AGAIN_BY)


@pytest.mark.parametrize(("pager", "took"), [("cat", True), ("", False), ("no-such-program-here", False), ("'", False), ("false", False)])
def test_a_pager_that_cannot_be_used_is_passed_over(pager: str, took: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", pager)
    assert by_pager(advice_page(explained("somerset", "not-covered"))) is took


@pytest.mark.parametrize(("name", "format_"), [
    ("advice", "text"), ("a.txt", "text"), ("a.HTML", "html"), ("a.docx", "docx"), ("a.md", "markdown"), ("a.json", "json"),
])
def test_an_ending_says_what_is_saved(name: str, format_: str) -> None:
    assert by_ending(Path(name), BY_ENDING) == format_


@pytest.mark.parametrize(("name", "said"), [
    ("a.pdf", "print it to a PDF"), ("a.rtf", "The ending .rtf is none"), ("a.csv", "The ending .csv is none"),
])
def test_an_ending_that_cannot_be_written_says_what_to_do(name: str, said: str) -> None:
    with pytest.raises(WrongUsage, match=said):
        by_ending(Path(name), BY_ENDING)

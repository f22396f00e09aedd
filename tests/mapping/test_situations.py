"""Judging a situation: one answer a clause, each saved before the next; for whom, where it differs; silence with a reason; and back."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from mo_advisor.interview.screens import BACK, WHY, Screen
from mo_advisor.lint.mapped import unjudged
from mo_advisor.mapping.file import MappingFile, opened
from mo_advisor.mapping.judgements import Judged, Judgement, Only, Silent, judgements_of
from mo_advisor.mapping.ranking import Like, Offer, Ranking
from mo_advisor.mapping.situations import ask_situation, for_whom, named_clauses, why_offered
from mo_advisor.mapping.where import ask_where, lists_for
from mo_advisor.mapping.writing import with_askers
from mo_advisor.words.lexicon import Phrase
from mo_advisor.words.stems import Alike
from tests.conftest import tiny
from tests.mapping.samples import Scripted, small

RUDE = "member-rude-to-officer"
SAID = [Phrase(RUDE, "any", "spoken to rudely by a Member"), Phrase(RUDE, "any", "courtesy")]
MEMBERS, OFFICERS = ("member", "co-opted-member"), ("officer",)


@pytest.fixture
def file(tmp_path: Path) -> MappingFile:
    """A small document that speaks to Members and Officers, of which nothing is judged."""
    file = opened(str(small(tmp_path)))
    file.change(lambda text: with_askers(text, ("member", "co-opted-member", "officer"), "It speaks to these."))
    return file


def ask(file: MappingFile, *answers: str) -> tuple[bool, Scripted, Judgement]:
    """Whether the work goes on, what was asked, and what is then in the file."""
    page = Scripted(*answers)
    on = ask_situation(page, file, Ranking(file.book, [], SAID, Alike({})), RUDE, "1 of 90.")
    return on, page, judgements_of(opened(str(file.path)).book.protocol).get(RUDE, Judgement())


def test_each_clause_is_asked_about_and_what_is_said_is_saved(file: MappingFile) -> None:
    on, page, judgement = ask(file, "rule", "2", "nothing", "background")
    assert on
    assert [screen.question for screen in page.asked] == ["1.2", "1.1", "2.1", "2.2"]
    assert judgement.clauses == (Judged("1.1", "duty"), Judged("1.2", "rule"), Judged("2.2", "background"))
    assert page.told[0].startswith("1 of 90. Respect and behaviour: A councillor was rude to me")


def test_an_answer_is_in_the_file_before_the_next_is_asked(file: MappingFile) -> None:
    with pytest.raises(EOFError):
        ask(file, "rule")
    assert judgements_of(opened(str(file.path)).book.protocol)[RUDE].clauses == (Judged("1.2", "rule"),)


def test_no_more_ends_the_clauses(file: MappingFile) -> None:
    assert ask(file, "rule", "no-more")[2].clauses == (Judged("1.2", "rule"),)


def test_for_whom_is_asked_only_where_somebody_says_so_and_the_others_are_then_asked_about(file: MappingFile) -> None:
    _, page, judgement = ask(file, "for-whom", "officer", "rule", "no-more", "not-mentioned")
    assert judgement.clauses == (Judged("1.2", "rule", OFFICERS),)
    assert judgement.silences == (Silent("The document does not mention this.", MEMBERS),)
    assert page.asked[-1].text == "No clause governs this for Councillor or Co-opted member of a committee. Is the document silent on it?"


def test_only_where_it_is_about_somebody_and_silence_for_the_rest(file: MappingFile) -> None:
    _, page, judgement = ask(file, "only-where", "not-about", "director, chief executive", "rule", "no-more", "not-mentioned")
    assert judgement.clauses == (Judged("1.2", "rule", (), Only(but=("director", "chief-executive"))),)
    assert judgement.silences == (Silent("The document does not mention this.", (), (), Only(about=("director", "chief-executive"))),)
    assert page.asked[2].help.endswith("Only where it is not about Director or Chief Executive.")
    assert "where it is about Director or Chief Executive. Is the document silent on it?" in page.asked[-1].text
    assert unjudged(file.book, RUDE) == ([], [])
    assert '- {rule: [member-rude-to-officer], involved: {none_of: [director, chief-executive]}}' in file.text


def test_the_other_clause_has_the_rest_and_no_silence_is_asked(file: MappingFile) -> None:
    ask(file, "only-where", "about", "director", "rule", "no-more", "later")
    _, page, judgement = ask(file, "rule", "only-where", "not-about director", "rule", "no-more")
    assert [option.value for option in page.asked[2].options][1:3] == ["about director", "not-about director"]
    assert judgement.clauses == (Judged("1.1", "rule", (), Only(but=("director",))), Judged("1.2", "rule", (), Only(about=("director",))))
    assert judgement.silences == ()


def test_only_where_is_taken_back(file: MappingFile) -> None:
    before = file.text
    ask(file, "only-where", "about", "director", "rule", "no-more", "not-mentioned")
    _, page, judgement = ask(file, "only-where", "always", "duty", "no-more")
    assert page.asked[0].marked == "rule"
    assert judgement == Judgement((Judged("1.2", "duty"),))
    assert ask(file, "nothing", "no-more", "later")[2] == Judgement()
    assert file.path.read_text(encoding="utf-8") == before


def test_only_for_an_answer_to_a_question(file: MappingFile) -> None:
    _, page, judgement = ask(file, "only-where", WHY, "other-fact", "nonsense", "other-fact", "session", "is closed", "rule", "no-more", "1")
    assert judgement.clauses == (Judged("1.2", "rule", (), Only(facts=("session=closed",))),)
    assert judgement.silences[0].only == Only(no_facts=("session=closed",))
    assert any(told.startswith("There is no one question “nonsense”") for told in page.told)
    assert ask(file, "only-where", BACK, "nothing", "no-more", "later")[2].clauses == ()


def test_for_each_side_the_silence_is_where_nothing_governs(file: MappingFile) -> None:
    _, _, judgement = ask(file, "for-whom", "officer", "only-where", "about", "leader", "rule", "no-more", "1", "1")
    assert judgement.clauses == (Judged("1.2", "rule", OFFICERS, Only(about=("leader",))),)
    reason = "The document does not mention this."
    assert judgement.silences == (Silent(reason, MEMBERS), Silent(reason, OFFICERS, (), Only(but=("leader",))))
    assert unjudged(file.book, RUDE) == ([], [])


def test_roles_can_be_typed_by_id_or_name(file: MappingFile) -> None:
    _, page, judgement = ask(file, "for-whom", "others", "nonsens", "leader, Chair of the Council", "duty", "no-more", "later", "later")
    assert judgement.clauses == (Judged("1.2", "duty", ("leader", "council-chair")),)
    assert any(told.startswith("There is no role “nonsens”") for told in page.told)


def test_a_silence_leaves_out_narrower_roles_that_are_judged(file: MappingFile) -> None:
    _, _, judgement = ask(file, "for-whom", "others", "leader", "rule", "no-more", "1", "1")
    assert judgement.silences == (
        Silent("The document does not mention this.", MEMBERS, ("leader",)), Silent("The document does not mention this.", OFFICERS),
    )


def test_silence_in_own_words_for_everybody(file: MappingFile) -> None:
    _, _, judgement = ask(file, "no-more", "own-words", "Rudeness: it says “no”.")
    assert judgement == Judgement(silences=(Silent("Rudeness: it says “no”."),))


def test_later_leaves_it_open(file: MappingFile) -> None:
    assert ask(file, "no-more", "later")[2] == Judgement()


def test_going_back_shows_what_was_said_and_takes_it_back(file: MappingFile) -> None:
    _, page, judgement = ask(file, "rule", BACK, "nothing", "duty", "no-more")
    assert [(screen.question, screen.marked) for screen in page.asked[:3]] == [("1.2", ""), ("1.1", ""), ("1.2", "rule")]
    assert judgement.clauses == (Judged("1.1", "duty"),)
    assert ask(file, BACK)[0] is False


def test_from_the_silence_back_to_the_clauses(file: MappingFile) -> None:
    assert ask(file, "no-more", BACK, BACK, BACK, BACK, "rule", "no-more")[2].clauses == (Judged("1.2", "rule"),)


def test_a_rule_ends_a_silence(file: MappingFile) -> None:
    ask(file, "no-more", "not-mentioned")
    assert ask(file, "rule", "no-more")[2] == Judgement((Judged("1.2", "rule"),))


def test_another_clause_by_number_or_words(file: MappingFile) -> None:
    _, page, judgement = ask(file, "another-clause", "adopted in", "rule", "another-clause", "9.9", "another-clause", "2.1", "duty", "no-more")
    assert judgement.clauses == (Judged("2.1", "duty"), Judged("2.2", "rule"))
    assert "No clause is like that." in page.told
    assert ask(file, "another-clause", "the", "2.2", "nothing", "no-more")[2].clauses == (Judged("2.1", "duty"),)


def test_what_was_judged_of_a_situation_that_should_agree_is_said(file: MappingFile) -> None:
    def answer(weight: str, screen: Screen) -> str:
        return {"2.2": weight, "silent": "later"}.get(screen.question, "nothing")

    same = file.book.vocabulary.same_as[0]
    for situation, weight in ((same.situation, "rule"), (same.other, "nothing")):
        page = Scripted(by=partial(answer, weight))
        ask_situation(page, file, Ranking(file.book, [], SAID, Alike({})), situation, "1 of 90.")
    told = next(screen.help for screen in page.asked if screen.question == "2.2")
    assert told.endswith(f"Judged already for {same.situation.replace('-', ' ')}: rule.")


def test_the_whole_clause_is_shown_to_whoever_asks(file: MappingFile) -> None:
    page = ask(file, WHY, "rule", "no-more")[1]
    whole = "1.2: An Officer who is spoken to rudely by a Member should first raise the matter with their Head of Service, within three days."
    assert whole in page.told


def test_what_was_written_by_hand_is_said(file: MappingFile) -> None:
    by_hand = f'        rules: [{{rule: [{RUDE}], facts: {{all_of: ["session=closed"]}}}}]\n'
    file.change(lambda text: text + by_hand)
    _, page, _ = ask(file, "rule", "no-more")
    assert "2.2 has a rule for this that was written by hand with more conditions; it is left as it is." in page.told
    assert by_hand in file.text


def test_why_a_clause_is_offered() -> None:
    book = tiny('document: [{id: "1", text: x}]')
    offer = Offer(book.positions[0], Like("West Lindsey", "10.3"), ("monitoring-officer",), ("press", "media"))
    assert why_offered(offer, book) == "Like West Lindsey 10.3; it names the Monitoring Officer; words of the situation: press, media."
    assert why_offered(offer._replace(like=None, names=(), words=()), book) == "Nothing in particular speaks for it."


def test_clauses_by_words() -> None:
    book = tiny('document: [{id: "1", text: "Apples and pears."}, {id: "2", text: "Pears."}]')
    assert [position.clause.id for position in named_clauses(book, "pears APPLES")] == ["1"]
    assert [position.clause.id for position in named_clauses(book, "2")] == ["2"]


def test_nobody_is_left_where_everybody_is_judged() -> None:
    assert for_whom(tiny('document: [{id: "1", text: x}]'), ()) == []


def test_a_silence_that_a_rule_replaces_is_said(file: MappingFile) -> None:
    ask(file, "no-more", "not-mentioned")
    told = ask(file, "rule", "no-more")[1].told
    assert (
        "The silence that was recorded for everybody to whom the document speaks is taken out, since a clause governs this now. "
        "Its reason was: The document does not mention this.") in told


def test_a_clause_that_is_named_is_asked_about_once(file: MappingFile) -> None:
    _, page, _ = ask(file, "another-clause", "1.2", "another-clause", "2.1", "nothing", "nothing", "nothing", "nothing", "later")
    assert "1.2 is the clause that is asked about now." in page.told
    assert [screen.question for screen in page.asked] == ["1.2", "1.2", "2.1", "1.2", "1.1", "2.2", "silent"]


def test_what_a_wide_role_includes_is_said_and_the_posts_alone_come_first() -> None:
    book = tiny('document: [{id: "1", text: "A complaint about a Director or another Senior officer is made to the Chief Executive."}]')
    lists = lists_for(book, book.clause("1"), [])
    assert lists == [("director", "chief-executive"), ("director", "senior-officer", "chief-executive")]
    page = Scripted("about director senior-officer chief-executive")
    assert ask_where(page, book, "1.", lists, []) == Only(about=lists[1])
    labels = [option.label for option in page.asked[0].options]
    assert labels[1] == "Only about: Director or Chief Executive"
    assert labels[3].startswith("Only about: Director or Senior officer or Chief Executive (Senior officer: also Head of Service, ")

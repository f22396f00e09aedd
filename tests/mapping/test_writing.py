"""Judgements are written in the short forms, taken off again without a trace, and leave the comments of the file alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mo_advisor.mapping.judgements import EVERYWHERE, Judged, Judgement, Only, Silent, judgements_of
from mo_advisor.mapping.writing import clause_node, rewritten, with_askers, with_caution, with_mapped, with_records, with_text, without_review
from mo_advisor.protocol.model import Protocol
from mo_advisor.protocol.reader import read_protocol
from mo_advisor.vocabulary import shared
from tests.conftest import HEADER, examples
from tests.mapping.samples import SMALL

TEXT = SMALL.format(header=HEADER)
SITUATIONS = ("interpretation", "not-covered", "election-period")
OFFICERS = ("officer",)


def protocol(text: str) -> Protocol:
    return read_protocol(text, "tiny.yaml", shared())


def written(text: str, **judged: Judgement) -> str:
    """The text with what is judged of situations, named with underscores."""
    for situation, judgement in judged.items():
        text = rewritten(text, situation.replace("_", "-"), Judgement(), judgement)
    return text


def test_a_judgement_for_everybody_is_a_line_at_its_clause() -> None:
    both = Judgement((Judged("1.1", "rule"), Judged("2.1", "background")))
    text = written(TEXT, not_covered=both, interpretation=Judgement((Judged("1.1", "rule"),)))
    assert "with courtesy at all times.\n        rule: [not-covered, interpretation]\n\n      # a remark" in text
    assert 'for party purposes.", background: [not-covered]}' in text


def test_a_judgement_for_some_is_a_rule_of_its_own() -> None:
    text = written(TEXT, not_covered=Judgement((Judged("1.2", "duty", OFFICERS),)), interpretation=Judgement((Judged("1.2", "duty", OFFICERS),)))
    assert "        rules:\n          - {duty: [not-covered, interpretation], who: [officer]}\n" in text


def test_a_silence_joins_another_with_the_same_reason() -> None:
    silent = Judgement(silences=(Silent("It is not mentioned.", OFFICERS),))
    text = written(TEXT, not_covered=silent, election_period=silent, interpretation=Judgement(silences=(Silent("It is not mentioned."),)))
    assert '  - {situations: [not-covered, election-period], who: [officer], reason: "It is not mentioned."}\n' in text
    assert '  - {situations: [interpretation], reason: "It is not mentioned."}\ndocument:' in text


def test_a_rule_takes_the_place_of_the_reason_why_a_clause_is_never_advice() -> None:
    text = with_text(TEXT, "2.2", "considered", "It tells of the document.")
    assert protocol(text).document[1].contents[1].considered == "It tells of the document."  # type: ignore[union-attr]
    assert "considered" not in written(text, not_covered=Judgement((Judged("2.2", "rule"),)))


def test_what_was_written_by_hand_is_left_alone() -> None:
    by_hand = '        rules: [{rule: [not-covered], facts: {all_of: ["session=closed"]}}]  # mine\n'
    text = TEXT + by_hand
    judgement = judgements_of(protocol(text))["not-covered"]
    assert judgement.clauses == ()
    assert judgement.by_hand == {"2.2"}
    assert by_hand in written(text, interpretation=Judgement((Judged("1.1", "rule"),)))


def test_what_stands_at_the_top() -> None:
    text = with_mapped(with_askers(TEXT, ("member", "officer"), "It speaks to these."))
    text = with_caution(text, {"kind": "missing", "text": "1.1 speaks of a list.", "clauses": ("1.1",)})
    read = protocol(text)
    assert (read.mapped, read.askers.are, read.cautions[0].clauses) == (True, ("member", "officer"), ("1.1",))  # type: ignore[union-attr]
    assert protocol(with_mapped(text.replace('mapped: "yes"', "mapped: no  # yet"))).mapped


def test_records_of_a_clause_stand_before_what_comes_later() -> None:
    text = with_records(TEXT + "        note: mine\n", "2.2", "duties", [{"words": "was adopted in", "binds": ("officer",)}])
    assert text.endswith('        duties:\n          - {words: "was adopted in", binds: [officer]}\n        note: mine\n')


def test_a_clause_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        clause_node(TEXT, "9.9")


WHO = st.sampled_from([(), OFFICERS, ("member", "co-opted-member")])
ONLY = st.sampled_from([EVERYWHERE, Only(("leader",)), Only(but=("leader", "director")), Only(("leader",), ("director",), ("session=open",))])
ANY = st.builds(Judged, st.sampled_from(["1.1", "1.2", "2.1", "2.2"]), st.sampled_from(["rule", "duty", "background"]), WHO, ONLY)
CLAUSES = st.lists(ANY, max_size=4, unique_by=lambda judged: (judged.clause, judged.who))
SILENCE = st.builds(Silent, st.sampled_from(["Not said.", "Something near."]), WHO, st.just(()), ONLY)
SILENCES = st.lists(SILENCE, max_size=2, unique_by=lambda silent: silent.who)
JUDGEMENTS = st.builds(lambda clauses, silences: Judgement(tuple(clauses), tuple(silences)), CLAUSES, SILENCES)


@examples(40)
@given(st.lists(st.tuples(st.sampled_from(SITUATIONS), JUDGEMENTS), max_size=4))
def test_what_is_written_is_what_is_read_and_taking_it_back_leaves_the_file_as_it_was(steps: list[tuple[str, Judgement]]) -> None:
    text, held = TEXT, dict.fromkeys(SITUATIONS, Judgement())
    for situation, judgement in steps:
        text = rewritten(text, situation, held[situation], judgement)
        held[situation] = judgement
    read = judgements_of(protocol(text))
    for situation, judgement in held.items():
        found = read.get(situation, Judgement())
        assert (set(found.clauses), set(found.silences)) == (set(judgement.clauses), set(judgement.silences))
    for situation, judgement in held.items():
        text = rewritten(text, situation, judgement, Judgement())
    assert text == TEXT


def test_the_comments_of_the_file_are_kept() -> None:
    text = written(TEXT, not_covered=Judgement((Judged("1.2", "rule"),), (Silent("Not said.", OFFICERS),)))
    assert [line for line in text.split("\n") if "#" in line] == [line for line in TEXT.split("\n") if "#" in line]


def test_the_mark_of_a_situation_goes_once_it_was_judged_again() -> None:
    text = TEXT.replace("document:", 'review:\n  - {situations: [not-covered, interpretation], why: "Gone."}\ndocument:')
    once = without_review(text, "not-covered")
    assert [review.situations for review in protocol(once).review] == [("interpretation",)]
    assert protocol(without_review(once, "interpretation")).review == ()
    assert without_review(TEXT, "not-covered") == TEXT


TOGETHER = """\
        rules:
          - {rule: [not-covered], background: [interpretation], who: [officer]}
          - {duty: [election-period], who: anyone}
"""


def test_a_rule_that_lists_situations_under_several_weights_loses_only_what_is_taken_back() -> None:
    text = TEXT + TOGETHER
    last = protocol(text).document[-1].contents[-1].id  # type: ignore[union-attr]
    without = rewritten(text, "not-covered", Judgement((Judged(last, "rule", OFFICERS),)), Judgement())
    assert without == text.replace("{rule: [not-covered], background", "{background")
    assert rewritten(without, "interpretation", Judgement((Judged(last, "background", OFFICERS),)), Judgement()) == TEXT + (
        "        rules:\n          - {duty: [election-period], who: anyone}\n"
    )


def test_a_rule_for_anyone_is_not_taken_for_one_for_the_askers() -> None:
    text = TEXT + TOGETHER
    last = protocol(text).document[-1].contents[-1].id  # type: ignore[union-attr]
    assert rewritten(text, "election-period", Judgement((Judged(last, "duty"),)), Judgement()) == text

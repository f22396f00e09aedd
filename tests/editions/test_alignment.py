"""What becomes of clauses: amendments as councils make them, each with the fates that a careful reader would give."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mo_advisor.editions.alignment import align
from mo_advisor.protocol.library import open_protocol
from mo_advisor.protocol.model import Clause, Protocol, Section, positions
from mo_advisor.records.variants import with_fields
from tests.editions.documents import HARBOUR, document, told

LINES = HARBOUR.strip().splitlines()


def amended(*changes: tuple[str, str], text: str = HARBOUR) -> list[str]:
    """The fates of the Harbour protocol after some replacements in its text, each of which must be found."""
    later = text
    for old, new in changes:
        assert old in later
        later = later.replace(old, new)
    return told(align(document(text), document(later)))


def test_nothing_changes() -> None:
    assert amended() == []


def test_typography_is_no_change() -> None:
    text = HARBOUR.replace("in good faith", '"in good faith" - even if wrongly')
    assert amended(('"in good faith" - even', "“in\u00a0good  faith”\u2014even"), text=text) == []


def test_a_clause_in_the_middle_renumbers_those_after_it() -> None:
    assert amended(
        ("2.5 Members", "2.6 Members"), ("2.4 Members", "2.5 Members"), ("2.3 Members", "2.4 Members"),
        ("2.4 Members should not criticise", "2.3 Members should declare a close friendship with an Officer to the Monitoring Officer.\n"
         "2.4 Members should not criticise"),
    ) == ["2.3 added", "2.3 > 2.4 renumbered", "2.4 > 2.5 renumbered", "2.5 > 2.6 renumbered"]


def test_a_renumbered_clause_that_is_reworded_too_is_reworded() -> None:
    assert amended(
        ("4.4 Nobody", "4.3 Nobody"),
        ("4.3 An Officer who is unhappy with a Member should speak to their line manager, who may take it to the Monitoring Officer under paragraph "
         "3.2.\n", ""),
        ("worse for having complained", "worse at work for having complained"),
    ) == ["4.3 deleted", "4.4 > 4.3 reworded"]


def test_a_number_that_another_clause_takes() -> None:
    assert amended(
        ("2.3 Members should not criticise an Officer by name in a public meeting.\n", ""),
        ("2.4 Members", "2.3 Members"), ("2.5 Members", "2.4 Members"),
    ) == ["2.3 deleted", "2.4 > 2.3 renumbered", "2.5 > 2.4 renumbered"]


def test_two_clauses_that_change_places_both_moved() -> None:
    assert amended(
        ("2.3 Members should not criticise an Officer by name in a public meeting.\n2.4 Members should not press an Officer to change a professional "
         "recommendation.", "2.3 Members should not press an Officer to change a professional recommendation.\n2.4 Members should not criticise an "
         "Officer by name in a public meeting."),
    ) == ["2.3 > 2.4 moved", "2.4 > 2.3 moved"]


def test_a_clause_goes_to_another_section() -> None:
    assert amended(
        ("2.5 Members should not ask a junior Officer for work that their manager has not agreed.\n", ""),
        ("3.3 Confidential papers must not be copied, lent or described to anybody outside the Council.\n",
         "3.3 Confidential papers must not be copied, lent or described to anybody outside the Council.\n"
         "3.4 Members should not ask a junior Officer for work that their manager has not agreed.\n"),
    ) == ["2.5 > 3.4 moved"]


def test_the_last_clause_of_a_section_becomes_the_first_of_the_next() -> None:
    assert amended(
        ("2.5 Members should not ask a junior Officer for work that their manager has not agreed.\n# 3 Information\n",
         "# 3 Information\n3.0 Members should not ask a junior Officer for work that their manager has not agreed.\n"),
    ) == ["2.5 > 3.0 moved"]


def test_a_section_goes_to_the_end() -> None:
    review = "# 5 Review\n5.1 The Standards Committee will review this protocol every two years.\n"
    later = HARBOUR.replace(review, "").replace("# 2 Courtesy", review.replace("5", "2").replace("# 2 Review", "# 2 Review") + "# 3 Courtesy")
    for old, new in (("4.", "5."), ("# 4 C", "# 5 C"), ("3.1 A M", "4.1 A M"), ("3.2 A r", "4.2 A r"), ("3.3 C", "4.3 C"), ("# 3 I", "# 4 I")):
        later = later.replace(f"\n{old}" if old[0] != "#" else old, f"\n{new}" if old[0] != "#" else new)
    for last in "12345":
        later = later.replace(f"\n2.{last} Members s", f"\n3.{last} Members s").replace(f"\n2.{last} Officers", f"\n3.{last} Officers")
    fates = dict(line.rsplit(" ", 1) for line in told(align(document(HARBOUR), document(later)), unchanged=True))
    assert fates.pop("5.1 > 2.1") == "moved"
    assert fates.pop("1.1 > 1.1") == fates.pop("1.2 > 1.2") == "unchanged"
    assert set(fates.values()) == {"renumbered"}
    assert len(fates) == 12


def test_a_new_section_in_the_middle_moves_nothing() -> None:
    media = "# 4 Social media\n4.1 Members and Officers take the same care in a public post as in a letter.\n"
    later = HARBOUR.replace("# 4 Complaints", f"{media}# 5 Complaints")
    for number in "4321":
        later = later.replace(f"\n4.{number} A Member who", f"\n5.{number} A Member who").replace(f"\n4.{number} If", f"\n5.{number} If")
        later = later.replace(f"\n4.{number} An O", f"\n5.{number} An O").replace(f"\n4.{number} Nob", f"\n5.{number} Nob")
    later = later.replace("# 5 Review\n5.1", "# 6 Review\n6.1")
    assert told(align(document(HARBOUR), document(later))) == [
        "4.1 added", "4.1 > 5.1 renumbered", "4.2 > 5.2 renumbered", "4.3 > 5.3 renumbered", "4.4 > 5.4 renumbered", "5.1 > 6.1 renumbered",
    ]


def test_a_paragraph_is_split_in_two() -> None:
    assert amended(
        ("4.4 Nobody", "4.5 Nobody"), ("4.3 An Officer", "4.4 An Officer"),
        ("the Member may write to the Chief Executive, who will acknowledge the letter, look into the\n  matter, and tell the Member what was found.",
         "the Member may write to the Chief Executive.\n"
         "4.3 The Chief Executive will acknowledge the letter, look into the matter, and tell the Member what was found."),
    ) == ["4.2 > 4.2 4.3 split", "4.3 > 4.4 renumbered", "4.4 > 4.5 renumbered"]


def test_a_paragraph_is_split_into_lettered_clauses() -> None:
    assert amended(
        ("3.3 Confidential papers must not be copied, lent or described to anybody outside the Council.",
         "3.3 Confidential papers must not be\n3.3a copied,\n3.3b lent or\n3.3c described to anybody outside the Council."),
    ) == ["3.3 > 3.3 3.3a 3.3b 3.3c split"]


def test_words_that_become_items_are_the_same_words() -> None:
    assert amended(
        ("3.3 Confidential papers must not be copied, lent or described to anybody outside the Council.",
         "3.3 Confidential papers must not be\n(a) copied,\n(b) lent or\n(c) described to anybody outside the Council."),
    ) == []


def test_two_clauses_are_merged() -> None:
    assert amended(
        ("2.2 Officers should treat", "Officers should treat"), ("at all times.\nOfficers", "at all times. Officers"),
        ("2.3 M", "2.2 M"), ("2.4 M", "2.3 M"), ("2.5 M", "2.4 M"),
    ) == ["2.1 > 2.1 merged", "2.2 > 2.1 merged", "2.3 > 2.2 renumbered", "2.4 > 2.3 renumbered", "2.5 > 2.4 renumbered"]


def test_a_part_that_goes_elsewhere_was_split_off() -> None:
    assert amended(
        (", who will acknowledge the letter, look into the\n  matter, and tell the Member what was found.", "."),
        ("every two years.",
         "every two years.\n5.2 The Chief Executive will acknowledge the letter, look into the matter, and tell the Member what was found."),
    ) == ["4.2 > 4.2 5.2 split"]


def test_an_item_more_and_a_sentence_more_are_other_words() -> None:
    listed = "3.3 Confidential papers must not be\n(a) copied,\n(b) lent or\n(c) described to anybody outside the Council."
    text = HARBOUR.replace("3.3 Confidential papers must not be copied, lent or described to anybody outside the Council.", listed)
    assert amended(("(b) lent or\n(c)", "(b) lent,\n(c) photographed or\n(d)"), text=text) == ["3.3 > 3.3 reworded"]
    assert amended(("every two years.", "every two years. It will ask Members and Officers how it has worked, and report to the Council on what they "
                    "say and on how many complaints were made under section 4.")) == ["5.1 > 5.1 reworded"]


def test_one_word_throughout_is_reworded_with_that_word_alone() -> None:
    text = HARBOUR.replace("Monitoring Officer", "Chairman")
    alignment = align(document(text), document(text.replace("Chairman", "Chair")))
    assert told(alignment) == ["3.2 > 3.2 reworded", "4.3 > 4.3 reworded"]
    assert {(change.before.rstrip(","), change.after.rstrip(",")) for fate in alignment.fates for change in fate.changes} == {("Chairman", "Chair")}


def test_a_citation_that_follows_its_clause_is_no_other_wording() -> None:
    assert amended(
        ("3.3 C", "3.4 C"), ("3.2 A request", "3.3 A request"), ("under paragraph 3.2.", "under paragraph 3.3."),
        ("3.3 A request", "3.2 Papers are published on the Council's website five days before a meeting.\n3.3 A request"),
    ) == ["3.2 added", "3.2 > 3.3 renumbered", "3.3 > 3.4 renumbered"]


def test_a_citation_that_names_another_clause_is_other_wording() -> None:
    assert amended(("under paragraph 3.2.", "under paragraph 3.1.")) == ["4.3 > 4.3 reworded"]


def test_clauses_that_are_nearly_equal_keep_apart() -> None:
    assert amended(
        ("2.1 Members should treat Officers with courtesy at all times.\n", ""),
        ("2.2 O", "2.1 O"), ("2.3 M", "2.2 M"), ("2.4 M", "2.3 M"), ("2.5 M", "2.4 M"),
        ("change a professional recommendation", "alter a professional recommendation"),
    ) == ["2.1 deleted", "2.2 > 2.1 renumbered", "2.3 > 2.2 renumbered", "2.4 > 2.3 reworded", "2.5 > 2.4 renumbered"]


def test_equal_clauses_go_with_their_sections() -> None:
    text = HARBOUR.replace("1.2 It does", "1.3 Everybody acts in good faith.\n1.2 It does")
    text = text.replace("4.4 Nobody", "4.5 Everybody acts in good faith.\n4.4 Nobody")
    assert amended(("1.3 Everybody acts in good faith.\n", ""), text=text) == ["1.3 deleted"]
    assert amended(("4.5 Everybody acts in good faith.\n", ""), text=text) == ["4.5 deleted"]


def test_another_clause_under_the_same_number_is_not_a_rewording() -> None:
    assert amended(
        ("4.4 Nobody will be treated worse for having complained in good faith.", "4.4 Letters of complaint are kept for six years."),
    ) == ["4.4 deleted", "4.4 added"]


def test_paragraphs_without_numbers_are_counted_anew() -> None:
    text = (
        "# Complaints\n* Members speak to the Head of Service.\n* Officers speak to their line manager.\n"
        "* Both may ask the Monitoring Officer for advice."
    )
    later = text.replace("* Officers", "* Complaints are kept confidential.\n* Officers")
    assert told(align(document(text), document(later))) == [
        "Complaints 2 added", "Complaints 2 > Complaints 3 renumbered", "Complaints 3 > Complaints 4 renumbered",
    ]


def rewritten(protocol: Protocol, become: dict[str, str | None]) -> Protocol:
    """A protocol with other words in some clauses, by id; None takes a clause away."""

    def nodes(some: tuple[Section | Clause, ...]) -> tuple[Section | Clause, ...]:
        kept = (node for node in some if not (isinstance(node, Clause) and become.get(node.id, "") is None))
        changed = (
            with_fields(node, contents=nodes(node.contents)) if isinstance(node, Section)
            else with_fields(node, text=become[node.id], items=(), closing=None) if node.id in become else node
            for node in kept
        )
        return tuple(node for node in changed if not isinstance(node, Section) or node.contents)

    return with_fields(protocol, document=nodes(protocol.document))


@pytest.mark.slow
@pytest.mark.parametrize("shipped", ["cheshire-east", "solihull"])
@settings(max_examples=20, deadline=None)
@given(st.data())
def test_what_is_taken_away_and_what_is_reworded_is_found_and_nothing_else(shipped: str, data: st.DataObject) -> None:
    protocol = open_protocol(shipped).protocol
    words = {position.clause.id: position.clause for position in positions(protocol) if position.clause not in protocol.footnotes}
    long = [of for of, clause in words.items() if len(clause.text.split()) > 12 and not clause.items]
    gone = data.draw(st.sets(st.sampled_from(list(words)), max_size=3))
    other = data.draw(st.sets(st.sampled_from(long), max_size=3)) - gone
    texts = {of: " ".join([*words[of].text.split()[:4], "without delay", *words[of].text.split()[4:]]) for of in other}
    fates = {fate.old.clause.id: fate.fate for fate in align(protocol, rewritten(protocol, {**dict.fromkeys(gone), **texts})).fates if fate.old}
    assert {of: fate for of, fate in fates.items() if fate != "unchanged"} == {**dict.fromkeys(gone, "deleted"), **dict.fromkeys(texts, "reworded")}

"""What is carried over to a later edition, and what must be judged again."""

from __future__ import annotations

from pathlib import Path

from mo_advisor.editions.amendment import Amendment
from mo_advisor.editions.journeys import changed_journeys
from mo_advisor.lint import review
from mo_advisor.protocol.sign_off import mapping_sha256, standing, text_sha256
from tests.editions.files import HARBOUR_FILE, LATER, amended, book, same_words

INSERTED = (
    ('"4.2"\n        text: "Enq', '"4.3"\n        text: "Enq'),
    ('      - number: "4.1"', '      - number: "4.1"\n        text: "The Council trains everybody each year."\n      - number: "4.2"'),
)


def again(amendment: Amendment) -> list[str | None]:
    """What must be judged again, by clause or situation."""
    return [each.clause or each.situation for each in amendment.again]


def test_where_only_typography_changes_everything_stands(tmp_path: Path) -> None:
    made = amended(tmp_path)
    assert made.again == ()
    assert same_words(made.before.protocol, made.book.protocol)
    assert [made.book.clause(of).rules for of in ("2.1", "3.3")] == [made.before.clause(of).rules for of in ("2.1", "3.3")]
    assert made.book.protocol.cautions == made.before.protocol.cautions
    assert "# and nothing else" in made.text
    assert "# the first door" in made.text
    assert "# asked the Leader" in made.text


def test_references_follow_the_numbers_in_records_and_in_prose(tmp_path: Path) -> None:
    made = amended(tmp_path, *INSERTED)
    assert again(made) == ["4.1"]
    assert [adviser.clause for adviser in made.book.protocol.advisers] == ["4.2"]
    assert made.book.protocol.silent[0].reason == "4.3 is about enquiries; nothing on control."
    assert made.book.clause("4.3").rules[0].items == ("2",)
    assert [problem.level for problem in review.problems(made.book)] == ["warning"]


def test_a_reworded_clause_keeps_what_its_words_still_hold(tmp_path: Path) -> None:
    made = amended(tmp_path, ("the Chief Executive within ten days", "the Monitoring Officer within twenty days"))
    clause = made.book.clause("2.2")
    assert again(made) == ["2.2"]
    assert "“Chief Executive within ten” is now “Monitoring Officer within twenty”" in made.again[0].why
    assert "Nothing in its words answers to" in made.again[0].why
    assert [duty.words for duty in clause.duties] == ["should speak to"]
    assert clause.contacts == ()
    assert clause.rules == made.before.clause("2.2").rules


def test_a_title_of_which_a_word_changes_is_offered_in_its_new_words(tmp_path: Path) -> None:
    made = amended(tmp_path, ("to the Chief Executive within", "to the Chief Officer within"))
    assert made.book.clause("2.2").contacts[0].title == "the Chief Officer"
    assert "“the Chief Executive” is taken to be “the Chief Officer” now." in made.again[0].why


def test_a_name_that_somebody_gave_to_a_clause_is_kept_however_the_later_file_is_written(tmp_path: Path) -> None:
    words = 'text: "Whistleblowing is covered by another policy of the Council."'
    earlier = HARBOUR_FILE.replace(f'- number: "3.3"\n        {words}', f"- id: policy\n        {words}").replace('["3.3"]', "[policy]")
    made = amended(tmp_path, (f'- number: "3.3"\n        {words}', f"- {{id: 'Complaints 4', {words}}}"), earlier=earlier)
    assert made.book.clause("policy").rules == made.before.clause("policy").rules
    assert again(made) == []


def test_a_key_that_stands_first_is_taken_out_too(tmp_path: Path) -> None:
    earlier = HARBOUR_FILE.replace('limit: {words: "within ten days", binds: officer}\n            step: "1"   # the first door',
                                   'step: "1"   # the first door').replace('- whom: {chief', '- when: "within ten days"\n            whom: {chief')
    made = amended(tmp_path, ('schema: "1"', 'roles: {leader: ["Chief Executive"]}\nschema: "1"'), (" within ten days", ""), earlier=earlier)
    assert made.text.count("roles:") == 1
    assert list(made.book.protocol.roles) == ["monitoring-officer"]
    assert [(contact.title, contact.when) for contact in made.book.clause("2.2").contacts] == [("the Chief Executive", None)]


def test_an_item_more_moves_the_items_of_a_rule(tmp_path: Path) -> None:
    made = amended(tmp_path, ('{label: "(b)", text: "by telephone"}', '{label: "(b)", text: "by e-mail"}, {label: "(c)", text: "by telephone"}'))
    assert again(made) == ["4.2"]
    assert made.book.clause("4.2").rules[0].items == ("3",)


def test_a_deleted_clause_leaves_its_situation_to_be_judged(tmp_path: Path) -> None:
    made = amended(tmp_path, ('      - number: "3.3"\n        text: "Whistleblowing is covered by another policy of the Council."\n', ""))
    assert again(made) == ["whistleblowing"]
    assert [each.situations for each in made.book.protocol.review] == [("whistleblowing",)]
    assert [caution.clauses for caution in made.book.protocol.cautions] == [("2.2", "3.2")]
    assert made.notes == ("A caution on 3.3, which was deleted, was left out: “The code is not part of it.”",)


def test_marks_of_both_editions_are_one_mark_that_says_each_reason_once_the_latest_first(tmp_path: Path) -> None:
    said = "Ask the Leader, who said “It is new. Leave it.” See 3.1."
    earlier = HARBOUR_FILE.replace('        text: "Whistleblowing', f'        review: "It is new. {said}"\n        text: "Whistleblowing')
    earlier = earlier.replace("document:", 'review:\n  - {situations: [reprisal, ai-tools], why: "Nobody knew."}\ndocument:')
    later = LATER.replace('"Whistleblowing is', f'"Whistleblowing was"\n        review: >-\n          {said}\n        closing: "is')
    marks = 'review:   # by hand\n  - {situations: [reprisal], why: "Nobody knows."}\n  - {situations: [ai-tools], why: "Nobody knew."}\n'
    later = later.replace("document:", f"{marks}document:")
    made = amended(tmp_path, earlier=earlier, later=later)
    assert again(made) == ["3.3", "reprisal", "ai-tools"]
    assert made.again[0].why == f"{said} Its words have changed: “was” was added. It is new."
    assert [each.why for each in made.again[1:]] == ["Nobody knows. Nobody knew.", "Nobody knew."]
    assert made.book.clause("3.3").review == made.again[0].why
    assert [(each.situations, each.why) for each in made.book.protocol.review] == [
        (("reprisal",), "Nobody knows. Nobody knew."), (("ai-tools",), "Nobody knew."),
    ]


def test_what_nobody_has_looked_at_between_two_amendments_is_said_once(tmp_path: Path) -> None:
    once = amended(tmp_path, *INSERTED, ("within five", "within ten"))
    twice = amended(tmp_path, *INSERTED, ("within five", "within eight"), earlier=once.text)
    assert again(twice) == ["4.1", "4.3"]
    assert twice.book.clause("4.1").review == once.book.clause("4.1").review
    assert twice.book.clause("4.3").review == "Its words have changed: “ten” is now “eight”. Its words have changed: “five” is now “ten”."


def test_a_later_file_that_is_signed_off_itself_has_one_sign_off(tmp_path: Path) -> None:
    own = "sign_off: {by: Leader, on: '2025-01-01', text_sha256: " + "0" * 64 + ", mapping_sha256: " + "0" * 64 + "}\n"
    made = amended(tmp_path, ("document:", f"{own}document:"), earlier=signed(tmp_path))
    assert made.book.protocol.sign_off
    assert made.book.protocol.sign_off.by == "Monitoring Officer"


def test_a_reference_to_a_deleted_clause_is_wrong_now(tmp_path: Path) -> None:
    made = amended(tmp_path, ('      - number: "3.1"\n        text: "A complaint is made in writing."\n', ""))
    (reference,) = made.book.clause("3.2").cites
    assert reference.to == ()
    assert reference.wrong
    assert again(made) == []


def test_a_number_that_a_citation_follows_is_followed_in_the_file(tmp_path: Path) -> None:
    made = amended(
        tmp_path, ('"3.3"', '"3.4"'), ('"3.2"', '"3.3"'), ('"3.1"', '"3.2"'), ("paragraph 3.1 says", "paragraph 3.2 says"),
        ('      - number: "3.2"\n', '      - number: "3.1"\n        text: "Nobody suffers for a complaint."\n      - number: "3.2"\n'),
    )
    assert again(made) == ["3.1"]
    (reference,) = made.book.clause("3.3").cites
    assert (reference.words, reference.to) == ("paragraph 3.2", ("3.2",))
    assert made.book.protocol.cautions[0].text == "2.2 and 3.3 name different officers."


def test_merged_clauses_bring_what_was_judged_of_each(tmp_path: Path) -> None:
    made = amended(
        tmp_path, ('"A complaint is made in writing."\n      - number: "3.2"\n        text: "A Member', '"A complaint is made in writing. A Member'),
        ('"3.3"', '"3.2"'), ("as paragraph 3.1 says", "as said"),
    )
    clause = made.book.clause("3.1")
    assert again(made) == ["3.1"]
    assert clause.considered is None
    assert [rule.situations for rule in clause.rules] == [("complain-about-officer",)]


def test_pieces_of_a_clause_share_what_was_judged_of_it(tmp_path: Path) -> None:
    made = amended(
        tmp_path, ('"3.3"', '"3.4"'),
        ("may complain about an Officer to the Monitoring Officer, as",
         'may complain about an Officer."\n      - number: "3.3"\n        text: "The complaint goes to the Monitoring Officer, as'),
    )
    assert again(made) == ["3.2", "3.3"]
    assert [made.book.clause(of).rules for of in ("3.2", "3.3")] == [made.before.clause("3.2").rules] * 2
    assert made.book.clause("3.2").cites == ()
    assert made.book.clause("3.3").cites == made.before.clause("3.2").cites
    assert "Nothing in its words answers to “the Monitoring Officer" in made.again[0].why


def signed(folder: Path) -> str:
    """The Harbour file, signed off."""
    protocol = book(folder, HARBOUR_FILE).protocol
    hashes = f"  text_sha256: {text_sha256(protocol)}\n  mapping_sha256: {mapping_sha256(protocol)}\n"
    return HARBOUR_FILE.replace("roles:\n", f'sign_off:\n  by: Monitoring Officer\n  on: "2020-03-01"\n{hashes}roles:\n', 1)


def test_a_sign_off_stands_for_what_is_the_same_and_says_for_which_edition_it_was(tmp_path: Path) -> None:
    made = amended(tmp_path, *INSERTED, earlier=signed(tmp_path))
    stands = standing(made.book.protocol)
    assert stands
    assert (stands.holds, stands.edition, stands.on) == (True, "2020", "2020-03-01")
    looked_at = book(tmp_path, "".join(line for line in made.text.splitlines(keepends=True) if "review:" not in line), "looked.yaml")
    assert standing(looked_at.protocol) == stands
    assert list(review.problems(looked_at)) == []


def test_a_sign_off_that_does_not_hold_is_not_carried_over(tmp_path: Path) -> None:
    made = amended(tmp_path, earlier=signed(tmp_path).replace("rule: [whistleblowing]", "rule: [whistleblowing, reprisal]"))
    assert made.book.protocol.sign_off is None


def test_only_journeys_that_show_what_changed_are_counted(tmp_path: Path) -> None:
    made = amended(tmp_path, *INSERTED, ("answered within five", "answered within ten"))
    journeys = changed_journeys(made.before, made.book, made.alignment, made.names, ["enquiry-unanswered", "interpretation", "whistleblowing"])
    (differs,) = journeys.by_clause
    assert dict(differs.whom) == {"enquiry-unanswered": ("member", "officer")}
    assert 0 < journeys.changed < journeys.every
    assert journeys.others == {}


def test_the_words_of_the_later_edition_are_all_in_the_new_file(tmp_path: Path) -> None:
    made = amended(tmp_path, *INSERTED)
    assert text_sha256(made.book.protocol) == text_sha256(book(tmp_path, made.text, "again.yaml").protocol)
    assert [position.clause.text for position in made.book.positions if position.clause.id.startswith("4")] == [
        "The Council trains everybody each year.", "Anybody may ask the Monitoring Officer what this protocol means.",
        "Enquiries should be answered within five working days; holidays do not count.",
    ]

"""The mapping of a clause held against its own words: what each rule sees, and what it leaves alone."""

from __future__ import annotations

from types import ModuleType

import pytest

from mo_advisor.lint import bound, cautioned, far, forces, given, joined, naming, parts, spoken, steps, whole
from mo_advisor.protocol.duties import LONGEST
from tests.conftest import tiny


def found(rule: ModuleType, text: str, more: str = "", before: str = "") -> list[str]:
    """What a rule finds in a file of one clause. more: of the clause; before: of the file."""
    book = tiny(f'{before}document:\n- id: "1"\n  text: "{text}"\n  rules: [{{situations: [not-covered]}}]\n{more}')
    return [problem.message for problem in rule.problems(book)]


def duty(words: str, whom: str, force: str = "") -> str:
    return f'  duties: [{{words: "{words}", binds: [{whom}]{f", force: {force}" if force else ""}}}]\n'


def contact(*fields: str) -> str:
    return "  contacts:\n" + "".join(f"  - {{{one}}}\n" for one in fields)


@pytest.mark.parametrize(
    ("text", "words", "whom", "wrong"),
    [
        ("Members and Officers must be polite.", "must be polite", "member, officer", False),
        ("Members and Officers must be polite.", "must be polite", "member", True),  # both sides act
        ("Officers must be polite to Members.", "must be polite", "member", True),
        ("A Director must tell the Leader.", "must tell", "officer", False),  # a Director is one
        ("Papers must be kept.", "must be kept", "member, co-opted-member, officer", False),  # the two sides may be meant without a name
        ("Papers must be kept by Members.", "must be kept", "officer", True),
        ("Papers must be kept.", "must be kept", "journalist", True),
        ("Members must ask. Officers must ask.", "must ask", "member", False),  # the words come twice: either may be meant
        ("Officers can expect from Members:", "can expect from", "member", False),
    ],
)
def test_whom_a_duty_binds(text: str, words: str, whom: str, wrong: bool) -> None:
    assert bool(found(bound, text, duty(words, whom))) == wrong


def test_what_is_asked_is_a_duty_only_where_everything_is_judged() -> None:
    text = "Members must be polite. Officers must be impartial."
    assert found(bound, text, duty("must be polite", "member"), 'mapped: "yes"\n') == [
        "1: “must be impartial” asks something of officer, and is no duty; look at it again"]
    assert found(bound, text, duty("must be polite", "member")) == []
    assert found(bound, text, before='mapped: "yes"\n') == []  # a file that marks no duties


@pytest.mark.parametrize(
    ("words", "force", "wrong"),
    [
        ("must be polite", "", False), ("must be polite", "should", True), ("must be polite", "must-not", True), ("must not lobby", "must", True),
        ("should be polite", "must", False), ("should be polite", "may", True),
        ("shall be entitled to ask", "entitled", False), ("may ask", "should", True),
        ("may ask", "entitled", False), ("may only ask", "must", False), ("will never lobby", "must-not", False), ("will lobby", "must-not", True),
        ("shall not prevent a reply", "may", False), ("whether he should attend is theirs", "entitled", False),
    ],
)
def test_how_strongly_a_duty_asks(words: str, force: str, wrong: bool) -> None:
    assert bool(found(forces, f"Members {words}.", duty(words, "member", force))) == wrong


def test_a_ban_may_stand_before_its_stretch() -> None:
    assert found(forces, "Neither Members nor Officers should lobby.", duty("should lobby", "member, officer", "should-not")) == []


LEADER = "role: leader, title: the Leader"
OFFICER = "role: monitoring-officer, title: the Monitoring Officer"


@pytest.mark.parametrize(
    ("when", "wrong"),
    [
        ("If a matter is not settled", False),
        ("If a matter is not", True),
        ("If a matter is", True),
        ("If a matter", False),
        ("a matter is not settled", False),
    ],
)
def test_a_condition_goes_to_the_end_of_its_phrase(when: str, wrong: bool) -> None:
    text = "If a matter is not settled, ask the Leader."
    assert bool(found(whole, text, contact(f"{LEADER}, do: ask, when: {when}"))) == wrong


def test_a_time_limit_is_not_cut() -> None:
    text = "Ask the Leader, who will reply within ten working days."
    limits = ("within ten working", "within ten working days")
    cut, uncut = (contact(f"{LEADER}, do: Ask, limit: {{words: {words}, binds: leader}}") for words in limits)
    assert found(whole, text, cut) == ["1: “within ten working” breaks off where the clause goes on with “days.”; look at it again"]
    assert found(whole, text, uncut) == []


def test_a_condition_in_front_is_given_unless_the_contact_is_limited_otherwise() -> None:
    text = "Where it is about a Director, ask the Leader."
    assert len(found(given, text, contact(f"{LEADER}, do: ask"))) == 1
    assert found(given, text, contact(f"{LEADER}, do: ask, involved: [director]")) == []
    assert len(found(given, "Ask the Leader, where it is about a Director.", contact(f"{LEADER}, do: Ask"))) == 1
    assert found(given, "Ask the Leader early on, where it is about a Director.", contact(f"{LEADER}, do: Ask")) == []


def test_a_time_limit_may_stand_in_a_duty_and_counts_only_beside_a_contact() -> None:
    text = "The Leader must reply within ten days. The Council will look at it within a year of two months."
    assert len(found(given, text, duty("must reply", "leader"))) == 1
    assert found(given, text, duty("must reply within ten days", "leader")) == []


@pytest.mark.parametrize(
    ("tie", "join", "wrong"), [("or", "or", False), ("or", "and", True), ("and/or", "or", True), (", and not only", "or", False)])
def test_a_tie_is_that_of_the_words(tie: str, join: str, wrong: bool) -> None:
    both = contact(f"{LEADER}, do: Ask, join: {join}", f"{OFFICER}, do: Ask, join: {join}")
    assert bool(found(joined, f"Ask the Leader {tie} the Monitoring Officer.", both)) == wrong


def test_who_is_tied_to_an_adviser_is_one() -> None:
    both = contact(f"{LEADER}, do: Ask, join: or", f"{OFFICER}, do: Ask, join: or")
    adviser = "advisers: [{role: leader, title: the Leader, clause: '1'}]\n"
    assert found(joined, "Ask the Leader or the Monitoring Officer.", both, adviser) == [
        "1: the Monitoring Officer is tied to an adviser and is none; look at it again"]


@pytest.mark.parametrize(
    ("text", "fields", "wrong"),
    [
        ("A Director should ask the Leader.", "do: should ask, by: [director]", False),
        ("A Director should ask the Leader.", "do: should ask", True),  # the caller is any Member or Officer
        ("A Director should ask the Leader.", "do: should ask, who: [director]", False),
        ("A Director should ask the Leader.", "do: should ask, by: [member]", True),
        ("If a Director is unsure, they should ask the Leader.", "do: should ask, by: [member]", True),
        ("Anybody should ask the Leader.", "do: should ask", False),
    ],
)
def test_who_takes_a_step(text: str, fields: str, wrong: bool) -> None:
    assert bool(found(parts, text, contact(f"{LEADER}, {fields}"))) == wrong


def test_who_takes_a_step_is_whom_a_duty_in_the_same_words_binds() -> None:
    text, more = "Of Members and Officers, the Leader should be asked.", contact(f"{LEADER}, do: should be asked, by: [officer]")
    assert found(parts, text, duty("should be asked", "officer") + more) == []
    assert len(found(parts, text, duty("should be asked", "member") + more)) == 1


def test_steps_stand_in_the_order_of_the_document() -> None:
    text = "Ask the Leader, then the Monitoring Officer."
    assert found(steps, text, contact(f'{LEADER}, do: Ask, step: "2"', f'{OFFICER}, do: Ask, step: "1"')) == [
        "the Monitoring Officer has step 1 and stands below the Leader with step 2; look at the order again"]


@pytest.mark.parametrize(
    ("who", "note", "wrong"),
    [
        ("[member]", "", False),
        ("[journalist]", "", False),
        ("[contractor]", "", True),
        ("[contractor]", ", note: Why", False),
        ("[leader]", "", True),
    ],
)
def test_whom_a_rule_is_about_has_a_name(who: str, note: str, wrong: bool) -> None:
    rule = f"document: [{{id: '1', text: Journalists may ask., rules: [{{situations: [not-covered], who: {who}{note}}}]}}]"
    assert bool(list(spoken.problems(tiny(rule)))) == wrong


def test_a_rule_is_far_only_where_it_governs_exactly_and_has_no_note() -> None:
    def of(more: str) -> int:
        text = "A Member must not speak to the press on behalf of the Council."
        return len(list(far.problems(tiny(f"document: [{{id: '1', text: {text}, rules: [{{{more}}}]}}]"))))

    assert of("situations: [family-relationship]") == 1
    assert of("situations: [family-relationship], note: It is read so.") == of("situations: [family-relationship], weight: duty") == 0


CLAUSES = """
document:
- {id: "1", number: "1", text: "Be polite to everybody at all times.", rules: [{situations: [not-covered]}]}
- {id: "2", number: "2", text: "See paragraph 9.", rules: [{situations: [not-covered, interpretation]}]}
"""


@pytest.mark.parametrize(
    ("caution", "wrong"),
    [
        ("clauses: ['2'], text: 2 refers to what is not there.", 0),
        ("clauses: ['1'], text: 2 refers to what is not there.", 1),
        ("clauses: ['1'], text: A paragraph refers to what is not there.", 0),
        ("clauses: ['1'], text: “Be polite to everybody” leaves much open.", 0),
        ("clauses: ['2'], text: “Be polite to everybody” leaves much open.", 1),
        ("clauses: ['2'], text: “Be kind to everybody” is meant.", 0),  # words of nobody in the document
        ("clauses: ['1', '2'], text: The two differ., situations: [interpretation]", 1),  # 1 is not read out there
        ("clauses: ['1', '2'], text: The two differ., situations: [interpretation], shown: any", 0),
        ("kind: dated, text: The Council is gone.", 1),
        ("kind: dated, text: The Council is gone., since: '2020'", 0),
    ],
)
def test_a_caution_is_about_the_clauses_that_it_speaks_of(caution: str, wrong: int) -> None:
    kind = "" if "kind:" in caution else "kind: scope, "
    assert len(list(cautioned.problems(tiny(f"cautions: [{{{kind}{caution}}}]{CLAUSES}")))) == wrong


def test_what_must_be_known_of_a_clause_has_its_caution() -> None:
    text = "Ask the Leader of the old board."
    more = contact(f"{LEADER}, do: Ask, defunct: 'yes'")
    assert found(cautioned, text, more) == ["1: the Leader is defunct, and no caution of the kind `body` says so"]
    assert found(cautioned, text, more, "cautions: [{kind: body, text: It is gone., clauses: ['1']}]\n") == []


def test_of_a_very_long_document_or_sentence_only_so_much_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    slip = "text: Members must be polite., duties: [{words: must be polite, binds: [officer]}]"
    monkeypatch.setattr(naming, "WHOLE", 20 * (len("Members must be polite.") + 2 * naming.RECORD))
    many = "".join(f'- {{id: "c{number}", {slip}}}\n' for number in range(25))
    assert len(list(bound.problems(tiny(f"document:\n{many}")))) == 20
    assert len(found(bound, "Members must be polite and so on", duty("must be polite", "officer"))) == 1
    assert found(bound, "Members must be polite " + "and so on " * LONGEST + "x", duty("must be polite", "officer")) == []

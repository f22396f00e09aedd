"""Short forms and defaults: what is written shortly is the same record as what is written at length, and its mistakes have their places."""

from __future__ import annotations

from pathlib import Path

import pytest

from mo_advisor.advice.advise import advise
from mo_advisor.advice.answers import Answers
from mo_advisor.errors import Invalid
from mo_advisor.protocol.force import force_of
from mo_advisor.protocol.model import Clause, Protocol, Section
from mo_advisor.protocol.reader import read_protocol
from mo_advisor.protocol.sign_off import mapping_sha256, text_sha256
from mo_advisor.records.condition import Condition
from mo_advisor.records.variants import with_fields
from mo_advisor.vocabulary import shared
from tests.conftest import HEADER, SHIPPED, shipped

SHORT = """\
askers: {are: [member, officer], others: "It is about Members and Officers."}
roles: {monitoring-officer: ["Head of Law"]}
advisers:
- {whom: {monitoring-officer: Head of Law, chief-executive: Chief Executive}, clause: "1.1", join: or}
silent:
- {situations: [election-period], reason: "Not mentioned."}
document:
- heading: "1 Respect"
- number: "1.1"
  text: "Members must be polite, and must not shout. Ask the Head of Law or the Chief Executive:"
  items:
  - "at once;"
  - {label: "(b)", text: "in writing."}
  duties:
  - {words: ["must be polite", "must not shout"], binds: [member]}
  rule: [member-rude-to-officer, interpretation]
  background: [member-bullies-officer]
  rules:
  - {duty: [officer-rude-to-member], background: [officer-bullies-member], who: [member]}
  - {route: [not-covered], who: anyone}
  - {silent: yes, contacts: yes}
  contacts:
  - {whom: {monitoring-officer: the Head of Law, chief-executive: the Chief Executive}, do: Ask, step: "1", join: or}
"""
LONG = """\
roles: {monitoring-officer: {titles: ["Head of Law"]}}
advisers:
  - {role: monitoring-officer, title: Head of Law, clause: "1.1", join: or, who: [member, officer]}
  - {role: chief-executive, title: Chief Executive, clause: "1.1", join: or, who: [member, officer]}
silent:
  - {situations: [election-period], who: [member, officer], reason: "Not mentioned."}
  - {situations: [OTHERS], who: {none_of: [member, officer]}, reason: "It is about Members and Officers."}
document:
  - heading: "1 Respect"
    number: "1"
    contents:
      - id: "1.1"
        number: "1.1"
        text: "Members must be polite, and must not shout. Ask the Head of Law or the Chief Executive:"
        items:
          - {text: "at once;"}
          - {label: "(b)", text: "in writing."}
        duties:
          - {words: "must be polite", force: must, binds: [member]}
          - {words: "must not shout", force: must-not, binds: [member]}
        rules:
          - {situations: [member-rude-to-officer, interpretation], who: [member, officer]}
          - {situations: [member-bullies-officer], who: [member, officer], weight: background}
          - {situations: [officer-rude-to-member], who: [member], weight: duty}
          - {situations: [officer-bullies-member], who: [member], weight: background}
          - {situations: [not-covered], weight: route}
          - {silent: "yes", who: [member, officer], weight: background, contacts: "yes"}
        contacts:
          - {role: monitoring-officer, title: the Head of Law, do: Ask, step: "1", join: or}
          - {role: chief-executive, title: the Chief Executive, do: Ask, step: "1", join: or}
"""


def read(body: str) -> Protocol:
    return read_protocol(HEADER + body, "f.yaml", shared())


def found(body: str) -> list[str]:
    with pytest.raises(Invalid) as caught:
        read(body)
    return [str(problem) for problem in caught.value.problems]


def test_the_short_form_is_the_same_protocol_as_the_long_one() -> None:
    short, long = read(SHORT), read(LONG.replace("OTHERS", ", ".join(shared().situations)))
    assert with_fields(short, askers=None) == long
    assert (text_sha256(short), mapping_sha256(short)) == (text_sha256(long), mapping_sha256(long))


def test_everybody_else_is_silent_unless_something_that_governs_or_a_silence_speaks_of_them() -> None:
    protocol = read(SHORT.replace("{route: [not-covered]", "{rule: [not-covered]"))
    (to_others,) = (silence for silence in protocol.silent if silence.who == Condition(none_of=("member", "officer")))
    assert set(shared().situations) - set(to_others.situations) == {"not-covered"}
    narrower = read(SHORT.replace("who: anyone", "who: [leader]"))
    assert len(narrower.silent[-1].situations) == len(shared().situations)


def test_without_askers_what_says_nothing_of_the_asker_is_for_everybody() -> None:
    protocol = read('document: [{number: "1", text: a, rule: [not-covered]}]\nsilent: [{situations: [interpretation], reason: a}]\n')
    assert (protocol.document[0].rules[0].who, protocol.silent[0].who) == (None, None)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("words", "force"),
    [
        ("must be polite", "must"),
        ("Members shall not shout", "must-not"),
        ("may not normally speak", "must-not"),
        ("should never be asked", "should-not"),
        ("Neither Members nor Officers should gossip", "should-not"),
        ("Officers should consider not attending", "should"),
        ("are entitled to see", "entitled"),
        ("have a duty to act", "must"),
        ("will be told", "will"),
        ("may ask", "may"),
        ("are the policy makers", "information"),
        ("the mustard of a shoulder", "information"),
    ],
)
def test_the_force_of_a_duty_is_read_from_its_words(words: str, force: str) -> None:
    assert force_of(words) == force


def test_the_forces_of_the_shipped_documents_are_read_right_for_four_duties_of_five() -> None:
    duties = [duty for name in SHIPPED for position in shipped(name).positions for duty in position.clause.duties]
    right = sum(force_of(duty.words) == duty.force for duty in duties)
    assert (len(duties), right) == (477, 386)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("document: [{text: a}]\n", "f.yaml:7:12: error missing-key clause must have `number`, or `id` where the document prints none"),
        (
            'document:\n- {number: "1", text: a, rule: [not-coverd]}\n',
            "f.yaml:8:33: error unknown-situation there is no situation “not-coverd”; did you mean not-covered?",
        ),
        (
            'document:\n- {number: "1", text: a, rule: not-covered}\n',
            "f.yaml:8:32: error type `rule` must be a list, not a single value; write `rule: [not-covered]`",
        ),
        (
            'document:\n- {number: "1", text: a, rules: [{rule: [not-covered], weight: duty}]}\n',
            "f.yaml:8:34: error missing-key a rule has situations under `rule`, `duty`, `route` or `background`, "
            "or else `situations` and `weight`; not both",
        ),
        (
            'document:\n- {number: "1", text: a, rules: [{who: [member]}]}\n',
            'f.yaml:8:34: error clause 1: a rule needs situations, under `rule`, `duty`, `route` or `background`; or `silent: "yes"` in their place',
        ),
        (
            'document:\n- {number: "1", text: a, rules: [{rule: [not-covered], who: member}]}\n',
            "f.yaml:8:61: error type `who` must be a list of ids, or all_of, any_of and none_of; write `who: [member]`",
        ),
        (
            'document:\n- {number: "1", text: a, rule: [not-covered], contacts: [{do: a}]}\n',
            "f.yaml:8:58: error missing-key contact must have `whom`: the role id, and the document's own name for them",
        ),
        (
            'document:\n- {number: "1", text: a, rule: [not-covered], contacts: [{whom: {leader: b}, do: a}]}\n',
            "f.yaml:8:58: error clause 1: “b” is not a verbatim stretch of the clause",
        ),
        (
            "document:\n- heading: A\n- heading: B\n- {number: 1, text: a}\n",
            "f.yaml:8:3: error missing-key section must have `contents`, or clauses that follow it",
        ),
        (
            'document: [{number: "1", text: a}, {number: "1", text: b}]\n',
            'f.yaml:7:36: error duplicate-id another clause has the id “1” already; tell them apart by `id`, as in `id: "1 (second)"`',
        ),
        ("askers: [membr]\ndocument: [{number: 1, text: a}]\n", "f.yaml:7:10: error unknown-role there is no role “membr”; did you mean member?"),
        (
            "askers: members\ndocument: [{number: 1, text: a}]\n",
            "f.yaml:7:9: error type `askers` must be a list or a mapping, not a single value; write `askers: [members]`",
        ),
        (
            "document:\n- number: 1\n  text: |\n    two\n    lines\n",
            "f.yaml:9:9: error value `text` has a line break; write long text as `>-`, and not as `|`",
        ),
        ("askers: {others: a}\ndocument: [{number: 1, text: a}]\n", "f.yaml:7:9: error missing-key askers must have `are`"),
    ],
)
def test_a_mistake_in_a_short_form_has_its_place_and_says_what_to_write(body: str, expected: str) -> None:
    assert expected in found(body)


def test_clauses_follow_their_heading_up_to_the_next() -> None:
    nodes = ("{id: A, text: a}", "heading: 2 B", "{number: 2.1, text: b}", "{heading: C, contents: [{id: C 1, text: c}]}", "{id: D, text: d}")
    protocol = read("document:\n" + "".join(f"- {node}\n" for node in nodes))

    def shape(node: Section | Clause) -> object:
        return (node.heading, node.number, [shape(inner) for inner in node.contents]) if isinstance(node, Section) else node.id

    assert list(map(shape, protocol.document)) == ["A", ("2 B", "2", ["2.1"]), ("C", None, ["C 1"]), "D"]


@pytest.mark.parametrize(
    ("heading", "number"),
    [("7.3 Complaints", "7.3"), ("1 – General", "1"), ("Section 7: Complaints", "7"), ("Part 2", "2"), ("3.", "3"), ("8– Members", "8"),
     ("2006 changes", None), ("24-hour working", None), ("Complaints 7", None), ("Section", None), ("IV. Press", None)],
)
def test_a_heading_that_begins_with_its_number_has_it(heading: str, number: str | None) -> None:
    (section,) = read(f'document:\n- heading: "{heading}"\n- {{id: A, text: a}}\n').document
    assert isinstance(section, Section)
    assert section.number == number


def test_a_stretch_that_differs_in_an_apostrophe_a_dash_or_a_capital_is_told_from_one_that_is_not_there() -> None:
    body = 'document: [{number: "1", text: "The Member’s duty – always.", duties: [{words: "%s", binds: [member]}]}]\n'
    tried = ("Member's duty", "duty - always", "member’s duty", "nothing")
    said = {words: found(body % words)[0].split(" stretch of the clause")[1] for words in tried}
    assert said == {
        "Member's duty": ": the document has a curly one, ’, where this has '; copy the words from it",
        "duty - always": ": the document has a longer one, –, where this has -; copy the words from it",
        "member’s duty": ": the document has “Member’s duty”, with other capitals",
        "nothing": "",
    }


def test_one_mistake_made_many_times_is_said_once_with_every_line() -> None:
    body = "document:\n" + "".join(f'- {{number: "{number}", text: a, duties: [{{words: a}}]}}\n' for number in range(1, 21))
    (message,) = found(body)
    lines = ", ".join(str(line) for line in range(9, 28))
    assert message == f"f.yaml:8:35: error missing-key duty must have `binds`; so it is 19 times more, in the lines {lines}"


def test_advice_is_the_same_from_either_form(tmp_path: Path) -> None:
    from mo_advisor.advice.as_json import advice_record
    from mo_advisor.protocol.library import load

    said = []
    for number, body in enumerate((SHORT, LONG.replace("OTHERS", ", ".join(shared().situations)))):
        file = tmp_path / f"{number}.yaml"
        file.write_text(HEADER + body, encoding="utf-8")
        records = [advice_record(advise(load(file), Answers(who, None, what, {}))) for what in shared().situations for who in ("officer", "resident")]
        said.append([{**record, "protocol": None} for record in records])
    assert said[0] == said[1]


def test_the_hash_of_the_mapping_is_of_its_meaning() -> None:
    last = "  - {route: [not-covered], who: anyone}\n"
    same = (
        SHORT.replace("askers:", "source: elsewhere.txt\nmapped: no\naskers:"),
        SHORT.replace("route: [not-covered], who: anyone", "route: [not-covered], note: A note., who: anyone"),
        SHORT.replace("[member-rude-to-officer, interpretation]", "[interpretation, member-rude-to-officer]"),
        SHORT.replace(last, "").replace("  rules:\n", "  rules:\n  - {who: anyone, route: [not-covered]}  # first\n"),
    )
    other = SHORT.replace("who: anyone", "who: [member]")
    assert {mapping_sha256(read(body)) for body in (SHORT, *same)} == {mapping_sha256(read(SHORT))}
    assert mapping_sha256(read(other)) != mapping_sha256(read(SHORT))

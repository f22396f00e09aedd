"""Answers by flags, by file and on standard input; and what is said of answers that cannot be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.samples import answers_of, told
from tests.conftest import Run

ASK = ("ask", "--protocol", "somerset", "--no-input", "--format", "json")
ADVICE = ("mapped", "silent", "message", "clauses", "general", "contacts", "advisers", "cautions", "notices")
CARD = {"who": "member", "involved": ["head-of-service"], "what": "complain-about-officer", "facts": {"serious": "yes"}}
YAML = b"""\
protocol: solihull
who: member
involved: [head-of-service]
what: complain-about-officer
facts: {serious: "yes"}
"""
JSON = json.dumps(CARD).encode()


def with_card(run: Run, folder: Path, content: bytes, *more: str) -> dict[str, object]:
    """The answers that a file comes to."""
    (folder / "card").write_bytes(content)
    return answers_of(run(*ASK, "--answers", "card", *more))


@pytest.mark.parametrize(
    "content",
    [
        YAML,
        JSON,
        json.dumps(CARD, indent="\t").encode(),
        json.dumps(CARD, indent=2).replace("\n", "\r\n").encode(),
        YAML.replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + YAML,
        b"\xef\xbb\xbf" + JSON,
        b"# a comment\n---\n" + YAML + b"...\n",
        YAML.replace(b'"yes"', b"yes"),
    ],
    ids=["yaml", "json", "json with tabs", "json of windows", "yaml of windows", "yaml with a mark", "json with a mark", "comment", "unquoted yes"],
)
def test_a_file_in_every_dress(run: Run, tmp_path: Path, content: bytes) -> None:
    assert with_card(run, tmp_path, content) == CARD


@pytest.mark.parametrize("content", [YAML, JSON, json.dumps(CARD, indent="\t").encode()])
def test_on_standard_input(run: Run, content: bytes) -> None:
    assert answers_of(run(*ASK, "--answers", "-", given=content)) == CARD


def test_by_flags(run: Run) -> None:
    flags = ("--who", "member", "--involved", "head-of-service", "--what", "complain-about-officer", "--fact", "serious=yes")
    assert answers_of(run(*ASK, *flags)) == CARD


def test_flags_lie_over_the_file(run: Run, tmp_path: Path) -> None:
    over = with_card(
        run, tmp_path, YAML, "--who", "officer", "--involved", "leader", "--involved", "director", "--what", "not-covered", "--fact", "serious=no",
    )
    assert over == {"who": "officer", "involved": ["leader", "director"], "what": "not-covered", "facts": {"serious": "no"}}


def test_flags_add_to_the_facts_of_the_file(run: Run, tmp_path: Path) -> None:
    assert with_card(run, tmp_path, YAML, "--fact", "session=open")["facts"] == {"session": "open", "serious": "yes"}


@pytest.mark.parametrize(
    ("content", "flags", "involved"),
    [
        (b"what: not-covered\n", (), None),
        (b"what: not-covered\ninvolved: []\n", (), []),
        (b"what: not-covered\ninvolved: [not-sure]\n", (), None),
        (b"what: not-covered\ninvolved: [leader]\n", ("--involved", "nobody"), []),
        (b"what: not-covered\ninvolved: [leader]\n", ("--involved", "not-sure"), None),
        (b"what: not-covered\ninvolved: [not-sure]\n", ("--involved", "leader"), ["leader"]),
        (b"what: not-covered\n", ("--involved", "director", "--involved", "leader", "--involved", "director"), ["leader", "director"]),
    ],
)
def test_nobody_and_not_sure(run: Run, tmp_path: Path, content: bytes, flags: tuple[str, ...], involved: list[str] | None) -> None:
    assert with_card(run, tmp_path, content, *flags).get("involved") == involved


def test_not_sure_is_the_same_as_nothing(run: Run, tmp_path: Path) -> None:
    given = with_card(run, tmp_path, b"who: not-sure\nwhat: not-covered\nfacts: {serious: not-sure, tie: family}\n")
    assert given == {"what": "not-covered", "facts": {"tie": "family"}}
    assert with_card(run, tmp_path, YAML, "--who", "not-sure", "--fact", "serious=not-sure") == {
        "involved": ["head-of-service"], "what": "complain-about-officer", "facts": {},
    }


@pytest.mark.parametrize("flags", [("nobody", "leader"), ("leader", "nobody"), ("not-sure", "leader"), ("nobody", "not-sure")])
def test_nobody_and_not_sure_cannot_stand_beside_a_role(run: Run, flags: tuple[str, ...]) -> None:
    made = run(*ASK, "--what", "not-covered", "--involved", flags[0], "--involved", flags[1])
    assert made.returncode == 2
    assert made.stdout == b""


def test_not_sure_beside_a_role_in_a_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "card").write_bytes(b"what: not-covered\ninvolved: [leader, not-sure]\n")
    made = run(*ASK, "--answers", "card")
    assert made.returncode == 2
    assert "says not-sure and names a role besides" in told(made)


def test_a_fact_that_the_protocol_does_not_use_is_kept_and_ignored(run: Run) -> None:
    without, with_it = (
        json.loads(run(*ASK, "--what", "council-letterhead", *more).stdout) for more in ((), ("--fact", "own-ward=yes"))
    )
    assert with_it["answers"]["facts"] == {"own-ward": "yes"}
    assert {key: with_it[key] for key in ADVICE} == {key: without[key] for key in ADVICE}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"who: member\nwhat: not-coverd\n", "card:2:7: error unknown-situation there is no situation “not-coverd”; did you mean not-covered?"),
        (b"what: not-covered\nwho: membr\n", "card:2:6: error unknown-role there is no role “membr”; did you mean member"),
        (b"what: not-covered\ninvolved: [leader, leadr]\n", "card:2:20: error unknown-role there is no role “leadr”; did you mean leader"),
        (b"what: not-covered\nfacts:\n  seriuos: yes\n", "card:3:3: error unknown-fact there is no fact “seriuos”; did you mean serious?"),
        (b"what: not-covered\nfacts: {serious: maybe}\n", "card:2:18: error unknown-value there is no value “maybe” of “serious”; valid here: no,"),
        (b"whta: not-covered\n", "card:1:1: error unknown-key answers file has no `whta`; did you mean what?"),
        (b"what: not-covered\nwhat: reprisal\n", "card:2:1: error duplicate-key `what` stands twice in `answers file`"),
        (b"what: [not-covered]\n", "card:1:7: error type `what` must be text, not a list"),
        (b"what: not-covered\ninvolved: leader\n", "card:2:11: error type `involved` must be a list, not a single value"),
        (b"what: not-covered\nfacts: [serious]\n", "card:2:8: error type `facts` must be a mapping"),
        (b"- what\n", "card:1:1: error type `answers file` must be a mapping (key: value), not a list"),
        (b"not-covered\n", "card:1:1: error type `answers file` must be a mapping (key: value), not a single value"),
        (b"what:\n", "card:1:6: error value `what` is empty"),
        (b"what: not-covered\n---\nwhat: reprisal\n", "has a second document"),
        (b"what: &a not-covered\n", "anchors (&) and aliases (*) are not allowed"),
        (b"what: !!python/object:os.system not-covered\n", "tags (!) are not allowed"),
        (b"what: {not-covered\n", "card:2:1: error yaml is not YAML that can be read"),
        (b"what: 'not-covered\n", "card:2:1: error yaml is not YAML that can be read"),
        (b'{"what": "not-covered",\n', "error yaml is not YAML that can be read"),
        (b"", "card:1:1: error empty has nothing in it"),
        (b"# nothing\n", "card:1:1: error empty has nothing in it"),
        (b'what: "not-covered\\e[31m"\n', "control or invisible character (U+001B)"),
        (b"\x00\x01\x02", "card:1:1: error yaml is not YAML that can be read"),
        ("what: “not-covered”\n".encode(), "there is no situation ““not-covered””; did you mean not-covered?"),
        (b"[" * 100_000, "nested more than 40 levels deep"),
        (b"{a: " * 100_000, "nested more than 40 levels deep"),
        (b"what: " + b"x" * 3_000_000, "larger than 2,000,000 characters"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_with_its_place(run: Run, tmp_path: Path, content: bytes, says: str) -> None:
    (tmp_path / "card").write_bytes(content)
    made = run(*ASK, "--answers", "card")
    assert made.returncode == 2
    assert says in told(made)
    assert made.stdout == b""


def test_everything_wrong_is_said_at_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "card").write_bytes(b"who: x\ninvolved: [y]\nwhat: z\n")
    assert [line.split()[0] for line in told(run(*ASK, "--answers", "card")).splitlines()] == ["card:1:6:", "card:2:12:", "card:3:7:"]


def test_but_not_a_hundred_thousand_times(run: Run) -> None:
    made = run(*ASK, "--answers", "-", given=b"".join(b"a%d: b\n" % number for number in range(10_000)))
    assert made.returncode == 2
    assert len(told(made).splitlines()) == 101
    assert told(made).splitlines()[-1] == "mo-advisor: and 9,900 more like these."


def test_what_is_wrong_in_the_same_words_is_said_once(run: Run) -> None:
    first, second = told(run(*ASK, "--answers", "-", given=b"a: b\n" * 10_000)).splitlines()
    assert "answers file has no `a`" in first
    assert "`a` stands twice in `answers file`; so it is 9,998 times more, in the lines 3, 4, 5, " in second
    assert second.endswith(", 101, 102 and 9,898 more")


@pytest.mark.parametrize(
    ("flags", "says"),
    [
        (("--what", "not-coverd"), "--what: error unknown-situation there is no situation “not-coverd”; did you mean not-covered?"),
        (("--who", "membr"), "--who: error unknown-role there is no role “membr”; did you mean member"),
        (("--who", ""), "--who: error unknown-role there is no role “”"),
        (("--what", ""), "--what: error unknown-situation there is no situation “”"),
        (("--involved", ""), "--involved: error unknown-role there is no role “”"),
        (("--involved", "leadr"), "--involved: error unknown-role there is no role “leadr”; did you mean leader"),
        (("--fact", "seriuos=yes"), "--fact: error unknown-fact there is no fact “seriuos”; did you mean serious?"),
        (("--fact", "serious=maybe"), "--fact: error unknown-value there is no value “maybe” of “serious”; valid here: no, yes"),
        (("--fact", "serious="), "there is no value “” of “serious”"),
        (("--fact", "=yes"), "there is no fact “”"),
        (("--fact", "serious = yes"), "there is no fact “serious ”; did you mean serious?"),
    ],
)
def test_what_is_wrong_with_a_flag_is_said_with_the_flag(run: Run, flags: tuple[str, ...], says: str) -> None:
    made = run(*ASK, *(() if "--what" in flags else ("--what", "not-covered")), *flags)
    assert made.returncode == 2
    assert says in told(made)
    assert made.stdout == b""


@pytest.mark.parametrize("more", [(), ("--who", "member", "--involved", "nobody")])
def test_without_a_terminal_nothing_is_asked_and_the_missing_flag_is_named(run: Run, more: tuple[str, ...]) -> None:
    made = run("ask", "--protocol", "somerset", *more, given=b"member\n1\n1\n")
    assert made.returncode == 2
    assert "--what" in told(made)
    assert made.stdout == b""


def test_no_input_does_not_even_ask_where_lines_could_be_read(run: Run) -> None:
    made = run("ask", "--protocol", "somerset", "--plain", "--no-input", given=b"1\n1\n1\n")
    assert made.returncode == 2
    assert "--what" in told(made)


def test_answers_on_standard_input_leave_no_lines_to_ask_with(run: Run) -> None:
    made = run("ask", "--protocol", "somerset", "--plain", "--answers", "-", given=b"who: member\n")
    assert made.returncode == 2
    assert "Answer (" not in told(made)

"""`ask --why-not`, `--what-if` and `--ref`: what is said, what stands in the record, and what is wrong usage."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mo_advisor.protocol.library import shipped_folder
from tests.commands.samples import protocol_text, told
from tests.conftest import Run, shipped

OFFICER = ("ask", "--protocol", "somerset", "--who", "officer", "--what", "complain-about-officer", "--no-input")
RUDE = ("ask", "--protocol", "somerset", "--who", "officer", "--what", "member-rude-to-officer", "--no-input")
OWN = ("ask", "--protocol", "solihull", "--what", "group-confidence-broken", "--fact", "solihull-shared-where=elsewhere", "--no-input")
COMMANDS = (
    OFFICER,
    OWN,
    ("ask", "--protocol", "isle-of-wight", "--what", "reprisal", "--involved", "nobody", "--no-input"),
    ("ask", "--protocol", "cheshire-east", "--who", "leader", "--involved", "director", "--involved", "hr", "--what", "complain-about-top-officer",
     "--fact", "serious=yes", "--fact", "raised-already=informally", "--no-input"),
)


def record(run: Run, *command: str) -> dict[str, Any]:
    made = run(*command, "--format", "json")
    assert made.returncode == 0, told(made)
    found: dict[str, Any] = json.loads(made.stdout)
    return found


def reference(run: Run, *command: str) -> str:
    return str(record(run, *command)["reference"])


def shown(made: dict[str, Any]) -> set[str]:
    return {clause["id"] for clause in (*made["clauses"], *made["general"])}


def tried(change: dict[str, Any]) -> list[str]:
    """The flags for one change."""
    values = change["to"] if isinstance(change["to"], list) else [change["to"] or "not-sure"]
    names = {"who": ("--who",), "what": ("--what",), "involved": ("--involved",)}
    return [part for value in values or ["nobody"] for part in (*names.get(change["fact"], ("--fact",)), value)]


def test_why_not_in_text(run: Run) -> None:
    made = run(*OFFICER, "--why-not", "7.3.4")
    text = made.stdout.decode()
    assert made.returncode == 0
    assert "\nWhy not 7.3.4\n  7.3.4 is not in this advice. One other answer would bring it in:\n" in text
    assert "\n    - who asks: Councillor (elected Member)  (--what-if who=member)\n" in text
    assert text.index("Whom the protocol tells you to contact") < text.index("Why not 7.3.4") < text.index("Nothing was saved.")


def test_what_why_not_says_is_so_when_it_is_tried(run: Run) -> None:
    found = record(run, *OFFICER, "--why-not", "7.3.4", "--why-not", "9.2")["why_not"]
    assert [one["asked"] for one in found] == ["7.3.4", "9.2"]
    for clause in found[0]["clauses"]:
        for way in clause["ways"]:
            flags = [part for change in way["changes"] for part in tried(change)]
            after = record(run, "ask", "--protocol", "somerset", "--what", "complain-about-officer", "--no-input", *flags)
            assert clause["id"] in shown(after)


def test_why_not_of_a_clause_that_is_there_says_why(run: Run) -> None:
    clause = record(run, *RUDE)["clauses"][0]
    found = record(run, *RUDE, "--why-not", clause["id"])["why_not"][0]["clauses"]
    assert found == [{"id": clause["id"], "shown": "clauses", "why": clause["why"], "ways": [], "more": 0, "considered": None}]
    text = run(*RUDE, "--why-not", clause["id"]).stdout.decode()
    assert f"{clause['id']} is in this advice. Because you chose: " in text


def test_why_not_of_a_clause_that_nothing_brings_in_says_the_reason(run: Run) -> None:
    never = next(position.clause for position in shipped("somerset").positions if position.clause.considered)
    clause = record(run, *OFFICER, "--why-not", never.id)["why_not"][0]["clauses"][0]
    assert (clause["shown"], clause["ways"], clause["considered"]) == (None, [], never.considered)
    text = run(*OFFICER, "--why-not", never.id).stdout.decode()
    assert f"{never.id} is not in this advice, and no answers bring it in. {never.considered}" in text


def test_a_clause_that_is_not_there_is_one_and_the_advice_is_given(run: Run) -> None:
    made = run(*OFFICER, "--why-not", "99.9", "--why-not", "7.3.4")
    text = made.stdout.decode()
    assert made.returncode == 1
    assert "has no 99.9." in text
    assert "Why not 7.3.4" in text
    assert "Whom the protocol tells you to contact" in text


def test_what_if_in_text_and_as_json(run: Run) -> None:
    text = run(*OFFICER, "--what-if", "who=member", "--what-if", "involved=director").stdout.decode()
    assert "\nWhat if\n  With other answers: who asks: Councillor (elected Member); involved: Director.\n  It gains:\n" in text
    made = record(run, *OFFICER, "--what-if", "who=member", "--what-if", "involved=director")["what_if"]
    assert [(one["fact"], one["from"], one["to"]) for one in made["changes"]] == [("who", "officer", "member"), ("involved", None, ["director"])]
    after = record(run, "ask", "--ref", made["reference"])
    assert after["answers"] == made["answers"]
    before = record(run, *OFFICER)
    gained = {clause for part in made["gained"] if part["kind"] == "clauses" for clause in part["clauses"]}
    assert gained == {one["id"] for one in after["clauses"]} - {one["id"] for one in before["clauses"]}


def test_what_if_of_every_form(run: Run) -> None:
    flags = ("who=not-sure", "involved=nobody", "what=reprisal", "serious=yes", "tie=not-sure")
    made = record(run, *OFFICER, *(part for flag in flags for part in ("--what-if", flag)))
    assert made["what_if"]["answers"] == {"involved": [], "what": "reprisal", "facts": {"serious": "yes"}}


def test_what_if_of_what_was_answered_changes_nothing(run: Run) -> None:
    made = record(run, *OFFICER, "--what-if", "who=officer")["what_if"]
    assert [made[part] for part in ("gained", "lost", "becomes_certain", "becomes_uncertain")] == [[], [], [], []]
    assert "Nothing in the advice changes." in run(*OFFICER, "--what-if", "who=officer").stdout.decode()


def test_nothing_is_added_where_nothing_is_asked(run: Run) -> None:
    assert {"why_not", "what_if"} & set(record(run, *OFFICER)) == set()


@pytest.mark.parametrize("format_", ["markdown", "html"])
def test_a_page_says_it_too(run: Run, format_: str) -> None:
    page = run(*OFFICER, "--why-not", "7.3.4", "--what-if", "who=member", "--format", format_).stdout.decode()
    assert "Why not 7.3.4" in page
    assert "What if" in page
    assert reference(run, *OFFICER) in page


@pytest.mark.parametrize(
    ("flags", "says"),
    [
        (("who",), "--what-if takes an answer such as who=officer"),
        (("who=",), "--what-if takes an answer such as who=officer"),
        (("who=officr",), "--what-if: error unknown-role there is no role “officr”; did you mean officer"),
        (("who=nobody",), "there is no role “nobody”"),
        (("involved=nobody", "involved=member"), "--what-if says involved=nobody and names a role besides"),
        (("involved=not-sure", "involved=member"), "--what-if says involved=not-sure and names a role besides"),
        (("who=member", "who=officer"), "--what-if gives “who” twice"),
        (("what=not-sure",), "that is something-feels-wrong"),
        (("what=nothing",), "there is no situation “nothing”"),
        (("serious=perhaps",), "there is no value “perhaps” of “serious”"),
        (("seriously=yes",), "there is no fact “seriously”; did you mean serious?"),
    ],
)
def test_a_what_if_that_cannot_be_is_two(run: Run, flags: tuple[str, ...], says: str) -> None:
    made = run(*OFFICER, *(part for flag in flags for part in ("--what-if", flag)))
    assert made.returncode == 2
    assert says in told(made)
    assert len(told(made).splitlines()) == 1
    assert made.stdout == b""


@pytest.mark.parametrize("format_", ["text", "json", "markdown", "html"])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_reference_gives_the_same_bytes(run: Run, command: tuple[str, ...], format_: str) -> None:
    written = reference(run, *command)
    again = run("ask", "--ref", written, "--format", format_, MO_ADVISOR_PROTOCOL="west-lindsey")
    assert again.stdout == run(*command, "--format", format_).stdout
    assert (again.returncode, again.stderr) == (0, b"")
    assert written in again.stdout.decode()


def test_a_reference_stands_at_the_end_of_the_text(run: Run) -> None:
    assert run(*OFFICER).stdout.decode().splitlines()[-1] == f"Reference: {reference(run, *OFFICER)}"


@pytest.mark.parametrize(
    "other", [("--who", "officer"), ("--involved", "nobody"), ("--what", "reprisal"), ("--fact", "serious=yes"), ("--answers", "-"), ("--who", "")]
)
def test_a_reference_beside_other_answers_is_two(run: Run, other: tuple[str, str]) -> None:
    made = run("ask", "--ref", reference(run, *OFFICER), *other)
    assert made.returncode == 2
    assert "--ref holds all the answers" in told(made)


def test_a_wrong_character_is_found(run: Run) -> None:
    written = reference(run, *OFFICER)
    for wrong in (f"{written[:20]}{'2' if written[20] != '2' else '3'}{written[21:]}", written.replace("SOMERSET", "SOMERSEX"), written[:-1], ""):
        made = run("ask", "--ref", wrong)
        assert made.returncode == 2
        assert len(told(made).splitlines()) == 1
        assert made.stdout == b""


@pytest.mark.usefixtures("mine")
def test_a_reference_to_a_protocol_that_is_not_loaded_names_it(run: Run) -> None:
    written = reference(run, "ask", "-p", "./mine.yaml", "--what", "not-covered", "--no-input")
    for command in (("ask", "--ref", written), ("ask", "--ref", written, "-p", "somerset")):
        made = run(*command)
        assert made.returncode == 2
        assert "The reference is for the protocol “mapleford”, which is not loaded here" in told(made)
    assert record(run, "ask", "--ref", written, "-p", "./mine.yaml")["reference"] == written
    assert run("use", "./mine.yaml").returncode == 0
    assert record(run, "ask", "--ref", written)["reference"] == written


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ([("are answered – within", "are answered, within")], "the wording of this protocol has changed since"),
        ([("[enquiry-unanswered, not-covered]", "[not-covered]")], "the choice of clauses of this protocol has changed since"),
        ([("three days", "four days"), (", not-covered]", "]")], "the wording and the choice of clauses of this protocol have changed since"),
    ],
)
def test_what_has_changed_since_is_said_on_standard_error(run: Run, mine: Path, changes: list[tuple[str, str]], says: str) -> None:
    written = reference(run, "ask", "-p", "./mine.yaml", "--what", "enquiry-unanswered", "--no-input")
    text = mine.read_text(encoding="utf-8")
    for old, new in changes:
        text = text.replace(old, new)
    mine.write_text(text, encoding="utf-8")
    made = run("ask", "--ref", written, "-p", "./mine.yaml", "--format", "json")
    assert f"mo-advisor: {says} the reference was made. This is what it says now.\n" == told(made)
    assert json.loads(made.stdout)["answers"]["what"] == "enquiry-unanswered"


def test_a_copy_elsewhere_gives_the_same_and_says_nothing(run: Run, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere" / "another-name.yaml"
    copy.parent.mkdir()
    copy.write_text(f"# A comment\n{(shipped_folder() / 'somerset.yaml').read_text(encoding='utf-8')}", encoding="utf-8")
    made = run("ask", "--ref", reference(run, *OFFICER), "-p", str(copy), "--format", "json")
    assert made.stderr == b""
    assert shown(json.loads(made.stdout)) == shown(record(run, *OFFICER))


def test_a_reference_can_be_explained_and_its_answers_saved(run: Run, tmp_path: Path) -> None:
    made = run("ask", "--ref", reference(run, *OFFICER), "--why-not", "7.3.4", "--what-if", "who=member", "--save", "card.yaml")
    assert made.returncode == 0
    assert "Why not 7.3.4" in made.stdout.decode()
    assert 'who: "officer"' in (tmp_path / "card.yaml").read_text()


def test_reasons_say_the_question_with_the_answer(run: Run) -> None:
    text = run("ask", "-p", "west-lindsey", "--who", "member", "--what", "information-refused", "--fact", "refusal-reason=not-entitled",
               "--no-input").stdout.decode()
    assert "What reason were you given? You do not need it for your role" in text.partition("What the protocol says")[2]


def test_what_nobody_has_judged_can_be_explained(run: Run, mine: Path) -> None:
    mine.write_text(protocol_text("mapleford").replace('mapped: "yes"\n', ""), encoding="utf-8")
    made = run("ask", "-p", "./mine.yaml", "--what", "reprisal", "--no-input", "--why-not", "1.1", "--format", "json")
    assert made.returncode == 1
    assert [way["changes"][0]["to"] for way in json.loads(made.stdout)["why_not"][0]["clauses"][0]["ways"]] == ["enquiry-unanswered", "not-covered"]

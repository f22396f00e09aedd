"""Every command where all goes well, in text and as JSON; its help; and what ends with which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer.main

from mo_advisor import __version__
from mo_advisor.cli import train_app as train
from mo_advisor.cli.app import app
from tests.commands.samples import ASK, protocol_of, protocol_text, told
from tests.conftest import SHIPPED, Run

COMMANDS = tuple(typer.main.get_group(app()).commands)
TRAINING = tuple(train.COMMANDS)
LISTED = (
    "ask", "cite", "search", "suggest", "vocabulary", "show", "protocols", "use", "import", "map", "amend", "compare", "check", "coverage", "prove",
    "tree", "sign", "publish", "train",
)


def test_the_commands_of_the_contract_are_there() -> None:
    assert set(LISTED) <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_every_command(run: Run, command: str) -> None:
    made = run(command, "-h")
    assert made.returncode == 0
    assert made.stdout.decode().startswith(f"Usage: mo-advisor {command} ")
    assert made.stderr == b""


@pytest.mark.parametrize("command", TRAINING)
def test_help_of_every_training_command(run: Run, command: str) -> None:
    made = run("train", command, "--help")
    assert made.returncode == 0
    assert made.stdout.decode().startswith(f"Usage: mo-advisor train {command} ")
    assert f"\n  {command} " in run("train", "-h").stdout.decode()


def test_training_alone_shows_its_help(run: Run) -> None:
    made = run("train")
    assert made.returncode == 2
    assert "Usage: mo-advisor train" in told(made)
    assert "No such command" in told(run("train", "teach"))
    assert "Did you mean `mo-advisor train packs`?" in told(run("train", "list"))
    assert "Did you mean `mo-advisor protocols`?" in told(run("list"))


def test_help_lists_the_commands(run: Run) -> None:
    made = run("--help")
    assert made.stdout == run("-h").stdout
    assert made.returncode == 0
    assert all(f"\n  {command} " in made.stdout.decode() for command in COMMANDS)


def test_the_version(run: Run) -> None:
    made = run("--version")
    assert (made.returncode, made.stdout.decode()) == (0, f"mo-advisor {__version__}\n")


def test_alone_it_prints_a_short_help_with_three_examples(run: Run) -> None:
    made = run()
    assert (made.returncode, made.stderr) == (0, b"")
    lines = made.stdout.decode().splitlines()
    examples = [line.strip() for line in lines if line.startswith("  mo-advisor ")]
    assert examples == ["mo-advisor ask", "mo-advisor suggest", "mo-advisor cite 7.3"]
    assert len(lines) < 15
    assert max(map(len, lines)) <= 45


@pytest.mark.parametrize("command", [(), ("ask",), ("train",), ("train", "quiz"), ("cite",), ("help",)])
def test_help_explains_a_command_as_its_flag_does(run: Run, command: tuple[str, ...]) -> None:
    made, flag = run("help", *command), run(*command, "-h")
    assert (made.returncode, made.stdout, made.stderr) == (0, flag.stdout, b"")


def test_help_on_what_is_no_command_says_so(run: Run) -> None:
    made = run("help", "nonsense\x1b[31m")
    assert made.returncode == 2
    assert "No such command" in told(made)
    assert "\x1b" not in told(made)


def test_no_summary_of_a_command_is_cut(run: Run) -> None:
    assert "..." not in run("help").stdout.decode().replace("[ARGS]...", "")
    assert "..." not in run("help", "train").stdout.decode().replace("[ARGS]...", "")


@pytest.mark.parametrize("named", ["Somerset", "SOMERSET", "somerset"])
def test_protocols_are_named_in_whichever_case(run: Run, named: str) -> None:
    assert run("cite", "7.3", "-p", named, "-f", "json").stdout == run("cite", "7.3", "-p", "somerset", "-f", "json").stdout
    assert run("show", named, "--protocol", "somerset").returncode == 0
    assert run("use", named).returncode == 0
    assert run("cite", "7.3", "-f", "json").stdout == run("cite", "7.3", "-p", "somerset", "-f", "json").stdout


def test_cite_in_text(run: Run) -> None:
    made = run("cite", "7.3", "--protocol", "somerset")
    text = made.stdout.decode()
    assert made.returncode == 0
    assert text.startswith("Somerset County Council\n")
    assert "Edition: 2014. Status: not known whether in force." in text
    assert "7.3 Process for Members and Co-opted Members" in text
    assert "7.3.1  Complaints about Officers" in text
    assert made.stderr == b""


def test_cite_as_json(run: Run) -> None:
    record = json.loads(run("cite", "7.3.1", "9.2.2", "--protocol", "somerset", "--format", "json").stdout)
    assert record["schema"] == 1
    assert [(one["protocol"], one["asked"]) for one in record["results"]] == [("somerset", "7.3.1"), ("somerset", "9.2.2")]
    assert [clause["id"] for one in record["results"] for clause in one["clauses"]] == ["7.3.1", "9.2.2"]


def test_cite_joins_its_arguments(run: Run) -> None:
    apart, together = (run("cite", *words, "-p", "somerset", "-f", "json") for words in (("para", "7.3.1"), ("para 7.3.1",)))
    assert apart.stdout == together.stdout
    assert apart.returncode == 0


def test_cite_of_nothing_that_is_there(run: Run) -> None:
    made = run("cite", "99.9", "--protocol", "somerset", "--format", "json")
    assert made.returncode == 1
    assert json.loads(made.stdout)["results"][0]["clauses"] == []


def test_show_in_text_and_its_contents(run: Run) -> None:
    whole, contents = run("show", "isle-of-wight"), run("show", "isle-of-wight", "--contents")
    assert (whole.returncode, contents.returncode) == (0, 0)
    assert whole.stdout.decode().startswith("Isle of Wight Council\n")
    assert len(contents.stdout) < len(whole.stdout) / 5


def test_show_as_json(run: Run) -> None:
    record = json.loads(run("show", "--protocol", "cheshire-east", "--format", "json").stdout)
    assert record["schema"] == 1
    assert record["protocol"]["council"] == "Cheshire East Council"
    contents = json.loads(run("show", "cheshire-east", "--contents", "--format", "json").stdout)
    assert {"heading", "number", "contents"} <= set(contents["contents"][0])


def test_protocols_in_text_and_as_json(run: Run) -> None:
    text = run("protocols").stdout.decode()
    assert all(f"{protocol}\n" in text for protocol in SHIPPED)
    assert "Since 1 April 2023 the council is Somerset Council." in text
    record = json.loads(run("protocols", "--format", "json").stdout)
    assert [caution["kind"] for one in record["protocols"] if one["id"] == "somerset" for caution in one["cautions"]] == ["status", "dated"]
    assert {one["id"] for one in record["protocols"]} == set(SHIPPED)
    assert [one["default"] for one in record["protocols"]] == [False] * len(SHIPPED)


def test_ask_in_text(run: Run) -> None:
    made = run("ask", "--protocol", "somerset", "--who", "member", "--what", "complain-about-officer", "--no-input")
    text = made.stdout.decode()
    assert made.returncode == 0
    assert text.startswith("Somerset County Council\n")
    assert "7.3.1" in text
    assert "Nothing was saved." in text
    assert "mo-advisor ask --protocol somerset --who member --what complain-about-officer" in text


def test_the_background_is_whole_only_in_full(run: Run) -> None:
    asked = ("ask", "--protocol", "somerset", "--who", "member", "--involved", "head-of-service", "--what", "complain-about-officer", "--no-input")
    brief, full = (run(*asked, *flag).stdout.decode() for flag in ((), ("--full",)))
    assert "  In full: mo-advisor cite" not in full
    assert "In full: mo-advisor cite --protocol somerset '7.1.1, 7.3.2, 7.3.3, 10.2'\n" in brief
    for words in ("avoid personal attacks;", "Since 1 April 2023 the council is Somerset Council."):
        assert (words in brief, words in full) == (False, True)


def test_ask_as_json(run: Run) -> None:
    made = run("ask", "--protocol", "somerset", "--who", "member", "--what", "complain-about-officer", "--no-input", "--format", "json")
    record = json.loads(made.stdout)
    assert record["schema"] == 1
    assert record["answers"] == {"who": "member", "what": "complain-about-officer", "facts": {}}
    assert "7.3.1" in [clause["id"] for clause in record["clauses"]]
    assert made.stderr == b""


def test_ask_about_what_nobody_has_judged_is_one(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "unjudged.yaml"
    path.write_text(protocol_text("unjudged").replace('mapped: "yes"\n', ""), encoding="utf-8")
    made = run("ask", "--protocol", "./unjudged.yaml", "--what", "reprisal", "--no-input", "--format", "json")
    record = json.loads(made.stdout)
    assert made.returncode == 1
    assert (record["mapped"], record["silent"]) == (False, False)
    assert record["message"]


def test_use_and_then_cite(run: Run) -> None:
    made = run("use", "solihull")
    assert made.returncode == 0
    assert "Solihull Metropolitan Borough Council" in made.stdout.decode()
    assert {one["protocol"] for one in json.loads(run("cite", "Complaints 3", "--format", "json").stdout)["results"]} == {"solihull"}
    assert "solihull  (the default)\n" in run("protocols").stdout.decode()


def test_check_of_a_good_file_and_a_bad_one(run: Run, mine: Path) -> None:
    good = run("check", "mine.yaml")
    assert "1 file checked: " in good.stdout.decode()
    mine.write_text(protocol_text("mapleford").replace("status: in-force", "status: forever"), encoding="utf-8")
    bad = run("check", "mine.yaml")
    assert bad.returncode == 1
    assert bad.stdout.decode().startswith("mine.yaml:6:9: error value `status` is “forever”")
    record = json.loads(run("check", "./mine.yaml", "--format", "json").stdout)
    assert record["problems"][0] | {"message": ""} == {
        "file": "mine.yaml", "line": 6, "column": 9, "level": "error", "rule": "value", "message": "",
    }


@pytest.mark.slow
def test_check_takes_ids_too(run: Run) -> None:
    assert "2 files checked: 0 errors" in run("check", "solihull", "isle-of-wight").stdout.decode()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("bogus",), "No such command"),
        (("cite",), "Missing argument"),
        (("use",), "Missing argument"),
        (("cite", "7", "--colour"), "No such option"),
        (("cite", "7", "--protocol"), "requires an argument"),
        (("show", "somerset", "solihull"), "unexpected extra argument"),
        (("--format", "json", "cite", "7"), "No such option"),
        (("cite", "7", "--format", "xml"), "there is no format “xml” here; it is text"),
        (("cite", "7", "--protocol", "nowhere"), "There is no protocol “nowhere”"),
        (("cite", "7", "--protocol", "somersett"), "did you mean somerset?"),
        (("show", "somerset", "--protocol", "solihull"), "“somerset” and “solihull”; name one"),
        (("check", "nowhere"), "There is no protocol and no file “nowhere”"),
        (("ask", "-p", "somerset", "--fact", "serious"), "--fact takes ID=VALUE"),
        ((*ASK, "-p", "somerset", "--fact", "serious=yes", "--fact", "serious=no"), "--fact gives “serious” twice"),
    ],
)
def test_wrong_usage_is_two_and_says_why(run: Run, arguments: tuple[str, ...], says: str) -> None:
    made = run(*arguments)
    assert made.returncode == 2
    assert says in told(made)
    assert made.stdout == b""


@pytest.mark.parametrize("command", [("cite", "7"), ("show", "somerset"), ("protocols",), ("check", "solihull"), ASK])
def test_a_format_that_is_not_there_is_found_before_anything_else(run: Run, command: tuple[str, ...]) -> None:
    assert run(*command, "--format", "XML").returncode == 2


def test_two_names_for_one_protocol_are_no_contradiction(run: Run) -> None:
    assert protocol_of(run("show", "solihull", "--protocol", "solihull", "--contents", "--format", "json")) == "solihull"


@pytest.mark.slow
def test_a_folder_beside_us_does_not_hide_a_protocol(run: Run, tmp_path: Path) -> None:
    (tmp_path / "solihull").mkdir()
    assert "1 file checked: " in run("check", "solihull").stdout.decode()
    assert run("show", "solihull").returncode == 0


@pytest.mark.slow
def test_the_same_command_gives_the_same_bytes(run: Run) -> None:
    command = ("ask", "--protocol", "somerset", "--who", "officer", "--what", "member-rude-to-officer", "--no-input", "--format", "json")
    assert run(*command, PYTHONHASHSEED="1").stdout == run(*command, PYTHONHASHSEED="2").stdout


def test_somebodys_own_words_are_not_repeated(run: Run) -> None:
    made = run("ask", "a councillor shouted at me")
    assert made.returncode == 2
    assert "shouted" not in told(made)

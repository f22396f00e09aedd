"""`suggest`, `search`, `vocabulary`, and `ask TEXT`: what they print as scripts take it; and that what was typed stands nowhere."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from mo_advisor.protocol.words import pieces
from mo_advisor.vocabulary import shared
from tests.commands.samples import snapshot, told
from tests.conftest import SHIPPED, Run, shipped

CANARY = ("Quibblethorpe", "grumbleshire")
STORY = f"Councillor {CANARY[0]} from {CANARY[1]} shouted at me down the phone"
BINS = f"my bin in {CANARY[1]} was not collected"
FORMATS = ("text", "json", "markdown", "html", "docx")
DANGEROUS = ["threat-or-danger", "crime-or-safeguarding"]


def test_suggestions_as_json(run: Run) -> None:
    made = run("suggest", STORY, "--format", "json")
    record = json.loads(made.stdout)
    assert made.returncode == 0
    assert (record["schema"], record["unsure"], record["safety"]) == (1, False, ["danger"])
    assert record["suggestions"][0].keys() == {"what", "label", "score"}
    assert record["suggestions"][0]["what"] == "member-rude-to-officer"
    assert 1 <= len(record["suggestions"]) <= 5
    assert [one["what"] for one in record["always"]] == DANGEROUS


def test_where_nothing_is_near_it_says_so_plainly(run: Run) -> None:
    record = json.loads(run("suggest", BINS, "--format", "json").stdout)
    assert (record["suggestions"], record["unsure"], record["safety"]) == ([], True, ["danger"])
    text = run("suggest", BINS).stdout.decode()
    assert "Nothing here comes near enough to that." in text


@pytest.mark.parametrize("text", [STORY, BINS, "!?", "a child is in danger"])
def test_danger_stands_in_every_answer(run: Run, text: str) -> None:
    printed = run("suggest", text).stdout.decode()
    assert printed.startswith(shared().notices["danger"][0].text)
    assert all(f"[{situation}]" in printed for situation in DANGEROUS)


def test_words_need_no_quotation_marks_and_may_come_on_standard_input(run: Run) -> None:
    one, other, third = run("suggest", STORY), run("suggest", *STORY.split()), run("suggest", "-", given=STORY.encode())
    assert one.stdout == other.stdout == third.stdout


def test_plain_reads_a_line(run: Run) -> None:
    made = run("suggest", "--plain", given=f"{STORY}\n".encode())
    assert made.stdout == run("suggest", STORY).stdout
    assert "What happened:" in told(made)


def test_nothing_said_is_wrong_usage(run: Run) -> None:
    made = run("suggest")
    assert (made.returncode, made.stdout) == (2, b"")
    assert "Nothing says what happened" in told(made)


def test_the_asker_and_the_protocol_sharpen_it(run: Run) -> None:
    rude = "they were rude to me and shouted"
    first = [json.loads(run("suggest", rude, "--who", who, "-f", "json").stdout)["suggestions"][0]["what"] for who in ("member", "officer")]
    assert first == ["officer-rude-to-member", "member-rude-to-officer"]
    assert "ask --protocol somerset --who officer --what " in run("suggest", rude, "--who", "officer", "-p", "somerset").stdout.decode()
    assert "did you mean member?" in told(run("suggest", rude, "--who", "councillor"))


@pytest.mark.parametrize(
    "command",
    [
        ("suggest", STORY),
        ("suggest", BINS),
        ("suggest", STORY, "-p", "nowhere"),
        ("suggest", STORY, "--who", "nobody-such"),
        ("suggest", STORY, "--bogus"),
        ("suggest", STORY, "--format", "xml"),
        ("ask", STORY),
        ("ask", STORY, "--no-input"),
        ("ask", STORY, "-p", "somerset", "--no-input"),
        ("ask", STORY, "-p", "somerset", "--bogus"),
        ("ask", STORY, "-p", "somerset", "--no-input", "--what", "not-covered"),
        ("ask", STORY, "-p", "somerset", "--no-input", "--what", "not-covered", "--save", "answers.yaml", "--output", "advice.html"),
        ("ask", *STORY.split(), "-p", "somerset", "--no-input", "--what", "not-covered", "--format", "json", "--output", "advice.json"),
        ("search", *STORY.split()),
        ("ask", "-p", "somerset", "--what", STORY, "--no-input"),
        ("tree", "somerset", "--what", STORY),
    ],
    ids=lambda command: " ".join(command)[:60].replace(STORY, "…"),
)
def test_what_was_typed_is_not_repeated(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    made = run(*command)
    _stands_nowhere(made.stdout, made.stderr, *snapshot(tmp_path).values())


@pytest.mark.parametrize("format_", FORMATS)
def test_what_was_typed_stands_in_no_format(run: Run, tmp_path: Path, format_: str) -> None:
    made = run("suggest", STORY, "--format", format_, "--output", f"page.{format_}")
    assert made.returncode == 0
    _stands_nowhere(made.stdout, made.stderr, *snapshot(tmp_path).values())


@pytest.mark.parametrize("format_", ["text", "json", "html"])
def test_what_was_typed_stands_in_no_file_of_an_interview(run: Run, tmp_path: Path, format_: str) -> None:
    lines = f"{STORY}\nofficer\nmember-rude-to-officer\n{'not-sure' + chr(10)}" + "not-sure\n" * 4
    made = run("ask", "-", "--plain", "-p", "solihull", "--save", "a.yaml", "-o", f"advice.{format_}", "-f", format_, given=lines.encode())
    assert made.returncode == 0, told(made)
    assert (tmp_path / f"advice.{format_}").exists()
    _stands_nowhere(made.stdout, made.stderr, *snapshot(tmp_path).values())


def _stands_nowhere(*outputs: bytes) -> None:
    for output in outputs:
        assert not [word for word in CANARY if word.encode() in output or word.casefold().encode() in output.lower()]


def test_a_description_puts_situations_first_and_chooses_none(run: Run) -> None:
    made = run("ask", STORY, "--plain", "-p", "solihull", "--who", "officer", given=b"1\nnot-sure\nnot-sure\nnot-sure\n")
    assert made.returncode == 0, told(made)
    assert "Is it one of these?\n" in told(made)
    assert shared().notices["danger"][0].text in told(made)
    assert "None of these: the whole list" in told(made)
    assert "“A councillor was rude to me, shouted at me or sent me an angry e-mail”" in made.stdout.decode()


def test_without_somebody_to_ask_a_description_answers_nothing(run: Run) -> None:
    made = run("ask", STORY, "-p", "somerset", "--no-input")
    assert (made.returncode, made.stdout) == (2, b"")
    assert "mo-advisor suggest" in told(made)


def test_a_description_changes_no_advice(run: Run) -> None:
    asked = ("ask", "-p", "somerset", "--what", "not-covered", "--no-input")
    assert run(*asked, STORY).stdout == run(*asked).stdout


def test_search_as_json(run: Run) -> None:
    made = run("search", "complaints", "chief", "executive", "--format", "json")
    record = json.loads(made.stdout)
    assert made.returncode == 0
    assert {result["protocol"] for result in record["results"]} > {"somerset"}
    for result in record["results"]:
        assert result.keys() == {"protocol", "id", "ref", "heading", "snippet", "score"}
        assert any(result["snippet"] in piece for piece in pieces(shipped(result["protocol"]).clause(result["id"])))
    scores = [result["score"] for result in record["results"]]
    assert scores[0] == max(scores)


def test_search_in_one_protocol_and_for_what_is_not_there(run: Run) -> None:
    record = json.loads(run("search", "press", "-p", "solihull", "-f", "json").stdout)
    assert {result["protocol"] for result in record["results"]} == {"solihull"}
    made = run("search", "zebra")
    assert made.returncode == 1
    assert "No clause holds such words." in made.stdout.decode()
    assert json.loads(run("search", "zebra", "-f", "json").stdout) == {"schema": 1, "results": []}


def test_the_vocabulary_as_json(run: Run) -> None:
    record = json.loads(run("vocabulary", "--format", "json").stdout)
    assert [one["id"] for one in record["roles"]] == list(shared().roles)
    assert [one["id"] for one in record["situations"]] == list(shared().situations)
    assert [one["id"] for one in record["facts"]] == list(shared().facts)
    member = record["roles"][0]
    assert member["label"] == "Councillor (elected Member)"
    assert "councillor" in member["also"]
    assert json.loads(run("vocabulary", "roles", "-f", "json").stdout) == {"schema": 1, "roles": record["roles"]}


@pytest.mark.parametrize("protocol", SHIPPED)
def test_the_vocabulary_shows_a_documents_own_titles(run: Run, protocol: str) -> None:
    record = json.loads(run("vocabulary", "-p", protocol, "-f", "json").stdout)
    roles = shipped(protocol).protocol.roles
    assert {one["id"]: tuple(one["titles"]) for one in record["roles"]} == {
        role: roles[role].titles if role in roles else () for role in shared().roles
    }
    assert [one["id"] for one in record["facts"]] == list(shipped(protocol).facts)


def test_the_vocabulary_as_a_table(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("vocabulary", "facts", "-f", "csv").stdout.decode())))
    assert [row["id"] for row in rows] == list(shared().facts)
    assert rows[0]["list"] == "facts"


def test_another_list_is_wrong_usage(run: Run) -> None:
    made = run("vocabulary", "clauses")
    assert made.returncode == 2
    assert "roles, situations or facts" in told(made)


@pytest.mark.parametrize(
    ("flags", "says"),
    [
        (("--who", "councillor"), "did you mean member?"),
        (("--who", "MO"), "did you mean monitoring-officer?"),
        (("--involved", "portfolio-holder"), "did you mean cabinet-member?"),
        (("--what", "reply"), "did you mean enquiry-unanswered?"),
        (("--fact", "severity=yes"), "did you mean serious?"),
    ],
)
def test_other_names_are_offered_and_never_taken(run: Run, flags: tuple[str, ...], says: str) -> None:
    made = run("ask", "-p", "somerset", "--no-input", *([] if "--what" in flags else ["--what", "not-covered"]), *flags)
    assert (made.returncode, made.stdout) == (2, b"")
    assert says in told(made)


def test_a_description_in_place_of_an_id_is_taken_for_what_it_is(run: Run) -> None:
    made = run("ask", "-p", "somerset", "--no-input", "--what", STORY)
    assert (made.returncode, made.stdout) == (2, b"")
    assert "--what: error unknown-situation there is no such situation; did you mean member-rude-to-officer or " in told(made)


def test_other_names_in_an_answers_file_and_for_a_tree(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("protocol: somerset\nwho: cllr\nwhat: FOI\n", encoding="utf-8")
    made = run("ask", "--answers", "a.yaml")
    assert "a.yaml:2:6: error unknown-role there is no role “cllr”; did you mean member?" in told(made)
    assert "did you mean disclosure-of-what-i-write?" in told(made)
    assert "did you mean officer-complains-about-officer?" in told(run("tree", "somerset", "--what", "grievance"))

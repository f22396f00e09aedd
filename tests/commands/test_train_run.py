"""`mo-advisor train run` by script: what is printed is what was to be revealed, the same bytes every time, with exit codes to branch on."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from mo_advisor.training.session import OTHER, STEPS
from tests.commands.samples import told
from tests.conftest import SHIPPED, Run, shipped
from tests.training.samples import SMALL, pack_of

CARD = ("train", "run", "hard-cases", "--card", "item-seven")
ALL = (*CARD, "--reveal", "all", "--protocol", "west-lindsey")
REVEALS = (*STEPS, OTHER)
FORMATS = ("text", "json", "markdown", "html")
MARKS = {  # a stretch that each step brings, and none before it
    "story": "Councillor Hornbeam, who chairs the environment committee, had promised",
    "questions": "What is this dispute about",
    "contacts": "Whom the protocol tells you to contact",
    "clauses": "Because you chose",
    "other-side": "From the other side: what is said to Tess Quarry",
}


def letters(text: str) -> str:
    """A text without what a format may put between its letters."""
    return re.sub(r"\W|_", "", text)


@pytest.mark.parametrize("format_", ["text", "markdown", "html"])
@pytest.mark.parametrize("reveal", REVEALS)
def test_what_is_revealed_is_all_up_to_that_step_and_no_more(run: Run, reveal: str, format_: str) -> None:
    text = run(*CARD, "--reveal", reveal, "-p", "west-lindsey", "--format", format_).stdout.decode()
    shown = REVEALS[:REVEALS.index(reveal) + 1]
    assert [step for step in REVEALS if MARKS[step] in text] == list(shown)


@pytest.mark.slow
@pytest.mark.parametrize("format_", FORMATS)
def test_all_is_as_far_as_the_last_step_and_the_same_every_time(run: Run, format_: str) -> None:
    made = run(*ALL, "--format", format_, PYTHONHASHSEED="1")
    assert made.returncode == 0
    assert made.stderr == b""
    assert made.stdout == run(*CARD, "--reveal", "other-side", "-p", "west-lindsey", "-f", format_, PYTHONHASHSEED="2").stdout


@pytest.mark.parametrize("format_", FORMATS)
def test_the_facilitators_notes_are_never_printed(run: Run, format_: str) -> None:
    printed = run("train", "run", "hard-cases", "--reveal", "all", "-p", "somerset", "--format", format_).stdout.decode()
    text = letters(html.unescape(printed))
    for card in pack_of("hard-cases").cards:
        notes = card.considerations
        assert letters(card.story) in text
        assert not any(letters(note) in text for note in (notes.members, notes.officers, notes.hard))


def test_the_record_holds_the_advice_that_ask_gives(run: Run) -> None:
    record = json.loads(run(*ALL, "--format", "json").stdout)
    asked = json.loads(run("ask", "--answers", "hard-cases#item-seven", "-p", "west-lindsey", "--no-input", "--format", "json").stdout)
    assert record["schema"] == 1
    assert record["pack"]["id"] == "hard-cases"
    assert [card["id"] for card in record["cards"]] == ["item-seven"]
    assert record["cards"][0]["on"][0]["advice"] == asked
    assert record["cards"][0]["on"][0]["other_side"]["answers"]["who"] == "report-author"


def test_a_record_holds_no_more_than_is_revealed(run: Run) -> None:
    story, contacts = (json.loads(run(*CARD, "--reveal", step, "-p", "somerset", "-f", "json").stdout)["cards"][0] for step in ("story", "contacts"))
    assert set(story) == {"id", "title", "story", "roles"}
    assert "clauses" not in contacts["on"][0]["advice"]
    assert "message" not in contacts["on"][0]["advice"]
    assert "other_side" not in contacts["on"][0]


def test_two_protocols_in_one_printing(run: Run) -> None:
    for format_ in ("text", "markdown", "html"):
        text = run(*ALL, "--beside", "cheshire-east", "--format", format_).stdout.decode()
        assert text.rindex("In West Lindsey District Council") < text.rindex("In Cheshire East Council")
    record = json.loads(run(*ALL, "--beside", "cheshire-east", "-f", "json").stdout)
    assert [on_protocol["advice"]["protocol"]["id"] for on_protocol in record["cards"][0]["on"]] == ["west-lindsey", "cheshire-east"]


@pytest.mark.slow
@pytest.mark.parametrize("protocol", SHIPPED)
def test_every_card_can_be_printed_on_every_protocol(run: Run, protocol: str) -> None:
    for pack in ("induction", "officers", "hard-cases"):
        made = run("train", "run", pack, "--reveal", "all", "-p", protocol)
        assert made.returncode == 0, told(made)
        assert all(card.title in made.stdout.decode() for card in pack_of(pack).cards)


def test_some_cards_in_the_order_that_is_given_and_from_one_on(run: Run) -> None:
    some = ("train", "run", "hard-cases", "-p", "somerset", "--reveal", "story", "-f", "json", "--cards", "two-answers,item-seven, nine-minutes")
    assert [card["id"] for card in json.loads(run(*some).stdout)["cards"]] == ["two-answers", "item-seven", "nine-minutes"]
    assert [card["id"] for card in json.loads(run(*some, "--from", "item-seven").stdout)["cards"]] == ["item-seven", "nine-minutes"]


def test_a_card_by_its_number_is_the_one_that_the_screen_shows_under_it(run: Run) -> None:
    def titles(*flags: str) -> bytes:
        return run("train", "run", "induction", "-p", "somerset", "--reveal", "story", *flags).stdout

    assert titles("--card", "9") == titles("--card", "every-pothole")
    assert titles("--cards", "9,2") == titles("--cards", "every-pothole,nine-days-in")
    assert titles("--cards", "9,2", "--from", "2") == titles("--cards", "9,2", "--from", "nine-days-in")
    made = run("train", "run", "induction", "-p", "somerset", "--reveal", "story", "--cards", "9,every-pothole")
    assert (made.returncode, "names a card twice" in told(made)) == (2, True)
    assert "its cards are numbered 1 to 16" in told(run("train", "run", "induction", "-p", "somerset", "--card", "17"))


def test_the_list_of_cards_has_their_own_numbers(run: Run) -> None:
    made = run("train", "run", "induction", "-p", "somerset", "--plain", given=b"jump\n12\nq\n")
    assert "\n  12. Cones on a Sunday\n" in told(made)
    assert "\nCard 12 of 16\n" in told(made)


def test_a_pack_of_ones_own_by_its_path(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(SMALL, encoding="utf-8")
    made = run("train", "run", "mine.yaml", "--card", "the-open-door", "--reveal", "all", "-p", "west-lindsey")
    assert made.returncode == 0
    assert "The open door" in made.stdout.decode()
    assert "LONE-NOTE" not in made.stdout.decode()
    asked = run("ask", "--answers", "mine.yaml#the-open-door", "-p", "west-lindsey", "--no-input")
    assert asked.returncode == 0
    assert "I want to visit a Council site" in asked.stdout.decode()


def test_a_fact_that_another_protocol_alone_asks_about_is_kept_and_ignored(run: Run, tmp_path: Path) -> None:
    """In `ask` as in `train run`: a pack runs on any protocol."""
    fact, asked = next(iter(shipped("solihull").protocol.facts.items()))
    value = next(iter(asked.values))
    (tmp_path / "mine.yaml").write_text(SMALL.replace('{raised-already: "no"}', f"{{{fact}: {value}}}"), encoding="utf-8")
    for command in (("ask", "--answers", "mine.yaml#the-extra-line", "--no-input"), ("train", "run", "mine.yaml", "--reveal", "all")):
        assert run(*command, "-p", "somerset").returncode == 0


def test_a_file_whose_name_has_a_hash_is_still_a_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine#1.yaml").write_text("what: not-covered\n", encoding="utf-8")
    assert run("ask", "--answers", "mine#1.yaml", "-p", "somerset", "--no-input").returncode == 0


def test_what_nobody_has_judged_is_one(run: Run, tmp_path: Path) -> None:
    text = (
        'schema: "1"\nid: bare\ncouncil: Bare Council\ntitle: Protocol\nedition: "2020"\nstatus: unknown\n'
        'document:\n  - id: "1"\n    number: "1"\n    text: One.\n'
    )
    (tmp_path / "bare.yaml").write_text(text, encoding="utf-8")
    assert run(*CARD, "--reveal", "questions", "-p", "./bare.yaml").returncode == 0
    made = run(*CARD, "--reveal", "contacts", "-p", "./bare.yaml")
    assert made.returncode == 1
    assert "Nobody has yet judged this situation" in made.stdout.decode()


@pytest.mark.parametrize(("arguments", "code", "says"), [
    (("hard-cases", "--card", "item-sevn", "--reveal", "all"), 2, "did you mean item-seven?"),
    (("hard-cases", "--cards", "item-seven,item-seven", "--reveal", "all"), 2, "names a card twice"),
    (("hard-cases", "--cards", ",", "--reveal", "all"), 2, "--cards names no card"),
    (("hard-cases", "--card", "item-seven", "--cards", "two-answers", "--reveal", "all"), 2, "give one of them"),
    (("hard-cases", "--cards", "item-seven", "--from", "two-answers", "--reveal", "all"), 2, "There is no card “two-answers” in this session"),
    (("hard-cases", "--reveal", "everything"), 2, "--reveal takes story, questions, contacts, clauses, other-side or all"),
    (("hard-case", "--reveal", "all"), 2, "There is no pack “hard-case”; did you mean hard-cases?"),
    (("none.yaml", "--reveal", "all"), 3, "none.yaml cannot be read: No such file"),
    (("hard-cases", "--reveal", "all", "--beside", "nowhere"), 2, "There is no protocol “nowhere”"),
    (("hard-cases",), 2, "To print a card, say how far: --reveal"),
    (("hard-cases", "--no-input"), 2, "To print a card, say how far: --reveal"),
])
def test_what_goes_wrong_is_said_and_ends_with_its_code(run: Run, arguments: tuple[str, ...], code: int, says: str) -> None:
    made = run("train", "run", *arguments, "-p", "somerset")
    assert (made.returncode, made.stdout) == (code, b"")
    assert says in told(made)


def test_a_pack_with_something_wrong_is_not_run(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(SMALL.replace("visit-council-site", "nowhere"), encoding="utf-8")
    for command in (("train", "run", "mine.yaml", "--reveal", "all"), ("ask", "--answers", "mine.yaml#the-extra-line", "--no-input")):
        made = run(*command, "-p", "somerset")
        assert made.returncode == 3
        assert "mine.yaml:29:55: error unknown-situation" in told(made)


def test_no_protocol_is_guessed(run: Run) -> None:
    made = run(*CARD, "--reveal", "all")
    assert made.returncode == 2
    assert "No protocol is chosen" in told(made)
    run("use", "solihull")
    assert b"Solihull" in run(*CARD, "--reveal", "all").stdout


def test_a_file_is_written_whole_and_never_over_another(run: Run, tmp_path: Path) -> None:
    made = run(*ALL, "--output", "card.txt")
    assert (made.returncode, made.stdout) == (0, b"")
    assert (tmp_path / "card.txt").read_bytes() == run(*ALL).stdout
    assert run(*ALL, "--output", "card.txt").returncode == 2


def test_lines_run_a_session_and_where_they_end_it_is_said(run: Run) -> None:
    made = run("train", "run", "hard-cases", "-p", "somerset", "--plain", "--cards", "item-seven", given=b"1\n1\n")
    assert made.returncode == 2
    assert "The lines on standard input ended" in told(made)
    assert "To go on from here: mo-advisor train run hard-cases --protocol somerset --cards item-seven --from item-seven" in told(made)
    assert "What is this dispute about" in told(made)
    assert "Whom the protocol tells you" not in told(made)

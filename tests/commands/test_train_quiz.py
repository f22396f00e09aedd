"""`train quiz` as a real command: the paper, the JSON, lines that are read, results, and what is refused."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from mo_advisor.protocol.words import pieces
from tests.commands.samples import protocol_text, snapshot, told
from tests.conftest import SHIPPED, Run, shipped
from tests.training.samples import PACKS

CARDS = ("six-in-the-morning", "nine-minutes")
QUIZ = ("train", "quiz", "hard-cases", "-p", "somerset", "--cards", ",".join(CARDS), "--seed", "3")
ASKED = (*QUIZ, "--plain")
WHOM, WHICH, COVERED = "Whom would you contact first?", "Which of these clauses governs?", "Does this protocol cover it specifically?"
WHERE = "Which of these clauses says where you can take it?"


@pytest.fixture
def right(run: Run) -> list[str]:
    """A right letter for each question, as the JSON has them."""
    record = json.loads(run(*QUIZ, "--format", "json").stdout)
    return [choice["letter"] for card_record in record["cards"] for question in card_record["questions"] for choice in [first_right(question)]]


def first_right(question: dict[str, Any]) -> dict[str, Any]:
    return next(choice for choice in question["choices"] if choice["right"])


def lines(answers: list[str]) -> bytes:
    return "".join(answer + "\n" for answer in answers).encode()


def test_the_paper_has_all_questions_and_then_all_answers(run: Run) -> None:
    made = run(*QUIZ)
    text = made.stdout.decode()
    assert (made.returncode, made.stderr) == (0, b"")
    assert text.startswith("Somerset County Council\n")
    assert "These cases are fictional." in text
    assert text.count("Seed: 3. With --seed 3 the same questions come again.") == 2
    questions, _, answers = text.partition("\nAnswers\n")
    assert [questions.count(asked_text) for asked_text in (WHOM, WHICH, WHERE, COVERED)] == [2, 2, 1, 2]
    assert "Whom the protocol tells you to contact" not in questions
    assert "You are: Anneke Frost, the assistant director for housing. Role: Assistant Director." in questions
    assert "  the Chairman of the Standards Committee  [2.5.3]  " in answers
    assert all(piece in answers for piece in pieces(shipped("somerset").clause("2.5.1")))
    assert "Recorded as silent" in answers


def test_the_json_says_which_choices_are_right_and_gives_the_advice(run: Run) -> None:
    record = json.loads(run(*QUIZ, "--format", "json").stdout)
    assert (record["schema"], record["seed"], record["pack"]["id"], record["protocol"]["id"]) == (1, 3, "hard-cases", "somerset")
    assert [card_record["id"] for card_record in record["cards"]] == list(CARDS)
    whom, which, where, covered = record["cards"][1]["questions"]
    assert {choice["id"] for choice in whom["choices"] if choice["right"]} == {"line-manager"}
    right = [choice["id"] for question in (which, where, covered) for choice in question["choices"] if choice["right"]]
    assert right == ["none", "Preamble 1", "no"]
    assert record["cards"][1]["advice"]["silent"] is True
    assert record["cards"][1]["governs"] is None


@pytest.mark.slow
@pytest.mark.parametrize("format_", ["text", "json"])
def test_the_same_seed_gives_the_same_bytes(run: Run, format_: str) -> None:
    command = ("train", "quiz", "induction", "-p", "solihull", "--seed", "11", "--format", format_)
    assert run(*command, PYTHONHASHSEED="1").stdout == run(*command, PYTHONHASHSEED="2").stdout
    assert run(*command[:-3], "12", "--format", format_).stdout != run(*command).stdout


@pytest.mark.slow
def test_without_a_seed_one_is_drawn_and_said(run: Run) -> None:
    command = ("train", "quiz", "officers", "-p", "isle-of-wight", "--format", "json")
    drawn = run(*command)
    seed = json.loads(drawn.stdout)["seed"]
    assert run(*command, "--seed", str(seed)).stdout == drawn.stdout


@pytest.mark.slow
@pytest.mark.parametrize("protocol", SHIPPED)
@pytest.mark.parametrize("pack", PACKS)
def test_every_pack_prints_on_every_protocol(run: Run, pack: str, protocol: str) -> None:
    made = run("train", "quiz", pack, "-p", protocol, "--seed", "1")
    assert (made.returncode, made.stderr) == (0, b"")
    assert made.stdout.decode().count(COVERED) % 2 == 0


def test_lines_are_read_and_marked(run: Run, right: list[str]) -> None:
    made = run(*ASKED, given=lines(right))
    page = told(made)
    assert made.returncode == 0
    assert made.stdout.decode().startswith("Marks: 7 of 7\n")
    assert "  Personal, family and money ties: 3 of 3\n" in made.stdout.decode()
    assert "  Which clause governs: 2 of 2\n  Where to take it: 1 of 1\n" in made.stdout.decode()
    assert page.index(WHOM) < page.index(COVERED) < page.index("What the answers came to") < page.index("Card 2 of 2")
    assert "Nothing is saved." in page


def test_nothing_is_given_away_before_all_three_are_answered(run: Run, right: list[str]) -> None:
    page = told(run(*ASKED, given=lines([right[0], "?", right[1], "?"])))
    assert "ended before the question “six-in-the-morning: coverage” was answered: 3 of 3. Does this protocol" in page
    assert "The story again: Anneke Frost" in page
    assert not any(word in page for word in ("2.5.3", "That is right", "Right:", ": right", "Step 1"))


def test_what_was_wrong_is_said_with_what_is_right(run: Run) -> None:
    record = json.loads(run(*QUIZ, "--format", "json").stdout)
    questions = [question for card_record in record["cards"] for question in card_record["questions"]]
    wrong = [next(choice for choice in question["choices"] if not choice["right"]) for question in questions]
    made = run(*ASKED, given=lines([choice["letter"] for choice in wrong]))
    assert made.stdout.decode().startswith("Marks: 0 of 7\n")
    assert "not what this document says. Right: the Chairman of the Standards Committee; the Chief Executive.\n" in told(made)


def test_a_room_by_show_of_hands(run: Run) -> None:
    made = run(*ASKED, "--room", "--format", "json", given=b"3 0 5 1\n3,0,5,1,2\n\n4 5\n\n\n\n1 2\n")
    record = json.loads(made.stdout)
    assert made.returncode == 0
    assert record["total"] == {"right": 3 + 5 + 4 + 2, "of": 11 + 9 + 3}
    assert record["by_category"] == {"meetings": {"right": 2, "of": 3}, "relationships": {"right": 12, "of": 20}}
    assert record["results"][0] == {"card": CARDS[0], "category": "relationships", "question": "contact", "right": 0.7273, "answers": 11}
    assert [result["question"] for result in record["results"]] == ["contact", "coverage", "coverage"]
    assert "type 5 numbers with spaces between them, such as 3 0 5 1 2" in told(made)
    assert "2. Passed over. Right: 2.5.1.\n" in told(made)
    assert "3. 4 of 9 hands right. Right: Yes.\n" in told(made)


@pytest.mark.parametrize("typed", ["one two three four five", "1 2 3 4 5 6", "-1 0 0 0 0", "1.5 0 0 0 0", "99999 0 0 0 0", "١ 0 0 0 0"])
def test_what_is_no_count_of_hands_is_asked_again(run: Run, typed: str) -> None:
    made = run(*ASKED, "--room", given=lines([typed]))
    assert made.returncode == 2
    assert "the question “hands” was answered: Six in the morning, 1 of 3: type 5 numbers" in told(made)


def test_results_as_a_table(run: Run, tmp_path: Path, right: list[str]) -> None:
    made = run(*ASKED, "--results", "marks.csv", "--name", "=Jo Field", given=lines(right))
    rows = list(csv.DictReader(io.StringIO((tmp_path / "marks.csv").read_text(encoding="utf-8"))))
    assert made.returncode == 0
    assert "The marks will be saved in marks.csv." in told(made)
    assert told(made).endswith("The marks were saved in marks.csv.\n")
    assert len(rows) == 7
    assert rows[1] == {
        "name": "'=Jo Field", "protocol": "somerset", "pack": "hard-cases", "seed": "3",
        "card": "six-in-the-morning", "category": "relationships", "question": "clause", "right": "1", "answers": "1",
    }


@pytest.mark.slow
@pytest.mark.parametrize("name", [(), ("--name", "Jo Field")])
def test_results_as_json_with_a_name_only_where_one_is_given(run: Run, tmp_path: Path, right: list[str], name: tuple[str, ...]) -> None:
    run(*ASKED, "--results", "marks.JSON", *name, given=lines(right))
    record = json.loads((tmp_path / "marks.JSON").read_text(encoding="utf-8"))
    assert (record["schema"], record["protocol"], record["pack"], record["seed"]) == (1, "somerset", "hard-cases", 3)
    assert record.get("name") == (name[1] if name else None)
    assert [result["right"] for result in record["results"]] == [1] * 7


def test_a_room_is_told_apart_in_the_results(run: Run, tmp_path: Path) -> None:
    run(*ASKED, "--room", "--results", "marks.csv", given=b"3 0 5 1 2\n\n\n\n\n\n1 2\n")
    head, *rows = (tmp_path / "marks.csv").read_text(encoding="utf-8").splitlines()
    assert head == "protocol,pack,seed,card,category,question,right,answers", "no column for a name"
    assert [row.split(",")[3:] for row in rows] == [
        ["six-in-the-morning", "relationships", "contact", "0.7273", "11"], ["nine-minutes", "meetings", "coverage", "0.6667", "3"],
    ]


def test_leaving_early_sums_up_and_writes_nothing(run: Run, tmp_path: Path, right: list[str]) -> None:
    made = run(*ASKED, "--results", "marks.csv", given=lines([*right[:4], "q"]))
    assert (made.returncode, made.stdout) == (130, b"")
    assert "Marks: 4 of 4\n" in told(made)
    assert told(made).endswith("Stopped. Nothing was saved.\n")
    assert snapshot(tmp_path).keys() == {"home"}


def test_leaving_before_any_answer_has_no_marks(run: Run) -> None:
    made = run(*ASKED, "--room", given=b"q\n")
    assert made.returncode == 130
    assert "Marks" not in told(made)


@pytest.mark.parametrize("given", [b"", b"A\n", b"A\nB\nA\n"])
def test_running_out_of_lines_names_the_question_and_writes_nothing(run: Run, tmp_path: Path, given: bytes) -> None:
    made = run(*ASKED, "--results", "marks.csv", given=given)
    place = len(given.splitlines())
    question = [*(f"{CARDS[0]}: {kind}" for kind in ("contact", "clause", "coverage")), f"{CARDS[1]}: contact"][place]
    assert (made.returncode, made.stdout) == (2, b"")
    assert f"ended before the question “{question}” was answered" in told(made)
    assert snapshot(tmp_path).keys() == {"home"}


@pytest.mark.parametrize(
    ("flags", "says"),
    [
        (("--room", "--name", "Jo"), "--name is for one person's marks"),
        (("--name", "Jo"), "--name stands in the results only"),
        (("--name", " ", "--results", "marks.csv"), "--name is empty"),
        (("--results", "marks.json", "--output", "./marks.json"), "--output and --results name the same file"),
        (("--results", "nowhere/marks.csv"), "there is no such folder"),
        (("--seed", "many"), "--seed"),
    ],
)
def test_wrong_usage_is_found_before_the_first_question(run: Run, flags: tuple[str, ...], says: str) -> None:
    made = run(*ASKED, *flags, given=b"1\n")
    assert made.returncode in (2, 3)
    assert says in told(made)
    assert "Card 1" not in told(made)


@pytest.mark.parametrize("flags", [("--room",), ("--results", "marks.csv")])
def test_there_are_no_marks_where_nobody_is_asked(run: Run, flags: tuple[str, ...]) -> None:
    made = run(*QUIZ, *flags)
    assert (made.returncode, made.stdout) == (2, b"")
    assert "Nobody is asked here" in told(made)


def test_results_that_are_there_already_are_kept(run: Run, tmp_path: Path, right: list[str]) -> None:
    (tmp_path / "marks.csv").write_text("mine", encoding="utf-8")
    made = run(*ASKED, "--results", "marks.csv", given=lines(right))
    assert made.returncode == 2
    assert "Card 1" not in told(made)
    assert (tmp_path / "marks.csv").read_text(encoding="utf-8") == "mine"
    assert run(*ASKED, "--results", "marks.csv", "--force", given=lines(right)).returncode == 0
    assert "mine" not in (tmp_path / "marks.csv").read_text(encoding="utf-8")


def test_output_takes_the_marks_or_the_paper(run: Run, tmp_path: Path, right: list[str]) -> None:
    assert run(*QUIZ, "--output", "paper.txt").stdout == b""
    assert (tmp_path / "paper.txt").read_bytes() == run(*QUIZ).stdout
    assert run(*ASKED, "--output", "marks.txt", given=lines(right)).stdout == b""
    assert (tmp_path / "marks.txt").read_text(encoding="utf-8").startswith("Marks: 7 of 7\n")


def test_no_protocol_is_never_a_guess(run: Run) -> None:
    made = run("train", "quiz", "officers")
    assert made.returncode == 2
    assert "No protocol is chosen." in told(made)


def test_cards_that_nobody_has_judged_are_left_out_and_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(protocol_text("mine").replace('mapped: "yes"\n', ""), encoding="utf-8")
    made = run("train", "quiz", "hard-cases", "-p", "./mine.yaml")
    assert (made.returncode, made.stdout) == (1, b"")
    assert told(made).count("left out; nobody has yet judged its situation for this protocol.") == 20


def test_a_question_with_nothing_to_choose_is_left_out_and_said(run: Run, tmp_path: Path) -> None:
    body = 'mapped: "yes"\nsilent: [{situations: [close-friendship], reason: none}]\ndocument: [{id: "1", number: "1", text: "It is so."}]\n'
    (tmp_path / "mine.yaml").write_text(protocol_text("mine", body=body), encoding="utf-8")
    made = run("train", "quiz", "hard-cases", "-p", "./mine.yaml", "--cards", "six-in-the-morning")
    assert made.returncode == 0
    assert f"six-in-the-morning: “{WHICH}” is left out; this document has nothing to choose from." in told(made)
    assert made.stdout.decode().count(COVERED) == 2
    assert WHOM not in made.stdout.decode()

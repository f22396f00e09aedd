"""`mo-advisor train record`: choices, and nothing else, as a card."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from mo_advisor.advice.answers import Answers
from mo_advisor.training.drafts import NEVER
from mo_advisor.training.library import load_pack
from tests.commands.samples import snapshot, told
from tests.conftest import Run
from tests.interview.samples import FIXTURE

RECORD = ("train", "record", "--protocol", "somerset", "--no-input")
ASKED = ("train", "record", "--protocol", str(FIXTURE), "--plain")
LINES = b"member\nofficer-rude-to-member\nofficer\n"
CHOICES = ("--who", "member", "--involved", "leader", "--involved", "director", "--what", "complain-about-officer", "--fact", "serious=yes")
TEXT = """\
# Never use a real case, even with names removed.
# This holds the choices of one interview, and no protocol: it runs on any. The
# card may be copied into a pack of your own.
title: One card
purpose: ""
cards:
  - id: complain-about-officer
    title: I want to complain about an officer
    # To be written: what happened, in 60 to 120 words of fiction.
    story: ""
    roles:
      member: ""
      leader: ""
      director: ""
    answers:
      who: member
      involved: [leader, director]
      what: complain-about-officer
      facts:
        serious: "yes"
    questions:
      - Whom would you speak to first, and why?
      - What would you still want to know before you do anything?
    notes:
      members: ""
      officers: ""
      hard: ""
"""


def test_the_choices_become_a_card_with_an_empty_story(run: Run) -> None:
    made = run(*RECORD, *CHOICES)
    assert (made.returncode, made.stdout.decode(), told(made)) == (0, TEXT, f"{NEVER}\n")


def test_json_holds_the_card(run: Run) -> None:
    record = json.loads(run(*RECORD, *CHOICES, "--format", "json").stdout)
    assert record == {"schema": 1, "card": yaml.safe_load(TEXT)["cards"][0]}


def test_the_card_is_a_pack_that_wants_only_its_story(run: Run, tmp_path: Path) -> None:
    made = run(*RECORD, *CHOICES, "--output", "card.yaml")
    assert told(made) == f"Written to card.yaml.\n{NEVER}\n"
    (card,) = load_pack(tmp_path / "card.yaml").cards
    assert card.asked == Answers("member", ("leader", "director"), "complain-about-officer", {"serious": "yes"})
    checked = json.loads(run("train", "check", "./card.yaml", "--format", "json").stdout)
    assert [problem["rule"] for problem in checked["problems"]] == ["no-story"]


def test_an_interview_is_warned_before_its_first_question_and_at_the_end(run: Run) -> None:
    made = run(*ASKED, given=LINES)
    assert made.returncode == 0
    assert told(made).startswith(f"{NEVER}\n")
    assert told(made).endswith(f"\n{NEVER}\n\n")
    assert told(made).count(NEVER) == 2
    assert told(made).index(NEVER) < told(made).index("Who is this question for?")
    assert yaml.safe_load(made.stdout)["cards"][0]["answers"] == {"who": "member", "involved": ["officer"], "what": "officer-rude-to-member"}


def test_what_flags_give_is_not_asked_again_and_the_order_of_naming_makes_no_difference(run: Run) -> None:
    flags = ("--involved", "director", "--who", "member", "--involved", "leader")
    made = run(*ASKED, *flags, given=b"complain-about-officer\n")
    assert made.returncode == 0
    assert "Who is this question for?" not in told(made)
    assert yaml.safe_load(made.stdout)["cards"][0]["answers"]["involved"] == ["leader", "director"]


def test_what_is_not_sure_and_which_protocol_it_was_leave_no_trace(run: Run, tmp_path: Path) -> None:
    (tmp_path / "answers.yaml").write_text("protocol: somerset\nwho: not-sure\ninvolved: []\nwhat: not-covered\nfacts: {serious: not-sure}\n")
    made = run("train", "record", "--answers", "answers.yaml")
    assert yaml.safe_load(made.stdout)["cards"][0]["answers"] == {"involved": [], "what": "not-covered"}
    assert b"somerset" not in made.stdout.lower()


def test_what_was_typed_to_search_is_nowhere_in_the_card(run: Run) -> None:
    made = run(*ASKED, "--who", "member", "--involved", "officer", given=b"/ rude\n1\n")
    assert made.returncode == 0, told(made)
    (card,) = yaml.safe_load(made.stdout)["cards"]
    assert (card["story"], set(card["roles"].values()), set(card["notes"].values())) == ("", {""}, {""})
    assert b"/ rude" not in made.stdout


def test_an_account_in_words_is_refused_and_not_repeated(run: Run) -> None:
    made = run(*RECORD, *CHOICES, "Councillor Smith shouted at me")
    assert made.returncode == 2
    assert "Smith" not in told(made)


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (RECORD, 2, "Nothing says what happened"),
        (("train", "record", "--what", "not-covered", "--no-input"), 2, "No protocol is chosen"),
        ((*RECORD, "--what", "nothing"), 2, "there is no situation “nothing”"),
        ((*RECORD, "--what", "not-covered", "--fact", "serious=perhaps"), 2, "there is no value “perhaps”"),
        ((*RECORD, "--answers", "none.yaml"), 3, "none.yaml cannot be read"),
        (ASKED, 2, "“who”"),
        (("train", "record", "--plain"), 2, "“protocol”"),
    ],
)
def test_what_is_missing_or_wrong_writes_nothing(run: Run, tmp_path: Path, arguments: tuple[str, ...], code: int, says: str) -> None:
    before = snapshot(tmp_path)
    made = run(*arguments, "--output", "card.yaml")
    assert (made.returncode, made.stdout) == (code, b"")
    assert says in told(made)
    assert snapshot(tmp_path) == before


def test_leaving_writes_nothing(run: Run, tmp_path: Path) -> None:
    before = snapshot(tmp_path)
    made = run(*ASKED, "--output", "card.yaml", given=b"member\nq\n")
    assert (made.returncode, made.stdout) == (130, b"")
    assert snapshot(tmp_path) == before


def test_where_it_cannot_be_written_nothing_is_asked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "card.yaml").write_text("mine\n")
    made = run(*ASKED, "--output", "card.yaml", given=LINES)
    assert made.returncode == 2
    assert "Who is this question for?" not in told(made)
    assert (tmp_path / "card.yaml").read_text() == "mine\n"
    assert run(*ASKED, "--output", "card.yaml", "--force", given=LINES).returncode == 0
    assert "One card" in (tmp_path / "card.yaml").read_text()

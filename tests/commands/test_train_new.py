"""`mo-advisor train new`: a pack out of a protocol, and how many cards it takes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from mo_advisor.training.library import load_pack
from tests.commands.samples import told
from tests.conftest import HEADER, Run

DOCUMENT = """
silent: [{situations: [whistleblowing], reason: An example.}]
document:
  - id: "1"
    text: "Ask the Leader, or the Chief Executive."
    rules: [{situations: [challenge-officer-advice], who: [member]}]
    contacts: [{role: leader, title: the Leader, do: Ask}, {role: chief-executive, title: the Chief Executive, do: Ask}]
  - {id: "2", text: "Words.", rules: [{situations: [not-covered], facts: [serious=yes]}]}
  - {id: "3", text: "Words.", rules: [{silent: "yes", weight: background}]}
  - {id: "4", text: "Words.", considered: "An example."}
"""
TEXT = """\
# Tiny Town Council: Protocol, 2020.
# 3 cards show all 3 clauses and 2 contacts; fewer than 3 interviews cannot.
# Never for certain, only as what may apply: the Leader (1: Ask).
# Left out, because the file says why nothing shows them: 4.
# Each card says what it shows in this edition; * marks what no other card
# shows. These are comments only: what is shown is computed anew.
# Never use a real case, even with names removed.
id: tiny-tour
title: Every clause of the Protocol (Tiny Town Council)
purpose: >-
  For a group that is to meet the whole of its protocol: together the cards
  bring up every clause, and everybody whom it names.
cards:
  - id: challenge-officer-advice
    title: I disagree with an officer's advice and want to challenge it
    # To be written: what happened, in 60 to 120 words of fiction.
    # Clauses: 1*.
    # Contacts: the Leader (1) (may apply)*; the Chief Executive (1)*.
    story: ""
    roles:
      member: ""
      officer: ""
    answers:
      who: member
      involved: [officer]
      what: challenge-officer-advice
"""


@pytest.fixture
def small(tmp_path: Path) -> str:
    """A protocol with a clause of each sort."""
    (tmp_path / "small.yaml").write_text(HEADER + DOCUMENT, encoding="utf-8")
    return "./small.yaml"


def test_the_pack_is_printed_and_its_size_told(run: Run, small: str) -> None:
    made = run("train", "new", small)
    assert made.returncode == 0, told(made)
    assert made.stdout.decode().startswith(TEXT)
    assert told(made).splitlines() == [
        "3 cards show all 3 clauses and 2 contacts; fewer than 3 interviews cannot.",
        "Never for certain, only as what may apply: the Leader (1: Ask).",
        "Left out, because the file says why nothing shows them: 4.",
    ]


def test_what_the_protocol_says_stands_in_comments_only(run: Run, small: str) -> None:
    pack = yaml.safe_load(run("train", "new", small).stdout)
    assert [card["answers"] for card in pack["cards"][1:]] == [
        {"who": "member", "involved": ["officer"], "what": "whistleblowing"},
        {"who": "member", "what": "not-covered", "facts": {"serious": "yes"}},
    ]
    assert "Leader" not in json.dumps(pack)


def test_a_silence_is_there_on_purpose(run: Run, small: str) -> None:
    cards = yaml.safe_load(run("train", "new", small).stdout)["cards"]
    assert {card["id"]: card.get("silent-on-purpose") for card in cards} == {
        "challenge-officer-advice": None, "whistleblowing": "yes", "not-covered": None,
    }


@pytest.mark.slow
def test_json_holds_the_pack_with_its_size_and_what_each_card_shows(run: Run, small: str) -> None:
    made = run("train", "new", small, "--format", "json")
    record = json.loads(made.stdout)
    assert (record["schema"], record["protocol"]["id"]) == (1, "tiny")
    assert [record[key] for key in ("cards", "at_least", "clauses", "contacts")] == [3, 3, 3, 2]
    assert record["may_apply"] == [{"clause": "1", "contact": "the Leader", "do": "Ask", "when": None}]
    assert record["left_out"] == [{"clause": "4", "considered": "An example."}]
    assert record["unshown"] == []
    assert record["shows"][1:] == [{"card": "whistleblowing", "items": [{"clause": "3"}]}, {"card": "not-covered", "items": [{"clause": "2"}]}]
    assert record["pack"] == yaml.safe_load(run("train", "new", small).stdout)
    assert made.stderr == b""


@pytest.mark.slow
def test_the_tour_of_a_shipped_protocol_wants_nothing_but_stories(run: Run, tmp_path: Path) -> None:
    made = run("train", "new", "isle-of-wight", "--output", "tour.yaml")
    assert made.returncode == 0
    assert made.stdout == b""
    assert re.match(r"Written to tour.yaml.\n(\d+) cards show all \d+ clauses and \d+ contacts; fewer than \1 interviews cannot.\n", told(made))
    pack = load_pack(tmp_path / "tour.yaml")
    checked = json.loads(run("train", "check", "./tour.yaml", "--protocol", "isle-of-wight", "--format", "json").stdout)
    assert [problem["rule"] for problem in checked["problems"]] == ["no-story"] * len(pack.cards)
    again = run("train", "new", "isle-of-wight", PYTHONHASHSEED="7")
    assert again.stdout == (tmp_path / "tour.yaml").read_bytes()


def test_what_nothing_shows_is_named(run: Run, small: str, tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(HEADER + DOCUMENT + '  - {id: "5", text: "Words."}\n', encoding="utf-8")
    made = run("train", "new", small)
    assert made.returncode == 0
    assert "Nothing shows these, and nothing says why: 5." in told(made)


def test_a_file_that_nobody_has_mapped_gives_no_card(run: Run, tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(HEADER + 'document: [{id: "1", text: "Words."}]\n', encoding="utf-8")
    made = run("train", "new", "./small.yaml", "--output", "tour.yaml")
    assert made.returncode == 1
    assert told(made) == "Tiny Town Council: no answers show any clause of this protocol yet, so there is no card to make.\n"
    assert not (tmp_path / "tour.yaml").exists()


def test_words_of_a_file_that_yaml_could_misread_stay_words(run: Run, small: str, tmp_path: Path) -> None:
    text = (HEADER + DOCUMENT).replace("title: Protocol", "title: 'It\"s # not: [a] {list}'").replace("title: the Leader", "title: 'Leader: # a'")
    (tmp_path / "small.yaml").write_text(text.replace("Ask the Leader,", "Ask Leader: # a,"), encoding="utf-8")
    made = run("train", "new", small)
    assert made.returncode == 0, told(made)
    assert yaml.safe_load(made.stdout)["title"] == 'Every clause of the It"s # not: [a] {list} (Tiny Town Council)'


@pytest.mark.slow
def test_a_fact_that_only_this_file_knows_is_warned_of(run: Run, small: str, tmp_path: Path) -> None:
    body = DOCUMENT.replace("serious=yes", "tiny-colour=red") + "facts: {tiny-colour: {ask: Which colour?, values: {red: Red, blue: Blue}}}\n"
    (tmp_path / "small.yaml").write_text(HEADER + body, encoding="utf-8")
    made = run("train", "new", small, "--output", "tour.yaml")
    assert "Only this file knows tiny-colour: put its folder in MO_ADVISOR_PATH, or the pack cannot be loaded." in told(made)
    assert run("train", "check", "./tour.yaml").returncode == 1
    (tmp_path / "found").mkdir()
    (tmp_path / "small.yaml").rename(tmp_path / "found" / "small.yaml")
    found = {"MO_ADVISOR_PATH": str(tmp_path / "found")}
    assert run("train", "check", "./tour.yaml", **found).returncode == 0
    assert "MO_ADVISOR_PATH" not in told(run("train", "new", "tiny", **found))


@pytest.mark.slow
def test_what_exists_is_left_as_it_is_before_any_work_is_done(run: Run, small: str, tmp_path: Path) -> None:
    (tmp_path / "there.yaml").write_text("mine\n")
    made = run("train", "new", small, "--output", "there.yaml")
    assert (made.returncode, (tmp_path / "there.yaml").read_text()) == (2, "mine\n")
    assert run("train", "new", small, "--output", "there.yaml", "--force").returncode == 0
    assert (tmp_path / "there.yaml").read_bytes() == run("train", "new", small).stdout


@pytest.mark.parametrize(("arguments", "code"), [((), 2), (("nowhere",), 2), (("solihull", "-p", "somerset"), 2), (("./none.yaml",), 3)])
def test_a_protocol_is_never_guessed(run: Run, arguments: tuple[str, ...], code: int) -> None:
    made = run("train", "new", *arguments)
    assert (made.returncode, made.stdout) == (code, b"")

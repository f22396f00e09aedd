"""`mo-advisor train check` and `train packs`: what every card shows on every protocol, and everything that is wrong with packs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.samples import told
from tests.conftest import SHIPPED, Run
from tests.training.samples import PACKS, SMALL, pack_of

OPEN_DOOR = "{who: member, involved: [officer], what: visit-council-site}"
SILENT = "{who: journalist, involved: [member], what: press-contact-or-statement}"


@pytest.mark.slow
def test_the_shipped_packs_are_in_order_on_every_protocol(run: Run) -> None:
    made = run("train", "check")
    assert made.returncode == 0
    assert made.stdout.decode().endswith(" with a protocol that is silent: 0 errors, 0 warnings.\n")
    record = json.loads(run("train", "check", "--format", "json").stdout)
    assert record["problems"] == []
    assert {pack["id"] for pack in record["packs"]} == set(PACKS)
    for pack in record["packs"]:
        assert [card["id"] for card in pack["cards"]] == [card.id for card in pack_of(pack["id"]).cards]
        assert all({shown["protocol"] for shown in card["shows"]} == set(SHIPPED) for card in pack["cards"])


@pytest.mark.slow
def test_what_a_card_will_show_is_what_ask_shows(run: Run) -> None:
    record = json.loads(run("train", "check", "hard-cases", "-p", "somerset", "-f", "json").stdout)
    shows = {card["id"]: card["shows"] for card in record["packs"][0]["cards"]}
    for card in ("item-seven", "nine-minutes", "the-first-monday"):
        asked = json.loads(run("ask", "--answers", f"hard-cases#{card}", "-p", "somerset", "--no-input", "-f", "json").stdout)
        assert len(shows[card]) == 1
        assert shows[card][0]["clauses"] == [clause["id"] for clause in asked["clauses"]]
        assert shows[card][0]["general"] == [clause["id"] for clause in asked["general"]]
        assert shows[card][0]["silent"] == asked["silent"]
        assert set(shows[card][0]["contacts"]) == {contact["title"] for contact in asked["contacts"] if contact["by"] == "you"}


def test_in_text_each_protocol_has_its_line(run: Run) -> None:
    text = run("train", "check", "hard-cases").stdout.decode()
    part = text[text.index("  nine-minutes: Nine minutes"):text.index("  item-seven: Item seven")]
    assert [line.split(":")[0].strip() for line in part.split("\n")[1:6]] == sorted(SHIPPED)
    assert "cheshire-east: silent" in part


@pytest.mark.parametrize(("was", "now", "code", "says"), [
    ("visit-council-site", "nowhere", 1, "29:55: error unknown-situation there is no situation “nowhere”"),
    ("who: report-author", "who: author", 1, "12:12: error unknown-role"),
    ("    title: The open door\n", "", 1, "25:5: error missing-key card must have `title`"),
    ("    questions: [What now?, Who says so?]\n    notes: LONE", "    notes: LONE", 0, "25:5: warning questions the-open-door: it has 0 questions"),
])
def test_what_is_wrong_with_a_pack_is_told_with_its_place(run: Run, tmp_path: Path, was: str, now: str, code: int, says: str) -> None:
    (tmp_path / "mine.yaml").write_text(SMALL.replace(was, now), encoding="utf-8")
    made = run("train", "check", "mine.yaml")
    assert made.returncode == code
    assert f"mine.yaml:{says}" in made.stdout.decode()
    assert json.loads(run("train", "check", "./mine.yaml", "-f", "json").stdout)["problems"] != []


@pytest.mark.slow
@pytest.mark.parametrize("flags", [(), ("-p", "somerset")])
def test_a_card_on_which_all_are_silent_is_warned_of_unless_it_is_meant(run: Run, tmp_path: Path, flags: tuple[str, ...]) -> None:
    """Whichever protocol is looked at, it is held against all that are loaded."""
    pack = tmp_path / "mine.yaml"
    pack.write_text(SMALL.replace(OPEN_DOOR, SILENT), encoding="utf-8")
    warned = run("train", "check", "mine.yaml", *flags)
    assert "mine.yaml:25:5: warning silent the-open-door: every loaded protocol is silent on it" in warned.stdout.decode()
    assert warned.returncode == 0
    pack.write_text(SMALL.replace(OPEN_DOOR, SILENT) + '    silent-on-purpose: "yes"\n', encoding="utf-8")
    assert "warning silent" not in run("train", "check", "mine.yaml", *flags).stdout.decode()
    pack.write_text(SMALL + '    silent-on-purpose: "yes"\n', encoding="utf-8")
    assert "warning not-silent" not in run("train", "check", "mine.yaml", *flags).stdout.decode()
    pack.write_text(SMALL.replace("visit-council-site", "complain-about-officer") + '    silent-on-purpose: "yes"\n', encoding="utf-8")
    assert "warning not-silent the-open-door" in run("train", "check", "mine.yaml", *flags).stdout.decode()


def test_a_card_on_which_one_protocol_is_silent_is_a_good_card(run: Run) -> None:
    made = run("train", "check", "induction", "-p", "solihull")
    assert "the-leaning-lime" in made.stdout.decode()
    assert "warning " not in made.stdout.decode()


def test_a_file_that_cannot_be_read_is_three_and_an_id_that_is_not_known_two(run: Run) -> None:
    assert run("train", "check", "none.yaml").returncode == 3
    made = run("train", "check", "inductions")
    assert made.returncode == 2
    assert "did you mean induction?" in told(made)


def test_the_packs_are_listed_with_their_cards(run: Run) -> None:
    text = run("train", "packs").stdout.decode()
    record = json.loads(run("train", "packs", "--format", "json").stdout)
    assert [pack["id"] for pack in record["packs"]] == sorted(PACKS)
    for name in PACKS:
        assert f"{name}: {pack_of(name).title} ({len(pack_of(name).cards)} cards)" in text
        assert all(f"  {card.id} " in text for card in pack_of(name).cards)

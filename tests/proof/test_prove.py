"""The certificate is the same in every run; counterexamples can be replayed. The shipped protocols are proved in `tests/test_shipped.py`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mo_advisor.advice.advise import advise
from mo_advisor.advice.answers import Answers
from mo_advisor.proof import outcome_tables
from mo_advisor.proof.answer_classes import AnswerClasses
from mo_advisor.proof.certificate import CERTIFIES, PROPERTIES
from mo_advisor.proof.oracle import PlainRoles
from mo_advisor.proof.outcome_tables import make_tables
from mo_advisor.proof.prove import answer_sets, prove
from mo_advisor.render.views.certificate import certificates_page
from mo_advisor.render.writers.text import to_text
from tests.conftest import HEADER, Run, shipped
from tests.proof.small import small

UNMAPPED = HEADER + """\
document: [{id: "1", text: "Be polite.", considered: "An example."}]
"""
BROKEN = HEADER + """\
mapped: "yes"
silent:
  - {situations: [interpretation], who: [member], reason: "Officers were forgotten."}
document:
  - {id: "1", text: "Ask the Leader.", rules: [{situations: [not-covered]}], contacts: [{role: leader, title: the Leader, do: Ask}]}
  - {id: "2", text: "Be polite.", rules: [{situations: [not-covered], facts: ["serious=yes"]}]}
"""


@pytest.mark.slow
def test_the_certificate_is_the_same_under_any_hash_seed() -> None:
    code = "from tests.proof.small import small; from mo_advisor.proof.prove import prove; print(prove(small()).certificate.record())"
    made = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True, cwd=Path(__file__).parents[2],
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(made) == 1


@pytest.mark.slow
def test_the_command_prints_a_certificate_for_each_protocol(run: Run, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text(UNMAPPED.replace("tiny", name))
    done = run("prove", "one.yaml", "two.yaml", "--format", "json", "--jobs", "2")
    record = json.loads(done.stdout)
    assert done.returncode == 0
    assert record["schema"] == 1
    assert [certificate["protocol"]["id"] for certificate in record["certificates"]] == ["one", "two"]
    assert [claimed["id"] for claimed in record["certificates"][0]["properties"]] == list(PROPERTIES)
    assert record["certificates"][0]["certifies"] == CERTIFIES
    assert "does not certify that the file says" in CERTIFIES
    assert b"a second" in done.stderr
    assert done.stdout == run("prove", "one.yaml", "two.yaml", "--format", "json", "--jobs", "1").stdout


@pytest.mark.slow
def test_the_text_says_what_holds_and_what_is_not_claimed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text(UNMAPPED)
    text = run("prove", "one.yaml").stdout.decode()
    assert "2: not claimed: the file is not mapped." in text
    assert "7: holds." in text
    assert "\x1b" not in text


@pytest.mark.slow
def test_counterexamples_are_written_and_can_be_replayed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text(BROKEN)
    done = run("prove", "broken.yaml", "--output", "found.txt")
    assert done.returncode == 1
    assert "Replay it: mo-advisor ask --answers found-tiny-1.yaml" in (tmp_path / "found.txt").read_text()
    first = (tmp_path / "found-tiny-1.yaml").read_text()
    assert first.startswith("# 2: ")
    replayed = run("ask", "--answers", "found-tiny-1.yaml", "--no-input", "--format", "json")
    assert replayed.returncode == 1
    assert json.loads(replayed.stdout)["mapped"] is False


@pytest.mark.slow
def test_counterexamples_are_printed_where_nothing_is_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text(BROKEN)
    done = run("prove", "broken.yaml")
    assert done.returncode == 1
    assert b'what: "member-rude-to-officer"' in done.stdout
    assert b"more counterexamples" in done.stdout
    assert [path.name for path in tmp_path.glob("*.yaml")] == ["broken.yaml"]


@pytest.mark.parametrize("arguments", [["nowhere"], ["--jobs", "0"], ["somerset", "--output", "."]])
def test_wrong_usage_is_said_before_any_work(run: Run, arguments: list[str]) -> None:
    done = run("prove", *arguments)
    assert done.returncode in (2, 3)
    assert done.stdout == b""
    assert done.stderr.count(b"\n") == 1


def test_every_class_is_one_of_its_situation_and_answers_fall_into_one() -> None:
    classes = make_tables(small(), PlainRoles(small())).situations["complain-about-officer"].classes
    for at in classes:
        assert classes.of(classes.first(at)) == at
        assert classes.nth(classes.number(at)) == at


def test_one_who_may_be_the_person_complained_of_counts_beside_one_who_is() -> None:
    """Found by the proof: with a Director and some other officer complained of, the Chief Executive was named for certain."""
    book = shipped("cheshire-east")
    for involved, certain in ((("officer", "director"), None), (("director",), True)):
        advice = advise(book, Answers("member", involved, "complain-about-top-officer"))
        assert {named.verdict.truth for named in advice.contacts if named.contact.role == "chief-executive" and named.clause == "10.1"} == {certain}


def test_a_post_that_never_asks_is_nobodys_own_for_being_unsure() -> None:
    """Found by the proof: an officer was told that the Communications Team might be themselves, and an unknown asker was not."""
    book = shipped("west-lindsey")
    for who in (None, "officer"):
        advice = advise(book, Answers(who, None, "press-contact-or-statement"))
        assert {named.clash.truth for named in advice.contacts if named.contact.role == "communications-team"} == {False}


def test_a_situation_with_too_many_classes_is_left_out_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    every = make_tables(small(), PlainRoles(small())).situations
    most = max(every, key=lambda situation: len(every[situation].classes))
    monkeypatch.setattr(outcome_tables, "MOST_CLASSES", len(every[most].classes) - 1)
    certificate = prove(small()).certificate
    assert certificate.left_out == {most: len(every[most].classes)}
    assert not certificate.holds
    assert (certificate.counterexamples, certificate.record()["left_out"]) == ((), [{"situation": most, "classes": len(every[most].classes)}])
    assert certificate.classes == sum(len(table.classes) for situation, table in every.items() if situation != most)
    assert certificate.answer_sets == answer_sets(small(), len(every) - 1)
    assert f"Left out: {most}, with" in to_text(certificates_page([certificate], None))


def test_facts_that_can_be_answered_in_too_many_ways_are_not_even_counted_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outcome_tables, "MOST_WAYS", 1)
    monkeypatch.setattr(AnswerClasses, "choices", property(lambda classes: pytest.fail("made") if classes.ways_of_facts > 1 else ({},)))
    tables = make_tables(small(), PlainRoles(small()))
    assert tables.left_out
    assert all(table.classes.ways_of_facts == 1 for table in tables.situations.values())

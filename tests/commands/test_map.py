"""`map`: judging from a script, its status, and what it refuses; `tree --by clause`, what is then signed off."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from mo_advisor.commands.map_ import Judging, MapOptions
from mo_advisor.mapping.file import opened
from mo_advisor.mapping.judgements import judgements_of
from mo_advisor.mapping.status import status_of
from mo_advisor.protocol.library import load
from tests.commands.samples import told
from tests.conftest import Run
from tests.mapping.samples import Knowing, Scripted, small

RUDE = "member-rude-to-officer"


def lines(*typed: str) -> bytes:
    return "".join(f"{line}\n" for line in typed).encode()


def test_a_script_judges_line_by_line(run: Run, tmp_path: Path) -> None:
    path = small(tmp_path)
    made = run("map", "tiny.yaml", "--plain", given=lines("1", "rule", "2"))
    assert made.returncode == 2
    assert "The lines on standard input ended before the question" in told(made)
    judged = judgements_of(load(path).protocol)[RUDE].clauses
    assert {judgement.weight for judgement in judged} == {"rule", "duty"}
    assert path.read_text(encoding="utf-8").startswith("# Kept by Democratic Services; this line stays.\n")


@pytest.mark.slow
def test_leaving_is_no_fault_and_the_same_command_goes_on(run: Run, tmp_path: Path) -> None:
    small(tmp_path)
    left = run("map", "tiny.yaml", "--plain", given=lines("1", "1", "6", "q"))
    assert left.returncode == 0
    assert "Left. Everything that was said is saved in tiny.yaml. 1 of " in told(left)
    assert "in the middle" not in told(left)
    amidst = run("map", "tiny.yaml", "--plain", "--what", "ai-tools", given=lines("1", "q"))
    assert "You were in the middle of a situation: --what ai-tools asks about all of its clauses again." in told(amidst)
    again = run("map", "tiny.yaml", "--plain", given=lines("next", "q"))
    assert again.returncode == 0
    assert "I feel bullied, harassed or intimidated by a councillor [member-bullies-officer]" in told(again)


@pytest.mark.slow
def test_one_situation_alone_ends_with_the_checks(run: Run, tmp_path: Path) -> None:
    path = small(tmp_path)
    made = run("map", "tiny.yaml", "--plain", "--what", RUDE, given=lines("1", "rule", "no-more"))
    assert "1 file checked:" in made.stdout.decode()
    assert "It is proved when nothing is left; before that: mo-advisor prove tiny.yaml" in told(made)
    assert len(judgements_of(load(path).protocol)[RUDE].clauses) == 1


@pytest.mark.slow
def test_what_is_there_is_checked_and_proved(run: Run, tmp_path: Path) -> None:
    small(tmp_path)
    run("map", "tiny.yaml", "--plain", "--what", RUDE, given=lines("1", "rule", "no-more"))
    made = run("map", "tiny.yaml", "--plain", given=lines("finish"))
    assert made.returncode == 1
    assert "1 file checked:" in made.stdout.decode()
    assert "Tiny Town Council: Protocol, 2020" in made.stdout.decode()


def test_the_status_of_a_document(run: Run, tmp_path: Path) -> None:
    small(tmp_path)
    made = run("map", "tiny.yaml", "--status")
    assert made.returncode == 0
    assert "0 of " in made.stdout.decode()
    record = json.loads(run("map", "tiny.yaml", "--status", "--format", "json").stdout)
    assert (record["schema"], record["judged"], record["mapped"]) == (1, [], False)
    assert record["clauses"]["left"] == ["1.1", "1.2", "2.1", "2.2"]
    shipped = json.loads(run("map", "somerset", "--status", "-f", "json").stdout)
    assert (shipped["left"], shipped["again"], shipped["both"]) == ([], [], [])


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (("map", "somerset", "--plain"), "somerset.yaml comes with mo-advisor and is not changed here. Copy it"),
        (("map",), "No protocol is chosen."),
        (("map", "tiny.yaml"), "Judging is asking: it needs a terminal, or --plain"),
        (("map", "tiny.yaml", "--plain", "--what", "rudness"), "There is no situation “rudness”"),
        (("map", "tiny.yaml", "--status", "--what", "member-rude-to-offcer"), "There is no situation “member-rude-to-offcer”; did you mean "),
        (("map", "tiny.yaml", "--status", "--what", RUDE), "--status is of the whole document"),
        (("map", "tiny.yaml", "--plain", "--clause", "9"), "There is no clause “9”; valid here: 1.1, 1.2, 2.1, 2.2"),
        (("map", "tiny.yaml", "--plain", "--format", "json"), "What is asked has no format; --format and --output go with --status."),
        (("map", "anytown", "--plain"), "There is no protocol “anytown”. Name the file"),
        (("tree", "somerset", "--by", "section"), "--by takes `clause`"),
        (("tree", "somerset", "--by", "clause", "--what", RUDE), "--by takes `clause`"),
    ],
)
def test_what_is_refused_says_what_to_do(run: Run, tmp_path: Path, asked: tuple[str, ...], message: str) -> None:
    small(tmp_path)
    made = run(*asked)
    assert (made.returncode, made.stdout) == (2, b"")
    assert message in told(made)


@pytest.mark.slow
def test_the_judgements_by_clause_are_few_lines(run: Run) -> None:
    by_clause, tree = (run("tree", "west-lindsey", *more).stdout.decode() for more in (("--by", "clause"), ()))
    assert len(by_clause.split("\n")) * 3 < len(tree.split("\n"))
    assert "Signed off by (role): ____" in by_clause
    assert "\n10.3: “" in by_clause
    record = json.loads(run("tree", "west-lindsey", "--by", "clause", "-f", "json").stdout)
    judged = {clause["id"]: clause for clause in record["clauses"]}
    assert "request-too-much-work" in judged["10.3"]["rule"]


def test_nothing_is_judged_yet(run: Run, tmp_path: Path) -> None:
    small(tmp_path)
    made = run("tree", "tiny.yaml", "--by", "clause").stdout.decode()
    assert made.count("Not judged yet.") == 4


@pytest.mark.slow
def test_what_a_later_edition_left_open_comes_first(run: Run, tmp_path: Path) -> None:
    path = small(tmp_path)
    top = 'askers: {are: [member, officer], others: "No."}\nreview: [{situations: [ai-tools], why: "New."}]\n'
    marked = path.read_text(encoding="utf-8").replace("document:", f"{top}document:")
    path.write_text(marked.replace('- number: "2.2"', '- number: "2.2"\n        considered: "History."'), encoding="utf-8")
    status = json.loads(run("map", "tiny.yaml", "--status", "-f", "json").stdout)
    assert status["again"] == [{"situation": "ai-tools", "why": "New."}]
    made = run("map", "tiny.yaml", "--plain", given=lines("no-more", "not-mentioned", "q"))
    assert made.returncode == 0
    assert "review" not in path.read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_situation_is_asked_about_once_in_a_run(tmp_path: Path) -> None:
    path = small(tmp_path)
    top = 'askers: {are: [member, officer], others: "No."}\nreview: [{situations: [ai-tools], why: "New."}]\n'
    path.write_text(path.read_text(encoding="utf-8").replace("document:", f"{top}document:"), encoding="utf-8")
    page = Scripted(by=lambda screen: next(o.value for o in screen.options if o.value in ("next", "no-more", "later")))
    Judging(opened(str(path)), page, MapOptions(False, None, None, True, True, "text", None, False)).run()
    assert sum(told.endswith("[ai-tools]") for told in page.told) == 1


@pytest.mark.slow
def test_a_sign_off_that_holds_no_longer_is_to_be_given_anew(run: Run, tmp_path: Path) -> None:
    for name in ("model.yaml", "model.txt"):
        shutil.copy(Path(__file__).resolve().parents[2] / "docs" / name, tmp_path / name)
    assert run("sign", "model.yaml", "--by", "Leader", "--on", "2026-11-01", "--yes").returncode == 0
    made = run("map", "model.yaml", "--plain", "--what", RUDE, given=lines("nothing", "background", "no-more"))
    assert made.returncode == 1
    assert "It has to be signed again, and every answer says so until then: mo-advisor sign model.yaml --by POST." in told(made)
    assert "error signed " in made.stdout.decode()
    assert "holds" not in made.stdout.decode()  # what `prove` would say


@pytest.mark.slow
def test_a_document_is_judged_to_its_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = small(tmp_path)
    how = path.read_text(encoding="utf-8").replace('- number: "1.2"\n', f'- number: "1.2"\n        rule: [{RUDE}]\n')
    (tmp_path / "how.yaml").write_text(how, encoding="utf-8")
    page = Knowing(load(tmp_path / "how.yaml"))
    assert Judging(opened(str(path)), page, MapOptions(False, None, None, True, True, "text", None, False)).run() == 0
    book = load(path)
    assert book.protocol.mapped
    assert status_of(book).done
    assert [judged.clause for judged in judgements_of(book.protocol)[RUDE].clauses] == ["1.2"]
    assert [contact.role for contact in book.clause("1.2").contacts] == ["head-of-service"]
    assert f"For the signature: mo-advisor tree {path} --by clause --output judgements.docx" in page.told
    printed = capsys.readouterr().out
    assert "1 file checked: 0 errors" in printed
    assert "counterexample" not in printed.lower()

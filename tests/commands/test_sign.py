"""`sign`: the sign-off of a file that is judged whole, written into it and taken back; and what may not be signed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mo_advisor.mapping.file import opened
from mo_advisor.mapping.writing import with_sign_off
from mo_advisor.protocol.library import load
from mo_advisor.protocol.sign_off import standing
from tests.commands.samples import told
from tests.conftest import Run
from tests.mapping.samples import small

ROOT = Path(__file__).resolve().parents[2]
BY = ("--by", "the Monitoring Officer", "--on", "2026-11-28")


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """The model protocol, judged whole, which nobody has signed."""
    for name in ("model.yaml", "model.txt"):
        shutil.copy(ROOT / "docs" / name, tmp_path / name)
    return tmp_path / "model.yaml"


def test_a_sign_off_is_written_with_the_hashes_and_taken_back_to_the_byte(run: Run, model: Path) -> None:
    before = model.read_bytes()
    made = run("sign", "model.yaml", *BY, "--review-by", "2099-11-28", "--yes")
    assert made.returncode == 0
    assert "Choice of clauses (sha256): " in made.stdout.decode()
    assert "Written into model.yaml. The choice of clauses was signed off by the Monitoring Officer on 2026-11-28, to be reviewed by" in told(made)
    signed = standing(load(model).protocol)
    assert signed is not None
    assert (signed.by, signed.on, signed.review_by, signed.holds) == ("Monitoring Officer", "2026-11-28", "2099-11-28", True)
    assert run("sign", "model.yaml", "--withdraw", "--yes").returncode == 0
    assert model.read_bytes() == before
    for flags in (("--yes",), ()):
        again = run("sign", "model.yaml", "--withdraw", *flags)
        assert (again.returncode, told(again)) == (1, "model.yaml is not signed off; there is nothing to take back.\n")


@pytest.mark.slow
def test_a_sign_off_that_no_longer_holds_is_replaced_and_comments_stay(run: Run, model: Path) -> None:
    old = 'sign_off:   # by the committee\n  by: Chief Executive   # then\n  on: "2025-01-31"\n  review_by: "2026-01-31"\n'
    hashes = "".join(f'  {key}_sha256: "{"0" * 64}"\n' for key in ("text", "mapping"))
    model.write_text(model.read_text(encoding="utf-8").replace("document:\n", f"{old}{hashes}document:\n", 1), encoding="utf-8")
    assert run("check", "model.yaml").returncode == 1
    made = run("sign", "model.yaml", *BY, "--yes")
    assert made.returncode == 0
    assert "It was to be reviewed by 2026-01-31. That day does not stand in the new sign-off" in told(made)
    assert run("check", "model.yaml").returncode == 0
    text = model.read_text(encoding="utf-8")
    assert 'sign_off:   # by the committee\n  by: "Monitoring Officer"   # then\n  on: "2026-11-28"\n  text_sha256: ' in text
    assert "review_by" not in text


def test_a_sign_off_in_one_line_is_replaced(tmp_path: Path) -> None:
    text = small(tmp_path).read_text(encoding="utf-8")
    flow = text.replace("document:", "sign_off: {by: Leader, on: '2025', edition: '2024'}\ndocument:")
    assert "sign_off: {by: \"Monitoring Officer\", on: \"2026\"}\ndocument:" in with_sign_off(flow, {"by": "Monitoring Officer", "on": "2026"})


def test_somebody_is_asked_and_may_say_no(run: Run, model: Path) -> None:
    before = model.read_bytes()
    made = run("sign", "model.yaml", *BY, "--plain", given=b"perhaps\nn\n")
    assert (made.returncode, model.read_bytes()) == (1, before)
    assert told(made).count("Sign it off, by the Monitoring Officer on 2026-11-28?") == 2
    assert "Type y for yes, or n for no" in told(made)
    assert "Nothing was written." in told(made)
    assert run("sign", "model.yaml", *BY, "--plain", given=b"y\n").returncode == 0
    assert load(model).protocol.sign_off is not None


def test_a_person_is_no_post(run: Run, model: Path) -> None:
    assert model.exists()
    made = run("sign", "model.yaml", "--by", "Jo Bloggs", "--plain", given=b"n\n")
    assert "“Jo Bloggs” is no post that this document or the vocabulary names." in told(made)


def test_what_is_not_judged_whole_is_not_signed(run: Run, tmp_path: Path, model: Path) -> None:
    small(tmp_path)
    made = run("sign", "tiny.yaml", *BY, "--yes")
    assert (made.returncode, "sign_off" in (tmp_path / "tiny.yaml").read_text(encoding="utf-8")) == (1, False)
    assert told(made).startswith("Not signed: 0 of ")
    opened(str(model)).change(lambda text: text.replace('mapped: "yes"\n', 'mapped: "no"\n').replace("mapped: yes\n", "mapped: no\n"))
    assert "Not signed: " in told(run("sign", "model.yaml", *BY, "--yes"))


def test_what_has_errors_is_not_signed(run: Run, model: Path) -> None:
    wrong = model.read_text(encoding="utf-8").replace('step: "2", route:', 'step: "4", route:', 1)
    model.write_text(wrong, encoding="utf-8")
    made = run("sign", "model.yaml", *BY, "--yes")
    assert made.returncode == 1
    assert "error steps " in made.stdout.decode()
    assert "Not signed: the errors above come first." in told(made)
    assert model.read_text(encoding="utf-8") == wrong


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (("model.yaml",), "Say who signs, with --by"),
        (("model.yaml", "--yes"), "Say who signs, with --by: the name of the post"),
        (("model.yaml", *BY), "it needs a terminal, or --yes in a script"),
        (("model.yaml", *BY, "--withdraw", "--yes"), "Give one or the other."),
        (("model.yaml", "--by", "Leader", "--on", "3/4/2026", "--yes"), "--on 3/4/2026: a day is written year, month, day"),
        (("model.yaml", *BY, "--review-by", "2026-11-28", "--yes"), "--review-by 2026-11-28 is not after 2026-11-28"),
        (("somerset", *BY, "--yes"), "somerset.yaml comes with mo-advisor and is not changed here."),
    ],
)
def test_what_is_refused_says_what_to_do(run: Run, model: Path, asked: tuple[str, ...], message: str) -> None:
    assert model.exists()
    made = run("sign", *asked)
    assert (made.returncode, made.stdout) == (2, b"")
    assert message in told(made)

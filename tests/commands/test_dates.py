"""What depends on the day: a warning of contacts that are old, and of a sign-off that is due. Nothing else does."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.commands.samples import ASK, protocol_text, told
from tests.conftest import Run

TODAY = date.today()
DUE = "mo-advisor: the sign-off of this protocol's mapping was to be reviewed by {}.\n"


@pytest.mark.parametrize(
    ("as_of", "old"),
    [(f"{TODAY - timedelta(days=200)}", False), (f"{TODAY + timedelta(days=400)}", False), (f"{TODAY - timedelta(days=400)}", True), ("1999", True)],
)
def test_contacts_that_are_more_than_a_year_old(run: Run, tmp_path: Path, as_of: str, old: bool) -> None:
    (tmp_path / "ours.yaml").write_text(f'schema: "1"\nprotocol: solihull\nas_of: "{as_of}"\ncontacts: {{hr: {{name: A. N. Example}}}}\n')
    made = run(*ASK, "-p", "solihull", "--contacts", "ours.yaml")
    warning = f"mo-advisor: the local contacts in ours.yaml are as of {as_of}, more than a year ago. Check them before you rely on them.\n"
    assert (made.returncode, told(made)) == (0, warning if old else "")


@pytest.mark.parametrize(("review_by", "due"), [(f"{TODAY + timedelta(days=3)}", False), (f"{TODAY - timedelta(days=3)}", True), ("2001-07", True)])
def test_a_sign_off_that_was_to_be_reviewed(run: Run, tmp_path: Path, review_by: str, due: bool) -> None:
    signed = f'sign_off: {{by: A role, on: "2001-01-01", review_by: "{review_by}", text_sha256: {"0" * 64}, mapping_sha256: {"0" * 64}}}\n'
    text = protocol_text("mapleford").replace("document:\n", f"{signed}document:\n")
    (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
    made = run(*ASK, "-p", "./mine.yaml")
    assert (made.returncode, told(made)) == (0, DUE.format(review_by) if due else "")

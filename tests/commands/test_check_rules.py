"""`mo-advisor check --rules`: the manual page of every rule, as text and as JSON."""

from __future__ import annotations

import json

from mo_advisor.lint import MANUAL, PAGES
from tests.commands.samples import told
from tests.conftest import Run


def test_every_page_is_printed_whole_under_the_id_of_its_rule(run: Run) -> None:
    made = run("check", "--rules")
    assert (made.returncode, made.stderr) == (0, b"")
    text = made.stdout.decode()
    for module in PAGES:
        page = "\n".join(f"    {line}" if line else "" for line in (module.__doc__ or "").strip().splitlines())
        assert f"{module.RULE}\n{page}\n" in text
    assert [line for line in text.splitlines() if line and not line.startswith(" ")] == list(MANUAL)


def test_as_json_each_page_is_a_text(run: Run) -> None:
    made = run("check", "--rules", "-f", "json")
    assert made.returncode == 0
    assert [(rule["rule"], rule["page"]) for rule in json.loads(made.stdout)["rules"]] == list(MANUAL.items())
    assert all(page.partition("\n")[0] and "\nPasses" in page and "\nFails" in page for page in MANUAL.values())


def test_it_checks_no_file(run: Run) -> None:
    made = run("check", "--rules", "somerset")
    assert made.returncode == 2
    assert "give it alone" in told(made)

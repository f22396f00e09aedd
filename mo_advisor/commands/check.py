"""`mo-advisor check`: everything that is wrong with protocol files, all at once; and the manual pages of the rules."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from mo_advisor.advice.distinctions import used_facts
from mo_advisor.commands.jobs import at_once, expect_jobs, jobs_of
from mo_advisor.commands.output import put_out
from mo_advisor.errors import BadFile, Invalid, Place, Problem, WrongUsage, nearest
from mo_advisor.lint import MANUAL, problems, problems_together
from mo_advisor.protocol.library import find, load, looks_like_path, path_of, read_book, read_bytes
from mo_advisor.render.views.problems import problems_page, rules_page


class Checked(NamedTuple):
    """What is wrong with one file. used: the facts on which something in it turns; None where it does not load."""

    problems: list[Problem]
    used: frozenset[str] | None = None


def run(named: Sequence[str], jobs: int | None, format_: str, output: Path | None, force: bool) -> int:
    """Checks the named files, or all that are found. jobs: how many at once; None for every core.

    Exit 1 with errors; a file that cannot be read at all is exit 3.
    """
    expect_jobs(jobs)
    entries, passed_over = ({}, []) if named else find()
    paths = [_path(name) for name in named] if named else [entry.path for entry in entries.values()]
    checked = list(at_once(_check, paths, jobs_of(jobs, len(paths))))
    found = passed_over + [problem for each in checked for problem in each.problems]
    found += [] if named else problems_together([each.used for each in checked if each.used is not None])
    put_out(problems_page(found, len(paths)), format_, output, force, plain=True)
    return 1 if any(problem.level == "error" for problem in found) else 0


def rules(named: Sequence[str], format_: str, output: Path | None, force: bool) -> int:
    """Prints the manual page of every rule, and checks nothing. Raises WrongUsage where files are named."""
    if named:
        raise WrongUsage("--rules prints the manual of the rules and checks no file; give it alone.")
    put_out(rules_page(MANUAL), format_, output, force, plain=True)
    return 0


def published(folder: Path, named: Sequence[str], with_rules: bool, format_: str, output: Path | None, force: bool) -> int:
    """Holds a folder of published pages against the protocols that are named, or found. Exit 1 where something differs."""
    if with_rules:
        raise WrongUsage("--rules prints the manual of the rules and checks no folder; give it alone.")
    from mo_advisor.commands.published import problems_of

    found, files = problems_of(folder, [load(_path(name)) for name in named])
    put_out(problems_page(found, files), format_, output, force, plain=True)
    return 1 if any(problem.level == "error" for problem in found) else 0


def _path(named: str) -> Path:
    if looks_like_path(named):
        return path_of(named)
    entries, _ = find(named)
    if named in entries:
        return entries[named].path
    if os.path.exists(named):
        return Path(named)
    raise WrongUsage(f"There is no protocol and no file “{named}”{nearest(named, entries)}")


def _check(path: Path) -> Checked:
    """What is wrong with a file; of a shipped one too, the file itself is read."""
    try:
        book = read_book(read_bytes(path), str(path))
        return Checked(problems(book), used_facts(book))
    except Invalid as invalid:
        return Checked(invalid.problems)
    except BadFile as bad:
        if not os.path.isfile(path):
            raise
        return Checked([Problem(Place(str(path)), "error", "file", str(bad))])

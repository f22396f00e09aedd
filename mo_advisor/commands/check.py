"""`mo-advisor check`: everything that is wrong with protocol files, all at once; and the manual pages of the rules."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from mo_advisor.console import emit
from mo_advisor.errors import BadFile, Invalid, Place, Problem, WrongUsage, nearest
from mo_advisor.lint import MANUAL, problems
from mo_advisor.protocol.as_json import SCHEMA
from mo_advisor.protocol.library import find, load, looks_like_path, path_of
from mo_advisor.render.views.problems import counted, problem_record


def run(named: Sequence[str], format_: str, output: Path | None, force: bool) -> int:
    """Checks the named files, or all that are found. Exit 1 with errors; a file that cannot be read at all is exit 3."""
    paths = [_path(file) for file in named] if named else [entry.path for entry in find()[0].values()]
    found = [problem for path in paths for problem in _check(path)]
    record = {"files": len(paths), "problems": [problem_record(problem) for problem in found]}
    _emit(_lines(found, len(paths)), record, format_, output, force)
    return 1 if any(problem.level == "error" for problem in found) else 0


def rules(named: Sequence[str], format_: str, output: Path | None, force: bool) -> int:
    """Prints the manual page of every rule, and checks nothing. Raises WrongUsage where files are named."""
    if named:
        raise WrongUsage("--rules prints the manual of the rules and checks no file; give it alone.")
    _emit(_pages(), {"rules": [{"rule": rule, "page": page} for rule, page in MANUAL.items()]}, format_, output, force)
    return 0


def _emit(lines: Iterable[str], record: Mapping[str, Any], format_: str, output: Path | None, force: bool) -> None:
    """Prints the lines, or the record of them."""
    if format_ == "json":
        from mo_advisor.render.writers.json import to_json

        emit(to_json({"schema": SCHEMA, **record}), output, force)
    else:
        emit("".join(f"{line}\n" for line in lines), output, force)


def _path(named: str) -> Path:
    if looks_like_path(named):
        return path_of(named)
    entries, _ = find()
    if named in entries:
        return entries[named].path
    if os.path.exists(named):
        return Path(named)
    raise WrongUsage(f"There is no protocol and no file “{named}”{nearest(named, entries)}")


def _check(path: Path) -> list[Problem]:
    try:
        return problems(load(path))
    except Invalid as invalid:
        return invalid.problems
    except BadFile as bad:
        if not os.path.isfile(path):
            raise
        return [Problem(Place(str(path)), "error", "file", str(bad))]


def _pages() -> Iterator[str]:
    """The manual pages, each under the id of its rule and with a blank line between two."""
    for number, (rule, page) in enumerate(MANUAL.items()):
        yield from ([""] if number else [])
        yield rule
        yield from ("    " + line if line else "" for line in page.splitlines())


def _lines(found: list[Problem], files: int) -> Iterator[str]:
    yield from (str(problem) for problem in found)
    errors = sum(problem.level == "error" for problem in found)
    warnings = len(found) - errors
    yield f"{counted(files, 'file')} checked: {counted(errors, 'error')}, {counted(warnings, 'warning')}."

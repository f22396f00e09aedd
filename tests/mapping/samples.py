"""Documents that nobody has mapped yet; and somebody who knows how they are to be judged, and answers from that."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from mo_advisor.interview.screens import Screen
from mo_advisor.mapping.judgements import judgements_of
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import shipped_folder
from tests.conftest import HEADER

JUDGED_AT_TOP = ("advisers", "silent", "cautions", "sign_off", "facts", "askers", "source")
JUDGED_OF_CLAUSE = ("duties", "rules", "rule", "duty", "route", "background", "contacts", "cites", "names", "considered", "note")
SMALL = """\
# Kept by Democratic Services; this line stays.
{header}document:
  - heading: "1. Respect"   # the first part
    contents:
      - number: "1.1"
        text: >-
          Members and Officers must treat each other
          with courtesy at all times.

      # a remark between two clauses
      - number: "1.2"
        text: "An Officer who is spoken to rudely by a Member should first raise the matter with their Head of Service, within three days."
  - heading: "2. Press"
    contents:
      - {{number: "2.1", text: "Press releases are issued by the Communications Team, and may not be used for party purposes."}}
      - number: "2.2"
        text: "This protocol was adopted in May 2020."
"""


def small(folder: Path) -> Path:
    """A small document of an invented council, with comments, that nobody has mapped."""
    path = folder / "tiny.yaml"
    path.write_text(SMALL.format(header=HEADER), encoding="utf-8")
    return path


def stripped(protocol_id: str, folder: Path) -> Path:
    """A shipped document without anything that was judged of it, under the id `own`."""
    record = yaml.load((shipped_folder() / f"{protocol_id}.yaml").read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    for key in JUDGED_AT_TOP:
        record.pop(key, None)
    record |= {"id": "own", "mapped": "no"}
    for node in (*record["document"], *record.get("footnotes", ())):
        _strip(node)
    path = folder / "own.yaml"
    path.write_text(yaml.dump(record, Dumper=Quoting, allow_unicode=True, width=120, sort_keys=False), encoding="utf-8")
    return path


def _strip(node: dict[str, Any]) -> None:
    for inner in node.get("contents", ()):
        _strip(inner)
    for key in JUDGED_OF_CLAUSE:
        node.pop(key, None)


class Quoting(yaml.SafeDumper):
    """Writes every text in quotation marks, so that `no` and `3.10` stay what they are."""


Quoting.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


class Scripted:
    """A prompter that gives answers in turn, or asks a function for each. told, asked: what was said, and the questions in turn."""

    hints = ""

    def __init__(self, *answers: str, by: Callable[[Screen], str] | None = None) -> None:
        self.answers = list(answers)
        self.by = by
        self.told: list[str] = []
        self.asked: list[Screen] = []

    def tell(self, *paragraphs: str) -> None:
        """Keeps what was said."""
        self.told += paragraphs

    def choose(self, screen: Screen) -> str:
        """Gives the next answer, by value or number; an EOFError where there is none."""
        self.asked.append(screen)
        if not self.answers and self.by:
            return self.by(screen)
        answer = self.line("", "")
        return screen.options[int(answer) - 1].value if answer.isdigit() else answer

    def line(self, text: str, label: str) -> str:  # noqa: ARG002 - a prompter's own form
        """Gives the next answer."""
        if not self.answers:
            raise EOFError
        return self.answers.pop(0)

    def clear(self) -> bool:
        """Never."""
        return False


class Knowing(Scripted):
    """Somebody who judges as a file does that is already mapped, as far as that can be said with single keys, and drops or takes drafts whole."""

    def __init__(self, book: Book) -> None:
        super().__init__(by=self.judge)
        self.judgements = judgements_of(book.protocol)

    def judge(self, screen: Screen) -> str:
        """The answer to a question."""
        values = [option.value for option in screen.options]
        if "background" in values:
            return self._weight(screen)
        wanted = ("not-mentioned", "all", "none", "describes", "yes", "drop")
        return next(value for value in wanted if value in values)

    def _weight(self, screen: Screen) -> str:
        told = next(told for told in reversed(self.told) if re.match(r"\d+ of \d+\.", told) and told.endswith("]"))
        situation = told.rpartition("[")[2].rstrip("]")
        judgement = self.judgements.get(situation)
        weight = next((judged.weight for judged in judgement.clauses if judged.clause == screen.question), "") if judgement else ""
        return weight or "nothing"

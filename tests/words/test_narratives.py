"""Texts by somebody who has not seen the phrases: how often the right situation comes first, or among the first three."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from mo_advisor.vocabulary import shared
from mo_advisor.words.index import shipped
from mo_advisor.words.suggest import asked_by_others, likeliest, scored

TEXTS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "narratives.yaml").read_text(encoding="utf-8"))
GOALS = {"narrative": (0.85, 0.95), "wording": (0.55, 0.78)}  # first, first three
LEAST_UNSURE = 0.7  # of what no protocol is about


def ranked(text: dict[str, Any]) -> list[str]:
    kind = text["who"] if text["who"] in shared().asker_kinds else None
    return [suggestion.situation for suggestion in likeliest(scored(text["text"], shipped()), asked_by_others(shared(), kind))]


@pytest.mark.parametrize("kind", GOALS)
def test_the_right_situation_comes_first_or_nearly(kind: str) -> None:
    found = [(ranked(text), set(text["what"])) for text in TEXTS if text["kind"] == kind]
    first = sum(bool(what.intersection(ids[:1])) for ids, what in found) / len(found)
    first_three = sum(bool(what.intersection(ids[:3])) for ids, what in found) / len(found)
    assert (first, first_three) >= GOALS[kind]
    assert first_three >= GOALS[kind][1]


def test_what_no_protocol_is_about_is_said_to_be_that() -> None:
    found = [ranked(text) for text in TEXTS if text["kind"] == "out-of-scope"]
    assert sum(not ids for ids in found) / len(found) >= LEAST_UNSURE


def test_the_texts_name_situations() -> None:
    assert {what for text in TEXTS for what in text["what"]} <= set(shared().situations)

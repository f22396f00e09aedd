"""The lexicon: how people put it, situation by situation, as `phrases/` holds it; and the words that are one and the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from mo_advisor.vocabulary import Vocabulary
from mo_advisor.words.stems import stem, words

FOLDER = Path(__file__).resolve().parent.parent / "phrases"
ALIKE = "alike.yaml"
OUT_OF_SCOPE = "out-of-scope"  # stands for a situation where a phrase is about something that no protocol is about
ANYBODY = "any"


class Phrase(NamedTuple):
    """How somebody may put it. situation: what it is about, or OUT_OF_SCOPE. asker: `officer`, `member` or `any`."""

    situation: str
    asker: str
    text: str


def phrases(folder: Path = FOLDER) -> list[Phrase]:
    """Every phrase, in the order of the files and of each file."""
    return [phrase for path in sorted(folder.glob("*.yaml")) if path.name != ALIKE for phrase in _phrases(path)]


def _phrases(path: Path) -> Iterator[Phrase]:
    for situation, askers in _read(path).items():
        for asker, texts in (askers if isinstance(askers, dict) else {ANYBODY: askers}).items():
            yield from (Phrase(situation, asker, text) for text in texts)


def called(vocabulary: Vocabulary) -> list[Phrase]:
    """The situations' own labels and other names, as phrases."""
    situations = vocabulary.situations.values()
    return [Phrase(situation.id, ANYBODY, text) for situation in situations for text in (situation.label, *situation.said)]


def alike(folder: Path = FOLDER) -> Mapping[str, str]:
    """The stems of each name in a group, parted by spaces, to the stem of the group's one name."""
    return {_stems(name): stem(group) for group, names in _read(folder / ALIKE).items() for name in names if _stems(name) != stem(group)}


def _stems(name: str) -> str:
    return " ".join(stem(word) for word in words(name))


def _read(path: Path) -> dict[str, Any]:
    import yaml

    read: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return read

"""The words that every protocol shares: roles, situations, facts and safety notices, read from `vocabulary.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple


class Role(NamedTuple):
    """A role that a person or body may have.

    label: what a person calls it. parent: the wider role, if any. also: other names for it that are met in protocols. asks: whether it is ever the
    caller. asks_as: the role whose menu it sees, where that is not its own.
    """

    id: str
    label: str
    parent: str | None
    also: tuple[str, ...]
    asks: bool
    asks_as: str | None


class Situation(NamedTuple):
    """Something that happened, in the asker's own words.

    asked_by: member, officer or either; it orders the menu only. party: the kinds of role on the other side. complaint: whether that
    party's conduct is complained of. notice: the id of a safety line, if one goes with it.
    """

    id: str
    category: str
    label: str
    asked_by: str
    party: tuple[str, ...]
    complaint: bool
    notice: str | None


class Fact(NamedTuple):
    """A follow-up question. values: value id to its label."""

    id: str
    ask: str
    values: Mapping[str, str]


class Same(NamedTuple):
    """A situation that, with answers filled in, is one and the same as another. involved: said of both; facts: only of the first."""

    situation: str
    other: str
    involved: str | None
    facts: Mapping[str, str]


class Vocabulary(NamedTuple):
    """All shared ids, each table in the order of the file.

    categories: id to label. same_person: pairs of posts that one person may hold. same_as: pairs of situations that are one.
    """

    roles: Mapping[str, Role]
    categories: Mapping[str, str]
    situations: Mapping[str, Situation]
    facts: Mapping[str, Fact]
    notices: Mapping[str, str]
    same_person: frozenset[frozenset[str]]
    same_as: tuple[Same, ...]


@cache
def shared() -> Vocabulary:
    """The package's own vocabulary, read once per process."""
    import yaml

    text = Path(__file__).with_name("vocabulary.yaml").read_text(encoding="utf-8")
    return from_tables(yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)))


def from_tables(tables: Mapping[str, Any]) -> Vocabulary:
    """A vocabulary out of the plain tables of its file, every scalar a string."""
    return Vocabulary(
        roles={key: _role(key, row) for key, row in tables["roles"].items()},
        categories={group["category"]: group["label"] for group in tables["situations"]},
        situations={key: _situation(key, group["category"], row) for group in tables["situations"] for key, row in group["situations"].items()},
        facts={key: Fact(key, row["ask"], row["values"]) for key, row in tables["facts"].items()},
        notices=tables["notices"],
        same_person=frozenset(frozenset((post, other)) for post, others in tables["same-person"].items() for other in others),
        same_as=tuple(Same(row["situation"], row["other"], row.get("involved"), row.get("facts", {})) for row in tables["same-as"]),
    )


def _role(key: str, row: Mapping[str, Any]) -> Role:
    return Role(key, row["label"], row.get("is"), tuple(row.get("also", ())), row.get("asks") != "no", row.get("asks-as"))


def _situation(key: str, category: str, row: Mapping[str, Any]) -> Situation:
    return Situation(key, category, row["label"], row["asked-by"], tuple(row.get("party", ())), row.get("complaint") == "yes", row.get("notice"))

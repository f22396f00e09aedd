"""The words that every protocol shares: roles, situations, facts and safety notices, read from `vocabulary.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mo_advisor.frozen import Frozen
from mo_advisor.sealed import unsealed


class Role(Frozen):
    """A role that a person or body may have.

    label: what a person calls it. parent: the wider role, if any. also: other names met in protocols. asks: whether it is ever
    the caller. asks_as: whose menu it sees. relative: whether somebody has it only towards an asker of their own kind. body: whether it
    is a body of the Council, and no person. column: its heading, where it is one of the kinds of asker that the documents tell apart.
    means: what it is, in a few words, where people may not know.
    rest: whether it is whoever is of its kind and has none of the other roles of that kind. one: whether one person
    holds the post. said: what people say for it besides.
    """

    id: str
    label: str
    parent: str | None
    also: tuple[str, ...]
    asks: bool
    asks_as: str | None
    relative: bool = False
    body: bool = False
    column: str | None = None
    means: str | None = None
    rest: bool = False
    one: bool = False
    said: tuple[str, ...] = ()

    @property
    def short(self) -> str:
        """Its label without what is said there in brackets."""
        return self.label.partition(" (")[0]

    @property
    def names(self) -> tuple[str, ...]:
        """Every name by which it is found, besides its label."""
        return self.also + self.said


class Situation(Frozen):
    """Something that happened, in the asker's own words.

    asked_by: member, officer or either; it orders the menu only. party: the kinds of role on the other side. complaint: whether that
    party's conduct is complained of. victim: kinds of role that, where they are named, are the wronged and not the party. notices: the kinds of line
    that go with it. always: the words in which it is offered in every topic, if it is. said: what people say for it besides.
    """

    id: str
    category: str
    label: str
    asked_by: str
    party: tuple[str, ...]
    complaint: bool
    victim: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    always: str | None = None
    said: tuple[str, ...] = ()


class Notice(Frozen):
    """A line that no protocol holds. audience: `all`, or whom it is for: `worker`, `member`, `outsider`. source, as_of: where it is known from, and
    when that was checked."""

    kind: str
    audience: str
    text: str
    source: str
    as_of: str


class Fact(Frozen):
    """A follow-up question. values: value id to its label. means: what a value means, where its label does not say it all. said: what people
    say for it besides."""

    id: str
    ask: str
    values: Mapping[str, str]
    means: Mapping[str, str] = MappingProxyType({})
    said: tuple[str, ...] = ()


class Same(Frozen):
    """A situation that, with answers filled in, is one and the same as another. involved: said of both; facts: only of the first."""

    situation: str
    other: str
    involved: str | None
    facts: Mapping[str, str]


class Vocabulary(Frozen):
    """All shared ids, each table in the order of the file.

    categories: id to label. audiences: whom a line that no protocol holds is for, by roles. senior_to: a post to the posts that rank below it.
    same_person: pairs of posts that one person may hold. same_as: pairs of situations that are one.
    """

    roles: Mapping[str, Role]
    categories: Mapping[str, str]
    situations: Mapping[str, Situation]
    facts: Mapping[str, Fact]
    notices: Mapping[str, tuple[Notice, ...]]
    audiences: Mapping[str, frozenset[str]]
    same_person: frozenset[frozenset[str]]
    senior_to: Mapping[str, frozenset[str]]
    same_as: tuple[Same, ...]

    @property
    def asker_kinds(self) -> frozenset[str]:
        """The roles by which the situations name who normally asks."""
        return frozenset(situation.asked_by for situation in self.situations.values()) & self.roles.keys()

    @property
    def governed(self) -> tuple[Role, ...]:
        """The widest roles of the people whose relations the protocols govern."""
        kinds = self.asker_kinds
        return tuple(role for role in self.roles.values() if role.parent is None and not kinds.isdisjoint((role.id, role.asks_as)))


@cache
def source() -> bytes:
    """The file of the package's own vocabulary."""
    return Path(__file__).with_name("vocabulary.yaml").read_bytes()


@cache
def shared() -> Vocabulary:
    """The package's own vocabulary, read once per process."""
    return from_tables(unsealed("vocabulary", (source(),)) or read_tables(source()))


def read_tables(data: bytes) -> Any:
    """The plain tables of a vocabulary's file, every scalar a string."""
    import yaml

    return yaml.load(data, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


def from_tables(tables: Mapping[str, Any]) -> Vocabulary:
    """A vocabulary out of the plain tables of its file, every scalar a string."""
    return Vocabulary(
        roles={key: _role(key, row) for key, row in tables["roles"].items()},
        categories={group["category"]: group["label"] for group in tables["situations"]},
        situations={key: _situation(key, group["category"], row) for group in tables["situations"] for key, row in group["situations"].items()},
        facts={key: Fact(key, row["ask"], row["values"], row.get("means", {}), tuple(row.get("said", ()))) for key, row in tables["facts"].items()},
        notices={kind: tuple(_notice(kind, row) for row in rows) for kind, rows in tables["notices"].items()},
        audiences={audience: frozenset(roles) for audience, roles in tables["audiences"].items()},
        senior_to={post: frozenset(others) for post, others in tables["senior-to"].items()},
        same_person=frozenset(frozenset((post, other)) for post, others in tables["same-person"].items() for other in others),
        same_as=tuple(Same(row["situation"], row["other"], row.get("involved"), row.get("facts", {})) for row in tables["same-as"]),
    )


def _role(key: str, row: Mapping[str, Any]) -> Role:
    return Role(
        id=key,
        label=row["label"],
        parent=row.get("is"),
        also=tuple(row.get("also", ())),
        asks=row.get("asks") != "no",
        asks_as=row.get("asks-as"),
        relative=row.get("relative") == "yes",
        body=row.get("body") == "yes",
        column=row.get("column"),
        means=row.get("means"),
        rest=row.get("rest") == "yes",
        one=row.get("one") == "yes",
        said=tuple(row.get("said", ())),
    )


def _notice(kind: str, row: Mapping[str, str]) -> Notice:
    return Notice(kind, row["for"], row["text"], row["source"], row["as-of"])


def _situation(key: str, category: str, row: Mapping[str, Any]) -> Situation:
    return Situation(
        id=key,
        category=category,
        label=row["label"],
        asked_by=row["asked-by"],
        party=tuple(row.get("party", ())),
        complaint=row.get("complaint") == "yes",
        victim=tuple(row.get("victim", ())),
        notices=tuple(row.get("notices", ())),
        always=row.get("always"),
        said=tuple(row.get("said", ())),
    )

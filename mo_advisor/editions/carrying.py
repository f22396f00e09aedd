"""What is judged of a clause, taken over to what the clause is now: what still fits stands, and what does not is left out and said.

Judgements are taken over as they are written in the file, short or long, with the comments beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from mo_advisor.editions.cuttings import Cuttings, Edit
from mo_advisor.editions.wording import answering, found_again, running
from mo_advisor.protocol.model import Clause
from mo_advisor.protocol.words import words_of
from mo_advisor.records.yaml_marks import is_list, keys, quoted, scalars, value_of

WORDING = frozenset(("id", "number", "title", "text", "items", "closing", "heading", "contents", "review"))  # what the later edition says for itself
STRETCHES = frozenset(("words", "title", "do", "when", "procedure", "due", "whom", "limit"))  # keys under which words of the clause stand
OPTIONAL = ("when", "limit")  # without which somebody who is named can still be named
RECORDS = ("duties", "contacts", "cites", "rules")
SITUATIONS = ("rule", "duty", "route", "background")
PROSE = frozenset(("text", "reason", "note", "considered", "wrong", "others"))
GONE = "The clause that it names is no longer in the document."
SPOKEN = r"(?i:(?:section|paragraph|clause|part|para)s?\s+)"


class Carried(NamedTuple):
    """Judgements as lines at the margin, what a reader must know of them, in sentences, and the stretches that nothing answers to."""

    lines: str
    said: tuple[str, ...]
    lost: tuple[str, ...]


class Names:
    """What clauses and sections of the earlier edition are called now. now: of those that have gone on."""

    def __init__(self, now: Mapping[str, str]) -> None:
        self.now = now
        changed = {old: new for old, new in now.items() if old != new}
        longest = sorted(changed, key=len, reverse=True)
        alone = "|".join(re.escape(old) for old in longest if not old.isdigit() and not set(old) & set(':"\\'))
        spoken = "|".join(re.escape(old) for old in longest if old.isdigit())
        patterns = [rf"(?<![\w.£])(?:{alone})(?!\w|\.\d|\()"] if alone else []
        patterns += [rf"{SPOKEN}(?:{spoken})(?!\w|\.\d)"] if spoken else []
        self._changed = changed
        self._pattern = re.compile("|".join(patterns)) if patterns else None

    def renamed(self, text: str) -> str:
        """A text with every name in it as it is now; what it quotes is the document's and stays."""
        if self._pattern is None:
            return text
        parts = re.split(r"(“[^”]*”)", text)
        return "".join(part if part.startswith("“") else self._pattern.sub(self._now, part) for part in parts)

    def _now(self, found: re.Match[str]) -> str:
        words = found[0]
        if words in self._changed:
            return self._changed[words]
        number = re.search(r"\d+$", words)
        assert number
        return words[: number.start()] + self._changed[number[0]]

    def edits(self, cuttings: Cuttings, node: Any, key: str = "") -> Iterator[Edit]:
        """Renames what is cited in the prose of a value."""
        if is_list(node):
            for inner in node.value:
                yield from self.edits(cuttings, inner, key)
        elif hasattr(node, "value") and not isinstance(node.value, str):
            for name, inner in node.value:
                yield from self.edits(cuttings, inner, name.value)
        elif key in PROSE:
            raw = cuttings.raw(node.start_mark.index, cuttings.end(node))
            if (renamed := self.renamed(raw)) != raw:
                yield Edit(node.start_mark.index, cuttings.end(node), renamed)


class Stretches:
    """Words of the earlier clauses found again in a later one, or what stands there now. drafted: what was put in their place; lost: what is gone."""

    def __init__(self, sources: Sequence[Clause], clause: Clause, names: Names) -> None:
        self.before, self.after, self.names = " ".join(map(words_of, sources)), words_of(clause), names
        self.drafted: list[tuple[str, str]] = []
        self.lost: list[str] = []

    def now(self, stretch: str) -> str | None:
        """A stretch as the later words have it."""
        same = found_again(stretch, self.after) or found_again(self.names.renamed(stretch), self.after)
        if same is None:
            same = answering(stretch, self.before, self.after)
            if same is not None and same not in self.after:
                same = None
            if same is not None:
                self.drafted.append((stretch, same))
        return same


class Carrying:
    """Takes judgements of clauses over. names: what is called how now."""

    def __init__(self, cuttings: Cuttings, names: Names) -> None:
        self.cuttings, self.names = cuttings, names

    def carried(self, sources: Sequence[tuple[Clause, Any]], clause: Clause, has: Iterable[str]) -> Carried:
        """What is judged of some clauses, each given with its node, as it is of what they are now. has: the keys that this has of its own."""
        stretches = Stretches([source for source, _ in sources], clause, self.names)
        wanted = list(dict.fromkeys(key for _, node in sources for key in keys(node) if key not in WORDING and key not in has))
        ruled = any(key in (*SITUATIONS, "rules") for key in wanted)
        said: list[str] = []
        lines = "".join(
            self._key(key, [(of, node) for of, node in sources if value_of(node, key)], clause, stretches, said)
            for key in wanted if not (key == "considered" and ruled)
        )
        said += [f"“{before}” is taken to be “{after}” now." for before, after in dict.fromkeys(stretches.drafted)]
        return Carried(lines, tuple(said), tuple(dict.fromkeys(stretches.lost)))

    def _key(self, key: str, sources: Sequence[tuple[Clause, Any]], clause: Clause, stretches: Stretches, said: list[str]) -> str:
        kept = [(node, *self._value(key, source, value_of(node, key), clause, stretches, said)) for source, node in sources]
        kept = [each for each in kept if each[1]]
        if not kept:
            return ""
        if len(kept) == 1:
            node, _, edits = kept[0]
            return self.cuttings.pair(node, key, edits)
        if key in SITUATIONS:
            every = dict.fromkeys(scalar.value for node, _, _ in kept for scalar in scalars(value_of(node, key)))
            return f"{key}: [{', '.join(every)}]\n"
        if not is_list(value_of(kept[0][0], key)):
            return f"{key}: {quoted(' '.join(self.names.renamed(value_of(node, key).value) for node, _, _ in kept))}\n"
        items = [self.cuttings.item(value_of(node, key).value[at], edits) for node, places, edits in kept for at in places]
        return f"{key}:\n" + "".join("  - " + item.replace("\n", "\n    ").rstrip(" ") for item in dict.fromkeys(items))

    def _value(
        self, key: str, source: Clause, value: Any, clause: Clause, stretches: Stretches, said: list[str],
    ) -> tuple[Sequence[int], list[Edit]]:
        """The places of a value's parts that are kept, one where it is no list, and the edits that it takes."""
        edits = list(self.names.edits(self.cuttings, value, key))
        if key not in (*RECORDS, "names", "footnotes"):
            return (0,), edits
        kept: list[int] = []
        for at, node in enumerate(value.value):
            changes = self._part(key, source, node, clause, stretches, said)
            if changes is not None:
                kept.append(at)
                edits += changes
        gone = [at for at in range(len(value.value)) if at not in kept]
        if key == "contacts" and gone:
            edits += self._ties([value.value[at] for at in kept])
        return kept, [*edits, *(self.cuttings.without(value, gone) if kept else ())]

    def _ties(self, nodes: Sequence[Any]) -> Iterator[Edit]:
        """Counts the steps of the contacts that are left from 1, and unties those who are alone in theirs."""
        places = [tuple(value.value if (value := value_of(node, key)) is not None else "" for key in ("route", "step")) for node in nodes]
        for node, (route, step) in zip(nodes, places, strict=True):
            together = sum(len(whom.value) if (whom := value_of(other, "whom")) is not None else 1
                           for other, place in zip(nodes, places, strict=True) if place == (route, step))
            if value_of(node, "join") is not None and together < 2:
                yield self.cuttings.without_key(node, "join")
            if step and not route:
                steps = sorted({int(other) for of, other in places if not of and other})
                yield from self._instead(value_of(node, "step"), str(steps.index(int(step)) + 1))

    def _part(self, key: str, source: Clause, node: Any, clause: Clause, stretches: Stretches, said: list[str]) -> list[Edit] | None:
        """The edits that one duty, contact, reference, rule or name takes; None where it is left out."""
        if key == "footnotes":
            now = self.names.now.get(node.value)
            return None if now is None else self._instead(node, now)
        if key == "names":
            edits = self._stretch(node, stretches)
            if edits is None:
                stretches.lost.append(node.value)
            return edits
        if key == "rules":
            return self._items_of(source, node, clause)
        found: list[Edit] = []
        for name, value in ((name.value, value) for name, value in node.value if name.value in STRETCHES):
            edits = self._stretches(value, stretches)
            if edits is None and name in OPTIONAL:
                stretches.lost.append(_quoted_in(value, stretches))
                found.append(self.cuttings.without_key(node, name))
            elif edits is None:
                stretches.lost.append(_quoted_in(node, stretches))
                return None
            else:
                found += edits
        return found + self._references(node, said)

    def _stretches(self, value: Any, stretches: Stretches) -> list[Edit] | None:
        """The edits for all stretches in a value; None where one is gone. What stands beside them, such as a role, is no stretch."""
        if isinstance(value.value, str):
            return self._stretch(value, stretches)
        inner = value.value if is_list(value) else [inner for name, inner in value.value if name.value not in ("binds",)]
        found = [self._stretch(node, stretches) for node in inner if isinstance(node.value, str)]
        return None if None in found else [edit for edits in found for edit in edits or ()]

    def _stretch(self, node: Any, stretches: Stretches) -> list[Edit] | None:
        now = stretches.now(node.value)
        return None if now is None else self._instead(node, now)

    def _instead(self, node: Any, value: str) -> list[Edit]:
        return [] if node.value == value else [self.cuttings.instead(node, value)]

    def _references(self, node: Any, said: list[str]) -> list[Edit]:
        """A contact's route and what a reference leads to, under their names of today."""
        found: list[Edit] = []
        route, to = value_of(node, "route"), value_of(node, "to")
        if route is not None and isinstance(route.value, str):
            if route.value in self.names.now:
                found += self._instead(route, self.names.now[route.value])
            else:
                said.append(f"A step of the route of {route.value}, which was deleted, stands by itself now.")
                found += [self.cuttings.without_key(node, key) for key in ("route", "step", "join") if value_of(node, key) is not None]
        if to is not None:
            left = [(inner, self.names.now[inner.value]) for inner in to.value if inner.value in self.names.now]
            if left:
                found += [edit for inner, now in left for edit in self._instead(inner, now)]
                found += self.cuttings.without(to, [at for at, inner in enumerate(to.value) if inner.value not in self.names.now])
            else:
                name = next(name for name, value in node.value if value is to)
                wrong = "" if value_of(node, "wrong") else f"wrong: {quoted(GONE)}"
                edit = Edit(name.start_mark.index, self.cuttings.end(to), wrong)
                found.append(edit if wrong else self.cuttings.without_key(node, "to"))
        return found

    def _items_of(self, source: Clause, node: Any, clause: Clause) -> list[Edit]:
        """The items that a rule names, as they are counted now."""
        listed = value_of(node, "items")
        if listed is None:
            return []
        now = {str(at): _place(source, at, clause) for at in range(1, len(source.items) + 1)}
        kept = [(inner, str(place)) for inner in listed.value if (place := now.get(inner.value))]
        if not kept:
            return [self.cuttings.without_key(node, "items")]
        gone = [at for at, inner in enumerate(listed.value) if not now.get(inner.value)]
        return [*(edit for inner, place in kept for edit in self._instead(inner, place)), *self.cuttings.without(listed, gone)]


def _place(source: Clause, at: int, clause: Clause) -> int | None:
    """Where an item of the earlier clause, counted from 1, stands in the later one."""
    words = source.items[at - 1].text
    same = next((place for place, item in enumerate(clause.items, 1) if found_again(words, item.text) == item.text), None)
    if same or len(source.items) == len(clause.items):
        return same or at
    now = answering(words, running(source), running(clause))
    return next((place for place, item in enumerate(clause.items, 1) if now and (now in item.text or item.text in now)), None)


def _quoted_in(node: Any, stretches: Stretches) -> str:
    """The words of the earlier clauses that a record holds, by which a reader knows it."""
    words = (scalar.value for scalar in scalars(node))
    return " … ".join(word for word in words if " " in word and word in stretches.before)

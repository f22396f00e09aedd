"""What an earlier file says of the whole of its document, taken over to a later edition: roles, advisers, cautions, silences and the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from mo_advisor.editions.alignment import Fate
from mo_advisor.editions.carrying import Names
from mo_advisor.editions.cuttings import Cuttings, Edit
from mo_advisor.editions.wording import answering, found_again
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Protocol
from mo_advisor.protocol.words import printed, words_of
from mo_advisor.records.yaml_marks import is_list, keys, scalars, value_of


class Again(NamedTuple):
    """Something to be judged again: a clause, by its id now, or a situation; and why, in a sentence or two."""

    clause: str | None
    situation: str | None
    why: str


class Whole:
    """The earlier file, key by key. notes: what is worth knowing of the keys that were asked for; again: what must be judged again of them."""

    def __init__(self, cuttings: Cuttings, before: Book, after: Protocol, fates: Sequence[Fate], names: Names) -> None:
        self.cuttings, self.before, self.after, self.fates, self.names = cuttings, before, after, fates, names
        self.again: list[Again] = []
        self.notes: list[str] = []

    def lines(self, key: str) -> str:
        """A key of the earlier file with what still stands of it, as lines; empty where nothing does."""
        value = value_of(self.cuttings.root, key)
        edits = list(self.names.edits(self.cuttings, value, key))
        if key == "roles":
            return self._roles(value, edits)
        part = {"advisers": self._adviser, "cautions": self._caution}.get(key)
        if part is None:
            return self.cuttings.pair(self.cuttings.root, key, edits)
        found = [part(node) for node in value.value]
        kept = [changes for changes in found if changes is not None]
        if not kept:
            return ""
        edits += [edit for changes in kept for edit in changes]
        gone = [at for at, changes in enumerate(found) if changes is None]
        return self.cuttings.pair(self.cuttings.root, key, [*edits, *self.cuttings.without(value, gone)])

    def _roles(self, node: Any, edits: list[Edit]) -> str:
        """The roles, without the titles that the later edition does not use, and without those of which nothing else is said."""
        printed_words = " ".join(piece for piece, _ in printed(self.after))
        without: list[int] = []
        for at, (name, value) in enumerate(node.value):
            titles = value if is_list(value) else value_of(value, "titles")
            gone = [place for place, title in enumerate(titles.value if titles else ()) if title.value not in printed_words]
            if not gone:
                continue
            self.notes.append(f"{name.value}: {row([f'“{titles.value[place].value}”' for place in gone])} stands nowhere in it any more.")
            if len(gone) < len(titles.value):
                edits += self.cuttings.without(titles, gone)
            elif titles is value or len(value.value) == 1:
                without.append(at)
            else:
                edits += self.cuttings.without(value, [keys(value).index("titles")])
        if len(without) == len(node.value):
            return ""
        return self.cuttings.pair(self.cuttings.root, "roles", [*edits, *self.cuttings.without(node, without)])

    def _adviser(self, node: Any) -> list[Edit] | None:
        """The edits that an adviser takes; None where the clause that names them is gone, or does so no longer."""
        clause = value_of(node, "clause")
        now = self.names.now.get(clause.value)
        titles = [inner for key in ("title", "whom") for inner in scalars(value_of(node, key))]
        called = " and ".join(title.value for title in titles)
        if now is None:
            self.notes.append(f"{clause.value}, which was deleted, named {called} for advice in general. See whether another clause does so now.")
            return None
        edits = [] if now == clause.value else [self.cuttings.instead(clause, now)]
        before = words_of(self.before.clause(clause.value))
        fate = next(fate for fate in self.fates if fate.old and fate.old.clause.id == clause.value)
        after = words_of(fate.new[0].clause)
        for inner in [*titles, *scalars(value_of(node, "when"))]:
            words = found_again(inner.value, after) or answering(inner.value, before, after)
            if words is None and inner not in titles:
                edits.append(self.cuttings.without_key(node, "when"))
            elif words is None or words not in after:
                self.again.append(Again(now, None, f"It named {called} for advice in general; see whether it does so still."))
                return None
            elif words != inner.value:
                edits.append(self.cuttings.instead(inner, words))
        return edits

    def _caution(self, node: Any) -> list[Edit] | None:
        """The edits that a caution takes; None where a clause that it is about is gone."""
        clauses = value_of(node, "clauses")
        ids = list(scalars(clauses))
        gone = [inner.value for inner in ids if inner.value not in self.names.now]
        if gone:
            left = ", ".join(self.names.now[inner.value] for inner in ids if inner.value in self.names.now)
            about = f" It was about {left} too." if left else ""
            self.notes.append(f"A caution on {', '.join(gone)}, which was deleted, was left out: “{value_of(node, 'text').value}”{about}")
            return None
        return [self.cuttings.instead(inner, self.names.now[inner.value]) for inner in ids if self.names.now[inner.value] != inner.value]


def row(words: Sequence[str]) -> str:
    """Some words in a row, with “and” before the last."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)

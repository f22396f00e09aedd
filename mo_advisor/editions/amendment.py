"""A protocol file for a later edition: its words, with every judgement of the earlier file that still stands, and what must be judged again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.clauses import match
from mo_advisor.editions.alignment import ADDED, COUNTED, DELETED, MERGED, REWORDED, SPLIT, Alignment, Fate, align
from mo_advisor.editions.carrying import Carried, Carrying, Names
from mo_advisor.editions.cuttings import Cuttings, Edit, indented
from mo_advisor.editions.edition import Edition
from mo_advisor.editions.whole_file import Again, Whole, row
from mo_advisor.editions.wording import Changed
from mo_advisor.lint.mapped import unjudged
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.clause_nodes import clause_nodes
from mo_advisor.protocol.model import Clause, Protocol, positions
from mo_advisor.protocol.reader import read_protocol
from mo_advisor.protocol.sign_off import mapping_sha256, standing, text_sha256
from mo_advisor.records.yaml_marks import keys, quoted, value_of

OWN = frozenset(("schema", "id", "council", "title", "edition", "status", "source", "front", "document", "end", "footnotes", "proposals", "left_out",
                 "sign_off", "review", "mapped"))  # what a later edition has of its own, or what is said anew
BEFORE = ("front", "proposals", "document")
JUDGED = frozenset(("rules", "rule", "duty", "route", "background", "considered", "duties", "contacts"))
NEW = "It is new: say in which situations it is to be read out, to whom, and whom it names."
LOST = "Nothing in its words answers to “{}”, and what hung on that was left out."
SENTENCE = re.compile(r"(?:“[^”]*”|.)+?(?:[.?!](?=\s|$)|$)", re.DOTALL)
SHOWN = 3  # changes of one clause that are quoted


class Amendment(NamedTuple):
    """An amended protocol. book: as it is now, from `text`. again: what must be judged again. notes: what is worth knowing besides.

    extracted: the text that was taken from a document, to go beside the file.
    """

    before: Book
    book: Book
    text: str
    alignment: Alignment
    names: Names
    again: tuple[Again, ...]
    notes: tuple[str, ...]
    extracted: str | None


def amend(before: Book, edition: Edition, text: str, path: str) -> Amendment:
    """Carries an earlier file's judgements over to a later edition. text: of the earlier file. path: where the new file is to be."""
    return _Amending(before, edition, text, path).amended()


class _Amending:
    """The work of it. old, new: the texts of both files."""

    def __init__(self, before: Book, edition: Edition, text: str, path: str) -> None:
        self.before, self.edition, self.path = before, edition, path
        self.alignment = _with_kept_names(align(before.protocol, edition.protocol))
        self.old, self.new = Cuttings(text), Cuttings(edition.text)
        self.names = Names(self.alignment.numbers)
        self.carrying = Carrying(self.old, self.names)
        self.judged = any(JUDGED & set(keys(node)) for node in clause_nodes(self.new.root).values())
        self.again: list[Again] = []
        self.whole = Whole(self.old, before, edition.protocol, self.alignment.fates, self.names)

    def amended(self) -> Amendment:
        edits, lines = self._top()
        edits = [*self._clauses(), *edits]
        text = self._written(edits, lines)
        protocol = read_protocol(text, self.path, self.before.vocabulary)
        book = self._book(protocol, text)
        open_ = tuple(self._situations(book))
        if open_ or self._signed():
            text = self._written(edits, lines, open_, protocol)
            book = self._book(read_protocol(text, self.path, self.before.vocabulary), text)
        again = (*self.again, *self.whole.again, *open_)
        return Amendment(self.before, book, text, self.alignment, self.names, again, tuple(self.whole.notes), self.edition.extracted)

    def _book(self, protocol: Protocol, text: str) -> Book:
        return Book(protocol, self.before.vocabulary, text.encode(), self.path)

    def _written(self, edits: Sequence[Edit], lines: str, open_: Sequence[Again] = (), signed: Protocol | None = None) -> str:
        """The text of the new file. lines: at its top; behind them the situations to be judged again, and the sign-off as far as it stands."""
        review = "".join(f"  - {{situations: [{again.situation}], why: {quoted(again.why)}}}\n" for again in open_)
        anew = {"review": f"review:\n{review}" if review else "", "sign_off": self._sign_off(signed) if signed and self._signed() else ""}
        lines += "".join(anew.values())
        own = (key for key in keys(self.new.root) if anew.get(key))
        edits = [*edits, *(self.new.without_key(self.new.root, key) for key in own)]
        place = next(name.start_mark.index for name, _ in self.new.root.value if name.value in BEFORE)
        return self.new.raw(0, len(self.new.text), [*edits, Edit(place, place, lines)])

    def _signed(self) -> bool:
        signed = standing(self.before.protocol)
        return bool(signed and signed.holds and not self.judged)

    def _sign_off(self, protocol: Protocol) -> str:
        signed = self.before.protocol.sign_off
        assert signed
        pairs = {
            "by": signed.by, "on": signed.on, "review_by": signed.review_by, "edition": signed.edition or self.before.protocol.edition,
            "text_sha256": text_sha256(protocol), "mapping_sha256": mapping_sha256(protocol),
        }
        return "sign_off:\n" + "".join(f"  {key}: {quoted(value)}\n" for key, value in pairs.items() if value)

    # clauses

    def _clauses(self) -> list[Edit]:
        """What is added to the clauses of the later edition."""
        old_nodes, new_nodes = clause_nodes(self.old.root), clause_nodes(self.new.root)
        sources: dict[str, list[Fate]] = {}
        for fate in self.alignment.fates:
            for position in fate.new:
                sources.setdefault(position.clause.id, []).append(fate)
        edits: list[Edit] = []
        lost: dict[str, list[set[str]]] = {}
        waiting: list[tuple[Clause, list[Fate], Carried]] = []
        for position in positions(self.edition.protocol):
            clause, fates = position.clause, sources[position.clause.id]
            olds = [fate.old.clause for fate in fates if fate.old]
            has = set(keys(new_nodes[clause.id]))
            if JUDGED & has:
                self.again += [Again(clause.id, None, clause.review)] if clause.review else []
                continue
            carried = self.carrying.carried([(old, old_nodes[old.id]) for old in olds], clause, has)
            for old in olds:
                lost.setdefault(old.id, []).append(set(carried.lost))
            waiting.append((clause, fates, carried))
        for clause, fates, carried in waiting:
            gone = [LOST.format(stretch) for stretch in carried.lost if _in_no_piece(stretch, fates, clause, lost)]
            earlier = [fate.old.clause.review for fate in fates if fate.old]
            why = said_once(clause.review, *_whys(fates), *carried.said, *gone, *earlier)
            if why:
                self.again.append(Again(self._id(clause), None, why))
            edits += self._into(new_nodes[clause.id], clause, carried.lines, why)
        return edits

    def _id(self, clause: Clause) -> str:
        return self.alignment.numbers.get(f"new {clause.id}", clause.id)

    def _into(self, node: Any, clause: Clause, lines: str, why: str) -> Iterator[Edit]:
        """Puts lines at the end of a clause, its kept name at its beginning, and why it is to be looked at again where that is said, or last."""
        name, id_, review = self._id(clause), value_of(node, "id"), value_of(node, "review")
        renamed = [self.new.instead(id_, name)] if name != clause.id and id_ is not None else []
        if review is not None:
            renamed += [self.new.instead(review, why)] if why != clause.review else []
        elif why:
            lines += f"review: {quoted(why)}\n"
        if lines and node.flow_style:
            own = "".join(self.new.pair(node, key, renamed) for key in keys(node))
            yield Edit(node.start_mark.index, self.new.end(node), indented(own + lines, node.start_mark.column).lstrip(" ").rstrip("\n"))
            return
        yield from renamed
        if not lines:
            return
        at = self.new.line_end(self.new.end(node))
        missing = "" if self.new.text[:at].endswith("\n") else "\n"
        yield Edit(at, at, missing + indented(lines, node.start_mark.column))

    # what stands at the top of the file

    def _top(self) -> tuple[list[Edit], str]:
        """What changes at the top of the later file, and the keys of the earlier one that are about the whole of it, as lines."""
        root = self.new.root
        edits: list[Edit] = []
        lines = ""
        for key in keys(self.old.root):
            if key in OWN or (self.judged and value_of(root, key) is not None):
                continue
            if value_of(root, key) is not None:
                edits.append(self.new.without_key(root, key))
            lines += self.whole.lines(key)
        id_, mapped = value_of(root, "id"), value_of(root, "mapped")
        if id_ is not None and id_.value != self.before.protocol.id:
            edits.append(self.new.instead(id_, self.before.protocol.id))
        if self.before.protocol.mapped and not self.judged:
            if mapped is None:
                lines += 'mapped: "yes"\n'
            else:
                edits.append(self.new.instead(mapped, "yes"))
        return edits, lines

    # situations

    def _situations(self, book: Book) -> Iterator[Again]:
        """Situations to be judged again, each with every reason once: what is left open now, and what either file leaves open."""
        reviews = (*self.edition.protocol.review, *self.before.protocol.review)
        marked = [(situation, review.why) for review in reviews for situation in review.situations]
        whys: dict[str, list[str]] = {}
        for situation, why in (*self._ungoverned(book), *marked):
            whys.setdefault(situation, []).append(why)
        return (Again(None, situation, said_once(*reasons)) for situation, reasons in whys.items())

    def _ungoverned(self, book: Book) -> Iterator[tuple[str, str]]:
        """Situations that clauses governed that are gone, and that nothing governs now for somebody; and why that is to be looked at."""
        deleted = [fate.old.clause for fate in self.alignment.fates if fate.fate == DELETED and fate.old]
        for situation in book.vocabulary.situations:
            governed = [clause.id for clause in deleted if any(rule.governs and situation in rule.situations for rule in clause.rules)]
            whom = self._left_alone(book, situation) if governed else []
            if whom:
                labels = book.vocabulary.roles
                yield situation, (
                    f"Nothing governs it any more for {row([labels[role].label for role in whom])}: {row(governed)}, which did, "
                    f"{'was' if len(governed) == 1 else 'were'} deleted. See whether another clause does, or whether the protocol is silent now."
                )

    def _left_alone(self, book: Book, situation: str) -> list[str]:
        """The widest roles that had a clause of their own in a situation and have none now."""

        def governed(some: Book, role: str) -> bool:
            return bool(match(some, Answers(role, None, situation)).governing)

        roles = [role for role in book.asking if governed(self.before, role) and not governed(book, role)] or unjudged(book, situation)[0]
        return [role for role in roles if not any(wider in roles for wider in book.tree.above[role] if wider != role)]


def _with_kept_names(alignment: Alignment) -> Alignment:
    """With the names that somebody gave to clauses without a number kept, where the later edition only counts them."""
    taken = {position.clause.id for fate in alignment.fates for position in fate.new}
    numbers = dict(alignment.numbers)
    for fate in alignment.fates:
        if fate.old and len(fate.new) == 1 and fate.fate != MERGED:
            old, new = fate.old.clause, fate.new[0].clause
            if not old.number and not new.number and old.id != new.id and old.id not in taken and not COUNTED.fullmatch(old.id):
                numbers[old.id] = numbers[f"new {new.id}"] = old.id
    return alignment._replace(numbers=numbers)


def _in_no_piece(stretch: str, fates: Sequence[Fate], clause: Clause, lost: Mapping[str, Sequence[set[str]]]) -> bool:
    """Whether words of an earlier clause are in no piece of it; said at the first piece alone."""
    first = any(fate.new[0].clause is clause for fate in fates)
    return first and all(stretch in each for fate in fates if fate.old for each in lost[fate.old.clause.id])


def _whys(fates: Iterable[Fate]) -> Iterator[str]:
    """Why a clause must be looked at again, from what became of those that it comes of."""
    for fate in fates:
        if fate.fate == ADDED:
            yield NEW
        elif fate.fate == REWORDED:
            yield f"Its words have changed: {told(fate.changes)}."
        elif fate.fate == SPLIT and fate.old:
            yield f"It is a part of what was {fate.old.clause.id}: see which situations, duties and contacts belong to which part."
    merged = [fate.old.clause.id for fate in fates if fate.fate == MERGED and fate.old]
    if merged:
        yield f"It is made of what was {row(merged)}: see whether what was judged of each holds of the whole."


def said_once(*reasons: str | None) -> str:
    """Reasons as one text in which no sentence stands twice; what stands in quotation marks is no sentence of its own."""
    return " ".join(dict.fromkeys(sentence.strip() for reason in reasons if reason for sentence in SENTENCE.findall(reason)))


def told(changes: Sequence[Changed]) -> str:
    """What stands in place of what, in words; of many changes the first."""
    words = [
        f"“{change.before}” is now “{change.after}”" if change.before and change.after
        else f"“{change.after}” was added" if change.after else f"“{change.before}” was taken out"
        for change in changes[:SHOWN]
    ]
    rest = len(changes) - SHOWN
    return "; ".join([*words, *([f"and {rest} more {'change' if rest == 1 else 'changes'}"] if rest > 0 else [])])

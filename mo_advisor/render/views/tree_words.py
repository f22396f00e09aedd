"""What a decision tree says, in words: the same in every format. Pure functions; nothing here knows how a tree is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from mo_advisor.advice.answers_file import NOBODY
from mo_advisor.analysis.decision_tree import INVOLVED, SOMEBODY_ELSE, WHO, WHO_EXACTLY, Cited, Edge, Fork, Leaf, Step, Tree
from mo_advisor.analysis.exact_roles import ANYBODY_ELSE, Term
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.sign_off import mapping_sha256, text_sha256
from mo_advisor.render.words import PARTS, joined, sign_off

TITLE = "Decision tree, for sign-off"
QUESTIONS = {
    WHO: "Who asks?",
    INVOLVED: "Whom is it about, or who is on the other side?",
    WHO_EXACTLY: "More exactly: who asks?",
}
READING = (
    "Every branch ends in what the document says for exactly these answers; it is computed by the rules that give the advice.",
    "Where an answer is not known, everything on which its branches agree is certain, and the rest may apply.",
    "Where several people are involved, read the branch of each; what stands only where one of them is alone may then fall away.",
    "Clauses govern the situation; what is background, or a catch-all for silence, is read out below them.",
    "Nobody is sent to themselves or to the person concerned: contacts who may be one of them are marked.",
)
BLANKS = ("Signed off by (role)", "Date", "Review by")
NOTHING_MAPPED = "Nobody has yet judged this for this document. That is not the same as silence."
PEOPLE = {"asker": "you", "subject": "the person concerned"}


class Line(NamedTuple):
    """One line at a leaf. kind: `clauses`, `silent`, `unmapped`, `contact`, `advice` or `background`, for painting. label: what it tells."""

    kind: str
    label: str
    text: str

    def __str__(self) -> str:
        return f"{self.label}: {self.text}"


def hashes(book: Book) -> tuple[tuple[str, str], ...]:
    """What is signed off, by the hashes that a sign-off records."""
    return ("Wording (sha256)", text_sha256(book.protocol)), ("Choice of clauses (sha256)", mapping_sha256(book.protocol))


def signed(book: Book) -> str:
    """Whether it was signed off, and by whom."""
    return sign_off(book)


def topics(book: Book, trees: Iterable[Tree]) -> Iterator[tuple[str, Iterable[Tree]]]:
    """The trees by the topics of their situations."""
    grouped = groupby(trees, lambda tree: book.vocabulary.situations[tree.situation].category)
    return ((book.vocabulary.categories[category], group) for category, group in grouped)


def situation(book: Book, tree: Tree) -> str:
    """What happened, in the asker's words."""
    return book.vocabulary.situations[tree.situation].label


def question(book: Book, fork: Fork) -> str:
    """What is asked."""
    return QUESTIONS.get(fork.question) or book.facts[fork.question].ask


def answer(book: Book, fork: Fork, edge: Edge) -> str:
    """The answer that leads along an edge, in plain words."""
    if fork.question not in QUESTIONS:
        return either(book.facts[fork.question].values[term.id] for term in edge.terms)
    if fork.question == WHO and Term(SOMEBODY_ELSE) in edge.terms and len(edge.terms) > 1:
        return "Anybody else"
    words = either(_named(book, term, len(edge.terms) > 1) for term in edge.terms)
    return words[0].upper() + words[1:]


def either(names: Iterable[str]) -> str:
    """Names as alternatives, told apart even where one of them has an "or" of its own."""
    *others, last = names
    return f"{', '.join(others)}, or {last}" if others else last


def _named(book: Book, term: Term, among: bool) -> str:
    """A name for an answer. among: whether it stands beside others."""
    plain = {ANYBODY_ELSE: "anybody else", SOMEBODY_ELSE: "somebody else", NOBODY: "nobody" if among else "nobody else"}
    if term.id in plain:
        return plain[term.id]
    return f"{'any other ' if term.other else ''}{_role(book, term.id)}"


def _role(book: Book, role: str) -> str:
    return book.vocabulary.roles[role].label.partition(" (")[0]


def leaf_lines(book: Book, leaf: Leaf, whole: bool = True) -> Iterator[Line]:
    """What stands at a leaf, line by line. whole: with the document's words on when somebody is to be contacted."""
    if not leaf.mapped:
        yield Line("unmapped", "Not mapped", NOTHING_MAPPED)
        return
    if leaf.silent:
        yield Line("silent", "Silent", " ".join(dict.fromkeys(leaf.reasons)))
    if leaf.clauses:
        yield Line("clauses", "Clauses", _cited(book, leaf.clauses))
    yield from _contacts(book, leaf.contacts, whole)
    if leaf.advisers:
        join = f" {leaf.advisers[0].join or 'or'} "
        yield Line("advice", "For advice", join.join(f"{one.title} [{one.clause}]" for one in leaf.advisers))
    if leaf.catch_all:
        yield Line("background", "Catch-all", _cited(book, [one for one in leaf.general if one.clause in leaf.catch_all]))
    background = [one for one in leaf.general if one.clause not in leaf.catch_all]
    if background:
        yield Line("background", "Background", _cited(book, background))


def _cited(book: Book, clauses: Sequence[Cited]) -> str:
    return ", ".join(f"{one.clause}{_items(book, one)}" for one in clauses)


def _items(book: Book, one: Cited) -> str:
    """Which items matter, where not all do; the clause is read whole all the same."""
    if not one.items:
        return ""
    items = book.clause(one.clause).items
    said = [items[item - 1].label or str(item) for item in one.items]
    return f" (above all {'item' if len(said) == 1 else 'items'} {', '.join(said)})"


def _contacts(book: Book, steps: Sequence[Step], whole: bool) -> Iterator[Line]:
    """Contacts in their order, those of one step that one person takes on one line with the words that tie them."""
    tied: list[list[tuple[Step, str]]] = []
    for step, (_, join) in zip(steps, joined([step.named for step in steps]), strict=True):
        if join and step.named.by == tied[-1][-1][0].named.by:
            tied[-1].append((step, join))
        else:
            tied.append([(step, "")])
    for group in tied:
        first = group[0][0].named
        label = "Contact" if first.by == "you" else "Brought in"
        number = f", step {first.contact.step}" if first.contact.step else ""
        yield Line("contact", f"{label}{number}", _tied(book, group, whole))


def _tied(book: Book, group: Sequence[tuple[Step, str]], whole: bool) -> str:
    """Contacts in a row. What is said of them all alike is said once, after the last."""
    said = [(_said(book, step, whole), _notes(step)) for step, _ in group]
    where, notes = (parts[0] if len(set(parts)) == 1 else "" for parts in zip(*said, strict=True))
    words = ""
    for (step, join), (own_where, own_notes) in zip(group, said, strict=True):
        words += f" {join} " if join else ""
        words += step.named.contact.title + ("" if notes else own_notes) + ("" if where else own_where)
    return words + where + notes


def _said(book: Book, step: Step, whole: bool) -> str:
    """Where a contact stands, who takes the step, and on what it hangs."""
    one, contact = step.named, step.named.contact
    by = f"by {either(_role(book, role) for role in contact.by)}" if one.by != "you" else ""
    when = f"when: “{contact.when}”" if whole and contact.when else ""
    limit = f"time limit: “{contact.limit.words}”" if contact.limit else ""
    return f" [{one.clause}]" + "".join(f", {part}" for part in (PARTS[contact.part], by, when, limit) if part)


def _notes(step: Step) -> str:
    """Whose post it may be, in brackets; nothing where it is surely neither the asker's nor the person's concerned."""
    people = " or ".join(PEOPLE[person] for person in step.unless)
    notes = []
    if step.withdrawn:
        notes.append(f"left out: that may be {people}")
    elif people:
        notes.append(f"{'someone other than' if step.named.contact.one_of_many else 'unless that is'} {people}")
    if step.named.contact.defunct:
        notes.append("this body no longer exists")
    return f" ({'; '.join(notes)})" if notes else ""

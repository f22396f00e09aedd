"""A decision tree in words, with what is signed off and room for a signature: as a page, as a drawing, and as records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from mo_advisor.advice.answers_file import NOBODY
from mo_advisor.advice.as_json import contact_record
from mo_advisor.advice.cautions import status
from mo_advisor.analysis.decision_tree import INVOLVED, SOMEBODY_ELSE, WHO, WHO_EXACTLY, Cited, Edge, Fork, Leaf, Node, Step, Tree
from mo_advisor.analysis.exact_roles import ANYBODY_ELSE, Term
from mo_advisor.protocol.as_json import SCHEMA, protocol_record
from mo_advisor.protocol.book import Book
from mo_advisor.render.advice_words import EITHER, PARTS, joined
from mo_advisor.render.page import (
    Box,
    DrawnFork,
    DrawnLeaf,
    DrawnTree,
    Either,
    Heading,
    LeafLine,
    Listing,
    Page,
    Paragraph,
    Part,
    Particulars,
    Ref,
    listing,
    paragraph,
)
from mo_advisor.render.views.document import masthead, status_cautions
from mo_advisor.render.words import NOT_ADVICE, edition, sign_off

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
    "Clauses govern the situation; what says where to take it, a catch-all for silence and background are read out below them.",
    "Nobody is sent to themselves, to the person complained of or to somebody below that person: contacts who may be one of these are marked.",
)
BLANKS = ("Signed off by (role)", "Date", "Review by")
NOTHING_MAPPED = "Nobody has yet judged this for this document. That is not the same as silence."
MISFITS = {"below": "that post ranks below the person concerned", "no-superior": "you have nobody of that kind above you"}
PEOPLE = {"asker": "you", "subject": "the person concerned"}


def tree_page(book: Book, trees: Sequence[Tree]) -> Page:
    """The trees of a protocol under its name."""
    contents = Listing(tuple((Paragraph((Ref(situation(book, tree), tree.situation),)),) for tree in trees), "trees")
    return Page(
        title=f"{TITLE}: {book.protocol.title}, {book.protocol.council}",
        head=tuple(_head(book)),
        contents=(contents,) if len(trees) > 1 else (),
        body=tuple(_body(book, trees)),
        foot=(),
        style="tree",
        record=lambda: _record(book, trees),
        drawing=lambda: boxes(book, trees),
    )


def _head(book: Book) -> Iterator[Part]:
    told = paragraph(f"{TITLE}. {edition(book)} {sign_off(book)}")
    cautions = status_cautions(status(book))
    name = Heading(1, f"{book.protocol.council}: {book.protocol.title}")
    yield Either((*masthead(book), paragraph(TITLE, "title"), *cautions, paragraph(sign_off(book), "faint", close=True)), (name, told, *cautions))
    yield Particulars(_hashes(book), "hashes")
    yield Particulars(tuple((blank, "") for blank in BLANKS), "signature")
    yield listing((*READING, NOT_ADVICE), "reading")


def _body(book: Book, trees: Sequence[Tree]) -> Iterator[Part]:
    for topic, group in topics(book, trees):
        yield Heading(2, topic)
        yield from (DrawnTree(3, situation(book, tree), tree.situation, _drawn(book, tree.root)) for tree in group)


def _drawn(book: Book, node: Node) -> DrawnFork | DrawnLeaf:
    if isinstance(node, Leaf):
        return DrawnLeaf(tuple(leaf_lines(book, node)), "unmapped" if not node.mapped else "silent" if node.silent else "")
    return DrawnFork(question(book, node), tuple((answer(book, node, edge), _drawn(book, edge.then)) for edge in node.edges))


def _hashes(book: Book) -> tuple[tuple[str, str], ...]:
    """What is signed off, by the hashes that a sign-off records."""
    return ("Wording (sha256)", book.text_sha256), ("Choice of clauses (sha256)", book.mapping_sha256)


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
    named = either(_named(book, term, len(edge.terms) > 1) for term in edge.terms)
    return named[0].upper() + named[1:]


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
    return book.vocabulary.roles[role].short


def leaf_lines(book: Book, leaf: Leaf, whole: bool = True) -> Iterator[LeafLine]:
    """What stands at a leaf, line by line. whole: with the document's words on when somebody is to be contacted."""
    if not leaf.mapped:
        yield LeafLine("unmapped", "Not mapped", NOTHING_MAPPED)
        return
    if leaf.silent:
        yield LeafLine("silent", "Silent", " ".join(dict.fromkeys(leaf.reasons)))
    if leaf.clauses:
        yield LeafLine("clauses", "Clauses", _cited(book, leaf.clauses))
    yield from _contacts(book, leaf.contacts, whole)
    routes = [cited for cited in leaf.routes if cited.clause not in leaf.catch_all]
    if routes:
        yield LeafLine("background", "Where to take it", _cited(book, routes))
    if leaf.advisers:
        join = f" {leaf.advisers[0].join or 'or'} "
        yield LeafLine("advice", "For advice", join.join(f"{adviser.title} [{adviser.clause}]" for adviser in leaf.advisers))
    if leaf.catch_all:
        yield LeafLine("background", "Catch-all", _cited(book, [cited for cited in (*leaf.routes, *leaf.general) if cited.clause in leaf.catch_all]))
    background = [cited for cited in leaf.general if cited.clause not in leaf.catch_all]
    if background:
        yield LeafLine("background", "Background", _cited(book, background))


def _cited(book: Book, clauses: Sequence[Cited]) -> str:
    return ", ".join(f"{cited.clause}{_items(book, cited)}" for cited in clauses)


def _items(book: Book, cited: Cited) -> str:
    """Which items matter, where not all do; the clause is read whole all the same."""
    if not cited.items:
        return ""
    items = book.clause(cited.clause).items
    labels = [items[item - 1].label or str(item) for item in cited.items]
    return f" (above all {'item' if len(labels) == 1 else 'items'} {', '.join(labels)})"


def _contacts(book: Book, steps: Sequence[Step], whole: bool) -> Iterator[LeafLine]:
    """Contacts in their order, those of one step that one person takes on one line with the words that tie them."""
    tied: list[list[tuple[Step, str]]] = []
    for step, (_, join) in zip(steps, joined([step.named for step in steps]), strict=True):
        if join not in ("", EITHER) and step.named.by == tied[-1][-1][0].named.by:
            tied[-1].append((step, join))
        else:
            tied.append([(step, "")])
    for group in tied:
        first = group[0][0].named
        label = "Contact" if first.by == "you" else "Brought in"
        number = f", step {first.step}" if first.step else ""
        yield LeafLine("contact", f"{label}{number}", _tied(book, group, whole))


def _tied(book: Book, group: Sequence[tuple[Step, str]], whole: bool) -> str:
    """Contacts in a row. What is said of them all alike is said once, after the last."""
    told = [(_where(book, step, whole), _notes(step)) for step, _ in group]
    where, notes = (parts[0] if len(set(parts)) == 1 else "" for parts in zip(*told, strict=True))
    named = ""
    for (step, join), (own_where, own_notes) in zip(group, told, strict=True):
        named += f" {join} " if join else ""
        named += step.named.contact.title + ("" if notes else own_notes) + ("" if where else own_where)
    return named + where + notes


def _where(book: Book, step: Step, whole: bool) -> str:
    """Where a contact stands, who takes the step, and on what it hangs."""
    named, contact = step.named, step.named.contact
    by = f"by {either(_role(book, role) for role in contact.by)}" if named.by not in ("you", "") else ""
    when = f"when: “{contact.when}”" if whole and contact.when else ""
    limit = f"time limit: “{contact.limit.words}”" if contact.limit else ""
    return f" [{named.clause}]" + "".join(f", {part}" for part in (PARTS[contact.part], by, when, limit) if part)


def _notes(step: Step) -> str:
    """Whose post it may be, in brackets; nothing where it is surely neither the asker's nor the person's concerned."""
    people = " or ".join(PEOPLE[person] for person in step.unless)
    notes = []
    if step.withdrawn:
        notes.append(f"left out: {f'that is {people}' if people else MISFITS[step.misfit]}")
    elif people:
        notes.append(f"{'someone other than' if step.named.contact.one_of_many else 'unless that is'} {people}")
    if step.misfit and not step.withdrawn:
        notes.append(f"unless {MISFITS[step.misfit]}")
    if step.named.contact.defunct:
        notes.append("this body no longer exists")
    return f" ({'; '.join(notes)})" if notes else ""


def boxes(book: Book, trees: Iterable[Tree]) -> Iterator[Box]:
    """The boxes of a drawing from the document down to the leaves, each after the one that leads to it."""
    yield Box("document", "document", tuple(_document_lines(book)))
    for number, (topic, group) in enumerate(topics(book, trees), 1):
        yield Box(f"t{number}", "topic", (topic,), "document")
        for inside, tree in enumerate(group, 1):
            name = f"t{number}_{inside}"
            yield Box(name, "situation", (situation(book, tree),), f"t{number}")
            yield from _node_boxes(book, tree.root, name, name, "")


def _document_lines(book: Book) -> Iterator[str]:
    yield f"{book.protocol.council}: {book.protocol.title}"
    yield edition(book)
    yield sign_off(book)
    for name, value in _hashes(book):
        yield f"{name}: {value[:12]}…"


def _node_boxes(book: Book, node: Node, name: str, above: str, label: str) -> Iterator[Box]:
    """A node and all below it. name: the id of the branch, of which each answer's is made by adding its number."""
    if isinstance(node, Leaf):
        lines = tuple(map(str, leaf_lines(book, node, whole=False)))
        yield Box(f"{name}_", "leaf" if node.clauses else "silent", lines, above, label)
        return
    yield Box(f"{name}_", "question", (question(book, node),), above, label)
    for number, edge in enumerate(node.edges, 1):
        yield from _node_boxes(book, edge.then, f"{name}_{number}", f"{name}_", answer(book, node, edge))


def _record(book: Book, trees: Iterable[Tree]) -> dict[str, Any]:
    """The trees of a protocol. In an answer, `other` says that any other of that role is meant than those named beside it."""
    return {
        "schema": SCHEMA,
        "protocol": protocol_record(book),
        "text_sha256": book.text_sha256,
        "mapping_sha256": book.mapping_sha256,
        "situations": [{"situation": tree.situation, **_node_record(book, tree.root)} for tree in trees],
    }


def _node_record(book: Book, node: Node) -> dict[str, Any]:
    if isinstance(node, Leaf):
        return {"leaf": _leaf_record(node)}
    branches = [
        {"label": answer(book, node, edge), "answers": [{"id": term.id, "other": term.other} for term in edge.terms], **_node_record(book, edge.then)}
        for edge in node.edges
    ]
    return {"question": node.question, "text": question(book, node), "branches": branches}


def _leaf_record(leaf: Leaf) -> dict[str, Any]:
    return {
        "mapped": leaf.mapped,
        "silent": leaf.silent,
        "reasons": list(leaf.reasons),
        "clauses": [_cited_record(cited) for cited in leaf.clauses],
        "routes": [_cited_record(cited) for cited in leaf.routes],
        "general": [_cited_record(cited) for cited in leaf.general],
        "catch_all": list(leaf.catch_all),
        "contacts": [_step_record(step) for step in leaf.contacts],
        "advisers": [{"role": adviser.role, "join": adviser.join, "title": adviser.title, "clause": adviser.clause} for adviser in leaf.advisers],
    }


def _cited_record(cited: Cited) -> dict[str, Any]:
    return {"id": cited.clause, "matched_items": list(cited.items)}


def _step_record(step: Step) -> dict[str, Any]:
    return {**contact_record(step.named), "unless": list(step.unless), "misfit": step.misfit or None, "left_out": step.withdrawn}

"""A decision tree as the plain records of JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mo_advisor.advice.as_json import contact_record
from mo_advisor.analysis.decision_tree import Cited, Leaf, Node, Step, Tree
from mo_advisor.protocol.as_json import SCHEMA, protocol_record
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.sign_off import mapping_sha256, text_sha256
from mo_advisor.render.views import tree_words as words


def tree_record(book: Book, trees: Iterable[Tree]) -> dict[str, Any]:
    """The trees of a protocol. In an answer, `other` says that any other of that role is meant than those named beside it."""
    return {
        "schema": SCHEMA,
        "protocol": protocol_record(book),
        "text_sha256": text_sha256(book.protocol),
        "mapping_sha256": mapping_sha256(book.protocol),
        "situations": [{"situation": tree.situation, **_node(book, tree.root)} for tree in trees],
    }


def _node(book: Book, node: Node) -> dict[str, Any]:
    if isinstance(node, Leaf):
        return {"leaf": _leaf(node)}
    branches = [
        {"label": words.answer(book, node, edge), "answers": [{"id": term.id, "other": term.other} for term in edge.terms], **_node(book, edge.then)}
        for edge in node.edges
    ]
    return {"question": node.question, "text": words.question(book, node), "branches": branches}


def _leaf(leaf: Leaf) -> dict[str, Any]:
    return {
        "mapped": leaf.mapped,
        "silent": leaf.silent,
        "reasons": list(leaf.reasons),
        "clauses": [_cited(one) for one in leaf.clauses],
        "general": [_cited(one) for one in leaf.general],
        "catch_all": list(leaf.catch_all),
        "contacts": [_step(one) for one in leaf.contacts],
        "advisers": [{"role": one.role, "join": one.join, "title": one.title, "clause": one.clause} for one in leaf.advisers],
    }


def _cited(one: Cited) -> dict[str, Any]:
    return {"id": one.clause, "matched_items": list(one.items)}


def _step(step: Step) -> dict[str, Any]:
    return {
        **contact_record(step.named),
        "unless": list(step.unless),
        "left_out": step.withdrawn,
    }

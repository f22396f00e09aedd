"""`mo-advisor tree`: the decision tree of a protocol, whole or from one situation, for a lawyer to sign off."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mo_advisor.analysis.decision_tree import Tree, trees
from mo_advisor.commands.choosing import needed
from mo_advisor.console import emit, expect_free, say
from mo_advisor.errors import WrongUsage, nearest
from mo_advisor.protocol.book import Book

TOO_LARGE = "This is more than Mermaid draws under its usual settings; draw one situation with --what, or raise maxEdges and maxTextSize."


def run(positional: str | None, option: str | None, what: str | None, format_: str, output: Path | None, force: bool, plain: bool) -> int:
    """Draws the tree of the protocol that was named."""
    book = needed(positional, option)
    if what is not None and what not in book.vocabulary.situations:
        raise WrongUsage(f"There is no situation “{what}”{nearest(what, book.vocabulary.situations)}")
    if output is not None:
        expect_free(output, force)
    grown = tuple(trees(book, (what,) if what else ()))
    if format_ == "text":
        from mo_advisor.render.screen import publish
        from mo_advisor.render.views.tree_text import tree_blocks

        publish(tree_blocks(book, grown), plain, output, force)
    else:
        emit(_drawn(book, grown, format_), output, force)
    return 0


def _drawn(book: Book, grown: Sequence[Tree], format_: str) -> str:
    if format_ == "json":
        from mo_advisor.render.views.tree_record import tree_record
        from mo_advisor.render.writers.json import to_json

        return to_json(tree_record(book, grown))
    if format_ == "html":
        from mo_advisor.render.views.tree_html import tree_html

        return tree_html(book, grown)
    from mo_advisor.render.views.diagram import boxes

    if format_ == "dot":
        from mo_advisor.render.writers.dot import to_dot

        return to_dot(boxes(book, grown))
    return _mermaid(book, grown)


def _mermaid(book: Book, grown: Sequence[Tree]) -> str:
    from mo_advisor.render.views.diagram import boxes
    from mo_advisor.render.writers.mermaid import to_mermaid, too_large

    drawn = to_mermaid(boxes(book, grown))
    if too_large(drawn):
        say(TOO_LARGE)
    return drawn

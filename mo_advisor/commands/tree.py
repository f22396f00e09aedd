"""`mo-advisor tree`: the decision tree of a protocol, whole or from one situation, for a lawyer to sign off."""

from __future__ import annotations

from pathlib import Path

from mo_advisor.analysis.decision_tree import trees
from mo_advisor.commands.output import expect_possible, put_out
from mo_advisor.commands.which_protocol import needed
from mo_advisor.console import say
from mo_advisor.errors import WrongUsage
from mo_advisor.words.names import no_situation

TOO_LARGE = "This is more than Mermaid draws under its usual settings; draw one situation with --what, or raise maxEdges and maxTextSize."

CLAUSE = "clause"
ONLY_CLAUSE = "--by takes `clause`, and goes without --what."


def run(
    positional: str | None, option: str | None, what: str | None, by: str | None, format_: str, output: Path | None, force: bool, plain: bool,
) -> int:
    """Draws the tree of the protocol that was named, or gives its judgements by clause."""
    from mo_advisor.render.views.tree import boxes, tree_page

    if by not in (None, CLAUSE) or (by and what):
        raise WrongUsage(ONLY_CLAUSE)
    book = needed(positional, option)
    if what is not None and what not in book.vocabulary.situations:
        raise WrongUsage(f"There is {no_situation(what, book.vocabulary)}")
    expect_possible(format_, output, force)
    if by == CLAUSE:
        from mo_advisor.render.views.by_clause import by_clause_page

        put_out(by_clause_page(book), format_, output, force, plain)
        return 0
    grown = tuple(trees(book, (what,) if what else ()))
    if format_ == "mermaid":
        from mo_advisor.render.writers.mermaid import to_mermaid, too_large

        if too_large(to_mermaid(boxes(book, grown))):
            say(TOO_LARGE)
    put_out(tree_page(book, grown), format_, output, force, plain)
    return 0

"""On what something depends that only may apply, in words. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable

from mo_advisor.advice.advise import Advice, ShownClause
from mo_advisor.advice.contacts import Named
from mo_advisor.advice.undecided import Branch, of_clause, of_contact
from mo_advisor.protocol.book import Book

YOU, ABOUT, BUT_NOT, NAMED_HERE = "if you are: ", "if it is about: ", ", but not ", " or whoever holds the post named here"
UNLESS_YOU, UNLESS_SUBJECT = "unless that is you", "unless that is the person concerned"


def condition(advice: Advice, named: Named) -> str:
    """On which answers a contact depends, who only may be one; empty where it is one."""
    return _may_apply(advice, branches(advice, named), named.holds.depends) if named.holds.truth is None else ""


def branches(advice: Advice, named: Named) -> tuple[Branch, ...]:
    """The open questions on which a contact depends."""
    if named.holds.truth is not None:
        return ()
    match = next(shown.match for shown in advice.shown if shown.match.position.clause.id == named.clause)
    return of_contact(advice.book, advice.answers, named.contact, match)


def with_mark(said: str, mark: str) -> tuple[str, str]:
    """A condition, and the mark that the post may be somebody's own: said in the condition, where that ends with who somebody is not."""
    last = said.rpartition("; and ")[2].lower()
    side = {UNLESS_YOU: YOU, UNLESS_SUBJECT: ABOUT}.get(mark)
    if side and side in last and BUT_NOT in last:
        return f"{said.removesuffix('.')}{NAMED_HERE}.", ""
    return said, mark


def clause_condition(advice: Advice, clause: ShownClause) -> str:
    """On which answers a clause depends that only may apply; empty where it applies."""
    verdict = clause.match.verdict
    return _may_apply(advice, of_clause(advice.book, advice.answers, clause.match), verdict.depends) if verdict.truth is None else ""


def _may_apply(advice: Advice, branches: Iterable[Branch], depends: Iterable[str] = ()) -> str:
    """On which answers something depends, each open question in turn. depends: the open questions, in case none of them settles it alone."""
    said = [_branch(advice, branch) for branch in branches] or [f"it depends on {_asked_plainly(advice, question)}" for question in sorted(depends)]
    return f"May apply: {'; and '.join(said)}."


def _branch(advice: Advice, branch: Branch) -> str:
    """The answers under which it stands (`if`), or the fewer under which it falls (`unless`); of roles, the kind that it takes and whom not of it."""
    if not (branch.stands and branch.falls):
        return f"it depends on {_asked_plainly(advice, branch.question)}"
    question = {"who": "you are", "involved": "it is about"}.get(branch.question) or f"{_asked_plainly(advice, branch.question)} is"
    fewer = len(branch.falls) < len(branch.stands)
    kinds, but_not = (branch.stands, ()) if branch.question in advice.book.facts else _kinds(advice.book, branch)
    if but_not and len(but_not) <= len(branch.stands):
        return f"if {question}: {_labels(advice, branch, kinds)}{BUT_NOT}{_labels(advice, branch, but_not)}"
    return f"{'unless' if fewer else 'if'} {question}: {_labels(advice, branch, branch.falls if fewer else branch.stands)}"


def _kinds(book: Book, branch: Branch) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The widest kinds of the roles under which something stands, and the roles of these kinds under which it falls."""
    widest = [role for role in book.vocabulary.roles if not book.tree.parents[role]]
    roots = {role: next(kind for kind in widest if kind in book.tree.above[role]) for role in (*branch.stands, *branch.falls)}
    kinds = dict.fromkeys(roots[role] for role in branch.stands)
    return tuple(kinds), tuple(role for role in branch.falls if roots[role] in kinds)


def _asked_plainly(advice: Advice, question: str) -> str:
    plain = {"who": "who you are", "involved": "whom it is about"}
    return plain.get(question) or f"the answer to “{advice.book.facts[question].ask}”"


def _labels(advice: Advice, branch: Branch, values: Iterable[str]) -> str:
    labels = advice.book.facts[branch.question].values if branch.question in advice.book.facts else None
    return " or ".join(f"“{labels[value] if labels else advice.book.vocabulary.roles[value].short}”" for value in values)

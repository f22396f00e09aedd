"""Which clause governs, and whether any does, as choices: one that the advice gives, and others that cannot come into it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from random import Random

from mo_advisor.advice.advise import Advice, advise
from mo_advisor.advice.advise import Shown as ShownClause
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.silence import recorded
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Clause, Rule
from mo_advisor.protocol.resolving import references_to
from mo_advisor.protocol.words import words_of
from mo_advisor.training.quiz_choice import Choice, drawn
from mo_advisor.training.quiz_near import near_situations
from mo_advisor.training.showing import Shown

NONE, YES, NO = "none", "yes", "no"
NONE_TEXT = "None of these: it has nothing specific on this"
YES_TEXT, NO_TEXT = "Yes", "No, it is silent"
OFFERED = 4  # clauses, of which one governs unless the document is silent
BROAD = 4  # situations; a clause that governs more of them speaks of conduct in general
LONGEST_BEGINNING = 200  # characters of a clause
CUT = " […]"  # what stands where the beginning of a clause breaks off; no document prints it


def clause_choices(on: Shown, governs: ShownClause | None, dice: Random) -> tuple[Choice, ...]:
    """The choices, not shuffled yet. None of the clauses is among them, and is right where the document may be silent."""
    right = [governs.match.position.clause] if governs else []
    wrong = _wrong(on, right, dice)[:OFFERED - len(right)]
    if not (right or wrong):
        return ()
    return (
        *(Choice(clause.id, beginning(clause), True) for clause in right),
        *(Choice(clause.id, beginning(clause), False) for clause in wrong),
        Choice(NONE, NONE_TEXT, may_be_silent(on.advice)),
    )


def coverage_choices(advice: Advice) -> tuple[Choice, ...]:
    """Whether the document covers it: yes where a clause governs, no where a silence is recorded; both where an open answer decides."""
    return Choice(YES, YES_TEXT, not advice.silent), Choice(NO, NO_TEXT, may_be_silent(advice))


def governing(advice: Advice, dice: Random) -> ShownClause | None:
    """One of the clauses that govern: of those that surely apply before those that may, of rules before duties."""
    ranked = drawn(advice.clauses, lambda one: 2 * (one.match.verdict.truth is None) + one.match.weight, dice)
    return ranked[0] if ranked else None


def may_be_silent(advice: Advice) -> bool:
    """Whether the document is silent, or would be under an answer that the card leaves open, since no clause is certain to govern."""
    certain = any(one.match.verdict.truth for one in advice.clauses)
    return not certain and recorded(advice.book, advice.answers).truth is not False


def beginning(clause: Clause) -> str:
    """The first words of a clause, as the document prints them; cut between two words, which is shown, where there are more."""
    words = words_of(clause)
    if len(words) <= LONGEST_BEGINNING:
        return words
    return words[:LONGEST_BEGINNING + 1].rpartition(" ")[0] + CUT


def _wrong(on: Shown, right: Iterable[Clause], dice: Random) -> list[Clause]:
    """Clauses that govern other situations and that no answer brings into this one, the likeliest first; no two begin alike."""
    book, what = on.advice.book, on.advice.answers.what or ""
    near = set(near_situations(book, what))
    contacts = {one.contact.role for one in on.advice.contacts if one.contact.role}
    defended = touched(on)
    fair = (clause for clause in _governing_elsewhere(book) if clause.id not in defended)
    begun = {beginning(clause) for clause in right}
    found = []
    for clause in drawn(fair, lambda clause: _distance(clause, near, contacts), dice):
        if beginning(clause) not in begun:
            begun.add(beginning(clause))
            found.append(clause)
    return found


def _governing_elsewhere(book: Book) -> Iterator[Clause]:
    """The clauses that govern some situation; not those that speak of whatever is not covered, since they fit anything."""
    for position in book.positions:
        rules = position.clause.rules
        if any(_governs(rule) for rule in rules) and not any(rule.silent == "yes" for rule in rules):
            yield position.clause


def _governs(rule: Rule) -> bool:
    return rule.weight != "background"


def _distance(clause: Clause, near: set[str], contacts: set[str]) -> int:
    """How bad a wrong choice a clause makes: 0 for the rule of a situation like it; 3, and only for want of others, where it is so general
    that somebody could defend it."""
    ruled = [rule for rule in clause.rules if _governs(rule)]
    if len({situation for rule in ruled for situation in rule.situations}) > BROAD:
        return 3
    alike = [rule for rule in ruled if near.intersection(rule.situations)]
    if any(rule.weight == "rule" for rule in alike):
        return 0
    return 1 if alike or contacts.intersection(contact.role or "" for contact in clause.contacts) else 2


def touched(on: Shown) -> frozenset[str]:
    """The clauses that could be defended as an answer: those that either side is shown, or would be whatever the card leaves open or answers
    otherwise; those that these refer to; and those that a caution names beside them."""
    advices = [on.advice, *([on.other] if on.other else [])]
    book = on.advice.book
    open_ = [advise(book, Answers(what=advice.answers.what)) for advice in advices]
    shown = {clause for advice in (*advices, *open_) for clause in _in(advice)}
    cited = {
        position.clause.id for position in book.positions
        if any(citing.position.clause.id in shown and not citing.wrong for citing in references_to(book, position.clause.id))
    }
    return frozenset(shown | cited | {clause for advice in advices for caution in advice.cautions for clause in caution.clauses})


def _in(advice: Advice) -> Iterator[str]:
    yield from (one.match.position.clause.id for one in (*advice.clauses, *advice.general))
    yield from (clause for one in advice.contacts for clause in (one.clause, one.route))

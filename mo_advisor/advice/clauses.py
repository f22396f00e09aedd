"""Which clauses a set of answers brings in, and where they stand in the advice; and whether the protocol's silence is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.distinctions import Distinctions, as_told, for_every_asker, told_apart, told_by_silences
from mo_advisor.advice.logic import Verdict, all_hold, any_holds, applies, unknown
from mo_advisor.frozen import Frozen
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import WEIGHTS, Contact, Position, Rule

ROUTE = WEIGHTS.index("route")  # from here on a clause does not govern


class Match(Frozen):
    """A clause in the advice.

    verdict: True where it applies, None where it may. weight: 0 for a rule, 1 for a duty, 2 for a route, 3 for background. items: those that matter,
    from 1. offers: whether its contacts come with it. offering: the rules that bring them, as far as these may hold.
    """

    position: Position
    verdict: Verdict
    weight: int
    items: tuple[int, ...]
    offers: Verdict
    offering: tuple[Rule, ...]

    @property
    def governs(self) -> bool:
        """Whether it governs the situation (`clauses`), or says where to take it or is background to it."""
        return self.weight < ROUTE


class Matching(Frozen):
    """The clauses for a set of answers: those that govern, by weight and then in the document's order, then the background; and the silence."""

    governing: tuple[Match, ...]
    background: tuple[Match, ...]
    silent: bool

    @property
    def mapped(self) -> bool:
        """Whether the file has judged this situation for this asker at all."""
        return bool(self.governing) or self.silent


def recorded(book: Book, answers: Answers) -> Verdict:
    """Whether the file records that nothing addresses this."""
    if not answers.what:
        return unknown("what")
    told = told_by_silences(book, answers.what)
    return for_every_asker(book, told, answers, _silent(book, answers), lambda known: _silent(book, known))


def meant(record: Rule | Contact, book: Book, answers: Answers) -> Verdict:
    """Whether a rule holds, or a contact wherever its clause is read out; what is for recorded silences only, where one is recorded too."""
    verdict = applies(record, book, answers)
    return all_hold((verdict, _silent(book, answers))) if record.silent and answers.what else verdict


def _silent(book: Book, answers: Answers) -> Verdict:
    return any_holds(applies(silence, book, answers) for silence in book.silences[answers.what])


def match(book: Book, answers: Answers) -> Matching:
    """Finds the clauses for a set of answers. A silence is true only where it is recorded and no clause governs, not even perhaps."""
    quiet = recorded(book, answers)
    concerned = book.concerning[answers.what] if answers.what else book.positions
    matches = [found for position in concerned if (found := match_clause(book, answers, position))]
    governing = tuple(sorted((m for m in matches if m.governs), key=lambda m: (m.weight, m.position.order)))
    silent = quiet.truth is True and not governing
    return Matching(governing, tuple(m for m in matches if not m.governs), silent)


def match_clause(book: Book, answers: Answers, position: Position) -> Match | None:
    """How a clause stands under the answers, or None where no rule of it can hold."""
    return _match_clause(book, as_told(book, told_apart(book, position.clause, answers.what), answers), position)


@lru_cache(maxsize=65536)
def _match_clause(book: Book, answers: Answers, position: Position) -> Match | None:
    """`match_clause` for the answers on which it turns; kept, since those are few, and asked for again and again."""
    what = answers.what  # `applies` would say the same of rules for other situations, and take longer
    here = (rule for rule in position.clause.rules if not what or not rule.situations or what in rule.situations)
    rules = [(rule, verdict) for rule in here if (verdict := meant(rule, book, answers)).truth is not False]
    counted = [(rule, verdict) for rule, verdict in rules if rule.governs]
    told = told_apart(book, position.clause, what)
    verdict = _any_of(counted, book, told, answers)
    if verdict.truth is False:  # no rule governs for any asker; it may still be background
        counted = [(rule, verdict) for rule, verdict in rules if not rule.governs]
        verdict = _any_of(counted, book, told, answers)
    if verdict.truth is False:
        return None
    offering = [(rule, verdict) for rule, verdict in rules if rule.offers_contacts]
    return Match(
        position,
        verdict=verdict,
        weight=min(WEIGHTS.index(rule.weight) for rule, _ in counted),
        items=_items([rule for rule, _ in counted]),
        offers=_any_of(offering, book, told, answers),
        offering=tuple(rule for rule, _ in offering),
    )


def is_catch_all(match: Match, book: Book, answers: Answers) -> bool:
    """Whether a clause of the background is there, or may be, for whatever the document does not cover."""
    return any(rule.silent and applies(rule, book, answers).truth is not False for rule in match.position.clause.rules)


def _any_of(rules: Sequence[tuple[Rule, Verdict]], book: Book, told: Distinctions, answers: Answers) -> Verdict:
    """Whether one of some rules holds, each given with its verdict; every asker has his own, where who asks is not known."""
    return for_every_asker(
        book, told, answers, any_holds(verdict for _, verdict in rules), lambda known: any_holds(meant(rule, book, known) for rule, _ in rules)
    )


def _items(rules: Sequence[Rule]) -> tuple[int, ...]:
    return tuple(sorted({int(item) for rule in rules for item in rule.items}))

"""Asking about one situation: each of the likeliest clauses, and at the end whether the document is silent. Every answer is saved before the next."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import NamedTuple

from mo_advisor.errors import Invalid
from mo_advisor.interview.options import Option
from mo_advisor.interview.prompter import Prompter
from mo_advisor.interview.screens import BACK, WHY, Screen
from mo_advisor.lint.mapped import unjudged
from mo_advisor.mapping import where
from mo_advisor.mapping.file import MappingFile
from mo_advisor.mapping.judgements import EVERYBODY, Judged, Judgement, Only, Silent, Who, judgements_of
from mo_advisor.mapping.ranking import Offer, Ranking
from mo_advisor.mapping.whom import also_means, ask_whom, called, in_words, sides
from mo_advisor.mapping.writing import rewritten
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Position
from mo_advisor.protocol.words import words_of

NOTHING, ENOUGH, WHOM, OTHER, WHERE = "nothing", "no-more", "for-whom", "another-clause", "only-where"
OWN_WORDS, LATER = "own-words", "later"
SHORT, SEVERAL = 260, 9  # characters of a clause that are shown before somebody asks for all; clauses that are offered for words
WEIGHED = (
    Option("rule", "Rule: governs exactly this"),
    Option("duty", "Duty: bears on it"),
    Option("route", "Route: says where to take it"),
    Option("background", "Background to it"),
    Option(NOTHING, "Nothing to do with it"),
    Option(ENOUGH, "No more clauses for this situation"),
    Option(WHOM, "Not for everybody: say for whom"),
    Option(OTHER, "Another clause, by number or words"),
    Option(WHERE, "Only where it is about ...: say whom"),
)
REASONS = (
    Option("not-mentioned", "The document does not mention this."),
    Option("only-in-general", "The document speaks of this only in general words, which are given as background."),
    Option("something-near", "The document speaks of something near it, and not of this."),
    Option("other-people", "What the document says on this is not for these people."),
)
HINT = "Elsewhere: {governs} of {of} mapped documents have a clause for this. That decides nothing here."
SILENT = "No clause governs this for {whom}. Is the document silent on it?"
WHICH = "Type the number of the clause, or words that it holds. Enter alone goes back."
BY_RULES = "Nothing governs this in some cases for {}, which no single silence can say: change where a clause holds, or write the silence by hand."
ON_SCREEN = "{} is the clause that is asked about now."
REPLACED = "The silence that was recorded for {} is taken out, since a clause governs this now. Its reason was: {}"
BY_HAND = "{} has a rule for this that was written by hand with more conditions; it is left as it is."
REFUSED = "That was not written, because the file would not hold with it. What was said of a clause besides is taken back with --clause."
WEIGHTS_EXPLAINED = (
    "A rule and a duty are read out as what holds; a route only as where to take it; background stands below, as a definition does. "
    "Whom a clause names, and what it asks, is asked once for each clause, later on."
)


class Asked(NamedTuple):
    """A clause that is asked about, and why it is offered; an empty string where somebody named it."""

    position: Position
    why: str


def ask_situation(page: Prompter, file: MappingFile, ranking: Ranking, situation: str, place: str) -> bool:
    """Asks about a situation. False where somebody goes back behind its first clause. place: how far the work is, in words.

    Raises Left, KeyboardInterrupt or EOFError where somebody leaves; BadFile where the file was changed by something else.
    """
    asking = Asking(page, file, ranking, situation)
    asking.tell(place)
    while asking.ask_clauses():
        if asking.ask_silence():
            return True
    return False


class Asking:
    """One situation while it is asked about.

    whom, only: for whom the next answer is, and where alone it holds, where somebody has said so. explained: whether the weights were.
    """

    def __init__(self, page: Prompter, file: MappingFile, ranking: Ranking, situation: str) -> None:
        self.page = page
        self.file = file
        self.ranking = ranking
        self.situation = situation
        self.whom: Who | None = None
        self.only: Only | None = None
        self.explained = False
        self.place = 0
        self.clauses = [Asked(offer.position, why_offered(offer, file.book)) for offer in ranking.offers(situation)]
        self.clauses += [Asked(position, "") for position in self._judged_before()]
        self.clauses = [asked._replace(why=f"{asked.why} {self._elsewhere_here(asked.position.clause.id)}".strip()) for asked in self.clauses]
        self.clauses.sort(key=lambda asked: asked.position.clause.review is None)  # what is to be looked at again comes first

    def _judged_before(self) -> Iterable[Position]:
        offered = {asked.position.clause.id for asked in self.clauses}
        twins = (judged.clause for judgement in self.twins.values() for judged in judgement.clauses if judged.governs)
        judged = dict.fromkeys((*(judged.clause for judged in self.judgement.clauses), *twins))
        return [self.file.book.by_id[clause] for clause in judged if clause not in offered]

    @property
    def twins(self) -> dict[str, Judgement]:
        """The situations that are one with this one, once an answer is filled in, with what is judged of them."""
        pairs = [{same.situation, same.other} for same in self.file.book.vocabulary.same_as]
        others = dict.fromkeys(other for pair in pairs if self.situation in pair for other in sorted(pair) if other != self.situation)
        judgements = judgements_of(self.file.book.protocol)
        return {other: judgements[other] for other in others if other in judgements}

    def _elsewhere_here(self, clause: str) -> str:
        """What the clause was judged to be for a situation that should agree with this one."""
        held = [(other, judged) for other, judgement in self.twins.items() for judged in judgement.clauses if judged.clause == clause]
        told = dict.fromkeys(f"{other.replace('-', ' ')}: {judged.weight}" for other, judged in held)
        return f"Judged already for {'; '.join(told)}." if told else ""

    @property
    def judgement(self) -> Judgement:
        """What the file holds on the situation."""
        return judgements_of(self.file.book.protocol).get(self.situation, Judgement())

    def tell(self, place: str) -> None:
        """Says which situation it is, what other documents make of it, and what is offered."""
        vocabulary = self.file.book.vocabulary
        situation, elsewhere = vocabulary.situations[self.situation], self.ranking.elsewhere(self.situation)
        hint = HINT.format(governs=elsewhere.governs, of=elsewhere.of) if elsewhere.of else ""
        by_hand = [BY_HAND.format(clause) for clause in sorted(self.judgement.by_hand)]
        told = f"{place} {vocabulary.categories[situation.category]}: {situation.label} [{situation.id}]"
        self.page.tell(told, *filter(None, (hint, *by_hand)))

    def ask_clauses(self) -> bool:
        """Asks about the clauses in turn; False where somebody goes back behind the first."""
        while self.place < len(self.clauses):
            value = self.page.choose(self._screen(self.clauses[self.place]))
            if value == BACK:
                if not self.place:
                    return False
                self.place -= 1
            elif value == ENOUGH:
                break
            elif value == WHY:
                self._tell_whole()
            elif value == WHOM:
                self.whom = ask_whom(self.page, self.file.book, f"{self.clauses[self.place].position.clause.id}.")
            elif value == WHERE:
                self.only = self._ask_where()
            elif value == OTHER:
                self._ask_other()
            else:
                self._take(value)
        return True

    def _screen(self, asked: Asked) -> Screen:
        clause = asked.position.clause
        words = textwrap.shorten(words_of(clause), SHORT, placeholder=" … (? for all of it)")
        counted = f"{self.situation.replace('-', ' ').capitalize()}, {self.place + 1} of {len(self.clauses)}. {clause.id}: {words}"
        who, only = self._meant(clause.id)
        alone = where.in_words(only, self.file.book)
        limits = (f"for {in_words(who, self.file.book.vocabulary)}" if who else "", f"where it is {alone}" if alone else "")
        said = " and ".join(filter(None, limits))
        wide = also_means(self.file.book, (*only.about, *only.but))
        told = " ".join(filter(None, (asked.why, f"Only {said}." if said else "", f"{wide}." if wide else "")))
        back = "The clause before" if self.place else "The situation before"
        return Screen(clause.id, counted, WEIGHED, told, back=back, marked=self.judgement.of(clause.id, who, only), at_once=True)

    def _tell_whole(self) -> None:
        position = self.clauses[self.place].position
        headings = " › ".join(section.heading for section in position.headings)
        whole = f"{position.clause.id}: {words_of(position.clause)}"
        self.page.tell(*filter(None, (headings, whole, "" if self.explained else WEIGHTS_EXPLAINED)))
        self.explained = True

    def _take(self, weight: str) -> None:
        """Saves what was said of the clause, and goes on to the next."""
        clause = self.clauses[self.place].position.clause.id
        old = self.judgement
        who, only = self._meant(clause)
        new = old.without_clause(clause, who, only) if weight == NOTHING else old.with_clause(Judged(clause, weight, who, only))
        if self._save(old, new):
            self._tell_replaced(old, new)
            self.place, self.whom, self.only = self.place + 1, None, None

    def _tell_replaced(self, old: Judgement, new: Judgement) -> None:
        """Says which silences a clause that governs has taken the place of."""
        for silent in old.silences:
            if silent not in new.silences:
                self.page.tell(REPLACED.format(in_words(silent.who, self.file.book.vocabulary), silent.reason))

    def _meant(self, clause: str) -> tuple[Who, Only]:
        """For whom, and where alone, the next answer on a clause is: as somebody has just said, else as it was judged."""
        before = self.judgement.first(clause)
        return before.who if self.whom is None else self.whom, before.only if self.only is None else self.only

    def _ask_where(self) -> Only | None:
        clause = self.clauses[self.place].position.clause
        judged = (self.judgement.clauses, *(judgement.clauses for judgement in self.twins.values()))
        lists = where.lists_for(self.file.book, clause, judged)
        return where.ask_where(self.page, self.file.book, f"{clause.id}.", lists, self.ranking.facts(self.situation))

    def _save(self, old: Judgement, new: Judgement) -> bool:
        try:
            self.file.change(lambda text: rewritten(text, self.situation, old, new))
        except Invalid as invalid:
            self.page.tell(REFUSED, *dict.fromkeys(problem.message for problem in invalid.problems))
            return False
        return True

    def _ask_other(self) -> None:
        """Puts a clause that somebody names in front of the one that is asked about."""
        typed = self.page.line(WHICH, "Clause:")
        found = named_clauses(self.file.book, typed) if typed else []
        if not found:
            self.page.tell(*(["No clause is like that."] if typed else []))
            return
        chosen = found[0]
        if len(found) > 1:
            clauses = (position.clause for position in found)
            options = tuple(Option(clause.id, f"{clause.id}: {textwrap.shorten(words_of(clause), 80)}") for clause in clauses)
            value = self.page.choose(Screen("clause", "Which of these?", options, back="None of these"))
            if value in (BACK, WHY):
                return
            chosen = self.file.book.by_id[value]
        same = next((place for place, asked in enumerate(self.clauses) if asked.position.clause.id == chosen.clause.id), None)
        if same == self.place:
            self.page.tell(ON_SCREEN.format(chosen.clause.id))
            return
        if same is not None:  # it is asked about now, and not a second time
            del self.clauses[same]
            self.place -= same < self.place
        self.clauses.insert(self.place, Asked(chosen, "You named it."))

    def ask_silence(self) -> bool:
        """Asks whether the document is silent where nothing governs, for each for whom that is so; False where somebody goes back to the clauses."""
        open_, _ = unjudged(self.file.book, self.situation)
        for who, but, only in self._silences(open_):
            if only is None:
                self.page.tell(BY_RULES.format(in_words(who, self.file.book.vocabulary)))
                continue
            while (reason := self._reason(who, but, only)) == WHY:
                self.page.tell("A silence is recorded with the reason why it is no oversight. “Later” leaves the situation open.")
            if reason == BACK:
                self.place = max(0, len(self.clauses) - 1)
                return False
            if reason != LATER:
                old = self.judgement
                self._save(old, old.with_silence(Silent(reason, who, but, only)))
        return True

    def _silences(self, open_: Iterable[str]) -> list[tuple[Who, Who, Only | None]]:
        """The askers for whom something is open, those to leave out, and where it is: everywhere but where something governs."""
        book, clauses = self.file.book, self.judgement.clauses
        every = list(sides(book).values())
        groups = for_whom(book, open_)
        rests = [where.where_nothing_governs(book, clauses, side) for side in every]
        if groups == [(EVERYBODY, ())] and len(set(rests)) > 1:
            return [(side, (), rest) for side, rest in zip(every, rests, strict=True)]
        return [(who, but, where.where_nothing_governs(book, clauses, who) if who else rests[0]) for who, but in groups]

    def _reason(self, who: Who, but: Who, only: Only) -> str:
        vocabulary = self.file.book.vocabulary
        whom = in_words(who, vocabulary) + (f", but the {in_words(but, vocabulary)}" if but else "")
        limits = where.in_words(only, self.file.book)
        told = SILENT.format(whom=f"{whom}, where it is {limits}" if limits else whom)
        options = (*REASONS, Option(OWN_WORDS, "Silent, for a reason in my own words"), Option(LATER, "Not decided yet: later"))
        value = self.page.choose(Screen("silent", told, options, back="Back to the clauses", at_once=True))
        if value == OWN_WORDS:
            return self.page.line("Why is it silence and not an oversight?", "Reason:") or BACK
        return next((option.label for option in REASONS if option.value == value), value)


def for_whom(book: Book, roles: Iterable[str]) -> list[tuple[Who, Who]]:
    """The askers for whom something is open, as a silence can name them: everybody, or each side; each with those to leave out, who are judged."""
    open_, tree = set(roles), book.tree
    found = []
    every = tuple(sides(book).values())
    for side in every:
        inside = [role for role in book.asking if role in tree.kin(side)]
        judged = [role for role in inside if not open_ & tree.below[role]]
        but = tuple(role for role in judged if not any(wider in judged for wider in tree.parents[role]))
        if open_.intersection(inside):
            found.append((side, but))
    everybody = len(found) == len(every) and not any(but for _, but in found)
    return [(EVERYBODY, ())] if everybody else found


def why_offered(offer: Offer, book: Book) -> str:
    """Why a clause is offered, in words."""
    like = f"like {offer.like.council} {offer.like.clause}" if offer.like else ""
    names = f"it names the {', '.join(called(role, book.vocabulary) for role in offer.names)}" if offer.names else ""
    words = f"words of the situation: {', '.join(offer.words)}" if offer.words else ""
    said = "; ".join(filter(None, (like, names, words)))
    return f"{said[:1].upper()}{said[1:]}." if said else "Nothing in particular speaks for it."


def named_clauses(book: Book, typed: str) -> list[Position]:
    """The clause of a number, or those that hold some words, no more than fit a list."""
    if typed in book.by_id:
        return [book.by_id[typed]]
    wanted = typed.casefold().split()
    return [position for position in book.positions if all(word in words_of(position.clause).casefold() for word in wanted)][:SEVERAL]

"""What is broken on purpose, in the file or in the engine, is found by the proof, and as the property that it breaks."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest

from mo_advisor.advice import advise, cautions, clauses, contacts, headline, identity, logic, reasons
from mo_advisor.advice import as_json as record
from mo_advisor.advice import reference_code as reference
from mo_advisor.advice import why_not as whynot
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.distinctions import Distinctions, askers_by
from mo_advisor.advice.logic import FAILS, HOLDS, Verdict, any_holds
from mo_advisor.frozen import replace
from mo_advisor.interview import next_question as questions
from mo_advisor.proof import properties, readers
from mo_advisor.proof.certificate import Certificate
from mo_advisor.proof.prove import prove
from mo_advisor.protocol.as_json import clause_record
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.role_tree import RoleTree
from tests.proof.small import MUTANTS, mutated, small

Patch = pytest.MonkeyPatch


def broken(certificate: Certificate) -> set[str]:
    return {shown.of for shown in (*certificate.counterexamples, *certificate.notes)}


@pytest.mark.slow
def test_everything_holds_of_the_original() -> None:
    certificate = prove(small()).certificate
    assert certificate.holds
    assert not certificate.notes
    assert certificate.answer_sets == 7 * (2**6 + 1) * 6 * 3 * 4


@pytest.mark.slow
@pytest.mark.parametrize("mutant", MUTANTS, ids=[mutant["name"] for mutant in MUTANTS])
def test_a_changed_file_is_found(mutant: dict[str, Any]) -> None:
    assert mutant["breaks"] in broken(prove(mutated(mutant)).certificate)


def forgets_not_sure(part: str) -> Callable[[Patch], None]:
    """An engine to which no answer is a No."""

    def patch(monkeypatch: Patch) -> None:
        known = getattr(logic, part)

        def certain(*given: Any) -> Verdict:
            verdict: Verdict = known(*given)
            return FAILS if verdict.truth is None else verdict

        monkeypatch.setattr(logic, part, certain)

    return patch


def forgets_exceptions(monkeypatch: Patch) -> None:
    """An engine that takes `none_of` for `any_of`."""
    whole = logic.holds

    def flipped(given: Any, atom: Any) -> Verdict:
        return any_holds(atom(part) for part in given.none_of) if given and given.none_of else whole(given, atom)

    monkeypatch.setattr(logic, "holds", flipped)


def takes_roles_literally(monkeypatch: Patch) -> None:
    """A narrower answer loses the clauses of its wider role."""
    monkeypatch.setattr(RoleTree, "truth", lambda _, named, role: named == role)


def never_narrows(monkeypatch: Patch) -> None:
    """A wider role is taken to be none of its narrower ones."""
    monkeypatch.setattr(RoleTree, "truth", lambda tree, named, role: role in tree.above[named])


def sees_one_person(monkeypatch: Patch) -> None:
    """Only the first of several people involved counts."""
    whole = logic.is_involved
    monkeypatch.setattr(logic, "is_involved", lambda tree, involved, role: whole(tree, involved and involved[:1], role))


def sends_to_the_subject(monkeypatch: Patch) -> None:
    monkeypatch.setattr(contacts, "is_the_subject", lambda *_: FAILS)


def sends_to_the_asker(monkeypatch: Patch) -> None:
    monkeypatch.setattr(contacts, "is_the_asker", lambda *_: FAILS)


def overlooks_who_may_be_meant(monkeypatch: Patch) -> None:
    """Of several people involved, one who may be of the party's kind is forgotten beside one who surely is."""
    whole = identity.is_the_subject

    def subject(book: Book, answers: Answers, post: str) -> Verdict:
        kind = book.tree.kin(book.vocabulary.situations[answers.what].party)
        surely = tuple(role for role in answers.involved or () if role in kind)
        return whole(book, replace(answers, involved=surely) if surely else answers, post)

    monkeypatch.setattr(contacts, "is_the_subject", subject)


def withholds_on_a_guess(monkeypatch: Patch) -> None:
    """Whoever may be the person concerned is taken to be."""
    for known in ("is_the_subject", "is_the_asker", "ranks_below_the_subject", "ranks_below_the_asker"):
        whole = getattr(contacts, known)
        monkeypatch.setattr(contacts, known, lambda *given, whole=whole: FAILS if whole(*given).truth is False else HOLDS)


def withholds_for_a_pair(monkeypatch: Patch) -> None:
    """Posts that one person may hold elsewhere count as one person's."""
    monkeypatch.setattr(identity, "is_the_same", lambda book, *posts: len(set(posts)) == 1 or frozenset(posts) in book.vocabulary.same_person)


def withholds_the_wronged(monkeypatch: Patch) -> None:
    """Whoever is named is complained of, though they were wronged."""
    whole = identity.is_the_subject
    monkeypatch.setattr(contacts, "is_the_subject", lambda book, given, post: HOLDS if post in (given.involved or ()) else whole(book, given, post))


def suspects_the_wronged(monkeypatch: Patch) -> None:
    """Whoever was wronged may also be who is complained of."""
    whole = identity.is_the_subject

    def unwronged(book: Book, given: Answers, post: str) -> Verdict:
        situations = {of: replace(situation, victim=()) for of, situation in book.vocabulary.situations.items()}
        return whole(Book(book.protocol, replace(book.vocabulary, situations=situations), book.data, book.named), given, post)

    monkeypatch.setattr(contacts, "is_the_subject", unwronged)


def settles_the_party_too_early(monkeypatch: Patch) -> None:
    """Somebody who only may be of the party's kind rules out everybody else of it."""
    whole = identity._perhaps
    related = identity._related

    def only_related(*given: Any) -> Verdict:
        monkeypatch.setattr(identity, "_perhaps", whole)
        found = related(*given)
        monkeypatch.setattr(identity, "_perhaps", lambda _: FAILS)
        return found

    monkeypatch.setattr(identity, "_related", only_related)


def suspects_outsiders(monkeypatch: Patch) -> None:
    """With an outsider involved each officer is marked all the same."""
    monkeypatch.setattr(identity, "_outsiders", lambda _: frozenset())


def sends_to_a_post_below(monkeypatch: Patch) -> None:
    monkeypatch.setattr(contacts, "ranks_below_the_subject", lambda *_: FAILS)


def sends_to_a_superior_whom_nobody_has(monkeypatch: Patch) -> None:
    monkeypatch.setattr(contacts, "ranks_below_the_asker", lambda *_: FAILS)


def forgets_who_is_the_same(monkeypatch: Patch) -> None:
    """What the file says of posts that one person holds is not read."""
    monkeypatch.setattr(identity, "is_the_same", lambda _, role, post: role == post)


def invents_an_actor(monkeypatch: Patch) -> None:
    """Steps of which the words do not say who takes them are the caller's."""
    whole = contacts._taken_by
    monkeypatch.setattr(contacts, "_taken_by", lambda *given: whole(*given) or "you")


def gives_the_callers_step_away(monkeypatch: Patch) -> None:
    """A caller who is one of those who take a step is told that another takes it."""
    whole = contacts._taken_by
    monkeypatch.setattr(contacts, "_taken_by", lambda book, given, contact: contact.by[0] if contact.by else whole(book, given, contact))


def numbers_a_lone_step(monkeypatch: Patch) -> None:
    """A step keeps its number in the file, whatever is shown beside it."""

    def kept(named: Any) -> Any:
        return tuple(replace(contact, step=int(contact.contact.step) if contact.contact.step else None) for contact in named)

    for room in (contacts, properties):
        monkeypatch.setattr(room, "numbered", kept)


def numbers_nothing(monkeypatch: Patch) -> None:
    for room in (contacts, properties):
        monkeypatch.setattr(room, "numbered", tuple)


def leaves_a_route_in_general(monkeypatch: Patch) -> None:
    monkeypatch.setattr(advise, "own_clauses", lambda _: frozenset())


def shows_a_route_twice(monkeypatch: Patch) -> None:
    """A clause that governs is among the routes too."""
    finds_otherwise(monkeypatch, lambda found: replace(found, background=(*found.governing[:1], *found.background)))


def names_a_later_step_first(monkeypatch: Patch) -> None:
    """Whoever else a step sends the caller to is named first as well."""
    monkeypatch.setattr(headline, "_first", headline.yours)


def forgets_whom_to_go_to(monkeypatch: Patch) -> None:
    monkeypatch.setattr(headline, "_first", lambda _: ())


def says_it_in_other_words(monkeypatch: Patch) -> None:
    monkeypatch.setattr(headline, "decisive_words", lambda _: (headline.Decisive("as it thinks fit", None),))


def says_that_nobody_is_named(monkeypatch: Patch) -> None:
    """Whoever is left out is forgotten where it is said whom the document names."""
    for room in (advise, properties):
        whole = room.nobody_line
        monkeypatch.setattr(room, "nobody_line", lambda named, general, _, whole=whole: whole(named, general, ()))


def leaves_them_alone(monkeypatch: Patch) -> None:
    """Where the document names nobody, nothing says whom any council has."""
    for room in (advise, properties):
        monkeypatch.setattr(room, "nobody_line", lambda *_: None)


def invents_silence(monkeypatch: Patch) -> None:
    monkeypatch.setattr(clauses, "_silent", lambda *_: HOLDS)


def guesses_silence(monkeypatch: Patch) -> None:
    """A silence that may be recorded is taken to be."""
    whole = clauses._silent
    monkeypatch.setattr(clauses, "_silent", lambda book, given: FAILS if whole(book, given).truth is False else HOLDS)


def finds_otherwise(monkeypatch: Patch, change: Callable[[clauses.Matching], clauses.Matching]) -> None:
    """Other clauses stand in the advice than were found for its contacts."""

    def otherwise(book: Book, given: Answers) -> tuple[object, ...]:
        found, *others = contacts.clauses_and_contacts(book, given)
        return change(found), *others

    monkeypatch.setattr(advise, "clauses_and_contacts", otherwise)


def calls_everything_silent(monkeypatch: Patch) -> None:
    finds_otherwise(monkeypatch, lambda found: replace(found, silent=True))


def loses_the_second_clause(monkeypatch: Patch) -> None:
    finds_otherwise(monkeypatch, lambda found: replace(found, governing=found.governing[:1]))


def gives_no_reason(monkeypatch: Patch) -> None:
    monkeypatch.setattr(reasons, "_stands_alike", lambda *_: True)


def gives_every_reason(monkeypatch: Patch) -> None:
    monkeypatch.setattr(reasons, "combinations", lambda given, size: combinations(given, len(given) - size))


def turns_the_steps_round(monkeypatch: Patch) -> None:
    monkeypatch.setattr(contacts, "_order", lambda _, named: -int(named.contact.step or 0))


def withholds_cautions(monkeypatch: Patch) -> None:
    monkeypatch.setattr(cautions, "concerns", lambda *_: False)


def mends_the_words(monkeypatch: Patch) -> None:
    whole = clause_record
    monkeypatch.setattr(record, "clause_record", lambda position: {**whole(position), "text": position.clause.text.replace("may", "must")})


def keeps_the_order_of_typing(monkeypatch: Patch) -> None:
    monkeypatch.setattr(advise, "in_order", lambda given, _: given)


def hides_what_is_open(monkeypatch: Patch) -> None:
    monkeypatch.setattr(advise, "_open", lambda *_: ())


def asks_what_changes_nothing(monkeypatch: Patch) -> None:
    whole = questions.open_questions

    def more(book: Book, given: Answers, asked: Any) -> tuple[str, ...]:
        found = whole(book, given, asked)
        return found if "serious" in {*asked, *found} else (*found, "serious")

    monkeypatch.setattr(questions, "open_questions", more)


def asks_for_ever(monkeypatch: Patch) -> None:
    monkeypatch.setattr(questions, "_best", lambda *_: "serious")


def asks_too_little(monkeypatch: Patch) -> None:
    monkeypatch.setattr(questions, "open_questions", lambda *_: ())


def promises_what_it_does_not_keep(monkeypatch: Patch) -> None:
    """An explanation whose changes are not those that bring the clause in."""
    monkeypatch.setattr(readers, "changed", lambda answers, _: answers)


def knows_no_way(monkeypatch: Patch) -> None:
    """An explanation that says of every clause that nothing brings it in."""
    whole = whynot.why_not
    monkeypatch.setattr(readers, "why_not", lambda advice, position: replace(whole(advice, position), ways=()))


def asks_for_more_than_is_needed(monkeypatch: Patch) -> None:
    """An explanation with a change that nothing needs."""
    whole = whynot.why_not

    def more(advice: Any, position: Any) -> Any:
        found = whole(advice, position)
        return replace(found, ways=tuple(replace(way, changes={**way.changes, "needless": None}) for way in found.ways))

    monkeypatch.setattr(readers, "why_not", more)


def takes_the_first_for_everybody(monkeypatch: Patch) -> None:
    """What holds of one asker is said to somebody who is not sure who asks."""

    def first(book: Book, told: Distinctions, given: Answers, verdict: Verdict, judge: Callable[[Answers], Verdict]) -> Verdict:
        return judge(replace(given, who=askers_by(book, told.who)[0])) if given.who is None and given.what else verdict

    for room in (clauses, contacts):
        monkeypatch.setattr(room, "for_every_asker", first)


def forgets_who_asked(monkeypatch: Patch) -> None:
    """A reference that comes back without the asker."""
    whole = reference.answers_of
    monkeypatch.setattr(readers, "answers_of", lambda book, held: replace(whole(book, held), who=None))


ENGINES: dict[Callable[[Patch], None], str] = {
    forgets_not_sure("who_is"): "7",
    forgets_not_sure("is_involved"): "7",
    forgets_not_sure("fact_is"): "7",
    forgets_exceptions: "2",
    takes_roles_literally: "7",
    never_narrows: "7",
    sees_one_person: "pieces",
    sends_to_the_subject: "3",
    sends_to_the_asker: "3",
    overlooks_who_may_be_meant: "7",
    settles_the_party_too_early: "7",
    withholds_on_a_guess: "established",
    withholds_for_a_pair: "established",
    withholds_the_wronged: "wronged",
    suspects_the_wronged: "wronged",
    suspects_outsiders: "3",
    sends_to_a_post_below: "3",
    sends_to_a_superior_whom_nobody_has: "3",
    forgets_who_is_the_same: "3",
    invents_an_actor: "actor",
    gives_the_callers_step_away: "actor",
    numbers_a_lone_step: "numbered",
    numbers_nothing: "numbered",
    leaves_a_route_in_general: "placed",
    shows_a_route_twice: "placed",
    names_a_later_step_first: "headline",
    forgets_whom_to_go_to: "headline",
    says_it_in_other_words: "headline",
    says_that_nobody_is_named: "nobody",
    leaves_them_alone: "nobody",
    invents_silence: "completions",
    guesses_silence: "completions",
    calls_everything_silent: "2",
    loses_the_second_clause: "pieces",
    gives_no_reason: "why",
    gives_every_reason: "why",
    turns_the_steps_round: "pieces",
    withholds_cautions: "completions",
    mends_the_words: "4",
    keeps_the_order_of_typing: "6",
    hides_what_is_open: "7",
    asks_what_changes_nothing: "1",
    asks_for_ever: "1",
    asks_too_little: "5",
    promises_what_it_does_not_keep: "why-not",
    knows_no_way: "why-not",
    asks_for_more_than_is_needed: "why-not",
    takes_the_first_for_everybody: "7",
    forgets_who_asked: "reference",
}


@pytest.mark.slow
@pytest.mark.parametrize(("engine", "breaks"), ENGINES.items(), ids=[engine.__qualname__.split(".")[0] for engine in ENGINES])
def test_a_changed_engine_is_found(engine: Callable[[Patch], None], breaks: str, monkeypatch: Patch) -> None:
    engine(monkeypatch)
    assert breaks in broken(prove(small()).certificate)

"""The contract's properties, held over random answers on all five protocols by checkers that share no code with the engine's filters."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mo_advisor.advice.advise import Advice, advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.as_json import advice_record
from mo_advisor.advice.contacts import Named, numbered
from mo_advisor.frozen import replace
from mo_advisor.protocol.book import Book
from mo_advisor.render.writers.json import to_json
from mo_advisor.vocabulary import shared
from tests.advice.strategies import FACTS, answers, involved, roles
from tests.conftest import SHIPPED, examples, shipped

books = st.sampled_from(SHIPPED).map(shipped)
MANY = examples(300)


def wider(book: Book, role: str) -> set[str]:
    """A role and everything that it is, walked up by hand from the vocabulary and the file."""
    found, waiting = set(), [role]
    while waiting:
        role = waiting.pop()
        found.add(role)
        note = book.protocol.roles.get(role)
        parent = shared().roles[role].parent
        waiting += note.is_ if note and note.is_ else [parent] if parent else []
    return found


def known_as(book: Book, role: str) -> set[str]:
    """The posts that somebody who is named by a role is known to hold: the very one, and those that the file says are the same person's."""
    return {role, *(post for posts in book.protocol.same_people if role in posts for post in posts)}


def wronged(book: Book, given: Answers) -> set[str]:
    """Who is named and was wronged."""
    return {role for role in given.involved or () if wider(book, role) & set(shared().situations[given.what].victim)}


def subjects(book: Book, given: Answers) -> set[str]:
    """Who is named and complained of."""
    situation = shared().situations[given.what]
    return {role for role in given.involved or () if situation.complaint and set(situation.party) & wider(book, role)} - wronged(book, given)


@MANY
@given(books, answers)
def test_nobody_is_sent_to_the_person_that_it_is_about_or_to_themselves(book: Book, given: Answers) -> None:
    advice = advise(book, given)
    contacts = [named.contact for named in advice.contacts if named.contact.role]
    posts = [(contact.role, contact.one_of_many or contact.part == "other-party") for contact in contacts]
    posts += [(general.adviser.role, False) for general in advice.advisers]
    for post, someone_else in posts:
        assert someone_else or given.who is None or post not in known_as(book, given.who)
        assert someone_else or post in wronged(book, given) or not any(post in known_as(book, subject) for subject in subjects(book, given))


@MANY
@given(books, answers)
def test_nobody_is_left_out_on_a_guess(book: Book, given: Answers) -> None:
    """Withheld implies established, by the very roles that were answered; and it is said, with its clause."""
    advice = advise(book, given)
    said = {clause for caution in advice.cautions if caution.kind in ("left-out", "gap") for clause in caution.clauses}
    for left_out in advice.left_out:
        people = subjects(book, given) if left_out.why in ("subject", "below") else {given.who} if given.who else set()
        posts = {post for person in people for post in known_as(book, person)}
        below = {post for person in people for post in shared().senior_to.get(person, ())}
        assert left_out.role in (posts if left_out.why in ("subject", "asker") else below)
        assert left_out.clause in said


@MANY
@given(books, answers)
def test_nobody_who_was_wronged_is_left_out_as_the_person_complained_of(book: Book, given: Answers) -> None:
    left_out = {left_out.role for left_out in advise(book, given).left_out if left_out.why == "subject"}
    assert not left_out & wronged(book, given)


@MANY
@given(books, answers)
def test_where_it_names_nobody_nobody_was_left_out(book: Book, given: Answers) -> None:
    advice = advise(book, given)
    lines = {notice.kind for notice in advice.notices}
    if advice.left_out:
        assert "names nobody" not in advice.message
        assert "nobody-named" not in lines
    somebody = [named for named in advice.contacts if named.by == "you" and not named.contact.defunct]
    assert bool(somebody or advice.advisers) != bool(lines & {"nobody-named", "nobody-else-named"})


@MANY
@given(books, answers)
def test_a_step_is_numbered_only_where_its_route_is_ordered(book: Book, given: Answers) -> None:
    routes: dict[str, list[Named]] = {}
    for named in advise(book, given).contacts:
        routes.setdefault(named.route, []).append(named)
    for route in routes.values():
        ordered = sorted({int(named.contact.step) for named in route if named.contact.step})
        yours = [named for named in route if named.by == "you"]
        for side in (yours, [named for named in route if named.by != "you"]):
            in_order = [named for named in side if named.step]
            assert all(named.contact.step for named in in_order)
            assert not in_order or len(ordered) > 1
            assert [named.step for named in in_order] == sorted(named.step for named in in_order if named.step)
        own = sorted({int(named.contact.step) for named in yours if named.contact.step})
        numbers = {named.step for named in yours} - {None}
        assert numbers == set(range(1, len(numbers) + 1))
        assert bool(numbers) == (len(own) > 1 or (len(ordered) > 1 and own == ordered[:1]))


def test_a_step_that_is_left_alone_loses_its_number() -> None:
    """Whoever numbers some of the contacts of an advice anew, as a decision tree does, keeps no number of before."""
    first, then = (named for named in advise(shipped("somerset"), Answers("member", ("officer",), "complain-about-officer")).contacts if named.step)
    assert (first.step, then.step) == (1, 2)
    assert [named.step for named in numbered([first])] == [None]
    assert [named.step for named in numbered([then])] == [None]
    assert [named.step for named in numbered([first, then])] == [1, 2]


@MANY
@given(books, answers)
def test_no_step_has_an_actor_whom_the_words_do_not_give(book: Book, given: Answers) -> None:
    advice = advise(book, given)
    asker = wider(book, given.who) if given.who else set()
    for named in advice.contacts:
        contact = named.contact
        if contact.passive:
            assert named.by == ""
        elif not contact.by or asker & set(contact.by):
            assert named.by == "you"
        else:
            assert named.by in contact.by


@MANY
@given(books, answers)
def test_every_clause_that_sends_the_asker_to_somebody_governs_or_is_a_route(book: Book, given: Answers) -> None:
    advice = advise(book, given)
    clauses, routes, general = ([shown.match.position.clause.id for shown in some] for some in (advice.clauses, advice.routes, advice.general))
    sending = {named.clause for named in advice.contacts if named.by == "you"}
    assert sending <= {*clauses, *routes}
    assert set(routes) <= sending
    assert len({*clauses, *routes, *general}) == len(clauses) + len(routes) + len(general)


@MANY
@given(books, answers)
def test_every_mapped_situation_has_clauses_or_a_recorded_silence(book: Book, given: Answers) -> None:
    advice = advise(book, given)
    assert advice.mapped or not book.protocol.mapped
    assert not (advice.silent and advice.clauses)
    assert bool(advice.message) == (advice.silent or not advice.mapped)


@MANY
@given(books, answers)
def test_every_contact_and_caution_cites_a_clause_that_is_printed(book: Book, given: Answers) -> None:
    advice = advise(book, given)
    printed = {shown.match.position.clause.id for shown in advice.shown}
    assert {one.clause for one in advice.contacts} <= printed
    assert {clause for caution in advice.cautions for clause in caution.clauses} <= set(book.by_id)


@MANY
@given(books, answers)
def test_an_uncertain_clause_or_contact_says_on_which_open_question_it_depends(book: Book, given: Answers) -> None:
    advice = advise(book, given)
    verdicts = [shown.match.verdict for shown in advice.shown] + [one.verdict for one in advice.contacts]
    for verdict in verdicts:
        assert verdict.truth is not False
        assert bool(verdict.depends) == (verdict.truth is None)
        assert verdict.depends <= set(advice.open_questions)


def certain(advice: Advice) -> Iterator[tuple[str, ...]]:
    """What an advice is sure of."""
    for shown in advice.clauses:
        if shown.match.verdict.truth:
            yield "clause", shown.match.position.clause.id
    for shown in advice.shown:
        if shown.match.verdict.truth:
            yield "shown", shown.match.position.clause.id
    for one in advice.contacts:
        if one.verdict.truth:
            yield "contact", one.route, one.clause, one.contact.title, one.contact.do
    if advice.silent:
        yield ("silent",)


@st.composite
def refined(draw: st.DrawFn) -> tuple[Book, Answers, Answers]:
    """Answers, and the same with a not-sure answered or a role replaced by a narrower one."""
    book, before = draw(books), draw(answers)
    choices: list[Answers] = []
    choices.append(replace(before, who=draw(roles if before.who is None else st.sampled_from(sorted(book.tree.below[before.who])))))
    if before.involved is None:
        choices.append(replace(before, involved=draw(involved)))
    elif before.involved:
        at = draw(st.integers(0, len(before.involved) - 1))
        narrower = draw(st.sampled_from(sorted(book.tree.below[before.involved[at]])))
        choices.append(replace(before, involved=(*before.involved[:at], narrower, *before.involved[at + 1 :])))
    fact = draw(st.sampled_from([fact for fact in FACTS if fact not in before.facts] or list(FACTS)))
    if fact not in before.facts:
        choices.append(replace(before, facts={**before.facts, fact: draw(st.sampled_from(FACTS[fact]))}))
    return book, before, draw(st.sampled_from(choices))


@examples(600)
@given(refined())
def test_an_answer_never_takes_away_what_was_certain(case: tuple[Book, Answers, Answers]) -> None:
    book, before, after = case
    if advise(book, before).mapped:
        lost = set(certain(advise(book, before))) - set(certain(advise(book, after)))
        # a clause that was background for sure may come to govern: it is shown still, and shown is all that was promised
        assert not lost, (before, after, lost)


@MANY
@given(books, answers)
def test_the_same_answers_give_the_same_bytes_in_whatever_order_they_come(book: Book, given: Answers) -> None:
    facts = {fact: given.facts[fact] for fact in reversed(list(given.facts))}
    turned = Answers(given.who, given.involved and tuple(reversed(given.involved)), given.what, facts)
    assert to_json(advice_record(advise(book, given))) == to_json(advice_record(advise(book, turned)))


@pytest.mark.slow
@MANY
@given(books, answers)
def test_the_reasons_given_are_enough_and_none_can_be_spared(book: Book, given: Answers) -> None:
    advice = advise(book, given)
    for shown in advice.shown:
        clause = shown.match.position.clause.id
        assert stands(book, given.only(shown.why), clause) == stands(book, given, clause)
        for spared in shown.why:
            fewer = tuple(question for question in shown.why if question != spared)
            assert stands(book, given.only(fewer), clause) != stands(book, given, clause)


def stands(book: Book, given: Answers, clause: str) -> tuple[str, str, frozenset[str]] | None:
    """Where a clause stands in the whole advice, and how surely."""
    advice = advise(book, given)
    for place, shown in (("clauses", advice.clauses), ("below", (*advice.routes, *advice.general))):
        for one in shown:
            if one.match.position.clause.id == clause:
                return place, str(one.match.verdict.truth), one.match.verdict.depends
    return None


@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_words_are_byte_for_byte_the_loaded_text(protocol_id: str) -> None:
    book = shipped(protocol_id)
    for what in shared().situations:
        for shown in advice_record(advise(book, Answers("member", None, what)))["clauses"]:
            clause = book.clause(shown["id"])
            assert (shown["text"], [i["text"] for i in shown["items"]], shown["closing"]) == (
                clause.text, [i.text for i in clause.items], clause.closing or "",
            )

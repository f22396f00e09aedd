"""A reference holds what an advice was made of, and nothing else; a mistyped one is found."""

from __future__ import annotations

import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mo_advisor.advice import reference_code as reference
from mo_advisor.advice.advise import advise
from mo_advisor.advice.answers import Answers, in_order
from mo_advisor.advice.as_json import advice_record
from mo_advisor.advice.reference_code import ALPHABET, SHAPE, answers_of, changed_since, codes, read, refer
from mo_advisor.errors import WrongUsage
from mo_advisor.frozen import replace
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.reader import read_protocol
from mo_advisor.render.writers.json import to_json
from mo_advisor.vocabulary import Role, shared
from tests.advice.strategies import answers_to, books
from tests.conftest import HEADER, SHIPPED, examples, shipped, tiny

BODY = 'document:\n  - {id: "1", text: "One.", rules: [{situations: [reprisal]}]}\n'
USUAL = Answers("member", ("head-of-service",), "complain-about-officer", {"raised-already": "informally"})


@st.composite
def given_answers(draw: st.DrawFn) -> tuple[Book, Answers]:
    """A protocol, and answers to it."""
    book = draw(books)
    return book, draw(answers_to(book))


@examples(300)
@given(given_answers())
def test_it_gives_the_same_advice_again(case: tuple[Book, Answers]) -> None:
    book, answers = case
    again = answers_of(book, read(refer(book, answers)))
    assert again == in_order(answers, book)
    assert to_json(advice_record(advise(book, again))) == to_json(advice_record(advise(book, answers)))
    assert changed_since(book, read(refer(book, answers))) == ()


@pytest.mark.slow
@examples(1000)
@given(given_answers(), st.data())
def test_one_changed_character_is_always_found(case: tuple[Book, Answers], data: st.DataObject) -> None:
    written = refer(*case)
    at = data.draw(st.integers(0, len(written) - 1))
    other = data.draw(st.sampled_from(string.printable) | st.characters())
    if other.upper() != written[at]:
        wrong = written[:at] + other + written[at + 1 :]
        if wrong.strip() != written:  # not only a space more at an end
            with pytest.raises(WrongUsage):
                read(wrong)


@given(given_answers(), st.data())
def test_two_neighbours_that_were_exchanged_are_found(case: tuple[Book, Answers], data: st.DataObject) -> None:
    written = refer(*case)
    at = data.draw(st.integers(0, len(written) - 2))
    turned = written[:at] + written[at + 1] + written[at] + written[at + 2 :]
    if turned != written:
        with pytest.raises(WrongUsage):
            read(turned)


@given(st.text())
@example("")
@example("MOA1-SOMERSET.")
@example("MOA1-SOMERSET.0000-0000-0000")
def test_anything_else_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(WrongUsage) as caught:
        read(text)
    assert "\n" not in str(caught.value)


@given(given_answers())
def test_small_letters_and_spaces_at_the_ends_do_no_harm(case: tuple[Book, Answers]) -> None:
    written = refer(*case)
    assert read(f" {written.lower()}\n") == read(written)
    assert written == written.upper()
    assert str(read(written)) == written


@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_it_is_short(protocol_id: str) -> None:
    assert len(refer(shipped(protocol_id), USUAL)) <= 53
    assert len(refer(shipped(protocol_id), Answers(None, None, "reprisal"))) <= 38


def test_the_order_of_answers_makes_no_difference() -> None:
    book = shipped("somerset")
    one = Answers("member", ("director", "leader"), "reprisal", {"tie": "family", "serious": "no"})
    other = Answers("member", ("leader", "director"), "reprisal", {"serious": "no", "tie": "family"})
    assert refer(book, one) == refer(book, other)


def test_not_sure_and_nobody_are_kept_apart() -> None:
    book = shipped("somerset")
    for involved in (None, ()):
        assert answers_of(book, read(refer(book, Answers(None, involved, "reprisal")))).involved == involved


@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_no_two_answers_have_one_code(protocol_id: str) -> None:
    """If this fails, an id that was just added must be called something else."""
    said = list(codes(shipped(protocol_id)).values())
    assert len({reference._code(one) for one in said}) == len(said)
    assert all(len(code) == 4 and set(code) <= set(ALPHABET) for code in codes(shipped(protocol_id)))


def test_it_stays_what_it_is_when_the_vocabulary_grows() -> None:
    book, old = shipped("somerset"), shared()
    new_role = Role("town-crier", "Town crier", None, (), True, None)
    reversed_roles = dict(reversed([*old.roles.items(), ("town-crier", new_role)]))
    more = replace(old, roles=reversed_roles, facts=dict(reversed([*old.facts.items()])))
    grown = Book(book.protocol, more, book.data, book.named)
    answers = Answers("member", ("director", "leader"), "reprisal", {"tie": "family", "serious": "no"})
    assert refer(grown, answers) == refer(book, answers)


def own_facts(count: int) -> Book:
    """A protocol with a question of its own that has many answers."""
    values = ", ".join(f'a{number}: "Answer {number}"' for number in range(count))
    return tiny(f'facts:\n  tiny-which: {{ask: "Which?", values: {{{values}}}}}\n{BODY}')


def test_facts_of_a_files_own_count_too() -> None:
    book = own_facts(3)
    answers = Answers(None, None, "reprisal", {"tiny-which": "a2"})
    assert answers_of(book, read(refer(book, answers))) == answers


@pytest.mark.slow
def test_even_so_many_that_some_would_share_a_code_are_told_apart() -> None:
    book = own_facts(4000)
    said = codes(book)
    assert len(set(said.values())) == len(said) > 4000
    assert len({reference._code(one) for one in said.values()}) < len(said)


def test_a_change_of_the_wording_or_of_the_mapping_is_found() -> None:
    before = read(refer(tiny(BODY), Answers(None, None, "reprisal")))
    assert changed_since(tiny(BODY), before) == ()
    assert changed_since(tiny(BODY.replace("One.", "Two.")), before) == ("wording",)
    assert changed_since(tiny(BODY.replace("[reprisal]", "[reprisal, whistleblowing]")), before) == ("mapping",)
    assert changed_since(tiny("# A comment is neither.\n" + BODY), before) == ()


def test_an_answer_that_is_known_no_more_is_refused() -> None:
    written = refer(own_facts(3), Answers(None, None, "reprisal", {"tiny-which": "a2"}))
    with pytest.raises(WrongUsage, match="holds an answer that is not known here"):
        answers_of(tiny(BODY), read(written))


def test_answers_that_nobody_can_have_given_are_refused() -> None:
    book = tiny(BODY)
    code = {said: code for code, said in codes(book).items()}
    good = read(refer(book, Answers("member", None, "reprisal")))
    for said in (["who=member"], ["what=reprisal", "what=not-covered"], ["what=reprisal", "who=member", "who=officer"],
                 ["what=reprisal", "involved=nobody", "involved=member"], ["what=reprisal", "what=reprisal"]):
        with pytest.raises(WrongUsage):
            answers_of(book, good._replace(codes=tuple(sorted(code[one] for one in said))))


def test_it_never_holds_a_word_of_anybodys_own() -> None:
    """Only the protocol's id stands in it as it is; and that is letters, digits and hyphens."""
    protocol = read_protocol(HEADER.replace("id: tiny", "id: tiny-4-town") + BODY, "tiny.yaml", shared())
    written = refer(Book(protocol, shared(), b"", "a path/of my own.yaml"), USUAL)
    assert SHAPE.fullmatch(written)
    assert written.startswith("MOA1-TINY-4-TOWN.")
    assert read(written).protocol == "tiny-4-town"

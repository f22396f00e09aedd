"""Contacts are held against their own words, and nothing that is quoted is cut: without a false alarm on real documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mo_advisor.lint import callers, cited, edition, parts, titles, whole
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import load
from mo_advisor.protocol.model import Contact
from mo_advisor.records.variants import with_fields, with_item
from tests.conftest import SHIPPED, shipped, tiny
from tests.mutation.mutants import with_clause

MODEL = Path(__file__).parent.parent.parent / "docs" / "model.yaml"
BODY = """
document:
  - id: "1"
    text: "{text}"
    rules: [{{situations: [not-covered]}}]
    contacts: [{{{contact}}}]
"""


def found(page: object, text: str, contact: str) -> list[str]:
    return [problem.message for problem in page.problems(tiny(BODY.format(text=text, contact=contact)))]  # type: ignore[attr-defined]


@pytest.mark.parametrize("protocol_id", [*SHIPPED, "model"])
def test_no_real_document_has_a_false_alarm(protocol_id: str) -> None:
    book = load(MODEL) if protocol_id == "model" else shipped(protocol_id)
    assert [problem for page in (titles, parts, whole, callers, edition, cited) for problem in page.problems(book)] == []


def swapped(book: Book) -> Iterator[Book]:
    """The document with each contact given to each sibling of its post."""
    roles = book.vocabulary.roles
    for clause in (position.clause for position in book.positions):
        for index, contact in enumerate(clause.contacts):
            for other in roles.values() if contact.role else ():
                if other.id != contact.role and other.parent == roles[contact.role or ""].parent:
                    contacts: tuple[Contact, ...] = with_item(clause.contacts, index, with_fields(contact, role=other.id))
                    yield Book(with_clause(book.protocol, clause, with_fields(clause, contacts=contacts)), book.vocabulary, b"", book.named)


@pytest.mark.slow
@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_contacts_given_to_another_post_are_seen(protocol_id: str) -> None:
    seen = [any(titles.problems(book)) for book in swapped(shipped(protocol_id))]
    assert sum(seen) > 0.85 * len(seen)


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("the Chief Executive", "monitoring-officer"),
        ("the Director concerned", "head-of-service"),
        ("the employee’s Director", "head-of-service"),
        ("the Chief Executive or the Monitoring Officer", "leader"),
        ("all Cabinet Members", "committee-chair"),
    ],
)
def test_a_title_that_names_another_post_is_an_error(title: str, role: str) -> None:
    (message,) = found(titles, f"Ask {title}.", f"role: {role}, title: {title}, do: Ask")
    assert message.endswith(f"and the contact is {role}")


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("the Head of Democratic Services", "head-of-service"),
        ("the Director of Human Resources", "hr"),
        ("the Director responsible for Human Resources", "hr"),
        ("the Director and Monitoring Officer", "monitoring-officer"),
        ("the Member Services Manager", "member-support-officer"),
        ("the leader of the group whose Member asks", "group-leader"),
        ("the Chief Executive", "statutory-officer"),
    ],
)
def test_a_title_of_its_own_is_none(title: str, role: str) -> None:
    assert found(titles, f"Ask {title}.", f"role: {role}, title: {title}, do: Ask") == []


def test_a_post_of_one_person_is_not_one_of_many() -> None:
    (message,) = found(titles, "Ask the Chief Executive.", 'role: chief-executive, title: the Chief Executive, do: Ask, one_of_many: "yes"')
    assert message == "1: one person is chief-executive, so “the Chief Executive” is not `one_of_many`"


@pytest.mark.parametrize(
    ("do", "said", "message"),
    [
        ("may complain to", "part: decides", "the part is decides, and nothing in “may complain to” speaks of it"),
        ("will decide", "part: receives", "“will decide” is said of somebody who decides, and the part is receives"),
        ("will decide", "part: decides", "“will decide” is what the Leader does, and `by` does not say so"),
        ("in consultation with", "part: told", "“in consultation with” is said of somebody who is consulted, and the part is told"),
        ("in discussion with", "part: acts, by: [leader]", "“in discussion with” is done towards the Leader, and the part is acts"),
        ("should be sent to", "by: [leader]", "the Leader takes the step by `by`, and the part is receives"),
        ("should be sent to", "by: [hr]", "`by` has hr, of whom neither the clause nor a heading above it speaks by any name"),
    ],
)
def test_a_part_or_a_taker_that_the_words_do_not_bear_out_is_warned_of(do: str, said: str, message: str) -> None:
    assert found(parts, f"{do} the Leader", f"role: leader, title: the Leader, do: {do}, {said}") == [f"1: {message}; look at it again"]


@pytest.mark.parametrize(("status", "warned"), [("in-force", True), ("draft", False), ("unknown", False)])
def test_a_draft_is_not_in_force(status: str, warned: bool) -> None:
    book = tiny(f'edition: "final draft, 2020"\nstatus: {status}\n' + BODY.format(text="Ask", contact='procedure: Ask, do: Ask'))
    assert bool(list(edition.problems(book))) == warned

"""Advice, clauses and protocols as the plain records of the JSON contract."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mo_advisor.protocol.as_json import SCHEMA, caution_record, clause_record, duties_record, protocol_record
from mo_advisor.protocol.book import Book

if TYPE_CHECKING:  # a command that gives no advice does not load the rooms that make it
    from mo_advisor.advice.advise import Advice, ShownClause
    from mo_advisor.advice.contacts import General, Named
    from mo_advisor.advice.logic import Verdict


def advice_record(advice: Advice) -> dict[str, Any]:
    """The whole advice, every key of the contract."""
    from mo_advisor.advice.reference_code import refer

    return {
        "schema": SCHEMA,
        "protocol": protocol_record(advice.book),
        "answers": advice.answers.record(),
        "reference": refer(advice.book, advice.answers),
        "mapped": advice.mapped,
        "silent": advice.silent,
        "message": advice.message,
        "clauses": [_shown(advice, one) for one in advice.clauses],
        "general": [_shown(advice, one) for one in advice.general],
        "contacts": [_contact(one, advice) for one in advice.contacts],
        "advisers": [_adviser(one, advice.book) for one in advice.advisers],
        "cautions": [caution_record(one) for one in advice.cautions],
        "notices": [{"kind": kind, "text": advice.book.vocabulary.notices[kind]} for kind in advice.notices],
        "open_questions": list(advice.open_questions),
        "local": _local(advice),
    }


def _local(advice: Advice) -> list[dict[str, Any]]:
    """The council's own names for the posts in the advice, each with the day on which it was checked; not the document's words."""
    if advice.local is None:
        return []
    posts = [one.contact.role for one in advice.contacts] + [one.adviser.role for one in advice.advisers]
    people = ((role, advice.local.contacts[role]) for role in dict.fromkeys(posts) if role and role in advice.local.contacts)
    as_of = advice.local.as_of
    return [{"role": role, "name": one.name, "telephone": one.telephone, "email": one.email, "as_of": as_of} for role, one in people]


def _shown(advice: Advice, shown: ShownClause) -> dict[str, Any]:
    return {
        **clause_record(shown.match.position),
        "matched_items": list(shown.match.items),
        "duties": duties_record(shown.match.position),
        **certainty(shown.match.verdict, advice.book),
        "why": why_record(advice, shown),
    }


def why_record(advice: Advice, shown: ShownClause) -> list[dict[str, Any]]:
    """The answers that are enough for a clause, what happened first."""
    return [{"fact": question, "value": advice.answers.value(question)} for question in _what_first(shown.why)]


def _what_first(questions: tuple[str, ...]) -> list[str]:
    return sorted(questions, key=lambda question: question != "what")


def certainty(verdict: Verdict, book: Book) -> dict[str, Any]:
    """Whether it applies or may apply, and then which unanswered questions decide, in the order of asking."""
    order = ("who", "involved", "what", *book.facts)
    sure = "applies" if verdict.truth else "may-apply"
    return {"certainty": sure, "depends_on": [question for question in order if question in verdict.depends]}


def _contact(one: Named, advice: Advice) -> dict[str, Any]:
    tied = sum((other.route, other.contact.step) == (one.route, one.contact.step) for other in advice.contacts) > 1
    record = {**contact_record(one), **certainty(one.verdict, advice.book), "other_than": one.other_than or None}
    return record if tied else {**record, "join": None}


def contact_record(one: Named) -> dict[str, Any]:
    """A contact as the document has it, whoever asks."""
    contact = one.contact
    return {
        "route": one.route,
        "step": int(contact.step) if contact.step else None,
        "join": contact.join,
        "part": contact.part,
        "by": one.by,
        "role": contact.role,
        "procedure": contact.procedure,
        "title": contact.title,
        "do": contact.do,
        "when": contact.when,
        "limit": {"words": contact.limit.words, "binds": contact.limit.binds} if contact.limit else None,
        "clause": one.clause,
        "defunct": contact.defunct,
        "one_of_many": contact.one_of_many,
    }


def _adviser(one: General, book: Book) -> dict[str, Any]:
    adviser = one.adviser
    return {
        "role": adviser.role,
        "join": adviser.join,
        "title": adviser.title,
        "clause": adviser.clause,
        **certainty(one.verdict, book),
    }

"""Advice as the plain record of the JSON contract."""

from __future__ import annotations

from typing import Any

from mo_advisor.advice.advise import Advice, ShownClause
from mo_advisor.advice.contacts import General, Named
from mo_advisor.advice.headline import headline, tie
from mo_advisor.advice.logic import Verdict
from mo_advisor.advice.reference_code import refer
from mo_advisor.protocol.as_json import SCHEMA, caution_record, clause_record, duties_record, protocol_record
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Limit

IN_HEADLINE = ("title", "role", "clause", "part", "certainty", "when")  # what the headline has of a contact or adviser that stands below in full


def advice_record(advice: Advice) -> dict[str, Any]:
    """The whole advice, every key of the contract."""
    return {
        "schema": SCHEMA,
        "protocol": protocol_record(advice.book),
        "answers": advice.answers.record(),
        "reference": refer(advice.book, advice.answers),
        "mapped": advice.mapped,
        "silent": advice.silent,
        "message": advice.message,
        "headline": _headline(advice),
        "clauses": [_shown(advice, shown) for shown in advice.clauses],
        "routes": [_shown(advice, shown) for shown in advice.routes],
        "general": [_shown(advice, shown) for shown in advice.general],
        "contacts": [_contact(named, advice) for named in advice.contacts],
        "advisers": [_adviser(named, advice.book) for named in advice.advisers],
        "cautions": [caution_record(caution) for caution in advice.cautions],
        "notices": [{"kind": notice.kind, "text": notice.text, "source": notice.source, "as_of": notice.as_of} for notice in advice.notices],
        "open_questions": list(advice.open_questions),
        "local": _local(advice),
    }


def _headline(advice: Advice) -> dict[str, Any]:
    """What is needed first: every line for danger, whom to go to first, and every decisive stretch of each clause that governs."""
    first = headline(advice)
    whom = [(_contact(named, advice), tie(before, named)) for before, named in zip((None, *first.first), first.first, strict=False)]
    general = ({**_adviser(named, advice.book), "part": "advises"} for named in first.advisers)
    advisers = [(named, named["join"] if number else None) for number, named in enumerate(general)]
    return {
        "safety": [notice.text for notice in first.safety],
        "first": [{**{key: named[key] for key in IN_HEADLINE}, "join": join or None} for named, join in (*whom, *advisers)],
        "rules": [{"clause": rule.clause.id, "words": words, "force": force} for rule in first.rules for words, force in rule.decisive],
    }


def _local(advice: Advice) -> list[dict[str, Any]]:
    """The council's own names for the posts in the advice, each with the day on which it was checked; not the document's words."""
    if advice.local is None:
        return []
    posts = [named.contact.role for named in advice.contacts] + [named.adviser.role for named in advice.advisers]
    people = ((role, advice.local.contacts[role]) for role in dict.fromkeys(posts) if role and role in advice.local.contacts)
    as_of = advice.local.as_of
    return [
        {"role": role, "name": person.name, "telephone": person.telephone, "email": person.email, "as_of": as_of} for role, person in people
    ]


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
    return {"certainty": sure, "depends_on": [question for question in order if question in verdict.depends] if verdict.depends else []}


def _contact(named: Named, advice: Advice) -> dict[str, Any]:
    tied = sum((other.route, other.contact.step) == (named.route, named.contact.step) for other in advice.contacts) > 1
    record = {**contact_record(named), **certainty(named.verdict, advice.book), "other_than": named.other_than or None}
    return record if tied else {**record, "join": None}


def contact_record(named: Named) -> dict[str, Any]:
    """A contact as the document has it, whoever asks."""
    contact = named.contact
    return {
        "route": named.route,
        "step": named.step,
        "join": contact.join,
        "part": contact.part,
        "by": named.by or None,
        "of": contact.of,
        "role": contact.role,
        "procedure": contact.procedure,
        "title": contact.title,
        "do": contact.do,
        "when": contact.when,
        "limit": _limit(contact.limit) if contact.limit else None,
        "clause": named.clause,
        "defunct": contact.defunct,
        "one_of_many": contact.one_of_many,
    }


def _limit(limit: Limit) -> dict[str, Any]:
    return {"words": limit.words, "binds": limit.binds, "title": limit.title, "due": limit.due}


def _adviser(named: General, book: Book) -> dict[str, Any]:
    adviser = named.adviser
    return {
        "role": adviser.role,
        "join": adviser.join,
        "title": adviser.title,
        "when": adviser.when,
        "clause": adviser.clause,
        **certainty(named.verdict, book),
    }

"""A plain text to send on: whom it is for, the clause that sends it there, word for word, and no word of what happened."""

from __future__ import annotations

from mo_advisor.advice.advise import Advice
from mo_advisor.advice.contacts import Named
from mo_advisor.advice.headline import headline
from mo_advisor.protocol.model import Clause
from mo_advisor.render.page import Page, Paragraph, Part, Quote, anchor, paragraph
from mo_advisor.render.views.document import CLAUSE
from mo_advisor.render.words import NOT_ADVICE, edition

ASKS = "I should like to raise a matter with you under {}, which is printed below. May we speak about it?"
YOURS = "(your name)"


def addressees(advice: Advice) -> tuple[Named, ...]:
    """To whom a text can be sent on: those to go to first, each once, who are a post, and neither a procedure nor the person whom it is about."""
    fit = [named for named in headline(advice).first if named.contact.role and named.contact.part != "other-party"]
    return tuple({named.contact.role: named for named in reversed(fit)}.values())[::-1]


def to_send_page(advice: Advice, named: Named) -> Page:
    """The text for one of them. It tells nothing of the matter: not the situation, not who is concerned, and nothing that was typed."""
    protocol = advice.book.protocol
    cited = advice.book.clause(named.clause)
    of_which = f"the {protocol.title} of {protocol.council}"
    body: tuple[Part, ...] = (
        Paragraph((f"To: {named.contact.title}",)), paragraph(f"Subject: {_called(cited)} of the {protocol.title}", close=True),
        paragraph(ASKS.format(f"{_called(cited)} of {of_which}")), paragraph(YOURS),
        Quote(cited, anchor(CLAUSE, cited.id)), paragraph(f"{protocol.title}, {protocol.council}. {edition(advice.book)}"), paragraph(NOT_ADVICE),
    )
    return Page(f"To {named.contact.title}", (), (), body, ())


def _called(clause: Clause) -> str:
    return f"paragraph {clause.id}" if clause.number == clause.id else clause.id

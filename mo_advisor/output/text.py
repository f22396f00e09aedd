"""Advice as text, in the order in which a worried person needs it."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator

from mo_advisor.advice.advise import Advice, Shown
from mo_advisor.advice.branches import Branch, of_clause, of_contact
from mo_advisor.advice.contacts import Named
from mo_advisor.advice.nearby import close_to
from mo_advisor.output.clause import clause_blocks
from mo_advisor.output.document import caution_text, document_blocks
from mo_advisor.output.page import Block
from mo_advisor.protocol.model import Section
from mo_advisor.protocol.signing import standing

DANGER = ("danger",)


def advice_blocks(advice: Advice, saved: str = "") -> Iterator[Block]:
    """A whole piece of advice. saved: where something was saved, or an empty string."""
    yield from document_blocks(advice.book)
    yield Block(signed_off(advice), "faint")
    yield Block(you_chose(advice), gap=True)
    yield from _notices(advice, danger=True)
    if advice.message:
        yield Block(advice.message, "title", gap=True)
    if advice.mapped:
        yield from _contact_blocks(advice)
        yield from _clause_blocks(advice, "What the protocol says", advice.clauses)
        yield from _clause_blocks(advice, "General and background", advice.general)
    yield from _cautions(advice)
    yield from _notices(advice, danger=False)
    yield from _close(advice)
    yield Block(f"{NOT_ADVICE} {f'The answers were saved in {saved}.' if saved else NOTHING_SAVED}", gap=True)
    yield Block(f"The same again: {command(advice)}", "command", gap=True)


def _notices(advice: Advice, danger: bool) -> Iterator[Block]:
    for kind in advice.notices:
        if (kind in DANGER) is danger:
            yield Block("Not from the protocol", "danger" if danger else "heading", gap=True)
            yield Block(advice.book.vocabulary.notices[kind], "danger" if danger else "", indent=2)


def _contact_blocks(advice: Advice) -> Iterator[Block]:
    yours = [one for one in advice.contacts if one.by == "you"]
    others = [one for one in advice.contacts if one.by != "you"]
    yield Block("Whom the protocol tells you to contact", "heading", gap=True)
    yield from _contacts(advice, yours)
    if not yours:
        yield Block("The protocol names nobody for you to contact about this.", indent=2)
    if advice.silent or not yours:
        yield from _advisers(advice)
    if others:
        yield Block("Others it brings in", "heading", gap=True)
        yield from _contacts(advice, others)


def _contacts(advice: Advice, named: list[Named]) -> Iterator[Block]:
    """Contacts one by one; the word that ties contacts of one step stands between them."""
    before: Named | None = None
    for one in named:
        join = one.contact.join if before and (one.route, one.contact.step) == (before.route, before.contact.step) else None
        if join:
            yield Block(join, indent=4)
        yield from _contact(advice, one, gap=not join)
        before = one


def _contact(advice: Advice, one: Named, gap: bool) -> Iterator[Block]:
    contact = one.contact
    step = f"Step {contact.step}: " if contact.step else ""
    yield Block(f"{step}{contact.title}  [{one.clause}]", "name", indent=2, hang=2, gap=gap)
    when = f" – when: “{contact.when}”" if contact.when else ""
    yield Block(f"{part(advice, one)}“{contact.do}”{when}", indent=4)
    if contact.limit:
        yield Block(f"Time limit: “{contact.limit.words}”, for the {label(advice, contact.limit.binds)}", indent=4)
    yield from local(advice, contact.role)
    yield from contact_cautions(advice, one)


def _advisers(advice: Advice) -> Iterator[Block]:
    if not advice.advisers and not advice.contacts:
        yield Block("It names nobody for advice in general either.", indent=2)
    already = {(one.contact.role, one.clause) for one in advice.contacts}
    fresh = [one.adviser for one in advice.advisers if (one.adviser.role, one.adviser.clause) not in already]
    if fresh:
        join = f" {fresh[0].join or 'or'} "
        names = join.join(f"{adviser.title} [{adviser.clause}]" for adviser in fresh)
        yield Block(f"For advice in general it names: {names}.", indent=2)
        for adviser in fresh:
            yield from local(advice, adviser.role)


def _clause_blocks(advice: Advice, title: str, shown: tuple[Shown, ...]) -> Iterator[Block]:
    if not shown:
        return
    yield Block(title, "heading", gap=True)
    above: tuple[Section, ...] | None = None
    for one in shown:
        position = one.match.position
        if position.headings and position.headings != above:
            yield Block(" › ".join(section.heading for section in position.headings), "faint", indent=2, gap=True)
        above = position.headings
        yield from clause_blocks(position.clause)
        if one.match.items and len(one.match.items) < len(position.clause.items):
            yield Block(above_all(one), "faint", indent=6, hang=2)
        yield Block(because(advice, one), "faint", indent=6, hang=2)
        if one.match.verdict.truth is None:
            yield Block(may_apply(advice, of_clause(advice.book, advice.answers, one.match)), "caution", indent=6, hang=2)


def _cautions(advice: Advice) -> Iterator[Block]:
    if not advice.cautions:
        return
    yield Block("Cautions", "heading", gap=True)
    for caution in advice.cautions:
        yield Block(caution_text(caution), "caution", indent=2, hang=2)


def _close(advice: Advice) -> Iterator[Block]:
    situations = advice.book.vocabulary.situations
    close = close_to(advice.book, advice.answers.what or "")
    if close:
        labels = "; ".join(f"“{situations[situation].label}” (--what {situation})" for situation in close)
        yield Block(f"Close to this: {labels}.", gap=True)



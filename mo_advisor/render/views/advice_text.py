"""Advice as text, in the order in which a worried person needs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from mo_advisor.advice.advise import Advice, ShownClause
from mo_advisor.advice.close_situations import close_to
from mo_advisor.advice.contacts import Named
from mo_advisor.protocol.model import Section
from mo_advisor.render import words as wording
from mo_advisor.render.screen import Block
from mo_advisor.render.views.clause import clause_blocks
from mo_advisor.render.views.document import caution_text, document_blocks

if TYPE_CHECKING:
    from mo_advisor.render.views.explanation import Aside


def advice_blocks(advice: Advice, saved: Sequence[str] = (), asides: Iterable[Aside] = ()) -> Iterator[Block]:
    """A whole piece of advice. saved: sentences on what was saved where. asides: what was asked about it."""
    yield from document_blocks(advice.book)
    yield Block(wording.signed_off(advice), "faint")
    yield Block(wording.you_chose(advice), gap=True)
    yield from notice_blocks(advice, danger=True)
    if advice.message:
        yield Block(advice.message, "title", gap=True)
    if advice.mapped:
        yield from contact_blocks(advice)
        yield from rule_blocks(advice)
    yield from caution_blocks(advice)
    yield from notice_blocks(advice, danger=False)
    yield from _close(advice)
    for aside in asides:
        yield from _aside(aside)
    yield Block(wording.closing(saved), gap=True)
    yield Block(f"{wording.AGAIN}: {wording.command(advice)}", "command", gap=True)
    yield Block(f"{wording.REFERENCE}: {wording.reference(advice)}", "command")


def _aside(aside: Aside) -> Iterator[Block]:
    yield Block(aside.heading, "heading", gap=True)
    for said in aside.said:
        yield Block(said.line, indent=2, hang=2)
        yield from (Block(f"- {point}", indent=4, hang=2) for point in said.points)


def notice_blocks(advice: Advice, danger: bool) -> Iterator[Block]:
    """The safety lines, said not to be the protocol's: those of danger, or the others."""
    for kind in advice.notices:
        if (kind in wording.DANGER) is danger:
            yield Block(wording.OUTSIDE, "danger" if danger else "heading", gap=True)
            yield Block(advice.book.vocabulary.notices[kind], "danger" if danger else "", indent=2)


def contact_blocks(advice: Advice) -> Iterator[Block]:
    """Whom the protocol tells the asker to contact, whom it names for advice, and whom else it brings in."""
    yours = [one for one in advice.contacts if one.by == "you"]
    others = [one for one in advice.contacts if one.by != "you"]
    yield Block(wording.CONTACTS, "heading", gap=True)
    yield from _contacts(advice, yours)
    if not yours:
        yield Block(wording.NO_CONTACT, indent=2)
    if advice.silent or not yours:
        yield from _advisers(advice)
    if others:
        yield Block(wording.OTHERS, "heading", gap=True)
        yield from _contacts(advice, others)


def _contacts(advice: Advice, named: list[Named]) -> Iterator[Block]:
    """Contacts one by one; the word that ties contacts of one step stands between them."""
    for one, join in wording.joined(named):
        if join:
            yield Block(join, indent=4)
        yield Block(f"{wording.step(one)}{one.contact.title}  [{one.clause}]", "name", indent=2, hang=2, gap=not join)
        for line, style in wording.contact_lines(advice, one):
            yield Block(line, style, indent=4, hang=2 if style == "outside" else 0)


def _advisers(advice: Advice) -> Iterator[Block]:
    if not advice.advisers and not advice.contacts:
        yield Block(wording.NO_ADVISER, indent=2)
    fresh = wording.fresh_advisers(advice)
    if fresh:
        join = f" {fresh[0].join or 'or'} "
        names = join.join(f"{adviser.title} [{adviser.clause}]" for adviser in fresh)
        yield Block(f"{wording.ADVISERS}: {names}.", indent=2)
        for adviser in fresh:
            yield from (Block(line, indent=4, hang=2) for line in wording.local(advice, adviser.role))


def rule_blocks(advice: Advice) -> Iterator[Block]:
    """The clauses that govern, whole, and below them the general ones and the background."""
    yield from _clause_blocks(advice, wording.CLAUSES, advice.clauses)
    yield from _clause_blocks(advice, wording.GENERAL, advice.general)


def _clause_blocks(advice: Advice, title: str, shown: tuple[ShownClause, ...]) -> Iterator[Block]:
    if not shown:
        return
    yield Block(title, "heading", gap=True)
    above: tuple[Section, ...] | None = None
    for one in shown:
        position = one.match.position
        if position.headings and position.headings != above:
            yield Block(wording.breadcrumb(position.headings), "above", indent=2, gap=True)
        above = position.headings
        yield from clause_blocks(position.clause)
        yield from (Block(line, style, indent=6, hang=2) for line, style in wording.clause_lines(advice, one))


def caution_blocks(advice: Advice) -> Iterator[Block]:
    """What a reader must know besides."""
    if not advice.cautions:
        return
    yield Block(wording.CAUTIONS, "heading", gap=True)
    for caution in advice.cautions:
        yield Block(caution_text(caution), "caution", indent=2, hang=2)


def _close(advice: Advice) -> Iterator[Block]:
    situations = advice.book.vocabulary.situations
    close = close_to(advice.book, advice.answers.what)
    if close:
        labels = "; ".join(f"“{situations[situation].label}” (--what {situation})" for situation in close)
        yield Block(f"{wording.CLOSE}: {labels}.", gap=True)

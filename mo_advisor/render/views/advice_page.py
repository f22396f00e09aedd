"""Advice as a page, in the order of the text: what stands first there stands first here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from mo_advisor.advice.advise import Advice, ShownClause
from mo_advisor.advice.close_situations import close_to
from mo_advisor.advice.contacts import Named
from mo_advisor.protocol.model import Adviser, Section
from mo_advisor.render import words as wording
from mo_advisor.render.page import Apart, Heading, Listing, Paper, Paragraph, Part, Quote, Ref, Strong, Typed, anchor, joined, said
from mo_advisor.render.views.document_page import CLAUSE, caution_parts, title_parts

if TYPE_CHECKING:
    from mo_advisor.render.views.explanation import Aside


def advice_paper(advice: Advice, saved: Sequence[str] = (), asides: Iterable[Aside] = ()) -> Paper:
    """A whole piece of advice. saved: sentences on what was saved where. asides: what was asked about it.

    The title names the document and not the matter: a window's title and a browser's history are read by others.
    """
    protocol = advice.book.protocol
    return Paper(
        title=f"Advice from the {protocol.title}, {protocol.council}",
        head=(*title_parts(advice.book), said(wording.signed_off(advice), "faint")),
        contents=(),
        body=(*_body(advice), *(part for aside in asides for part in _aside(aside))),
        foot=tuple(_foot(advice, saved)),
    )


def _foot(advice: Advice, saved: Sequence[str]) -> Iterator[Part]:
    yield said(wording.closing(saved))
    yield said(f"{wording.AGAIN}:")
    yield Typed(wording.command(advice))
    yield said(f"{wording.REFERENCE}:")
    yield Typed(wording.reference(advice))


def _aside(aside: Aside) -> Iterator[Part]:
    yield Heading(2, aside.heading)
    for one in aside.said:
        yield said(one.line)
        if one.points:
            yield Listing(tuple((said(point),) for point in one.points))


def _body(advice: Advice) -> Iterator[Part]:
    yield said(f"{wording.CHOSE}:")
    yield Listing(tuple((said(answer),) for answer in wording.chosen(advice)))
    yield from notice_parts(advice, danger=True)
    yield from message_parts(advice)
    if advice.mapped:
        yield from contact_parts(advice)
        yield from rule_parts(advice)
    yield from caution_parts(advice.cautions)
    yield from notice_parts(advice, danger=False)
    yield from _close(advice)


def message_parts(advice: Advice) -> Iterator[Part]:
    """That it is silent, or that nobody has judged it yet; nothing where clauses govern."""
    if advice.message:
        yield Heading(2, wording.CLAUSES)
        yield said(advice.message, "message")


def notice_parts(advice: Advice, danger: bool) -> Iterator[Part]:
    """The safety lines, set apart and said not to be the protocol's; danger says so in a word of its own."""
    for kind in advice.notices:
        if (kind in wording.DANGER) is danger:
            heading = [Heading(2, wording.IN_DANGER), Paragraph((Strong(wording.OUTSIDE),))] if danger else [Heading(2, wording.OUTSIDE)]
            yield Apart("danger" if danger else "outside", (*heading, said(advice.book.vocabulary.notices[kind])))


def contact_parts(advice: Advice) -> Iterator[Part]:
    """Whom the protocol tells the asker to contact, whom it names for advice, and whom else it brings in."""
    yours = [one for one in advice.contacts if one.by == "you"]
    others = [one for one in advice.contacts if one.by != "you"]
    yield Heading(2, wording.CONTACTS)
    if yours:
        yield _contacts(advice, yours)
    else:
        yield said(wording.NO_CONTACT)
    if advice.silent or not yours:
        yield from _advisers(advice)
    if others:
        yield Heading(2, wording.OTHERS)
        yield _contacts(advice, others)


def _contacts(advice: Advice, named: Sequence[Named]) -> Listing:
    return Listing(tuple(tuple(_contact(advice, one, join)) for one, join in wording.joined(named)), "contacts")


def _contact(advice: Advice, one: Named, join: str) -> Iterator[Part]:
    tied = (f"{join} ",) if join else ()
    yield Paragraph((*tied, Strong(f"{wording.step(one)}{one.contact.title}"), " [", _cited(one.clause), "]"))
    yield from (said(line, style) for line, style in wording.contact_lines(advice, one))


def _advisers(advice: Advice) -> Iterator[Part]:
    if not advice.advisers and not advice.contacts:
        yield said(wording.NO_ADVISER)
    fresh = wording.fresh_advisers(advice)
    if fresh:
        names = joined(((f"{adviser.title} [", _cited(adviser.clause), "]") for adviser in fresh), f" {fresh[0].join or 'or'} ")
        yield Paragraph((f"{wording.ADVISERS}: ", *names, "."))
        yield from _local(advice, fresh)


def _local(advice: Advice, fresh: Sequence[Adviser]) -> Iterator[Part]:
    return (said(line, "outside") for adviser in fresh for line in wording.local(advice, adviser.role))


def rule_parts(advice: Advice) -> Iterator[Part]:
    """The clauses that govern, whole, and below them the general ones and the background."""
    yield from _clauses(advice, wording.CLAUSES, advice.clauses)
    yield from _clauses(advice, wording.GENERAL, advice.general)


def _clauses(advice: Advice, title: str, shown: Sequence[ShownClause]) -> Iterator[Part]:
    if not shown:
        return
    yield Heading(2, title)
    above: tuple[Section, ...] | None = None
    for one in shown:
        position = one.match.position
        if position.headings and position.headings != above:
            yield Heading(3, wording.breadcrumb(position.headings))
        above = position.headings
        notes = tuple(said(line, style) for line, style in wording.clause_lines(advice, one))
        yield Quote(position.clause, anchor(CLAUSE, position.clause.id), notes)


def _close(advice: Advice) -> Iterator[Part]:
    situations = advice.book.vocabulary.situations
    close = close_to(advice.book, advice.answers.what)
    if close:
        yield Heading(2, wording.CLOSE)
        yield Listing(tuple((said(f"“{situations[situation].label}” (--what {situation})"),) for situation in close))


def _cited(clause: str) -> Ref:
    return Ref(clause, anchor(CLAUSE, clause))

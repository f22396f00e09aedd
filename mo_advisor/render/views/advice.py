"""Advice, in the order in which a worried person needs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mo_advisor.advice.advise import Advice, ShownClause
from mo_advisor.advice.close_situations import close_to
from mo_advisor.advice.contacts import Named
from mo_advisor.protocol.model import Section
from mo_advisor.render import advice_words
from mo_advisor.render.page import (
    Contact,
    Either,
    Headed,
    Heading,
    Listing,
    Page,
    Paragraph,
    Part,
    Quote,
    Ref,
    Strong,
    Typed,
    anchor,
    joined,
    listing,
    paragraph,
)
from mo_advisor.render.views.document import CLAUSE, cautions_headed, masthead
from mo_advisor.render.views.explanation import Explained, explained_parts, explained_record
from mo_advisor.render.words import breadcrumb, sign_off


def advice_page(explained: Explained, saved: Sequence[str] = ()) -> Page:
    """A whole piece of advice, with what was asked about it besides. saved: sentences on what was saved where.

    The title names the document and not the matter: a window's title and a browser's history are read by others.
    """
    advice = explained.advice
    protocol = advice.book.protocol
    return Page(
        title=f"Advice from the {protocol.title}, {protocol.council}",
        head=(*masthead(advice.book), paragraph(sign_off(advice.book), "faint", close=True)),
        contents=(),
        body=(*_body(advice), *explained_parts(explained)),
        foot=tuple(_foot(advice, saved)),
        record=lambda: explained_record(explained),
    )


def _foot(advice: Advice, saved: Sequence[str]) -> Iterator[Part]:
    yield paragraph(advice_words.closing(saved))
    yield Typed(advice_words.command(advice), advice_words.AGAIN)
    yield Typed(advice_words.reference(advice), advice_words.REFERENCE, close=True)


def _body(advice: Advice) -> Iterator[Part]:
    yield _in_a_row(paragraph(f"{advice_words.CHOSE}:"), advice_words.CHOSE, advice_words.chosen(advice))
    yield from notice_parts(advice, danger=True)
    yield from message_parts(advice)
    if advice.mapped:
        yield from contact_parts(advice)
        yield from rule_parts(advice)
    yield from cautions_headed(advice.cautions)
    yield from notice_parts(advice, danger=False)
    yield from _close(advice)
    yield from notice_parts(advice, danger=True)  # once more, where whoever read to the end stops


def _in_a_row(title: Part, label: str, items: Sequence[str]) -> Either:
    """A few things: in text in one line after their label, elsewhere as a list under their title."""
    return Either((paragraph(f"{label}: {'; '.join(items)}."),), (title, listing(items)))


def message_parts(advice: Advice) -> Iterator[Part]:
    """That it is silent, or that nobody has judged it yet; nothing where clauses govern."""
    if advice.message:
        message = paragraph(advice.message, "message")
        yield Either((message,), (Heading(2, advice_words.CLAUSES), message))


def notice_parts(advice: Advice, danger: bool) -> Iterator[Part]:
    """The lines that no protocol holds, set apart and said not to be the protocol's: those of danger, or the others."""
    lines = [paragraph(notice.text) for notice in advice.notices if (notice.kind in advice_words.DANGER) is danger]
    if lines:
        outside = Heading(2, advice_words.OUTSIDE)
        in_danger = Heading(2, advice_words.IN_DANGER), Paragraph((Strong(advice_words.OUTSIDE),))
        yield Headed((Either((outside,), in_danger) if danger else outside, *lines), "danger" if danger else "outside")


def contact_parts(advice: Advice) -> Iterator[Part]:
    """Whom the protocol tells the asker to contact, whom it names for advice, and whom else it brings in."""
    yours = [named for named in advice.contacts if named.by == "you"]
    others = [named for named in advice.contacts if named.by != "you"]
    whom: Part = _contacts(advice, yours) if yours else paragraph(advice_words.LEFT_OUT if advice.left_out else advice_words.NO_CONTACT)
    advisers = _advisers(advice) if advice.silent or not yours else ()
    yield Headed((Heading(2, advice_words.CONTACTS), whom, *advisers))
    if others:
        yield Headed((Heading(2, advice_words.OTHERS), _contacts(advice, others)))


def _contacts(advice: Advice, contacts: Sequence[Named]) -> Listing:
    tied = zip(advice_words.joined(contacts), advice_words.steps(advice, contacts), strict=True)
    return Listing(tuple((_contact(advice, named, join, step),) for (named, join), step in tied), "contacts")


def _contact(advice: Advice, named: Named, join: str, step: str) -> Contact:
    """step: said once where several contacts are tied, before the first of them."""
    notes = tuple(paragraph(line, style) for line, style in advice_words.contact_lines(advice, named))
    title, cited = named.contact.title, _cited(named.clause)
    if step and join == advice_words.EITHER:
        return Contact(f"{step}, {join}", title, cited, notes, opens=True)
    return Contact(join, f"{step}: {title}" if step and not join else title, cited, notes, opens=join in ("", advice_words.EITHER))


def _advisers(advice: Advice) -> Iterator[Part]:
    if not advice.advisers and not advice.contacts and not advice.left_out:
        yield paragraph(advice_words.NO_ADVISER)
    fresh = advice_words.fresh_advisers(advice)
    if fresh:
        names = joined(((f"{adviser.title} [", _cited(adviser.clause), "]") for adviser in fresh), f" {fresh[0].join or 'or'} ")
        limits = "; ".join(dict.fromkeys(f"“{adviser.when}”" for adviser in fresh if adviser.when and advice.silent))
        yield Paragraph((f"{advice_words.ADVISERS}{f' on {limits}' if limits else ''}: ", *names, "."))
        yield from (paragraph(line, "outside") for adviser in fresh for line in advice_words.local(advice, adviser.role))


def rule_parts(advice: Advice) -> Iterator[Part]:
    """The clauses that govern, whole, and below them those that say where to take it, the general ones and the background."""
    for title, shown in (
        (advice_words.CLAUSES, advice.clauses), (advice_words.ROUTES, advice.routes), (advice_words.GENERAL, advice.general),
    ):
        if shown:
            yield Headed((Heading(2, title), *_clauses(advice, shown)))


def _clauses(advice: Advice, shown: Iterable[ShownClause]) -> Iterator[Part]:
    above: tuple[Section, ...] | None = None
    for clause in shown:
        position = clause.match.position
        if position.headings and position.headings != above:
            yield Heading(3, breadcrumb(position.headings))
        above = position.headings
        yield Quote(position.clause, anchor(CLAUSE, position.clause.id), tuple(clause_notes(advice, clause)))


def clause_notes(advice: Advice, clause: ShownClause) -> Iterator[Paragraph]:
    """What is said under a clause."""
    return (paragraph(line, style) for line, style in advice_words.clause_lines(advice, clause))


def _close(advice: Advice) -> Iterator[Part]:
    situations = advice.book.vocabulary.situations
    close = [f"“{situations[situation].label}” (--what {situation})" for situation in close_to(advice.book, advice.answers.what)]
    if close:
        yield _in_a_row(Heading(2, advice_words.CLOSE), advice_words.CLOSE, close)


def _cited(clause: str) -> Ref:
    return Ref(clause, anchor(CLAUSE, clause))

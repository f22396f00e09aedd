"""Advice, in the order in which a worried person needs it: the answer first, then all of it, and last what most readers skip.

Its parts can be had one by one: `contact_parts`, `clause_parts`, `background_parts`, `caution_parts`, `notice_parts`.
"""

from __future__ import annotations

import shlex
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby

from mo_advisor.advice.advise import Advice, ShownClause
from mo_advisor.advice.cautions import everywhere
from mo_advisor.advice.clauses import is_catch_all
from mo_advisor.advice.close_situations import close_to
from mo_advisor.advice.contacts import Named
from mo_advisor.advice.explained import Explained, explained_record
from mo_advisor.advice.headline import DANGER, fresh_advisers, opening, uses_advisers, yours
from mo_advisor.frozen import replace
from mo_advisor.protocol.model import Position, Section
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
    beyond_text,
    joined,
    listing,
    paragraph,
    plain,
)
from mo_advisor.render.views.document import CLAUSE, cautions_headed
from mo_advisor.render.views.explanation import explained_parts
from mo_advisor.render.views.headline import fits, headline_parts, safety_parts
from mo_advisor.render.words import breadcrumb, edition_to_check, sign_off

CLOSE = 2  # situations close to this that text names


def advice_page(explained: Explained, saved: Sequence[str] = (), full: bool = False) -> Page:
    """A whole piece of advice, with what was asked about it besides. saved: sentences on what was saved where.

    full: whether text too has the background whole, and the cautions about the document. The title names the document and not the matter: a window's
    title and a browser's history are read by others.
    """
    advice = explained.advice
    protocol = advice.book.protocol
    return Page(
        title=f"Advice from the {protocol.title}, {protocol.council}",
        head=head_parts(advice),
        contents=(),
        body=(*_body(advice, full), *explained_parts(explained)),
        foot=tuple(_foot(explained, saved)),
        record=lambda: explained_record(explained),
    )


def head_parts(advice: Advice) -> tuple[Part, ...]:
    """Which document speaks, in which edition, and whether the choice of clauses was signed off."""
    protocol, printed, signed = advice.book.protocol, edition_to_check(advice.book), sign_off(advice.book)
    in_lines = paragraph(protocol.council, "title"), paragraph(f"{protocol.title}. {printed} {signed}", "faint", close=True)
    return (Either(in_lines, (Heading(1, f"{protocol.council}: {protocol.title}"), *(paragraph(line, "faint") for line in (printed, signed)))),)


def short_parts(advice: Advice) -> tuple[Part, ...]:
    """The answer alone: which document, what was answered, the headline, and, where there is room, what no protocol holds. It fits on one screen."""
    above = (*head_parts(advice), *_chosen(advice))
    answer = (*above, *headline_parts(advice, above)[0])
    supported = (*answer, *notice_parts(advice, danger=False))
    return supported if fits(supported) else answer


def _body(advice: Advice, full: bool) -> Iterator[Part]:
    chosen = tuple(_chosen(advice))
    headline, explained = headline_parts(advice, (*head_parts(advice), *chosen))
    yield from (*chosen, *headline)
    if advice.mapped:
        yield from contact_parts(advice, explained)
        yield from clause_parts(advice, full)
        yield from background_parts(advice, full)
    yield from caution_parts(advice, full)
    yield from notice_parts(advice, danger=False)
    yield from _close(advice)


def _foot(explained: Explained, saved: Sequence[str]) -> Iterator[Part]:
    advice = explained.advice
    idle = advice_words.idle(advice)
    yield paragraph(advice_words.closing(saved), close=any(_close(advice)) and not any(explained_parts(explained)))
    if idle:
        yield paragraph(f"{advice_words.IDLE}: {'; '.join(idle)}.", close=True)
    yield Typed(advice_words.command(advice), advice_words.AGAIN, close=True)
    yield Typed(advice_words.reference(advice), advice_words.REFERENCE, close=True)
    yield from safety_parts(advice)  # once more, where whoever read to the end stops


def _chosen(advice: Advice) -> Iterator[Part]:
    """What was answered, without that on which nothing turns, which stands at the end of the page."""
    label, turning = advice_words.CHOSE, advice_words.turning(advice)
    yield Either((paragraph(f"{label}: {'; '.join(turning)}.", close=True),), (paragraph(f"{label}:"), listing(turning)))


def message_parts(advice: Advice) -> Iterator[Part]:
    """That it is silent, or that nobody has judged it yet; nothing where clauses govern."""
    if advice.message:
        message = paragraph(advice.message, "message")
        yield Either((message,), (Heading(2, advice_words.CLAUSES), message))


def notice_parts(advice: Advice, danger: bool) -> Iterator[Part]:
    """The lines that no protocol holds, set apart and said not to be the protocol's: those of danger, or the others."""
    lines = [paragraph(notice.text) for notice in advice.notices if (notice.kind in DANGER) is danger]
    if lines:
        outside = Heading(2, advice_words.OUTSIDE)
        in_danger = Heading(2, advice_words.IN_DANGER), Paragraph((Strong(advice_words.OUTSIDE),))
        headed = Headed((Either((outside,), in_danger) if danger else outside, *lines), "danger" if danger else "outside")
        briefly = len(lines) == 1 and not danger
        yield Either((paragraph(f"{advice_words.OUTSIDE}: {plain(lines[0].line)}", "outside"),), (headed,)) if briefly else headed


def contact_parts(advice: Advice, explained: Collection[str] | None = None) -> Iterator[Part]:
    """Whom the protocol tells the asker to contact, whom it names for advice, and whom else it brings in.

    explained: the roles of which the page has said already what they are; None where that is not said at all.
    """
    own = yours(advice)
    others = [named for named in advice.contacts if named.by != "you"]
    known = None if explained is None else set(explained)
    whom: Part = _contacts(advice, own, known) if own else paragraph(advice_words.LEFT_OUT if advice.left_out else advice_words.NO_CONTACT)
    advisers = _advisers(advice) if uses_advisers(advice) else ()
    nobody = not (own or advice.advisers or advice.left_out) and explained is not None  # a headline says so
    headed = Headed((Heading(2, advice_words.CONTACTS), whom, *advisers))
    yield beyond_text(headed) if nobody else headed
    if others:
        yield Headed((Heading(2, advice_words.OTHERS), _contacts(advice, others, known)))


def _contacts(advice: Advice, contacts: Sequence[Named], known: set[str] | None) -> Listing:
    tied = zip((None, *contacts), advice_words.joined(contacts), advice_words.steps(advice, contacts), strict=False)
    return Listing(tuple((_contact(advice, before, named, join, step, known),) for before, (named, join), step in tied), "contacts")


def _contact(advice: Advice, before: Named | None, named: Named, join: str, step: str, known: set[str] | None) -> Contact:
    """before: whoever stands before them. step: said once where several contacts are tied, before the first of them. known: the roles that are
    explained, and from here on this one."""
    notes = tuple(paragraph(line, style) for line, style in advice_words.contact_lines(advice, named, before))
    meaning = advice_words.meaning(advice.book, named.contact.role) if known is not None and named.contact.role not in known else ""
    if meaning and known is not None and named.contact.role:
        known.add(named.contact.role)
        notes = (paragraph(f"{meaning[0].upper()}{meaning[1:]}"), *notes)
    title, cited = named.contact.title, _cited(named.clause)
    if step and join == advice_words.EITHER:
        return Contact(f"{step}, {join}", title, cited, notes, opens=True)
    return Contact(join, f"{step}: {title}" if step and not join else title, cited, notes, opens=join in ("", advice_words.EITHER))


def _advisers(advice: Advice) -> Iterator[Part]:
    if not advice.advisers and not advice.contacts and not advice.left_out:
        yield paragraph(advice_words.NO_ADVISER)
    named = fresh_advisers(advice)
    fresh = [each.adviser for each in named]
    if fresh:
        marks = advice_words.adviser_marks(named)
        lines = ((f"{each.adviser.title} [", _cited(each.adviser.clause), f"]{mark}") for each, mark in zip(named, marks, strict=True))
        names = joined(lines, f" {fresh[0].join or 'or'} ")
        limits = "; ".join(dict.fromkeys(f"“{adviser.when}”" for adviser in fresh if adviser.when and advice.silent))
        yield Paragraph((f"{advice_words.ADVISERS}{f' on {limits}' if limits else ''}: ", *names, "."))
        yield from (paragraph(line, "outside") for adviser in fresh for line in advice_words.local(advice, adviser.role))


def rule_parts(advice: Advice) -> Iterator[Part]:
    """The clauses that govern, whole, and below them those that say where to take it, the general ones and the background."""
    yield from clause_parts(advice, full=True)
    yield from background_parts(advice, full=True)


def clause_parts(advice: Advice, full: bool = False) -> Iterator[Part]:
    """The clauses that govern, and those that say where to take it; always whole. full: whether text too has the headings above them."""
    for title, shown in ((advice_words.CLAUSES, advice.clauses), (advice_words.ROUTES, advice.routes)):
        if shown:
            headed = Headed((Heading(2, title), *_clauses(advice, shown, full=full)))
            yield headed if full else Either((_together(advice, title, shown),), (headed,))


def _together(advice: Advice, title: str, shown: Sequence[ShownClause]) -> Headed:
    """Clauses under a heading that says why they are shown, where that is the same for all of them."""
    why = {advice_words.because(advice, clause) for clause in shown}
    if len(why) > 1:
        return Headed((Heading(2, title), *_clauses(advice, shown)))
    once = why.pop()
    return Headed((Heading(2, f"{title}, {once[0].lower()}{once[1:].rstrip('.')}"), *_clauses(advice, shown, once)))


def background_parts(advice: Advice, full: bool) -> Iterator[Part]:
    """What is general: whole, but in text, unless it is wanted in full, by reference and heading. The catch-all of a silence is always whole, and so
    is a clause that names somebody who is shown."""
    if not advice.general:
        return
    whole = tuple(_clauses(advice, advice.general, full=full))
    if full:
        yield Headed((Heading(2, advice_words.GENERAL), *whole))
        return
    naming = {named.clause for named in advice.contacts}
    first = [
        shown for shown in advice.general
        if shown.match.position.clause.id in naming or (advice.silent and is_catch_all(shown.match, advice.book, advice.answers))
    ]
    rest = [shown for shown in advice.general if shown not in first]
    listed = f"{'; '.join(_named_only(rest))}."
    command = Typed(cite_command(advice, rest), advice_words.IN_FULL, close=True)
    if first:
        in_text: tuple[Part, ...] = (Heading(2, advice_words.GENERAL), *_clauses(advice, first), *((paragraph(listed), command) if rest else ()))
        in_text = (Headed(in_text),)
    else:
        in_text = (paragraph(f"{advice_words.GENERAL}: {listed}"), command)
    yield Either(in_text, (Headed((Heading(2, advice_words.GENERAL), *whole)),))


def _named_only(shown: Sequence[ShownClause]) -> Iterator[str]:
    """Clauses by reference and heading; those one after the other under one heading together."""
    for (heading, certain), together in groupby(shown, lambda clause: (_heading(clause.match.position), clause.match.verdict.truth)):
        cited = ", ".join(clause.match.position.clause.id for clause in together)
        yield f"{cited}{f' {heading}' if heading else ''}{'' if certain else f' ({advice_words.MAY})'}"


def _heading(position: Position) -> str:
    """The words that say what a clause is about: its own title, else the heading above it, unless its reference says that already; else those with
    which it opens."""
    clause = position.clause
    above = position.headings[-1] if position.headings else None
    if clause.title or above is None:
        return clause.title or f"“{opening(clause.text)} …”"
    if clause.number is None and clause.id.startswith(above.heading):
        return ""
    return above.heading.removeprefix(above.number or "").lstrip(" .–-:")


def cite_command(advice: Advice, shown: Iterable[ShownClause]) -> str:
    """The command that prints some clauses whole."""
    cited = ", ".join(clause.match.position.clause.id for clause in shown)
    return shlex.join(["mo-advisor", "cite", "--protocol", advice.book.named, cited])


def caution_parts(advice: Advice, full: bool) -> Iterator[Part]:
    """The cautions; in text, unless they are wanted in full, without their sources, and without those on the whole document: its head
    says what its status is, and the list of protocols says all of them."""
    document = everywhere(advice.book)
    whole = cautions_headed(advice.cautions)
    briefly = [replace(caution, since=None, source=None) for caution in advice.cautions if caution not in document]
    yield Either(whole if full else cautions_headed(briefly), whole)


def _clauses(advice: Advice, shown: Iterable[ShownClause], said: str = "", full: bool = False) -> Iterator[Part]:
    """Clauses whole; under the headings that stand above them, but in text only in full. said: what need not be said under each of them."""
    above: tuple[Section, ...] | None = None
    for clause in shown:
        position = clause.match.position
        if position.headings and position.headings != above:
            heading = Heading(3, breadcrumb(position.headings))
            yield heading if full else beyond_text(heading)
        above = position.headings
        yield Quote(position.clause, anchor(CLAUSE, position.clause.id), tuple(clause_notes(advice, clause, said)))


def clause_notes(advice: Advice, clause: ShownClause, said: str = "") -> Iterator[Part]:
    """What is said under a clause: why it is shown, and on what it depends; in text all in one, without what was `said`."""
    notes = [paragraph(line, style) for line, style in advice_words.clause_lines(advice, clause)]
    fresh = [note for note in notes if plain(note.line) != said]
    in_text = (paragraph(" ".join(plain(note.line) for note in fresh), fresh[-1].style),) if fresh else ()
    yield Either(in_text, tuple(notes))


def _close(advice: Advice) -> Iterator[Part]:
    situations = advice.book.vocabulary.situations
    close = close_to(advice.book, advice.answers.what)
    if close:
        labels = [f"“{situations[situation].label}” (--what {situation})" for situation in close]
        in_text = paragraph(f"{advice_words.CLOSE} (--what): {', '.join(close[:CLOSE])}")
        yield Either((in_text,), (Heading(2, advice_words.CLOSE), listing(labels)))


def _cited(clause: str) -> Ref:
    return Ref(clause, anchor(CLAUSE, clause))

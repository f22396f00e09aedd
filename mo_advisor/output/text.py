"""Advice as text, in the order in which a worried person needs it."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from mo_advisor.advice.advise import Advice, Shown
from mo_advisor.advice.branches import of_clause, of_contact
from mo_advisor.advice.contacts import Named
from mo_advisor.advice.nearby import close_to
from mo_advisor.output.clause import clause_blocks
from mo_advisor.output.document import caution_text, document_blocks
from mo_advisor.output.page import Block
from mo_advisor.protocol.model import Section
from mo_advisor.protocol.signing import standing

NOT_ADVICE = (
    "This prints what the document says. It is not legal advice and not a finding about anyone. "
    "Other rules and the law may also apply. Nobody has been told."
)
NOTHING_SAVED = "Nothing was saved."
DANGER = ("danger",)
PARTS = {"receives": "", "decides": "decides", "consulted": "is consulted", "told": "is told", "other-party": "to settle it with directly"}


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


def signed_off(advice: Advice) -> str:
    """Whether the choice of clauses was signed off, by whom, and whether that still holds."""
    signed = standing(advice.book.protocol)
    if signed is None:
        return "The choice of clauses has not been signed off by anyone."
    review = f", to be reviewed by {signed.review_by}" if signed.review_by else ""
    changed = " and ".join(what for what, same in (("the wording", signed.wording), ("the choice of clauses", signed.mapping)) if not same)
    since = f" But {changed} has changed since, so the sign-off no longer holds." if changed else ""
    return f"The choice of clauses was signed off by the {signed.by} on {signed.on}{review}.{since}"


def you_chose(advice: Advice) -> str:
    """The answers in plain words."""
    vocabulary, answers = advice.book.vocabulary, advice.answers
    asker = vocabulary.roles[answers.who].label if answers.who else "not sure who is asking"
    parts = [asker, _about(advice), f"“{vocabulary.situations[answers.what or ''].label}”"]
    parts += [f"{_asked(advice, fact)} {_answered(advice, fact)}" for fact in answers.facts]
    return f"You chose: {'; '.join(parts)}."


def _about(advice: Advice) -> str:
    involved = advice.answers.involved
    if involved is None:
        return "not sure who is involved"
    labels = [advice.book.vocabulary.roles[role].label for role in involved]
    return f"involved: {', '.join(labels)}" if labels else "nobody else involved"


def _asked(advice: Advice, fact: str) -> str:
    return advice.book.facts[fact].ask if fact in advice.book.facts else fact


def _answered(advice: Advice, fact: str) -> str:
    value = advice.answers.facts[fact]
    return advice.book.facts[fact].values.get(value, value) if fact in advice.book.facts else value


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
        tied = before and before.contact.join and (one.route, one.contact.step) == (before.route, before.contact.step)
        if tied and before:
            yield Block(before.contact.join or "", indent=4)
        yield from _contact(advice, one, gap=not tied)
        before = one


def _contact(advice: Advice, one: Named, gap: bool) -> Iterator[Block]:
    contact = one.contact
    step = f"Step {contact.step}: " if contact.step else ""
    yield Block(f"{step}{contact.title}  [{one.clause}]", "name", indent=2, hang=2, gap=gap)
    when = f" – when: “{contact.when}”" if contact.when else ""
    yield Block(f"{_part(advice, one)}“{contact.do}”{when}", indent=4)
    if contact.limit:
        yield Block(f"Time limit: “{contact.limit.words}”, for the {_label(advice, contact.limit.binds)}", indent=4)
    yield from _local(advice, contact.role)
    yield from _contact_cautions(advice, one)


def _local(advice: Advice, role: str | None) -> Iterator[Block]:
    """The council's own name and number for a post, said not to be the protocol's."""
    person = advice.local.contacts.get(role or "") if advice.local else None
    if person and advice.local:
        known = ", ".join(filter(None, (person.name, person.telephone, person.email)))
        yield Block(f"Not from the protocol; the council's own list, as of {advice.local.as_of}: {known}", indent=4, hang=2)


def _part(advice: Advice, one: Named) -> str:
    """What part somebody has, and who takes the step where it is not the caller, before the document's own words."""
    part = PARTS[one.contact.part]
    by = f"by: {_label(advice, one.by)}" if one.by != "you" else ""
    said = ", ".join(filter(None, (part, by)))
    return f"{said[0].upper()}{said[1:]}: " if said else ""


def _contact_cautions(advice: Advice, one: Named) -> Iterator[Block]:
    if one.contact.defunct == "yes":
        yield Block("This body no longer exists; see the cautions.", "caution", indent=4)
    if one.holds.truth is None:
        match = next(shown.match for shown in (*advice.clauses, *advice.general) if shown.match.position.clause.id == one.clause)
        yield Block(_may_apply(advice, of_contact(advice.book, advice.answers, one, match)), "caution", indent=4)
    if one.other_than:
        yield Block(f"Someone other than {_person(one.person)}", "caution", indent=4)
    elif one.clash.truth is None:
        yield Block(f"Unless that is {_person(one.person)}", "caution", indent=4)


def _may_apply(advice: Advice, branches: dict[str, tuple[str, ...]]) -> str:
    """On which answers something depends: `only if ...`, for each open question the answers under which it stands."""
    return f"May apply: {'; and '.join(_branch(advice, question, values) for question, values in branches.items())}."


def _branch(advice: Advice, question: str, values: tuple[str, ...]) -> str:
    if question in advice.book.facts:
        fact = advice.book.facts[question]
        labels = " or ".join(f"“{fact.values[value]}”" for value in values)
        return f"if the answer to “{fact.ask}” is {labels}" if len(values) < len(fact.values) else f"it depends on “{fact.ask}”"
    labels = " or ".join(_label(advice, role) for role in values)
    asked = "whose question it is" if question == "who" else "who is involved"
    return f"if {asked}: {labels}" if labels else f"it depends on {asked}"


def _label(advice: Advice, role: str) -> str:
    return advice.book.vocabulary.roles[role].label


def _person(person: str) -> str:
    return "you" if person == "asker" else "the person concerned"


def _advisers(advice: Advice) -> Iterator[Block]:
    if not advice.advisers:
        yield Block("It names nobody for advice in general either.", indent=2)
        return
    already = {(one.contact.role, one.clause) for one in advice.contacts}
    fresh = [one.adviser for one in advice.advisers if (one.adviser.role, one.adviser.clause) not in already]
    if fresh:
        join = f" {fresh[0].join or 'or'} "
        names = join.join(f"{adviser.title} [{adviser.clause}]" for adviser in fresh)
        yield Block(f"For advice in general it names: {names}.", indent=2)
        for adviser in fresh:
            yield from _local(advice, adviser.role)


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
            yield Block(_above_all(one), "faint", indent=6, hang=2)
        yield Block(_because(advice, one), "faint", indent=6, hang=2)
        if one.match.verdict.truth is None:
            yield Block(_may_apply(advice, of_clause(advice.book, advice.answers, one.match)), "caution", indent=6, hang=2)


def _above_all(one: Shown) -> str:
    """Which items of a clause matter here; the clause is printed whole all the same."""
    items = one.match.position.clause.items
    said = [items[item - 1].label or str(item) for item in one.match.items]
    return f"Here above all: {'item' if len(said) == 1 else 'items'} {', '.join(said)} of {len(items)}."


def _because(advice: Advice, one: Shown) -> str:
    vocabulary, answers = advice.book.vocabulary, advice.answers
    words = {
        "what": lambda: f"“{vocabulary.situations[answers.what or ''].label}”",
        "who": lambda: vocabulary.roles[answers.who or ""].label,
        "involved": lambda: _about(advice),
    }
    given = sorted(one.why, key=lambda question: question != "what")
    chosen = [words[question]() if question in words else _answered(advice, question) for question in given]
    return f"Because you chose: {'; '.join(chosen)}."


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


def command(advice: Advice) -> str:
    """The command that prints the same advice again."""
    answers = advice.answers
    parts = ["mo-advisor", "ask", "--protocol", advice.book.named]
    parts += ["--who", answers.who] if answers.who else []
    for role in answers.involved or ():
        parts += ["--involved", role]
    parts += ["--involved", "nobody"] if answers.involved == () else []
    parts += ["--what", answers.what or ""]
    for fact, value in answers.facts.items():
        parts += ["--fact", f"{fact}={value}"]
    return shlex.join(parts)

"""Advice as text, in the order in which a worried person needs it."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from mo_advisor.advice.advise import Advice, Shown
from mo_advisor.advice.contacts import Named
from mo_advisor.advice.nearby import close_to
from mo_advisor.output.clause import clause_blocks
from mo_advisor.output.document import caution_text, document_blocks
from mo_advisor.output.page import Block

NOT_ADVICE = (
    "This prints what the document says. It is not legal advice and not a finding about anyone. "
    "Other rules and the law may also apply. Nobody has been told."
)
NOTHING_SAVED = "Nothing was saved."
DANGER = ("danger",)
PARTS = {
    "receives": "",
    "decides": "decides",
    "consulted": "is consulted",
    "told": "is told",
    "other-party": "is the person to settle it with directly",
}


def advice_blocks(advice: Advice, saved: str = "") -> Iterator[Block]:
    """A whole piece of advice. saved: where something was saved, or an empty string."""
    yield from document_blocks(advice.book)
    yield Block("The choice of clauses has not been signed off by anyone.", "faint")
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
    for one in yours:
        yield from _contact(advice, one)
    if not yours:
        yield Block("The protocol names nobody for you to contact about this.", indent=2)
    if advice.silent or not yours:
        yield from _advisers(advice)
    if others:
        yield Block("Others it brings in", "heading", gap=True)
        for one in others:
            yield from _contact(advice, one)


def _contact(advice: Advice, one: Named) -> Iterator[Block]:
    contact = one.contact
    step = f"Step {contact.step}: " if contact.step else ""
    join = f", {contact.join} another of this step" if contact.join else ""
    yield Block(f"{step}{contact.title} [{one.clause}]{join}", "name", indent=2, hang=2, gap=True)
    if one.by != "you":
        taken_by = advice.book.vocabulary.roles[one.by].label
        yield Block(f"Step taken by: {taken_by}. {contact.title} {PARTS[contact.part] or 'receives it'}.", indent=4)
    elif PARTS[contact.part]:
        yield Block(f"Part: {PARTS[contact.part]}.", indent=4)
    when = f"When: “{contact.when}”. " if contact.when else ""
    yield Block(f"{when}The words: “{contact.do}”.", indent=4)
    if contact.limit:
        yield Block(f"Time limit: “{contact.limit.words}”, for: {advice.book.vocabulary.roles[contact.limit.binds].label}.", indent=4)
    yield from _contact_cautions(advice, one)


def _contact_cautions(advice: Advice, one: Named) -> Iterator[Block]:
    if one.contact.defunct == "yes":
        yield Block("This body no longer exists; see the cautions.", "caution", indent=4)
    if one.holds.truth is None:
        yield Block(f"May apply; it depends on: {_questions(advice, one.holds.depends)}.", "caution", indent=4)
    if one.other_than:
        yield Block(f"Someone other than {_person(one.person)}.", "caution", indent=4)
    elif one.clash.truth is None:
        yield Block(f"Unless that is {_person(one.person)}.", "caution", indent=4)


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


def _clause_blocks(advice: Advice, title: str, shown: tuple[Shown, ...]) -> Iterator[Block]:
    if not shown:
        return
    yield Block(title, "heading", gap=True)
    for one in shown:
        position = one.match.position
        above = " › ".join(section.heading for section in position.headings)
        if above:
            yield Block(above, "faint", indent=2, gap=True)
        yield from clause_blocks(position.clause)
        yield Block(_because(advice, one), "faint", indent=6)
        if one.match.verdict.truth is None:
            yield Block(f"May apply; it depends on: {_questions(advice, one.match.verdict.depends)}.", "caution", indent=6)


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


def _questions(advice: Advice, depends: frozenset[str]) -> str:
    """The unanswered questions in plain words, in the order of asking."""
    plain = {"who": "who is asking", "involved": "who is involved", "what": "what happened"}
    order = [*plain, *advice.book.facts]
    return "; ".join(plain.get(question) or f"“{advice.book.facts[question].ask}”" for question in order if question in depends)


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

"""What is said about advice, in words: the same in text, Markdown and HTML. Pure functions; nothing here knows how a page looks."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence

from mo_advisor.advice.advise import Advice, ShownClause
from mo_advisor.advice.contacts import Named
from mo_advisor.advice.reference_code import refer
from mo_advisor.advice.undecided import Branch, of_clause, of_contact
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Adviser, Section
from mo_advisor.protocol.sign_off import standing

CHOSE = "You chose"
CONTACTS = "Whom the protocol tells you to contact"
NO_CONTACT = "The protocol names nobody for you to contact about this."
ADVISERS = "For advice in general it names"
NO_ADVISER = "It names nobody for advice in general either."
OTHERS = "Others it brings in"
CLAUSES = "What the protocol says"
GENERAL = "General and background"
CAUTIONS = "Cautions"
IN_DANGER = "If there is danger"
OUTSIDE = "Not from the protocol"
CLOSE = "Close to this"
AGAIN = "The same again"
REFERENCE = "Reference"
DANGER = ("danger",)
NOT_ADVICE = "This prints what the document says. It is not legal advice and not a finding about anyone. Other rules and the law may also apply."
NOBODY_TOLD = "Nobody has been told."
NOTHING_SAVED = "Nothing was saved."
PARTS = {"receives": "", "decides": "decides", "consulted": "is consulted", "told": "is told", "other-party": "to settle it with directly"}


def signed_off(advice: Advice) -> str:
    """Whether the choice of clauses was signed off, by whom, and whether that still holds."""
    return sign_off(advice.book)


def sign_off(book: Book) -> str:
    """The same, of a whole protocol."""
    signed = standing(book.protocol)
    if signed is None:
        return "The choice of clauses has not been signed off by anyone."
    review = f", to be reviewed by {signed.review_by}" if signed.review_by else ""
    changed = " and ".join(what for what, same in (("the wording", signed.wording), ("the choice of clauses", signed.mapping)) if not same)
    since = f" But {changed} has changed since, so the sign-off no longer holds." if changed else ""
    return f"The choice of clauses was signed off by the {signed.by} on {signed.on}{review}.{since}"


def chosen(advice: Advice) -> list[str]:
    """The answers in plain words, one by one."""
    vocabulary, answers = advice.book.vocabulary, advice.answers
    asker = vocabulary.roles[answers.who].label if answers.who else "not sure who is asking"
    parts = [asker, about(advice), f"“{vocabulary.situations[answers.what].label}”"]
    parts += [_answered(advice, fact) for fact in answers.facts]
    return parts


def you_chose(advice: Advice) -> str:
    """The answers in plain words."""
    return f"{CHOSE}: {'; '.join(chosen(advice))}."


def about(advice: Advice) -> str:
    """Whom it is about, as it was answered."""
    return involved_in_words(advice.book, advice.answers.involved)


def involved_in_words(book: Book, involved: Sequence[str] | None) -> str:
    """An answer to whom it is about: None for not sure, none for nobody else."""
    if involved is None:
        return "not said who is involved"
    labels = [book.vocabulary.roles[role].label for role in involved]
    return f"involved: {', '.join(labels)}" if labels else "nobody else involved"


def _answered(advice: Advice, fact: str) -> str:
    """A question with its answer: an answer such as “It is” says nothing alone."""
    known, value = advice.book.facts.get(fact), advice.answers.facts[fact]
    return f"{known.ask} {known.values.get(value, value)}" if known else f"{fact} {value}"


def contact_lines(advice: Advice, one: Named) -> Iterator[tuple[str, str]]:
    """What is said under a contact's title, line by line, each with its style."""
    contact = one.contact
    when = f" – when: “{contact.when}”" if contact.when else ""
    yield f"{_part(advice, one)}“{contact.do}”{when}", ""
    if contact.limit:
        yield f"Time limit: “{contact.limit.words}”, for the {_label(advice, contact.limit.binds)}", ""
    yield from ((line, "outside") for line in local(advice, contact.role))
    yield from ((line, "caution") for line in _contact_cautions(advice, one))


def step(one: Named) -> str:
    """What stands before a contact's title: which step it is, if the document puts steps in an order."""
    return f"Step {one.contact.step}: " if one.contact.step else ""


def joined(named: Sequence[Named]) -> Iterator[tuple[Named, str]]:
    """Contacts one by one, each with the word that ties it to the one before, or an empty string."""
    before: Named | None = None
    for one in named:
        tied = before is not None and (one.route, one.contact.step) == (before.route, before.contact.step)
        yield one, (one.contact.join or "") if tied else ""
        before = one


def local(advice: Advice, role: str | None) -> Iterator[str]:
    """The council's own name and number for a post, said not to be the protocol's."""
    person = advice.local.contacts.get(role or "") if advice.local else None
    if person and advice.local:
        known = ", ".join(filter(None, (person.name, person.telephone, person.email)))
        yield f"{OUTSIDE}; the council's own list, as of {advice.local.as_of}: {known}"


def _part(advice: Advice, one: Named) -> str:
    """What part somebody has, and who takes the step where it is not the caller, before the document's own words."""
    part = PARTS[one.contact.part]
    by = f"by: {' or '.join(_label(advice, role) for role in one.contact.by)}" if one.by != "you" else ""
    said = ", ".join(filter(None, (part, by)))
    return f"{said[0].upper()}{said[1:]}: " if said else ""


def _contact_cautions(advice: Advice, one: Named) -> Iterator[str]:
    if one.contact.defunct:
        yield "This body no longer exists; see the cautions."
    if one.holds.truth is None:
        match = next(shown.match for shown in (*advice.clauses, *advice.general) if shown.match.position.clause.id == one.clause)
        yield _may_apply(advice, of_contact(advice.book, advice.answers, one, match))
    if one.other_than:
        yield f"Someone other than {_person(one.person)}"
    elif one.clash.truth is None:
        yield f"Unless that is {_person(one.person)}"


def fresh_advisers(advice: Advice) -> list[Adviser]:
    """Whom the document names for advice in general, without those who stand among the contacts already."""
    already = {(one.contact.role, one.clause) for one in advice.contacts}
    return [one.adviser for one in advice.advisers if (one.adviser.role, one.adviser.clause) not in already]


def _may_apply(advice: Advice, branches: Iterable[Branch]) -> str:
    """On which answers something depends, each open question in turn."""
    return f"May apply: {'; and '.join(_branch(advice, branch) for branch in branches)}."


def _branch(advice: Advice, branch: Branch) -> str:
    """The shorter of the answers under which it stands (`if`) and those under which it falls (`unless`)."""
    if not (branch.stands and branch.falls):
        return f"it depends on {_asked_plainly(advice, branch.question)}"
    unless = len(branch.falls) < len(branch.stands)
    values = branch.falls if unless else branch.stands
    labels = " or ".join(_answer_label(advice, branch.question, value) for value in values)
    return f"{'unless' if unless else 'if'} {_asked_plainly(advice, branch.question)} is: {labels}"


def _asked_plainly(advice: Advice, question: str) -> str:
    plain = {"who": "the person who asks", "involved": "the person involved"}
    return plain.get(question) or f"the answer to “{advice.book.facts[question].ask}”"


def _answer_label(advice: Advice, question: str, value: str) -> str:
    return f"“{advice.book.facts[question].values[value]}”" if question in advice.book.facts else _label(advice, value)


def _label(advice: Advice, role: str) -> str:
    return advice.book.vocabulary.roles[role].label


def _person(person: str) -> str:
    return "you" if person == "asker" else "the person concerned"


def clause_lines(advice: Advice, one: ShownClause) -> Iterator[tuple[str, str]]:
    """What is said under a clause, line by line, each with its style."""
    if one.match.items and len(one.match.items) < len(one.match.position.clause.items):
        yield _above_all(one), "faint"
    yield because(advice, one), "faint"
    if one.match.verdict.truth is None:
        yield _may_apply(advice, of_clause(advice.book, advice.answers, one.match)), "caution"


def breadcrumb(headings: Sequence[Section]) -> str:
    """The headings above a clause, the widest first."""
    return " › ".join(section.heading for section in headings)


def _above_all(one: ShownClause) -> str:
    """Which items of a clause matter here; the clause is printed whole all the same."""
    items = one.match.position.clause.items
    said = [items[item - 1].label or str(item) for item in one.match.items]
    return f"Here above all: {'item' if len(said) == 1 else 'items'} {', '.join(said)} of {len(items)}."


def because(advice: Advice, one: ShownClause) -> str:
    """The answers that are enough for a clause, in plain words."""
    vocabulary, answers = advice.book.vocabulary, advice.answers
    words = {
        "what": lambda: f"“{vocabulary.situations[answers.what].label}”",
        "who": lambda: vocabulary.roles[answers.who or ""].label,
        "involved": lambda: about(advice),
    }
    given = sorted(one.why, key=lambda question: question != "what")
    chosen = [words[question]() if question in words else _answered(advice, question) for question in given]
    return f"Because you chose: {'; '.join(chosen)}."


def command(advice: Advice) -> str:
    """The command that prints the same advice again."""
    answers = advice.answers
    parts = ["mo-advisor", "ask", "--protocol", advice.book.named]
    parts += ["--who", answers.who] if answers.who else []
    for role in answers.involved or ():
        parts += ["--involved", role]
    parts += ["--involved", "nobody"] if answers.involved == () else []
    parts += ["--what", answers.what]
    for fact, value in answers.facts.items():
        parts += ["--fact", f"{fact}={value}"]
    return shlex.join(parts)


def reference(advice: Advice) -> str:
    """The short reference with which anybody can read the same advice again."""
    return refer(advice.book, advice.answers)


def closing(saved: Sequence[str]) -> str:
    """The last words: what this is not, and what was done with it. saved: sentences on what was saved where, if anything was."""
    return " ".join([NOT_ADVICE, NOBODY_TOLD, *(saved or [NOTHING_SAVED])])

"""What is said about advice, in the same words on every page. Pure functions; nothing here knows how a page looks."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence

from mo_advisor.advice.advise import Advice, ShownClause
from mo_advisor.advice.contacts import General, Named
from mo_advisor.advice.identity import is_the_asker, is_the_same, is_the_subject
from mo_advisor.advice.local_contacts import concerned
from mo_advisor.advice.outcome import turns_on
from mo_advisor.advice.reference_code import refer
from mo_advisor.advice.undecided import Branch
from mo_advisor.frozen import replace
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Limit
from mo_advisor.render.condition_words import branches, clause_condition, condition, with_mark
from mo_advisor.render.words import NOT_ADVICE

CHOSE = "You chose"
CONTACTS = "Whom the protocol tells you to contact"
NO_CONTACT = "The protocol names nobody for you to contact about this."
LEFT_OUT = "Of those whom the protocol names, somebody cannot be offered to you here; the cautions say who it is, and why."
ADVISERS = "For advice in general it names"
NO_ADVISER = "It names nobody for advice in general either."
OTHERS = "Others it brings in"
CLAUSES = "What the protocol says"
ROUTES = "Where you can take it"
GENERAL = "General and background"
IN_DANGER = "If there is danger"
OUTSIDE = "Not from the protocol"
CONCERNED = {"subject": "whom this is about", "asker": "which is you"}
CLOSE = "Close to this"
AGAIN = "The same again"
REFERENCE = "Reference"
ROUTE_LETTERS = "ABCDEFGH"
NOBODY_TOLD = "Nobody has been told."
NOTHING_SAVED = "Nothing was saved."
NOT_SAID = "the document does not say who takes this step"
UNUSED = "nothing turns on it here"
IDLE = "Nothing here turns on these answers"
IN_FULL = "In full"
MAY = "may apply"
INVOLVED = "That is whom you named as involved"
SAME_CONDITION = "May apply, on the same condition."
THEIR, EITHER = "their", "either"
WHOSE = {"you": "“Their” means your own.", "subject": "“Their” means that of the person concerned."}
PARTS = {
    "receives": "", "decides": "decides", "acts": "acts", "consulted": "is consulted", "told": "is told",
    "other-party": "to settle it with directly: that is the person whom it is about",
}


def chosen(advice: Advice) -> list[str]:
    """The answers in plain words, one by one; those on which nothing turns say so."""
    return [answer if turns else f"{answer} ({UNUSED})" for answer, turns in _answers(advice)]


def turning(advice: Advice) -> list[str]:
    """The answers in plain words, without those on which nothing turns."""
    return [answer for answer, turns in _answers(advice) if turns]


def idle(advice: Advice) -> list[str]:
    """The answers on which nothing turns."""
    return [answer for answer, turns in _answers(advice) if not turns]


def _answers(advice: Advice) -> Iterator[tuple[str, bool]]:
    """The answers in plain words, each with whether anything turns on it."""
    vocabulary, answers = advice.book.vocabulary, advice.answers
    asker = vocabulary.roles[answers.who].label if answers.who else "not sure who is asking"
    yield from ((answer, True) for answer in (asker, about(advice), f"“{vocabulary.situations[answers.what].label}”"))
    yield from ((_answer(advice, fact), turns_on(advice.book, answers, fact)) for fact in answers.facts)


def about(advice: Advice) -> str:
    """Whom it is about, as it was answered."""
    return involved_in_words(advice.book, advice.answers.involved)


def involved_in_words(book: Book, involved: Sequence[str] | None) -> str:
    """An answer to whom it is about: None for not sure, none for nobody else."""
    if involved is None:
        return "not said who is involved"
    labels = [book.vocabulary.roles[role].label for role in involved]
    return f"involved: {', '.join(labels)}" if labels else "nobody else involved"


def _answer(advice: Advice, fact: str) -> str:
    """A question with its answer: an answer such as “It is” says nothing alone."""
    known, value = advice.book.facts.get(fact), advice.answers.facts[fact]
    return f"{known.ask} {known.values.get(value, value)}" if known else f"{fact} {value}"


def contact_lines(advice: Advice, named: Named, before: Named | None = None) -> Iterator[tuple[str, str]]:
    """What is said under a contact's title, line by line, each with its style. before: a contact just above, whose condition is not said again."""
    contact = named.contact
    when = f" – when: “{contact.when}”" if contact.when else ""
    yield f"{_part(advice, named)}“{contact.do}”{when}", ""
    if contact.of and THEIR in contact.title.split():
        yield WHOSE[contact.of], ""
    if contact.limit:
        yield _limit(advice, contact.limit), ""
    yield from ((line, "outside") for line in local(advice, contact.role))
    yield from ((line, "caution") for line in _contact_cautions(advice, named, before))


def steps(advice: Advice, contacts: Sequence[Named]) -> list[str]:
    """What stands before each of some contacts' titles: which step it is, where the document puts several in an order; and of which route, where the
    whole advice has several such routes."""
    ordered = list(dict.fromkeys(named.route for named in advice.contacts if named.step))

    def step(named: Named) -> str:
        if not named.step:
            return ""
        route = f"Route {ROUTE_LETTERS[ordered.index(named.route) % len(ROUTE_LETTERS)]}, " if len(ordered) > 1 else ""
        return f"{route}step {named.step}" if route else f"Step {named.step}"

    return [step(named) for named in contacts]


def joined(contacts: Sequence[Named]) -> list[tuple[Named, str]]:
    """Contacts one by one, each with the word that ties it to the one before; the first of several equal doors has EITHER."""
    ties = [
        (named.contact.join or "") if before and (named.route, named.contact.step) == (before.route, before.contact.step) else ""
        for before, named in zip((None, *contacts), contacts, strict=False)
    ]
    after = [*ties[1:], *[""][: len(ties)]]
    return [(named, EITHER if not tie and following == "or" else tie) for named, tie, following in zip(contacts, ties, after, strict=True)]


def meaning(book: Book, role: str | None) -> str:
    """What a post is, where people may not know it; else an empty string."""
    known = book.vocabulary.roles.get(role or "")
    return (known.means or "") if known else ""


def local(advice: Advice, role: str | None) -> Iterator[str]:
    """The council's own name and number for a post, said not to be the protocol's."""
    person = advice.local.contacts.get(role or "") if advice.local else None
    if person and advice.local:
        known = ", ".join(filter(None, (person.name, person.telephone, person.email)))
        yield f"{OUTSIDE}; the council's own list, as of {advice.local.as_of}: {known}"
        if also := concerned(advice.local, advice.book, advice.answers, role or ""):
            yield f"That list has the same person as {_label(advice, also[0])}, {CONCERNED[also[1]]}: go to somebody else."


def _part(advice: Advice, named: Named) -> str:
    """What part somebody has, and who takes the step where it is not the caller, before the document's own words."""
    part = PARTS[named.contact.part]
    others = [role for role in named.contact.by if role != named.contact.role] if named.by != "you" else []
    by = NOT_SAID if named.contact.passive else f"by {' or '.join(_called(advice, role) for role in others)}" if others else ""
    said = ", ".join(filter(None, (part, by)))
    return f"{said[0].upper()}{said[1:]}: " if said else ""


def _contact_cautions(advice: Advice, named: Named, before: Named | None) -> Iterator[str]:
    if named.contact.defunct:
        yield "This body no longer exists; see the cautions."
    said, mark = with_mark(condition(advice, named), person_mark(advice, named))
    if said:
        yield SAME_CONDITION if before and with_mark(condition(advice, before), person_mark(advice, before))[0] == said else said
    if is_involved(advice, named):
        yield INVOLVED
    if mark:
        yield f"{mark[0].upper()}{mark[1:]}"


def person_mark(advice: Advice, named: Named) -> str:
    """That somebody named may be the person concerned, or the caller; or that someone else of the post is meant. Empty where neither is so."""
    person = _whose(advice, named, branches(advice, named))
    if person and named.other_than:
        return f"someone other than {_person(person)}"
    if person and named.clash.truth is None:
        return f"unless that is {_person(person)}"
    if named.misfit.truth is None and named.contact.of == "you":
        return "unless you have nobody of that kind above you"
    return "unless the person concerned ranks above that post" if named.misfit.truth is None and person == named.person else ""


def adviser_marks(advisers: Sequence[General]) -> list[str]:
    """Of advisers in a row that they may be the person concerned, or the caller; said once, after the last, of several of whom it is so."""
    following = [*advisers[1:], None]
    last = [then is None or then.person != named.person for named, then in zip(advisers, following, strict=True)]
    return [f", unless that is {_person(named.person)}" if named.person and ends else "" for named, ends in zip(advisers, last, strict=True)]


def _whose(advice: Advice, named: Named, branches: Iterable[Branch]) -> str:
    """Whose post it may be where the contact stands: where that takes a councillor, no officer's is the subject's; it may still be the asker's."""
    book, answers, post = advice.book, advice.answers, named.contact.role
    sides = [role for branch in branches if branch.question == "involved" for role in branch.stands]
    if post is None or named.person != "subject" or not sides:
        return named.person
    if any(is_the_subject(book, replace(answers, involved=(role,)), post).truth is not False for role in sides):
        return "subject"
    return "" if is_the_asker(book, answers, post).truth is False else "asker"


def is_involved(advice: Advice, named: Named) -> bool:
    """Whether it is the very person who was named as involved, where nobody's conduct is complained of, so that nobody is left out for it."""
    contact = named.contact
    if contact.role is None or contact.one_of_many or contact.part == "other-party":
        return False
    return any(is_the_same(advice.book, role, contact.role) for role in advice.answers.involved or ())


def _limit(advice: Advice, limit: Limit) -> str:
    """A time limit, with the document's own name for whom it binds, and what is due."""
    whom = f"“{limit.title}”" if limit.title else _called(advice, limit.binds)
    due = f": “{limit.due}”" if limit.due else ""
    return f"Time limit: “{limit.words}”, for {whom}{due}"


def _label(advice: Advice, role: str) -> str:
    return advice.book.vocabulary.roles[role].label


def _called(advice: Advice, role: str) -> str:
    """A role by the document's own title for it; where it has none, by this tool's word, which is said to be one."""
    note = advice.book.protocol.roles.get(role)
    return f"“{note.titles[0]}”" if note and note.titles else f"{_label(advice, role)} (not the document's word)"


def _person(person: str) -> str:
    return "you" if person == "asker" else "the person concerned"


def clause_lines(advice: Advice, clause: ShownClause) -> Iterator[tuple[str, str]]:
    """What is said under a clause, line by line, each with its style."""
    if clause.match.items and len(clause.match.items) < len(clause.match.position.clause.items):
        yield _above_all(clause), "faint"
    yield because(advice, clause), "faint"
    if clause.match.verdict.truth is None:
        yield clause_condition(advice, clause), "caution"


def _above_all(clause: ShownClause) -> str:
    """Which items of a clause matter here; the clause is printed whole all the same."""
    items = clause.match.position.clause.items
    said = [items[item - 1].label or str(item) for item in clause.match.items]
    return f"Here above all: {'item' if len(said) == 1 else 'items'} {', '.join(said)} of {len(items)}."


def because(advice: Advice, clause: ShownClause) -> str:
    """The answers that are enough for a clause, briefly: the page says at its top what each of them was."""
    return because_of(said_of(advice, question) for question in enough(clause))


def enough(clause: ShownClause) -> tuple[str, ...]:
    """The questions whose answers are enough for a clause, what happened first."""
    return tuple(sorted(clause.why, key=lambda question: question != "what"))


def because_of(said: Iterable[str]) -> str:
    """The sentence that gives answers as a reason."""
    return f"Because you chose: {'; '.join(said)}."


def said_of(advice: Advice, question: str) -> str:
    """The answer to a question, briefly, as a reason."""
    roles, answers = advice.book.vocabulary.roles, advice.answers
    if question == "what":
        return "this situation"
    if question == "who":
        return roles[answers.who or ""].short
    if question == "involved":
        labels = [roles[role].short for role in answers.involved or ()]
        return f"about {', '.join(labels)}" if labels else about(advice)
    return _answer(advice, question)


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

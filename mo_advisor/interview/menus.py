"""The three questions of every interview: who asks, what happened, and whom it is about."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.answers_file import NOBODY, NOT_SURE
from mo_advisor.interview.options import Menu, Option
from mo_advisor.protocol.book import Book
from mo_advisor.vocabulary import Role, Situation, Vocabulary

SOMEONE_ELSE, SOMEBODY_ELSE, A_BODY = "someone-else", "somebody-else", "a-body"
NOT_COVERED, FEELS_WRONG = "not-covered", "something-feels-wrong"
BODIES = ("committee", "political-group")  # the roles that are no person, asked for together
WHOM = "Whom is it about, or who is on the other side?"
WHOM_COMPLAINED = "Whom is it about?"
NOT_WITNESSES = "Not somebody who only saw or heard it."
UNSURE = Option(NOT_SURE, "Not sure")
NONE_OR_UNSURE = Option(NOT_SURE, "None of these, or not sure")


def who_menu(vocabulary: Vocabulary) -> Menu:
    """Who asks: those whose protocol it is at once, all others that may ask one step further."""
    text = "Who is this question for?"
    main, others = _main(vocabulary), _others(vocabulary)
    group = Menu(text, _options(role for role in others if role.asks), (NONE_OR_UNSURE,))
    options = (*_options(main), Option(SOMEONE_ELSE, "Someone else", group))
    return Menu(text, options, (UNSURE,), "Asking for somebody else? Choose what they are.")


def involved_menu(book: Book, answers: Answers, posts: Collection[str] = ()) -> Menu:
    """Whom it is about, or who is on the other side: first those whom the situation itself puts there, where it does.

    posts: narrower roles of the one kind that it puts there, on which something still depends.
    """
    situation = book.vocabulary.situations[answers.what] if answers.what else None
    if situation is None or not situation.party:
        return _anybody(book.vocabulary)
    roles = book.vocabulary.roles
    kinds = tuple(Option(kind, _another(roles[kind].label) if posts else roles[kind].label) for kind in situation.party)
    rest = [role for role in (*_main(book.vocabulary), *_others(book.vocabulary)) if role.id not in situation.party]
    group = Menu(WHOM, (*_options(rest), Option(NOBODY, "Nobody else")), (NONE_OR_UNSURE,))
    options = (*_options(roles[post] for post in posts), *kinds, Option(SOMEBODY_ELSE, "Somebody else, or nobody", group))
    return Menu(WHOM_COMPLAINED if situation.complaint else WHOM, options, (UNSURE,), NOT_WITNESSES)


def single_kind(book: Book, answers: Answers) -> str | None:
    """The one kind of role that the situation puts on the other side, if it is just one."""
    party = book.vocabulary.situations[answers.what].party if answers.what else ()
    return party[0] if len(party) == 1 else None


def _anybody(vocabulary: Vocabulary) -> Menu:
    others = _others(vocabulary)
    bodies = Menu(WHOM, _options(role for role in others if role.id in BODIES), (NONE_OR_UNSURE,))
    outside = Menu(WHOM, _options(role for role in others if role.id not in BODIES), (NONE_OR_UNSURE,))
    options = (
        *_options(_main(vocabulary)),
        Option(A_BODY, "A committee or a political group", bodies),
        Option(SOMEBODY_ELSE, "Somebody else, such as a resident or the press", outside),
        Option(NOBODY, "Nobody else"),
    )
    return Menu(WHOM, options, (UNSURE,), NOT_WITNESSES)


def _another(label: str) -> str:
    """A kind of role as what is left once some of it were named."""
    return f"Another {label[0].lower()}{label[1:]}"


def what_menu(book: Book, answers: Answers) -> Menu:
    """What happened, by topics; the topics and situations that fit the answers so far come first, and all others after them."""
    vocabulary = book.vocabulary
    standing = (Option(NOT_COVERED, "None of these, in any topic"), Option(FEELS_WRONG, "Not sure, but something feels wrong"))
    ends = {option.value for option in standing}
    groups: dict[str, list[Situation]] = {category: [] for category in vocabulary.categories}
    for situation in vocabulary.situations.values():
        groups[situation.category] += [situation] if situation.id not in ends else []
    topics = sorted(groups, key=lambda category: -sum(closeness(book, answers, one) == BOTH for one in groups[category]))

    def topic(category: str) -> Option:
        inside = sorted(groups[category], key=lambda one: -closeness(book, answers, one))
        label = vocabulary.categories[category]
        options = tuple(Option(one.id, one.label) for one in inside)
        return Option(category, label, Menu(f"{label}: which is closest?", options, standing, back="Back to the topics"))

    return Menu("What happened? Choose a topic first.", tuple(topic(category) for category in topics if groups[category]), standing)


BOTH = 3


def closeness(book: Book, answers: Answers, situation: Situation) -> int:
    """How well a situation fits the first two answers: 2 for the asker and 1 for the other side, so that 3 is both."""
    return 2 * _fits_asker(book, answers, situation) + _fits_party(book, answers, situation)


def _fits_asker(book: Book, answers: Answers, situation: Situation) -> bool:
    return answers.who is None or situation.asked_by in ("either", kind_of(book, answers.who))


def _fits_party(book: Book, answers: Answers, situation: Situation) -> bool:
    if answers.involved is None:
        return True
    if not answers.involved:
        return not situation.party
    return any(book.tree.truth(named, kind) is not False for named in answers.involved for kind in situation.party)


def kind_of(book: Book, role: str) -> str | None:
    """Whose menu an asker sees: the kind of asker that the situations speak of, if the role is one, or asks as one."""
    kinds = _kinds(book.vocabulary)
    wider = [book.vocabulary.roles[one] for one in book.vocabulary.roles if one in book.tree.above[role]]
    return next((kind for one in wider for kind in (one.id, one.asks_as) if kind in kinds), None)


def _kinds(vocabulary: Vocabulary) -> set[str]:
    """The roles by which the situations name who normally asks."""
    return {situation.asked_by for situation in vocabulary.situations.values()} & set(vocabulary.roles)


def _main(vocabulary: Vocabulary) -> list[Role]:
    """The widest roles of the people whose relations the protocols govern."""
    kinds = _kinds(vocabulary)
    return [role for role in vocabulary.roles.values() if role.parent is None and (role.id in kinds or role.asks_as in kinds)]


def _others(vocabulary: Vocabulary) -> list[Role]:
    main = _main(vocabulary)
    return [role for role in vocabulary.roles.values() if role.parent is None and role not in main]


def _options(roles: Iterable[Role]) -> tuple[Option, ...]:
    return tuple(Option(role.id, role.label) for role in roles)

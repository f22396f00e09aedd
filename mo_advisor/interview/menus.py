"""The three questions of every interview: who asks, what happened, and whom it is about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.answers_file import NOBODY, NOT_SURE
from mo_advisor.advice.distinctions import can_be_named
from mo_advisor.frozen import replace
from mo_advisor.interview.options import Menu, Option
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.role_tree import asker_kind
from mo_advisor.vocabulary import Role, Situation, Vocabulary
from mo_advisor.words.suggest import dangerous

SOMEONE_ELSE, SOMEBODY_ELSE, A_BODY = "someone-else", "somebody-else", "a-body"
EITHER = "either"  # who asks about a situation that is nobody's alone
BOTH = 3  # how close a situation is that fits both the asker and the other side
WHOM = "Whom is it about, or who is on the other side?"
WHOM_COMPLAINED = "Whom is it about?"
NOT_WITNESSES = "Not somebody who only saw or heard it."
UNSURE = Option(NOT_SURE, "Not sure")
NONE_OR_UNSURE = Option(NOT_SURE, "None of these, or not sure")


def who_menu(vocabulary: Vocabulary) -> Menu:
    """Who asks: those whose protocol it is at once, all others that may ask one step further."""
    text = "Who is this question for?"
    others = _others(vocabulary)
    group = Menu(text, _options(role for role in others if role.asks), (NONE_OR_UNSURE,))
    options = (*_options(vocabulary.governed), Option(SOMEONE_ELSE, "Someone else", group))
    listed = {option.value for option in (*options, *group.options)}
    by_name = _options(role for role in vocabulary.roles.values() if role.asks and not role.rest and role.id not in listed)
    return Menu(text, options, (UNSURE,), "Asking for somebody else? Choose what they are.", by_name=by_name)


def involved_menu(book: Book, answers: Answers, posts: Collection[str] = ()) -> Menu:
    """Whom it is about, or who is on the other side: first those whom the situation itself puts there, where it does.

    posts: narrower roles of the one kind that it puts there, on which something still depends. Whoever is none of them can be said to be that.
    """
    situation = book.vocabulary.situations[answers.what] if answers.what else None
    menu = _of_party(book.vocabulary, situation, posts) if situation and situation.party else _anybody(book.vocabulary)
    listed = {option.value for option in menu.everything()}
    roles = (role for role in book.vocabulary.roles.values() if not role.rest and role.id not in listed)
    return replace(menu, by_name=_options(role for role in roles if can_be_named(book, answers.who, role.id)))


def _of_party(vocabulary: Vocabulary, situation: Situation, posts: Collection[str]) -> Menu:
    roles = vocabulary.roles
    kinds = [option for kind in situation.party for option in _kind(vocabulary, kind, posts)]
    rest = [role for role in (*vocabulary.governed, *_others(vocabulary)) if role.id not in situation.party]
    group = Menu(WHOM, (*_options(rest), Option(NOBODY, "Nobody else")), (NONE_OR_UNSURE,))
    options = (*_options(roles[post] for post in posts), *kinds, Option(SOMEBODY_ELSE, "Somebody else, or nobody", group))
    return Menu(WHOM_COMPLAINED if situation.complaint else WHOM, options, (UNSURE,), NOT_WITNESSES)


def with_none_of_these(vocabulary: Vocabulary, menu: Menu, involved: tuple[str, ...] | None) -> Menu:
    """A list of narrower roles of the one who is involved, on which it can be said that it is none of them, apart from not being sure."""
    rest = _rest_of(vocabulary, involved[0]) if involved else None
    return replace(menu, options=(*menu.options, Option(rest.id, "None of these", also=rest.names)), standing=(UNSURE,)) if rest else menu


def _rest_of(vocabulary: Vocabulary, kind: str) -> Role | None:
    """Whoever is of a kind and has none of its narrower roles, where there is a word for that."""
    return next((role for role in vocabulary.roles.values() if role.rest and role.parent == kind), None)


def _kind(vocabulary: Vocabulary, kind: str, posts: Collection[str]) -> Iterator[Option]:
    """A kind of role; beside posts of that kind, whoever is none of these, and somebody of whom it is not known."""
    role, rest = vocabulary.roles[kind], _rest_of(vocabulary, kind) if posts else None
    if rest is None:
        yield _option(role)
        return
    yield _option(rest)
    yield Option(kind, f"A {role.label[0].lower()}{role.label[1:]}, but not sure which", also=role.names)


def single_kind(book: Book, answers: Answers) -> str | None:
    """The one kind of role that the situation puts on the other side, if it is just one."""
    party = book.vocabulary.situations[answers.what].party if answers.what else ()
    return party[0] if len(party) == 1 else None


def _anybody(vocabulary: Vocabulary) -> Menu:
    others = _others(vocabulary)
    bodies = Menu(WHOM, _options(role for role in others if role.body), (NONE_OR_UNSURE,))
    outside = Menu(WHOM, _options(role for role in others if not role.body), (NONE_OR_UNSURE,))
    options = (
        *_options(vocabulary.governed),
        Option(A_BODY, "A committee or a political group", bodies),
        Option(SOMEBODY_ELSE, "Somebody else, such as a resident or the press", outside),
        Option(NOBODY, "Nobody else"),
    )
    return Menu(WHOM, options, (UNSURE,), NOT_WITNESSES)


def what_menu(book: Book, answers: Answers) -> Menu:
    """What happened, by topics; those that fit the answers so far come first, and all others after them. What may be a danger stands by them all."""
    vocabulary = book.vocabulary
    standing = tuple(Option(situation.id, situation.always) for situation in vocabulary.situations.values() if situation.always)
    groups: dict[str, list[Situation]] = {category: [] for category in vocabulary.categories}
    for situation in vocabulary.situations.values():
        groups[situation.category] += [] if situation.always else [situation]
    topics = sorted(groups, key=lambda category: -sum(closeness(book, answers, situation) == BOTH for situation in groups[category]))

    def topic(category: str) -> Option:
        inside = sorted(groups[category], key=lambda situation: -closeness(book, answers, situation))
        label = vocabulary.categories[category]
        options = tuple(Option(situation.id, situation.label) for situation in inside)
        return Option(category, label, Menu(f"{label}: which is closest?", options, standing, back="Back to the topics"))

    pressing = tuple(Option(situation.id, situation.label) for situation in dangerous(vocabulary) if situation.asked_by == EITHER)
    options = tuple(topic(category) for category in topics if groups[category])
    return Menu("What happened? Type it in your own words, or choose.", options, (*pressing, *standing))


def closeness(book: Book, answers: Answers, situation: Situation) -> int:
    """How well a situation fits the first two answers: 2 for the asker and 1 for the other side, so that 3 is both."""
    return 2 * _fits_asker(book, answers, situation) + _fits_party(book, answers, situation)


def _fits_asker(book: Book, answers: Answers, situation: Situation) -> bool:
    return answers.who is None or situation.asked_by in (EITHER, kind_of(book, answers.who))


def _fits_party(book: Book, answers: Answers, situation: Situation) -> bool:
    if answers.involved is None:
        return True
    if not answers.involved:
        return not situation.party
    return any(book.tree.truth(named, kind) is not False for named in answers.involved for kind in situation.party)


def kind_of(book: Book, role: str) -> str | None:
    """Whose menu an asker sees: the kind of asker that the situations speak of, if the role is one, or asks as one."""
    return asker_kind(book.vocabulary, book.tree, role)


def _others(vocabulary: Vocabulary) -> list[Role]:
    """The widest roles of everybody else."""
    governed = vocabulary.governed
    return [role for role in vocabulary.roles.values() if role.parent is None and role not in governed]


def _options(roles: Iterable[Role]) -> tuple[Option, ...]:
    return tuple(map(_option, roles))


def _option(role: Role) -> Option:
    return Option(role.id, role.label, also=role.names)

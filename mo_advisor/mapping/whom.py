"""For whom a judgement is: everybody to whom the document speaks, one side, or roles that somebody types."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from mo_advisor.interview.options import Option
from mo_advisor.interview.prompter import Prompter
from mo_advisor.interview.screens import BACK, WHY, Screen
from mo_advisor.mapping.judgements import EVERYBODY, Who
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.role_tree import asker_kind
from mo_advisor.vocabulary import Vocabulary
from mo_advisor.words.names import did_you_mean, meant, roles_called

ALL, OTHERS = "everybody", "others"
WHOM = "For whom is it so?"
TYPED = "Type roles with commas between them, such as: Leader, Chair of a committee. `mo-advisor vocabulary roles` lists them."
AGAIN = "Type it again, or Enter alone to go back."
MOST_NAMED = 5  # narrower roles that are named, of a wide one
EXPLAINED = "Most judgements are for everybody to whom the document speaks. Choose fewer only where it says something else to each."


def sides(book: Book) -> dict[str, Who]:
    """The askers of the file by the kind as which they ask, or those whom every protocol governs; none who is a narrower role of another here."""
    roles, above = book.vocabulary.roles, book.tree.above
    askers = book.protocol.askers.are if book.protocol.askers else tuple(role.id for role in book.vocabulary.governed)
    found: dict[str, Who] = {}
    for role in askers:
        if not any(other in above[role] for other in askers if other != role):
            kind = asker_kind(book.vocabulary, book.tree, role) or role
            found[kind] = (*found.get(kind, ()), role)
    return {kind: found[kind] for kind in roles if kind in found}


def in_words(who: Who, vocabulary: Vocabulary) -> str:
    """Askers in words."""
    return " or ".join(called(role, vocabulary) for role in who) if who else "everybody to whom the document speaks"


def called(role: str, vocabulary: Vocabulary) -> str:
    """A role by its label, without what stands there in brackets."""
    return vocabulary.roles[role].short


def ask_whom(page: Prompter, book: Book, about: str) -> Who | None:
    """Asks for whom a judgement is; None where somebody goes back. about: what is judged."""
    offered, vocabulary = sides(book), book.vocabulary
    options = (
        Option(ALL, in_words(EVERYBODY, vocabulary).capitalize()),
        *(Option(kind, f"Only {in_words(who, vocabulary)}") for kind, who in offered.items()),
        Option(OTHERS, "Other roles, which I type"),
    )
    while True:
        value = page.choose(Screen("whom", f"{about} {WHOM}", options, back="Back", at_once=True))
        if value == BACK:
            return None
        if value == WHY:
            page.tell(EXPLAINED)
        elif value == OTHERS:
            if typed := typed_roles(page, vocabulary):
                return typed
        else:
            return offered.get(value, EVERYBODY)


def typed_roles(page: Prompter, vocabulary: Vocabulary) -> Who:
    """Roles that somebody types, by name or id; asked again where one of them is not known, which is said. None where nothing is typed."""
    named = roles_called(vocabulary)
    while typed := page.line(TYPED, "Roles:").strip():
        parts = [part.strip() for part in typed.split(",") if part.strip()]
        found = {part: _role(part, vocabulary, named) for part in parts}
        unknown = [part for part, role in found.items() if not role]
        if not unknown:
            return tuple(dict.fromkeys(found.values()))
        page.tell(f"There is no role “{unknown[0]}”{did_you_mean(unknown[0], named)} {AGAIN}")
    return ()


def _role(written: str, vocabulary: Vocabulary, named: Mapping[str, Sequence[str]]) -> str:
    """The role of an id or a name; empty where there is none, or several."""
    bare = re.sub(r"^(?:the|an?) ", "", written, flags=re.IGNORECASE)
    close = meant(bare, named)
    exactly = [role for role in close if vocabulary.roles[role].short.casefold() == bare.casefold()]
    return bare.lower() if bare.lower() in vocabulary.roles else next(iter(exactly), close[0] if len(close) == 1 else "")


def also_means(book: Book, roles: Who) -> str:
    """What the wide ones among some roles include besides the others, in words; empty where none is wide."""
    told = []
    for role in roles:
        narrower = [other for other in book.vocabulary.roles if other in book.tree.below[role] - {role, *roles}]
        labels = [called(other, book.vocabulary) for other in narrower[:MOST_NAMED]]
        more = f" and {len(narrower) - MOST_NAMED} more" if len(narrower) > MOST_NAMED else ""
        told += [f"{called(role, book.vocabulary)}: also {', '.join(labels)}{more}"] if narrower else []
    return "; ".join(told)


def without_wide(book: Book, roles: Who) -> Who:
    """Some roles without those that include another of them."""
    return tuple(role for role in roles if not set(roles) & (book.tree.below[role] - {role}))

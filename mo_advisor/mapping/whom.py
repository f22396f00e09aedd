"""For whom a judgement is: everybody to whom the document speaks, one side, or roles that somebody types."""

from __future__ import annotations

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
TYPED = "Type roles with commas between them, such as: leader, committee-chair. `mo-advisor vocabulary roles` lists them."
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
    """Roles that somebody types, by id or name; none where nothing is typed or one of them is not known, which is said."""
    named = roles_called(vocabulary)
    found: list[str] = []
    for written in filter(None, (part.strip() for part in page.line(TYPED, "Roles:").split(","))):
        role = written.lower() if written.lower() in vocabulary.roles else None
        close = meant(written, named)
        role = role or (close[0] if len(close) == 1 else None)
        if role is None:
            page.tell(f"There is no role “{written}”{did_you_mean(written, named)}")
            return ()
        found.append(role)
    return tuple(dict.fromkeys(found))

"""Where alone a judgement holds: whom it must be about, or may not be, or what must be answered to a follow-up question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mo_advisor.interview.options import Option
from mo_advisor.interview.prompter import Prompter
from mo_advisor.interview.screens import BACK, WHY, Screen
from mo_advisor.mapping.judgements import EVERYWHERE, Judged, Only, Who, elsewhere
from mo_advisor.mapping.whom import also_means, called, typed_roles, without_wide
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.model import Clause
from mo_advisor.protocol.titles import titles_in
from mo_advisor.protocol.words import words_of
from mo_advisor.vocabulary import Fact
from mo_advisor.words.names import did_you_mean, facts_called, meant

ALWAYS, ABOUT, NOT_ABOUT, FACT, OTHER_FACT = "always", "about", "not-about", "fact", "other-fact"
MOST_LISTS, MOST_ANSWERS, MOST_KEYS = 2, 8, 9  # lists of roles that are offered; answers on a screen; options that a digit alone can answer
WHERE = "Where does it hold?"
EXPLAINED = (
    "A judgement holds whoever it is about, unless you say here that it must be about somebody, such as a Director, or may not be: the person "
    "concerned, or whoever is on the other side. A wide role stands for every narrower one, as said in brackets: choose the posts alone where only "
    "they are meant. Or it hangs on the answer to a follow-up question. Afterwards say what the clause is there."
)
TYPED = "Type the question's id, or words of it. `mo-advisor vocabulary facts` lists them all. Enter alone goes back."


def in_words(only: Only, book: Book) -> str:
    """Where alone something holds; empty for everywhere."""
    told = [f"about {_or(only.about, book)}"] if only.about else []
    told += [f"not about {_or(only.but, book)}"] if only.but else []
    told += [f"“{_answers(only.facts, book)}”"] if only.facts else []
    told += [f"not “{_answers(only.no_facts, book)}”"] if only.no_facts else []
    return ", ".join(told)


def lists_for(book: Book, clause: Clause, situations: Iterable[Sequence[Judged]]) -> list[Who]:
    """Lists of roles about whom a clause may hold: as clauses were judged in some situations, then the posts that its words name."""
    judged = [roles for said in situations for judged in said for roles in (judged.only.about, judged.only.but) if roles]
    governed = {role.id for role in book.vocabulary.governed}
    named = tuple(dict.fromkeys(title.role for title in titles_in(book, words_of(clause)) if title.role not in governed))
    narrow = without_wide(book, named)
    lists = (*judged, *([narrow] if narrow else []), *([named] if named else []))
    return list(dict.fromkeys(lists))[: MOST_LISTS + (narrow != named)]


def ask_where(page: Prompter, book: Book, about: str, lists: Sequence[Who], facts: Sequence[str]) -> Only | None:
    """Asks where alone a judgement holds; None where somebody goes back. about: what is judged. lists, facts: what is offered."""
    options = tuple(_options(book, lists, facts))
    screen = Screen("where", f"{about} {WHERE}", options, back="Back", at_once=len(options) <= MOST_KEYS)
    while True:
        value = page.choose(screen)
        kind, _, chosen = value.partition(" ")
        if value == BACK:
            return None
        if value == WHY:
            page.tell(EXPLAINED)
        elif value == ALWAYS:
            return EVERYWHERE
        elif kind in (ABOUT, NOT_ABOUT):
            roles = tuple(chosen.split()) or typed_roles(page, book.vocabulary)
            if roles:
                return Only(about=roles) if kind == ABOUT else Only(but=roles)
        elif (fact := chosen or _typed_fact(page, book)) and (only := _ask_answer(page, book.facts[fact])):
            return only


def _options(book: Book, lists: Sequence[Who], facts: Sequence[str]) -> Iterable[Option]:
    yield Option(ALWAYS, "Whoever it is about, in every case")
    for roles in lists:
        wide = f" ({also})" if (also := also_means(book, roles)) else ""
        yield Option(f"{ABOUT} {' '.join(roles)}", f"Only about: {_or(roles, book)}{wide}")
        yield Option(f"{NOT_ABOUT} {' '.join(roles)}", f"Not about: {_or(roles, book)}{wide}")
    yield Option(ABOUT, "Only about others, whom I type")
    yield Option(NOT_ABOUT, "Not about some, whom I type")
    yield from (Option(f"{FACT} {fact}", f"By the answer to: {book.facts[fact].ask}") for fact in facts[:1])
    yield Option(OTHER_FACT, "By the answer to another question" if facts else "By the answer to a question")


def _ask_answer(page: Prompter, fact: Fact) -> Only | None:
    """Asks which answer must be given, or may not be; None where somebody goes back."""
    options = [Option(f"is {value}", f"Only for: {label}") for value, label in fact.values.items()]
    options += [Option(f"not {value}", f"Not for: {label}") for value, label in fact.values.items()]
    kept = tuple(options if len(options) <= MOST_ANSWERS else options[: len(fact.values)])
    while (value := page.choose(Screen("answer", fact.ask, kept, back="Back", at_once=len(kept) <= MOST_ANSWERS))) == WHY:
        page.tell(EXPLAINED)
    how, _, answer = value.partition(" ")
    if value == BACK:
        return None
    return Only(facts=(f"{fact.id}={answer}",)) if how == "is" else Only(no_facts=(f"{fact.id}={answer}",))


def _typed_fact(page: Prompter, book: Book) -> str:
    """A follow-up question that somebody names; empty where there is none of that name, which is said."""
    typed, named = page.line(TYPED, "Question:"), facts_called(book.facts)
    found = [typed] if typed in book.facts else meant(typed, named) if typed else []
    if typed and len(found) != 1:
        page.tell(f"There is no one question “{typed}”{did_you_mean(typed, named)}")
    return found[0] if len(found) == 1 else ""


def _or(roles: Sequence[str], book: Book) -> str:
    return " or ".join(called(role, book.vocabulary) for role in roles)


def _answers(written: Sequence[str], book: Book) -> str:
    """Answers to follow-up questions by their labels."""
    told = []
    for one in written:
        fact, _, value = one.partition("=")
        known = book.facts.get(fact)
        told.append(f"{known.ask} {known.values[value]}" if known and value in known.values else one)
    return " or ".join(told)


def where_nothing_governs(book: Book, clauses: Iterable[Judged], who: Who) -> Only | None:
    """Where nothing governs for some askers, by what was judged; None where that cannot be said in one."""
    found: list[Only] = []
    for judged in clauses:
        if judged.governs and (not judged.who or set(who) <= set(judged.who)):
            found.append(judged.only)
        elif judged.governs and any(judged.only) and book.tree.kin(who).intersection(judged.who):
            return None  # it governs for some of them, and for these in some cases
    return elsewhere(found)

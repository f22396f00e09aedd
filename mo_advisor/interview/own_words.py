"""What happened, in somebody's own words: which situations are offered first. What was typed is scored, and not kept."""

from __future__ import annotations

from collections.abc import Sequence

from mo_advisor.advice.answers import Answers
from mo_advisor.frozen import replace
from mo_advisor.interview.options import Menu, Option, Question
from mo_advisor.interview.screens import BACK
from mo_advisor.interview.search import found_menu
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.role_tree import asker_kind, tree
from mo_advisor.vocabulary import Vocabulary
from mo_advisor.words.index import shipped
from mo_advisor.words.suggest import DANGER, MOST, Scores, Suggestion, asked_by_others, dangerous, likeliest, scored

WHAT = "what"
NOT_THERE = 0.3  # what a situation loses of which the document says nothing
SUGGESTED = "Is it one of these?"
NOTHING_NEAR = "Nothing in the list is near enough to say. Is it one of these, or in the whole list?"
WHOLE_LIST = "None of these: the whole list"


def described(text: str) -> Scores:
    """How well each situation fits a description."""
    return scored(text, shipped())


def suggested(scores: Scores, vocabulary: Vocabulary, who: str | None, book: Book | None) -> tuple[Suggestion, ...]:
    """The situations to offer for a description, best first; none where nothing is near. who, book: the asker's role and the protocol, if known."""
    kind = asker_kind(vocabulary, book.tree if book else tree(vocabulary), who) if who else None
    return likeliest(scores, less_likely(vocabulary, kind, book))


def less_likely(vocabulary: Vocabulary, kind: str | None, book: Book | None) -> dict[str, float]:
    """What situations lose that a kind of asker does not normally ask about, or of which the document says nothing."""
    less = asked_by_others(vocabulary, kind)
    if book:
        less |= {situation: less.get(situation, 0) + NOT_THERE for situation, clauses in book.concerning.items() if not clauses}
    return less


def danger_lines(vocabulary: Vocabulary) -> tuple[str, ...]:
    """What stands with every answer to own words, whatever they were."""
    return tuple(notice.text for notice in vocabulary.notices[DANGER])


def suggested_menu(question: Question, scores: Scores, book: Book, answers: Answers) -> Menu:
    """The situations to offer as a list before the whole one."""
    menu = _with_danger(question, book, [suggestion.situation for suggestion in suggested(scores, book.vocabulary, answers.who, book)])
    return replace(menu, standing=(Option(BACK, WHOLE_LIST),), back="")


def find(book: Book, answers: Answers, question: Question, typed: str) -> Menu | None:
    """What words lead to; at what happened to the situations that they may mean, and then to those whose names hold them."""

    def meant(words: str) -> list[str]:
        return [suggestion.situation for suggestion in suggested(described(words), book.vocabulary, answers.who, book)]

    if question.id != WHAT:
        return found_menu(question, typed)
    below = {situation.id for situation in dangerous(book.vocabulary)}
    standing = tuple(option for option in question.menu.standing if option.value not in below)  # in a list that was found they stand by their rank
    menu = found_menu(replace(question, menu=replace(question.menu, standing=standing)), typed, meant)
    return menu and replace(_with_danger(question, book, [option.value for option in menu.options]), standing=standing)


def _with_danger(question: Question, book: Book, found: Sequence[str]) -> Menu:
    """A list of what was found, the best first, and of the situations that are offered below every answer to own words."""
    options = question.answers()
    below = [situation.id for situation in dangerous(book.vocabulary)]
    offered = tuple(options[situation] for situation in dict.fromkeys((*found[:MOST], *below)))
    help_ = " ".join(danger_lines(book.vocabulary))
    return replace(question.menu, text=SUGGESTED if found else NOTHING_NEAR, options=offered, help=help_, back=WHOLE_LIST)

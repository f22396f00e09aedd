"""An interview with a person: asks what is next until nothing is left that could change the advice, and lets the answers be checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from mo_advisor.advice.cautions import dated
from mo_advisor.errors import WrongUsage
from mo_advisor.interview.check_answers import ADVICE, SHOW, Goal, check_screen, in_words
from mo_advisor.interview.danger import WithDanger, danger_in
from mo_advisor.interview.explain_question import explain
from mo_advisor.interview.leaving import AskedOnce
from mo_advisor.interview.options import Menu, Option, Question
from mo_advisor.interview.own_words import WHAT, danger_lines, find, suggested_menu
from mo_advisor.interview.prompter import Prompter
from mo_advisor.interview.screens import BACK, FIND, WHY, OpenMenus, Screen, after_choice, opened_at, screen_at
from mo_advisor.interview.search import found_menu
from mo_advisor.interview.state import Interview
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import open_all

NOT_FOUND = "Nothing in the list is like that. Try another word, or choose from the list."
NOT_LISTED = "my-council-is-not-listed"
NOT_HERE = (
    "The protocol of your council is not here, and another council's must not be relied on: the rules differ from council to council. "
    "Ask the Monitoring Officer or Democratic Services of your own council for its Member/Officer Protocol, and for advice."
)
NOT_YOURS = Screen(NOT_LISTED, NOT_HERE, (Option("councils", "Back to the list of councils"),), default="councils")
NONE_HERE = "No protocol that can be used is here; `mo-advisor check` says what is wrong with those that were found."
NOTHING_KEPT = "Nothing is sent anywhere, and nothing is saved unless you asked for it."
NO_MORE = "No more questions."
NOT_MAPPED = (
    "Nobody has yet judged which clauses of this document answer which situation, so there will be no advice; "
    "`mo-advisor show` prints it whole."
)
QUESTION_BEFORE, COUNCILS, YOUR_ANSWERS = "Back to the question before", "Back to the councils", "Back to your answers"
AT_ONCE, MORE_OF_IT = 5, "Type ? again for more."
NO_DIFFERENCE = "That answer makes no difference to the advice any more, whatever it is."
EVERY_COUNCIL = "Every council has its own rules, and only those of your own bind you. Nothing else depends on it."
LAST_STEP = "This is the last step before {}. Choose a line to change that answer; the others stay as far as they still fit."


Find = Callable[[str], Menu | None]  # what words that were typed lead to


def walk(
    question: Question, asker: Prompter, say_why: Callable[[Screen], None], back: str = "", old: str = "", find: Find | None = None,
    first: Menu | None = None,
) -> str:
    """Shows a question's screens until one of its values is chosen; gives the value, or BACK.

    say_why: says what the answers mean. back: what lies before the question, in words, or an empty string where nothing does. old: the answer
    that was given before, at which it begins. find: what words lead to, where it is not to those who hold them. first: a list to begin with instead.
    """
    find = find or partial(found_menu, question)
    opened = OpenMenus((question.menu, first)) if first else opened_at(question, old)
    while True:
        screen = screen_at(question, opened, back, old, find)
        value = asker.choose(screen)
        if value == WHY:
            say_why(screen)
        elif value.startswith(WHY + FIND):
            opened = _searched(question, asker, opened, find(value.removeprefix(WHY + FIND)))
            say_why(screen_at(question, opened, back, old, find))
        elif value.startswith(FIND):
            opened = _searched(question, asker, opened, find(value.removeprefix(FIND)))
        else:
            leads_to = after_choice(question, opened, value)
            if leads_to is None:
                return value
            opened = leads_to


def _searched(question: Question, asker: Prompter, opened: OpenMenus, menu: Menu | None) -> OpenMenus:
    """Where words lead: to a list of what was found; where nothing is, to the whole list, and never to what was found before."""
    if menu and menu.options:
        return OpenMenus((question.menu, menu))
    asker.tell(NOT_FOUND)
    return OpenMenus((question.menu,)) if menu else opened


def hold(interview: Interview, asker: Prompter, checks: bool, before: str = "", goal: Goal = ADVICE) -> Interview | None:
    """Asks for what is still open, and gives the interview with all answers; None where the person goes back behind the first question.

    checks: whether the answers are shown for checking before the goal, and whether leaving is asked about. before: what lies behind the first
    question, if anything does.
    """
    if interview.question is None:
        return interview
    asker.tell(*opening(interview.book, "" if before else asker.hints))
    held = _ask_on(interview, asker, before, careful=checks)
    if held is None or not checks:
        if held is not None:
            asker.tell(NO_MORE)
        return held
    return check(held, asker, before, goal)


def check(interview: Interview, asker: Prompter, before: str = "", goal: Goal = ADVICE) -> Interview | None:
    """Shows the answers until the person goes on to the goal; any of them may be changed."""
    while True:
        interview = _tell_dropped(interview, asker)
        choice = _warned(interview, AskedOnce(asker)).choose(check_screen(interview, QUESTION_BEFORE if interview.replies else before, goal))
        if choice == SHOW:
            return interview
        if choice == WHY:
            asker.tell(LAST_STEP.format(goal.name))
        elif choice == BACK:
            held = _ask_on(interview.back(), asker, before) if interview.replies else None
            if held is None:
                return None
            interview = held
        else:
            interview = _change(interview, choice, asker)


def ask_about(interview: Interview, what: str, asker: Prompter) -> Interview:
    """Takes something else as what happened, with the other answers as far as they fit, and asks what follows; going back leaves all as it was."""
    reopened = interview.reopened("what")
    if reopened.question is None or what not in reopened.question.answers():
        return interview
    return _ask_on(reopened.answered(reopened.question, what), asker, YOUR_ANSWERS, len(reopened.replies) + 1) or interview


def _change(interview: Interview, question: str, asker: Prompter) -> Interview:
    """Asks one question anew, and what follows from it; going back leaves everything as it was."""
    reopened = interview.reopened(question)
    if reopened.question is None:
        asker.tell(NO_DIFFERENCE)
        return interview
    return _ask_on(reopened, asker, YOUR_ANSWERS, len(reopened.replies)) or interview


def _ask_on(interview: Interview, asker: Prompter, before: str, begun: int = 0, careful: bool = True) -> Interview | None:
    """Asks until nothing is left to ask; None where the person goes back behind the answer at which it began.

    before: what lies there, in words, or an empty string where nothing does. careful: whether leaving is asked about once something was answered.
    """
    while question := interview.question:
        interview = _tell_dropped(interview, asker)
        first = len(interview.replies) <= begun
        asking = AskedOnce(asker) if careful and interview.replies else asker
        value = _walk(interview, question, _warned(interview, asking), before if first else QUESTION_BEFORE)
        if value == BACK and first:
            return None
        interview = interview.back() if value == BACK else interview.answered(question, value)
    return interview


def _warned(interview: Interview, asker: Prompter) -> Prompter:
    """A prompter that says the lines for danger with every question, where they go with what happened."""
    danger = danger_in(interview.book, interview.answers)
    return WithDanger(asker, danger) if danger else asker


def _walk(interview: Interview, question: Question, asker: Prompter, back: str) -> str:
    """One question of the interview; what happened is looked for by own words, and what was said in them before comes first."""
    book, answers, old = interview.book, interview.answers, interview.before.get(question.id, "")
    first = suggested_menu(question, interview.likely, book, answers) if question.id == WHAT and interview.likely is not None and not old else None
    return walk(question, asker, Explaining(asker, interview), back, old, partial(find, book, answers, question), first)


class Explaining:
    """What `?` says at a question: a few lines at a time, so that they stand on one screen; asked again at the same list, it goes on."""

    def __init__(self, asker: Prompter, interview: Interview) -> None:
        self.asker, self.interview = asker, interview
        self.screen: Screen | None = None
        self.left: list[str] = []

    def __call__(self, screen: Screen) -> None:
        """Says what comes next of it."""
        if screen != self.screen or not self.left:
            self.screen, self.left = screen, explain(self.interview.book, self.interview.answers, screen)
        told, self.left = self.left[:AT_ONCE], self.left[AT_ONCE:]
        self.asker.tell(*told, *([MORE_OF_IT] if self.left else []))


def _tell_dropped(interview: Interview, asker: Prompter) -> Interview:
    """Names the answers that a change has made idle or impossible."""
    if interview.dropped:
        asker.tell(f"No longer fits, and was dropped: {'; '.join(in_words(reply) for reply in interview.dropped)}.")
    return interview.told()


def opening(book: Book, hints: str = "") -> tuple[str, ...]:
    """What to know before the first question: which document, that nothing leaves this machine, and the keys where they are not known yet."""
    judged = any(position.clause.rules for position in book.positions) or book.protocol.silent
    about = f"{book.protocol.council}: {book.protocol.title}. A few short questions. {NOTHING_KEPT}"
    return tuple(filter(None, (about if judged else f"{about} {NOT_MAPPED}", hints)))


def choose_protocol(asker: Prompter) -> str:
    """Asks which council it is, and gives the id of its protocol. Whose council is not listed is told whom to ask, and led back to the list."""
    books, problems = open_all()
    if not books:
        raise WrongUsage(NONE_HERE)
    unusable = {problem.place.file for problem in problems if problem.level == "error"}
    if unusable:
        asker.tell(f"Not usable, and left out here: {', '.join(sorted(unusable))}. `mo-advisor check` says why.")
    if asker.hints:
        asker.tell(asker.hints)
    while (value := walk(council_question(books), asker, lambda _: asker.tell(EVERY_COUNCIL))) == NOT_LISTED:
        WithDanger(asker, " ".join(danger_lines(books[0].vocabulary))).choose(NOT_YOURS)
    for caution in dated(next(book for book in books if book.protocol.id == value)):
        asker.tell(caution.text)
    return value


def council_question(books: Iterable[Book]) -> Question:
    """Which council: by name, and by edition too where a council has several documents."""
    books = sorted(books, key=lambda book: (book.protocol.council, book.protocol.edition))
    councils = [book.protocol.council for book in books]
    options = tuple(Option(book.protocol.id, _name(book, councils.count(book.protocol.council) > 1)) for book in books)
    help_ = "Choose only your own. Another council's protocol must not be relied on."
    return Question("protocol", Menu("Which council is it?", options, (Option(NOT_LISTED, "My council is not listed"),), help_))


def _name(book: Book, several: bool) -> str:
    protocol = book.protocol
    return f"{protocol.council}: {protocol.title}, {protocol.edition}" if several else protocol.council

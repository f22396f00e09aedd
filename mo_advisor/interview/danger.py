"""The lines for danger while somebody is still asked: above every question once they go with what happened, and last where somebody leaves."""

from __future__ import annotations

from mo_advisor.advice.advise import notices
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.headline import DANGER
from mo_advisor.frozen import replace
from mo_advisor.interview.prompter import Through
from mo_advisor.interview.screens import Screen
from mo_advisor.protocol.book import Book


def danger_in(book: Book, answers: Answers) -> str:
    """The lines for danger that go with what happened, for this asker; an empty string where none does, or it is not said yet."""
    return " ".join(notice.text for notice in notices(book, answers, None) if notice.kind in DANGER)


class WithDanger(Through):
    """A prompter above whose every question a line stands, and which says it once more to whoever leaves."""

    danger: str

    def choose(self, screen: Screen) -> str:
        """Asks, and gives the value chosen. Raises KeyboardInterrupt or EOFError where the person leaves."""
        try:
            return self.asker.choose(replace(screen, danger=self.danger))
        except (KeyboardInterrupt, EOFError):
            self.asker.tell(self.danger)
            raise

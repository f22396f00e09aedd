"""Cards that are still to be written: answers with a title and questions, and an empty story."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.answers_file import AnswersFile
from mo_advisor.training.model import FEWEST_WORDS, MOST_WORDS, Card, Notes
from mo_advisor.vocabulary import Vocabulary

NEVER = "Never use a real case, even with names removed."
TO_WRITE = f"To be written: what happened, in {FEWEST_WORDS} to {MOST_WORDS} words of fiction."
QUESTIONS = ("Whom would you speak to first, and why?", "What would you still want to know before you do anything?")
LONG = 60  # characters from which a title is cut where a part of it ends
FIRST_PART = re.compile(r"([^,:]*)(: |, (or|and) (?=[^,]*$))")  # no list, and nothing that is only put in between


def drafts(given: Iterable[Answers], vocabulary: Vocabulary, silent: Callable[[Answers], bool] = lambda _: False) -> Iterator[Card]:
    """A card for each set of answers; those of one situation are numbered. silent: where a silence is what the card is there for."""
    times: Counter[str] = Counter()
    for answers in given:
        situation = vocabulary.situations[answers.what]
        times[situation.id] += 1
        number = times[situation.id]
        yield Card(
            id=situation.id if number == 1 else f"{situation.id}-{number}",
            title=title(situation.label) if number == 1 else f"{title(situation.label)} ({number})",
            story="",
            roles=dict.fromkeys((*((answers.who,) if answers.who else ()), *(answers.involved or ())), ""),
            answers=AnswersFile(who=answers.who, involved=answers.involved, what=answers.what, facts=answers.facts),
            questions=QUESTIONS,
            notes=Notes(),
            silent_on_purpose=silent(answers),
        )


def title(label: str) -> str:
    """A situation's label as a title: a long one up to where its first part ends, whole where it has only one."""
    first = FIRST_PART.match(label)
    if len(label) <= LONG or not first:
        return label
    return f"{first[1]}?" if label.endswith("?") and first[2] != ": " else first[1]

"""What is certified of one protocol, and what was found against it, in plain values: the same for the same file in every run, on every machine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from mo_advisor.advice.answers import Answers

NOTE = "note"
CLASSES, INTERVIEWS, WHOLE = "every class of answers", "every interview", "whole advice"
CERTIFIES = (
    "This certifies how the program reads the file: that no answers lead to advice that breaks these properties. It does not certify that the file "
    "says what the document means, such as that a rule stands at the right clause: that is for whoever signs it off."
)
PROPERTIES: Mapping[str, tuple[str, str]] = {
    "1": ("Every interview ends, and each question has two definite answers that can lead to different advice", INTERVIEWS),
    "2": ("The advice is never empty: there are clauses, or there is a recorded silence, and never both", CLASSES),
    "3": ("Nobody is sent to the person that it is about, to themselves, or to a post below that person; who may be one of them is marked", CLASSES),
    "established": ("Nobody is left out on a guess: the very role that was answered establishes whose post it is, or that it ranks below", CLASSES),
    "wronged": ("Nobody is left out as the person that it is about who was named as wronged", CLASSES),
    "nobody": ("Nothing says that nobody is named where somebody is left out, and nobody is left without somebody to turn to", CLASSES),
    "actor": ("A step is taken by the caller, or by whom the words give, and by nobody where they are passive", CLASSES),
    "numbered": ("Steps are numbered only where a route puts several in order, and the caller's own from 1", CLASSES),
    "placed": ("Every clause that sends the caller to somebody governs or is a route, and no clause stands in two places", WHOLE),
    "headline": ("The headline holds nothing that is not below it, nobody who is left out, and of each clause that governs every duty", WHOLE),
    "4": ("Every contact and caution cites a clause of the document, and every clause is word for word the file's", WHOLE),
    "5": ("Some interview reaches each clause for certain, or it says why not; and some asks for each fact of which the file speaks", INTERVIEWS),
    "6": ("The same answers give the same bytes", WHOLE),
    "7": ("A narrower answer takes away or weakens nothing that was certain", CLASSES),
    "why": ("The reasons given for a clause are enough, and the fewest that are", CLASSES),
    "why-not": ("The changes that are said to bring a clause in do so, and no fewer (tried on one clause of each advice)", WHOLE),
    "reference": ("The reference of an advice comes back to the same answers", WHOLE),
    "completions": ("What is certain holds however the open answers turn out, and what is ruled out holds in no case", CLASSES),
    "pieces": ("An advice is what its pieces, judged class by class, come to", WHOLE),
}  # id to the claim, and what it was held against


class Finding(NamedTuple):
    """A property that does not hold, or a note (`idle doubt`).

    of: the property's id. answers: those that show it; two where the second follows the first by a narrower answer, or is another answer to the same
    question.
    """

    of: str
    message: str
    answers: tuple[Answers, ...] = ()
    level: str = "error"


def distinct(findings: list[Finding]) -> list[Finding]:
    """One finding of each message, the first, in the order found."""
    found: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        found.setdefault((finding.of, finding.message), finding)
    return list(found.values())


@dataclass(frozen=True)
class Counterexample:
    """A counterexample or a note. answers: the records of the answers that show it; files: the same as answers files."""

    of: str
    message: str
    answers: tuple[Mapping[str, Any], ...]
    files: tuple[str, ...]

    def record(self) -> dict[str, Any]:
        """The counterexample as JSON writes it."""
        return {"of": self.of, "message": self.message, "answers": [dict(answers) for answers in self.answers]}


@dataclass(frozen=True)
class Certificate:
    """What the proof covered and found.

    answer_sets: how many sets of answers there are on all situations but those left out. left_out: the situations that have too many classes to be
    walked, with how many; nothing is certified of them. classes: how many the protocol can tell apart. advice: how many different
    ones they lead to. interviews: ways through, counted singly; questions: asked on all of them together; longest: on one; everything: what a
    fixed form would ask. witnessed: places in an interview where a question that is not always asked has its two witnesses. whole_advice: how
    many sets of answers were given to `advise` itself; whole_advice_sha256: the hash of what it wrote.
    """

    protocol: Mapping[str, Any]
    text_sha256: str
    mapping_sha256: str
    mapped: bool
    answer_sets: int
    left_out: Mapping[str, int]
    classes: int
    advice: int
    interviews: int
    questions: int
    longest: int
    everything: int
    witnessed: int
    whole_advice: int
    whole_advice_sha256: str
    counterexamples: tuple[Counterexample, ...]
    notes: tuple[Counterexample, ...]

    @property
    def holds(self) -> bool:
        """Whether there is no counterexample, and nothing was left out."""
        return not (self.counterexamples or self.left_out)

    @property
    def mean(self) -> float:
        """The mean number of questions, each interview counted once."""
        return round(self.questions / self.interviews, 2) if self.interviews else 0.0

    def broken(self, of: str) -> int:
        """How many counterexamples a property has."""
        return sum(shown.of == of for shown in self.counterexamples)

    def record(self) -> dict[str, Any]:
        """The certificate as JSON writes it."""
        return {
            "protocol": dict(self.protocol),
            "text_sha256": self.text_sha256,
            "mapping_sha256": self.mapping_sha256,
            "mapped": self.mapped,
            "holds": self.holds,
            "certifies": CERTIFIES,
            "answer_sets": self.answer_sets,
            "left_out": [{"situation": situation, "classes": classes} for situation, classes in self.left_out.items()],
            "classes": self.classes,
            "different_advice": self.advice,
            "interviews": {
                "count": self.interviews, "mean_questions": self.mean, "longest": self.longest, "asking_everything": self.everything,
                "questions_with_two_witnesses": self.witnessed,
            },
            "whole_advice": {"count": self.whole_advice, "sha256": self.whole_advice_sha256},
            "properties": [
                {"id": of, "claim": claim, "held_against": over, "holds": not self.broken(of)} for of, (claim, over) in PROPERTIES.items()
            ],
            "counterexamples": [shown.record() for shown in self.counterexamples],
            "notes": [note.record() for note in self.notes],
        }

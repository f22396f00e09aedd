"""A short reference to a piece of advice: the protocol, what its file was like, and the answers. It never holds a word of anybody's own.

`MOA1-SOMERSET.7K2M-9QXC-...`: after the full stop come groups of four characters, each 20 bits. The first is of the wording's hash, the second of the
mapping's; then one for each answer, in the order of the alphabet; the last is a check of everything before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mo_advisor.advice.answers import Answers, in_order
from mo_advisor.advice.answers_file import NOBODY
from mo_advisor.errors import WrongUsage
from mo_advisor.hashes import sha256
from mo_advisor.protocol.book import Book

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O or U, which are read as others
GROUP = 4  # characters
SHAPE = re.compile(rf"(MOA1-([A-Z][A-Z0-9-]*)\.([{ALPHABET}]{{{GROUP}}}(?:-[{ALPHABET}]{{{GROUP}}}){{2,}}))-([{ALPHABET}]{{{GROUP}}})")
NO_REFERENCE = (
    "That is no reference of an advice: one begins with MOA1- and the protocol, and after a full stop come groups of four digits or letters, "
    "never I, L, O or U."
)
MISTYPED = "A character of the reference is wrong, or one is missing: the check at its end does not fit; compare it with the original."


class ReferenceCode(NamedTuple):
    """A reference, read. protocol: an id. wording, mapping: groups of the hashes at the time. codes: of the answers."""

    protocol: str
    wording: str
    mapping: str
    codes: tuple[str, ...]

    def __str__(self) -> str:
        body = f"MOA1-{self.protocol.upper()}.{'-'.join((self.wording, self.mapping, *self.codes))}"
        return f"{body}-{_check(body)}"


def refer(book: Book, answers: Answers) -> str:
    """The reference of the advice that a protocol gives for these answers."""
    return str(_reference(book, answers))


def _reference(book: Book, answers: Answers) -> ReferenceCode:
    code_of = _code_of(book)
    said = [code_of[answer] for answer in _said(in_order(answers, book)) if answer in code_of]
    return ReferenceCode(book.protocol.id, _short(book.text_sha256), _short(book.mapping_sha256), tuple(sorted(said)))


def read(text: str) -> ReferenceCode:
    """Reads a reference, in capitals or small letters. Raises WrongUsage where any character is wrong."""
    found = SHAPE.fullmatch(text.strip().upper()) if text.isascii() else None
    if found is None:
        raise WrongUsage(NO_REFERENCE)
    if _check(found[1]) != found[4]:
        raise WrongUsage(MISTYPED)
    wording, mapping, *said = found[3].split("-")
    return ReferenceCode(found[2].lower(), wording, mapping, tuple(said))


def answers_of(book: Book, reference: ReferenceCode) -> Answers:
    """The answers that a reference holds. Raises WrongUsage where this protocol, or this version, does not know one."""
    known = codes(book)
    said = [known[code].partition("=")[::2] for code in reference.codes if code in known]
    facts = {question: value for question, value in said if question in book.facts}
    involved = tuple(value for question, value in said if question == "involved" and value != NOBODY)
    named = any(question == "involved" for question, _ in said)
    single = dict(said)
    answers = in_order(Answers(single.get("who"), involved if named else None, single.get("what", ""), facts), book)
    if not answers.what or _reference(book, answers).codes != reference.codes:
        raise WrongUsage("The reference holds an answer that is not known here: its protocol, or mo-advisor, has changed too much since it was made.")
    return answers


def changed_since(book: Book, reference: ReferenceCode) -> tuple[str, ...]:
    """What of the protocol is not what it was when the reference was made: `wording`, `mapping`, both or neither."""
    then = {"wording": reference.wording, "mapping": reference.mapping}
    now = {"wording": _short(book.text_sha256), "mapping": _short(book.mapping_sha256)}
    return tuple(part for part in then if then[part] != now[part])


@lru_cache(maxsize=8)
def codes(book: Book) -> dict[str, str]:
    """Every answer that can be given to a protocol, `question=value`, by its code: of its own words and not of its place among others.

    Of two whose codes would be the same, which a test refuses among the shared ones, the later has another.
    """
    found: dict[str, str] = {}
    for said in _sayable(book):
        tries = (_code(f"{said}{again}") for again in ("", *map(str, range(len(found) + 1))))
        found[next(code for code in tries if code not in found)] = said
    return found


@lru_cache(maxsize=8)
def _code_of(book: Book) -> dict[str, str]:
    """`codes` the other way round."""
    return {said: code for code, said in codes(book).items()}


def _sayable(book: Book) -> Iterator[str]:
    roles = book.vocabulary.roles
    yield from (f"who={role}" for role in roles)
    yield from (f"involved={role}" for role in (NOBODY, *roles))
    yield from (f"what={situation}" for situation in book.vocabulary.situations)
    yield from (f"{fact}={value}" for fact, asked in book.facts.items() for value in asked.values)


def _said(answers: Answers) -> Iterator[str]:
    yield from (f"who={role}" for role in (answers.who,) if role)
    yield from (f"involved={role}" for role in (NOBODY,) if answers.involved == ())
    yield from (f"involved={role}" for role in answers.involved or ())
    yield from (f"what={situation}" for situation in (answers.what,) if situation)
    yield from (f"{fact}={value}" for fact, value in answers.facts.items())


def _code(said: str) -> str:
    return _short(sha256(said.encode()))


def _short(sha256: str) -> str:
    """The first 20 bits of a hash."""
    return _group(int(sha256[:5], 16))


def _check(body: str) -> str:
    """The check of what comes before it: a cyclic one, which finds every single wrong character and every two that were exchanged."""
    import binascii

    return _group(binascii.crc_hqx(body.encode(), 0))


def _group(number: int) -> str:
    return "".join(ALPHABET[number >> shift & 31] for shift in range(5 * (GROUP - 1), -1, -5))

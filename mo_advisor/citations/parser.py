"""References as people write them, read without any document: `7.3(a)`, `para 7.3.1`, `7.3.1-4`, `Complaints 3`, `4.3 (second)`.

Numbers stay strings: `3.10` is not `3.1`, and no zero is dropped. What could be meant in two ways is not read at all.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
SHORT_ORDINALS = ("1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th")

_NUMBER = r"[0-9]+(?:\.[0-9]+)*"
_MARK = r"(?:(?:sub-?)?(?:paragraphs?|paras?|par|clauses?|cl|sections?|sect?|ss?|number|no|§+|¶+)\.?\s*)"
_OPENING = r"[\"'“‘(\[]*"
_CLOSING = r"[\"'”’)\].?!]*(?=$|[\s,&])"
_TO = r"\s*(?:-+|to|through)\s*"
_WHICH = rf"\s*,?\s*\(?\s*(?:the\s+)?(?P<which>{'|'.join((*ORDINALS, *SHORT_ORDINALS))})(?![^\W_])\s*\)?"
_BRACKETED = r"\(\s*(?:[a-z]{1,5}|[0-9]{1,2})\s*\)"
_LABEL = rf"(?:\.?\s*{_BRACKETED})+|\.?(?:[a-z]|[ivx]{{2,5}})(?![^\W_])|\s[a-z](?=\s*(?:,|$))"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.VERBOSE | re.IGNORECASE)


NUMBERED = _pattern(
    rf"""{_OPENING} (?P<mark>{_MARK}{{0,2}}) (?P<number>{_NUMBER})
    (?: {_TO}{_MARK}?(?P<until>{_NUMBER})
      | (?:{_WHICH})? (?P<label>{_LABEL})? (?:{_TO}(?:{_MARK}?(?P<again>{_NUMBER}))?(?P<until_label>{_LABEL}))? )
    {_CLOSING}"""
)
LABELLED = _pattern(rf"(?P<label>{_BRACKETED}){_CLOSING}")
BROKEN = _pattern(rf"{_MARK}{{0,2}} (?:[0-9]+\.\s+[0-9] | [0-9.]+\.\s+[0-9]+(?![.0-9])) [0-9.\s]*")
SKIPPED = _pattern(r"(?:[\s,&]|and(?![^\W\d_]))*")
TOKEN = re.compile(r"[^\s,]+")
JOINED = _pattern(r"(?P<comma>,\s*)?(?P<join>&|\band)?\s*$")
CONTINUED = _pattern(r"(?P<dash>-+)\s*|(?P<to>to|through)\b\s*|(?:of|under)\b\s*(?:the\s+heading\s+)?")


class Citation(NamedTuple):
    """One reference as asked for; with neither words nor a number it could not be read, and finds nothing.

    asked: what was typed, tidied. words: of a heading, or of an id such as `Definition: Members`. number: as typed, without a final dot.
    until: the last number of a range, in full. which: an ordinal, where the document prints a number more than once. label: of an
    item, its parts joined by dots (`a`, `a.ii`). until_label: the last label of a range inside one clause.
    """

    asked: str
    words: str = ""
    number: str = ""
    until: str = ""
    which: str = ""
    label: str = ""
    until_label: str = ""


def parse(text: str) -> tuple[Citation, ...]:
    """The references in a text, in order; at least one, for any text at all.

    They are parted by spaces, commas, `and` or semicolons. Words run on to the next number, since headings hold commas and `and` too;
    a whole number after `Complaints 3,` is counted under the same heading, unless a semicolon parts them.
    """
    tidied = tidy(text)
    references = [reference for part in tidied.split(";") for reference in _parse_part(part)]
    return tuple(references) or (Citation(tidied),)


def tidy(text: str) -> str:
    """A text with plain spaces, hyphens and digits, without invisible characters, and with stray spaces before dots closed up."""
    plain = " ".join("".join(_plain(character) for character in text).split())
    return re.sub(r"(?<=[0-9]) \. ?(?=[0-9])", ".", plain)


def components(number: str) -> tuple[str, ...]:
    """The parts of a number or of words, in small letters: `7.3(a)` is 7, 3, a; `7.3a` is 7, 3a; `Members’ Roles` is members, roles."""
    return tuple(re.findall(r"[^\W_]+", re.sub(r"['’‘]", "", number.casefold()).replace("&", " and ")))


def _plain(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Pd" or character == "\N{MINUS SIGN}":
        return "-"
    if category == "Cc" or character == "\N{ZERO WIDTH SPACE}":
        return " "
    if category in ("Cf", "Cs"):
        return "" if category == "Cf" else "\N{REPLACEMENT CHARACTER}"
    return chr(ord(character) - 0xFEE0) if "\uff01" <= character <= "\uff5e" else character


def _parse_part(text: str) -> list[Citation]:
    """The references between two semicolons."""
    references: list[Citation] = []
    at = _skip(text, 0)
    while at < len(text):
        if broken := BROKEN.match(text, at):
            reference, at = Citation(broken[0].strip()), broken.end()
        elif numbered := NUMBERED.match(text, at):
            reference, at = _carried(_numbered(numbered), references), numbered.end()
        elif references and references[-1].label and (labelled := LABELLED.match(text, at)):
            reference, at = _relabelled(references[-1], labelled), labelled.end()
        else:
            reference, at = _worded(text, at)
        _join(references, reference)
        at = _skip(text, at)
    return references


def _skip(text: str, at: int) -> int:
    skipped = SKIPPED.match(text, at)
    return skipped.end() if skipped else at


def _numbered(found: re.Match[str]) -> Citation:
    """`7.3`, `7.3(a)`, `7.3(a)-(c)`, `4.3 (second)`, `7.3.1-4`."""
    asked, number = found[0].strip(), found["number"]
    if found["again"] not in (None, number) or (found["until_label"] and not found["label"]):
        return Citation(asked)  # `7.3(a)-7.4(b)`: the letters of two clauses do not make a range
    which = (found["which"] or "").casefold()
    return Citation(
        asked,
        number=number,
        until=_in_full(number, found["until"]) if found["until"] else "",
        which=dict(zip(SHORT_ORDINALS, ORDINALS, strict=True)).get(which, which),
        label=_label(found["label"]),
        until_label=_label(found["until_label"]),
    )


def _label(printed: str | None) -> str:
    return ".".join(components(printed or ""))


def _in_full(number: str, until: str) -> str:
    """The end of a range in full: after 7.3.1, `4` is short for 7.3.4; anything longer says itself."""
    return until if "." in until else ".".join((*number.split(".")[:-1], until))


def _carried(reference: Citation, before: list[Citation]) -> Citation:
    """A whole number after `Complaints 3 and` is counted under the same heading."""
    heading = before[-1].words if before and before[-1].number else ""
    if not heading or "." in reference.number or not reference.number:
        return reference
    return reference._replace(words=heading, asked=f"{heading} {reference.asked}")


def _relabelled(reference: Citation, found: re.Match[str]) -> Citation:
    """A bare `(b)` after `7.3(a) and` belongs to the same clause."""
    said = " ".join(filter(None, (reference.words, reference.number, reference.which)))
    return reference._replace(asked=f"{said}{found['label']}", label=_label(found["label"]), until_label="")


def _worded(text: str, at: int) -> tuple[Citation, int]:
    """Words up to the next number, together with that number where it is counted under them; and where they end."""
    starts = (token.start() for token in TOKEN.finditer(text, at) if token.start() > at)
    end = next((start for start in starts if _starts_number(text, start)), len(text))
    run = text[at:end].strip()
    number = NUMBERED.match(text, end)
    joined = JOINED.search(run)
    words = run[: joined.start()].strip() if joined else run
    if number is None or (joined and _parted(joined, number)):
        return Citation(words, words=words), end
    counted = _numbered(number)
    asked = text[at : number.end()].strip()
    return (counted._replace(words=words, asked=asked) if counted.number else Citation(asked)), number.end()


def _starts_number(text: str, at: int) -> bool:
    return bool(NUMBERED.match(text, at) or BROKEN.match(text, at))


def _parted(joined: re.Match[str], number: re.Match[str]) -> bool:
    """Whether a number stands apart from the words before it: after `and`, or after a comma if it is no mere count."""
    return bool(joined["join"] or (joined["comma"] and "." in number["number"] and not number["mark"]))


def _join(references: list[Citation], new: Citation) -> None:
    """Adds a reference, or completes the last one with it: `1 - General obligations`, `3 of Complaints`, `Complaints 3 to Complaints 5`."""
    lead = CONTINUED.match(new.words) if references else None
    if lead is None:
        references.append(new)
        return
    last = references.pop()
    rest = new.words[lead.end() :]
    joined = Citation(f"{last.asked} {new.asked}")  # neither end is taken where a range cannot be read
    if rest and last.number and not (new.number or last.words or last.until or lead["to"]):
        joined = last._replace(asked=joined.asked, words=rest)
    elif _is_range(last, new, rest) and (lead["dash"] or lead["to"]):
        joined = last._replace(asked=joined.asked, until=new.number)
    references.append(joined)


def _is_range(last: Citation, new: Citation, words: str) -> bool:
    ends = new._replace(asked=last.asked, words=last.words, number=last.number) == last
    return bool(last.words and new.number) and ends and not (new.until or new.label or new.which) and components(words) == components(last.words)

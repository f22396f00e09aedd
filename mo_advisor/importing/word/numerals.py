"""How Word writes a number in each of its formats."""

from __future__ import annotations

from collections.abc import Callable

from mo_advisor.importing.romans import roman

ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()  # noqa: SIM905
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth", "twelve": "twelfth"}
SYMBOLS = "*†‡§"


def letters(number: int) -> str:
    """a to z, and then aa, bb, cc"""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number else ""


def ordinal(number: int) -> str:
    """1st"""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number // 10 % 10 != 1 else "th"
    return f"{number}{ending}"


def cardinal_words(number: int) -> str:
    """Twenty-one; figures from a thousand on"""
    if number >= 1000:
        return str(number)
    hundreds, rest = divmod(number, 100)
    said = [f"{ONES[hundreds]} hundred"] if hundreds else []
    if rest or not hundreds:
        said.append(ONES[rest] if rest < 20 else "-".join([TENS[rest // 10 - 2], *([ONES[rest % 10]] if rest % 10 else [])]))
    return " ".join(said).capitalize()


def ordinal_words(number: int) -> str:
    """Twenty-first; figures from a thousand on"""
    if number >= 1000:
        return ordinal(number)
    words = cardinal_words(number).lower()
    start, last = words[: max(words.rfind("-"), words.rfind(" ")) + 1], words[max(words.rfind("-"), words.rfind(" ")) + 1 :]
    return (start + (IRREGULAR.get(last) or (f"{last[:-1]}ie" if last.endswith("y") else last) + "th")).capitalize()


def note_symbols(number: int) -> str:
    """* † ‡ § ** ††"""
    return SYMBOLS[(number - 1) % 4] * ((number - 1) // 4 + 1) if number else ""


def _from(first: int, most: int) -> Callable[[int], str]:
    """The characters of a run of Unicode, and figures beyond it."""
    return lambda number: chr(first + number - 1) if 1 <= number <= most else str(number)


WRITERS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "ordinal": ordinal,
    "cardinalText": cardinal_words,
    "ordinalText": ordinal_words,
    "chicago": note_symbols,
    "numberInDash": lambda number: f"- {number} -",
    "hex": lambda number: f"{number:X}",
    "decimalEnclosedCircle": _from(0x2460, 20),
    "decimalEnclosedParen": _from(0x2474, 20),
    "decimalEnclosedFullstop": _from(0x2488, 20),
    "none": lambda _: "",
    "bullet": lambda _: "",
}


def written(number: int, form: str) -> str:
    """A number in one of Word's formats (`lowerRoman`); one that is not among `WRITERS` is written in figures, `0000` fills up with noughts."""
    if form.isdigit():
        return str(number).zfill(len(form))
    return WRITERS.get(form, str)(number)

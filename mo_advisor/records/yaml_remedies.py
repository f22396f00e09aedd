"""What to do about YAML that cannot be read: the library says what it expected, and this says what to write."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

LONGEST = 60  # characters of a value that are repeated
KEYED = re.compile(r"\s*(?:- )*([\w-]+):\s+(\S.*)")
COLON = "a value in which a colon is followed by a space must stand in quotation marks: {}"
SET_IN = "the line is not set in as far as the lines it belongs with"
TAB = "the line is set in with a tab; use spaces"
FIRST = "a value that begins with “{}” must stand in quotation marks"
REMEDIES = (  # what the reasons say that ask for it, with libyaml and without; the first that fits
    ("unexpected end of stream", "a quotation mark or a bracket that opens is never closed"),
    ("unknown escape", "between \"…\" a backslash is written twice"),
    ("',' or", "in brackets there is a comma, or the closing bracket, after every value: one is missing, or a value needs quotation marks"),
    ("could not find expected ':'", "a key is followed by a colon and a space, and text below `>-` is set further in than its key"),
    ("sequence entries are not allowed", "a list with dashes begins on the line below its key"),
    ("expected", f"{SET_IN}, or a text has quotation marks inside its own: write such a text below `>-`, without any around it"),
)


def remedy(reason: str, lines: Sequence[str], line: int, column: int) -> str:
    """What to do, as the end of a sentence; empty where nothing is known. reason: the library's. line, column: where it gave up, from 0."""
    there = lines[line] if line < len(lines) else ""
    if "mapping values are not allowed" in reason:
        found = KEYED.fullmatch(there)
        return COLON.format(_quoted(there)) if found is None or ": " in found[2] else SET_IN
    if "cannot start any token" in reason:
        character = there[column : column + 1]
        return TAB if character == "\t" else FIRST.format(character)
    return next((said for asks, said in REMEDIES if asks in reason), "")


def _quoted(line: str) -> str:
    """A line's key with its value in quotation marks; an example where the value is long or the line has none."""
    found = KEYED.fullmatch(line)
    key, value = found.groups() if found and len(found[2]) <= LONGEST else ("text", "Members must: be polite")
    return f"`{key}: {json.dumps(value, ensure_ascii=False)}`"

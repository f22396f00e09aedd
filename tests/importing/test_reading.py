"""Which files are read at all: what is no text, or more than any protocol, is refused in a sentence that says what to do."""

from __future__ import annotations

from random import Random

import pytest

from mo_advisor.errors import BadFile
from mo_advisor.importing.reading import LARGEST_TEXT, MOST, read

NOISE = Random(3).randbytes(4000)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", NOISE, "is not text that can be read"),
        ("a.docx", NOISE, "is not text that can be read"),
        ("a.txt", b"1. Be polite.\n" * (LARGEST_TEXT // 10), "is larger than 1 MB"),
        ("a.txt", b"1. Be polite.\n\n" * (MOST + 1), "has more than 10,000 paragraphs"),
        ("a.html", b"<p>1. Be polite.</p>" * (MOST + 1), "has more than 10,000 paragraphs"),
        ("a.txt", b" \n\t\n", "is empty"),
    ],
)
def test_what_cannot_be_a_protocol_is_refused(name: str, data: bytes, said: str) -> None:
    with pytest.raises(BadFile, match=said):
        read(data, name)


def test_a_stray_control_character_makes_no_text_unreadable() -> None:
    (paragraph,) = read(b"1. Members must be \x07 polite to Officers, and Officers to Members, at all times and in all places.", "a.txt").paragraphs
    assert paragraph.text.startswith("1. Members must be")

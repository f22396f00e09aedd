"""Text files in the encodings that councils' computers wrote."""

from __future__ import annotations

import pytest

from mo_advisor.importing.decoding import decoded

TEXT = "The Council’s “Members” – all of them – agree…\n• £5 at the café\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252", "mac-roman"])
def test_the_encoding_is_found(encoding: str) -> None:
    assert decoded(TEXT.encode(encoding), "a.txt") == TEXT


def test_letters_with_accents_are_no_signs_of_an_old_macintosh() -> None:
    text = "Ôl-ofal: ÉCOLE, Órla Ñuñez and the café of Señor Õ.\n"
    assert decoded(text.encode("cp1252"), "a.txt") == text

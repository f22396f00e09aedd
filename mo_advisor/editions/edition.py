"""A later edition as it is given: a protocol file, or a document, which is read as `mo-advisor import` reads it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from mo_advisor.protocol.library import decode, looks_like_path, read_bytes
from mo_advisor.protocol.model import Protocol
from mo_advisor.protocol.reader import read_protocol
from mo_advisor.vocabulary import Vocabulary


class Edition(NamedTuple):
    """An edition: its protocol file's text, what that holds, and the text that was taken from a document, to go beside it."""

    text: str
    protocol: Protocol
    extracted: str | None = None


def edition_at(path: Path, before: Protocol, named: str | None, source: str, vocabulary: Vocabulary) -> Edition:
    """The edition in a file. before: the earlier one, by whose id, council and title a document goes. named: what the edition is called.

    source: what the extracted text of a document is to be called. Raises BadFile or Invalid.
    """
    if looks_like_path(path.name):
        text = decode(read_bytes(path), str(path))
        return Edition(text, read_protocol(text, str(path), vocabulary))
    from mo_advisor.importing.opened import document_at
    from mo_advisor.importing.writer import About, protocol_file

    document = document_at(path)
    about = About(before.id, before.council, before.title, named or "undated", source)
    text = protocol_file(document, about, vocabulary)
    return Edition(text, read_protocol(text, str(path), vocabulary), document.text)

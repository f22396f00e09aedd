"""A council's own document, from its file to its headings and clauses."""

from __future__ import annotations

from pathlib import Path

from mo_advisor.errors import BadFile
from mo_advisor.importing.document import Document
from mo_advisor.importing.reading import LARGEST, read
from mo_advisor.importing.structure import structured
from mo_advisor.protocol.library import read_bytes

NO_CLAUSES = "{} holds no words that could be a clause; choose the file that holds the protocol itself."


def document_at(path: Path) -> Document:
    """The document in a file. Raises BadFile where it cannot be read, or has no clause."""
    document = structured(read(read_bytes(path, LARGEST), path.name))
    if not next(document.clauses(), None):
        raise BadFile(NO_CLAUSES.format(path))
    return document

"""Whether a sign-off still holds: the hashes of the wording and of the mapping that somebody approved, against those of today."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from mo_advisor.protocol.model import Protocol
from mo_advisor.protocol.words import printed
from mo_advisor.records.fields import Record

WORDING = {
    "Protocol": {"front", "proposals", "end", "sign_off", "review"},
    "Section": {"heading", "number"},
    "Clause": {"number", "title", "text", "items", "closing", "review"},
}  # what is the document's own; the sign-off itself, and what is to be looked at again, count in neither hash


class Standing(NamedTuple):
    """A sign-off as it stands. by: a role. on, review_by: dates. wording, mapping: whether each is still what was approved.

    edition: the earlier edition for which it was given, where it was carried over; then both are held against what was carried.
    """

    by: str
    on: str
    review_by: str | None
    wording: bool
    mapping: bool
    edition: str | None = None

    @property
    def holds(self) -> bool:
        """Whether what was approved is what is here."""
        return self.wording and self.mapping


def standing(protocol: Protocol) -> Standing | None:
    """How the file's sign-off stands; None where it has none."""
    signed = protocol.sign_off
    if signed is None:
        return None
    wording = signed.text_sha256 == text_sha256(protocol)
    return Standing(signed.by, signed.on, signed.review_by, wording, signed.mapping_sha256 == mapping_sha256(protocol), signed.edition)


def text_sha256(protocol: Protocol) -> str:
    """The hash of the wording alone: every printed piece, one a line."""
    return _sha256("\n".join(piece for piece, _ in printed(protocol)))


def mapping_sha256(protocol: Protocol) -> str:
    """The hash of everything beside the wording: rules, duties, contacts, silences, cautions, titles and the rest."""
    return _sha256(json.dumps(_plain(protocol), ensure_ascii=False, sort_keys=True))


def _plain(value: Any) -> Any:
    """A record as plain lists and mappings, without the wording and without what is left at its default."""
    if isinstance(value, Record):
        passed = WORDING.get(type(value).__name__, set())
        given = {key: getattr(value, name) for key, (name, of) in value.declared.items() if key not in passed and getattr(value, name) != of.default}
        return {key: _plain(inner) for key, inner in given.items()}
    if isinstance(value, bool):
        return "yes" if value else "no"  # as it is written in the file
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, tuple) else value


def _sha256(text: str) -> str:
    import hashlib

    return hashlib.sha256(text.encode()).hexdigest()

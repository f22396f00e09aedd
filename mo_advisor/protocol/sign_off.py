"""Whether a sign-off still holds: the hashes of the wording and of the mapping that somebody approved, against those of today."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from mo_advisor.frozen import Frozen
from mo_advisor.hashes import sha256
from mo_advisor.protocol.model import Protocol, Rule, Silence
from mo_advisor.protocol.words import printed
from mo_advisor.records.fields import Record
from mo_advisor.records.variants import with_fields

WORDING = {
    "Protocol": {"front", "proposals", "end", "left_out"},
    "Section": {"heading", "number"},
    "Clause": {"number", "title", "text", "items", "closing"},
}  # what is the document's own
NO_MEANING = {
    "Protocol": {"schema", "source", "sign_off", "askers", "review"},
    "RoleNote": {"note"},
    "Rule": {"note"},
    "Contact": {"note"},
    "Clause": {"note", "review"},
}  # what changes nothing that is read out: notes to editors, what is to be looked at again, where the words came from, and for whom the rules are
PASSED = {record: WORDING.get(record, set()) | NO_MEANING.get(record, set()) for record in {*WORDING, *NO_MEANING}}


class Standing(Frozen):
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
    return sha256("\n".join(piece for piece, _ in printed(protocol)).encode())


def mapping_sha256(protocol: Protocol) -> str:
    """The hash of what everything beside the wording means: rules, duties, contacts, silences, cautions, titles and the rest.

    It is the same however the file puts it: shortly or at length, in one rule or in several, in whichever order its keys and rules stand.
    """
    return sha256(json.dumps(_plain(protocol), ensure_ascii=False, sort_keys=True).encode())


def _plain(value: Any) -> Any:
    """A record as plain lists and mappings, without the wording and without what is left at its default."""
    if isinstance(value, Record):
        passed = PASSED.get(type(value).__name__, set())
        given = {key: getattr(value, name) for key, (name, of) in value.declared.items() if key not in passed and getattr(value, name) != of.default}
        return {key: _plain(inner) for key, inner in given.items()}
    if isinstance(value, bool):
        return "yes" if value else "no"  # as it is written in the file
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return _each_for_itself(value) if value and isinstance(value[0], Rule | Silence) else [_plain(inner) for inner in value]
    return value


def _each_for_itself(records: Iterable[Rule | Silence]) -> list[str]:
    """Rules or silences as if each spoke of one situation, in the order of the alphabet: how they are put together has no meaning."""
    return sorted({
        f"{situation} {rest}"
        for record in records
        for rest in [json.dumps(_plain(with_fields(record, situations=())), ensure_ascii=False, sort_keys=True)]
        for situation in record.situations or ("",)
    })

"""A pack as text: YAML as a person would write it, that reads back as the same pack whatever reads it."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from mo_advisor.records.fields import Record
from mo_advisor.training.model import Pack

WIDTH = 80  # columns, so that a terminal breaks none of what can be wrapped
PLAIN = re.compile(r"[^\W\d_](?:[\w ,.;'’()!?/-]*[\w.)!?])?")  # what needs no quotation marks, unless it is one of
WORDS = re.compile(r"y|n|yes|no|on|off|true|false|null", re.IGNORECASE)  # these, which YAML takes for something other than text
Comments = Mapping[str, Iterable[str]]


def plain(record: Record) -> dict[str, Any]:
    """A record as plain values under the keys that files use, without what is as it would be if it were left out; blank text stays."""
    values = ((key, getattr(record, name), of.default) for key, (name, of) in record.declared.items())
    return {key: _plain(value) for key, value, default in values if value == "" or value != default}


def _plain(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Record):
        return plain(value)
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, tuple) else value


def write_pack(pack: Pack, above: Iterable[str] = (), stories: Comments | None = None) -> str:
    """A pack as YAML. above: comments at its head. stories: by card, comments above the story. Each is a paragraph."""
    whole, stories = plain(pack), stories or {}
    cards = ["\n".join(_card(card, stories.get(card["id"], ()))) for card in whole.pop("cards")]
    head = [*_comments(above, ""), *_mapping(whole, ""), "cards:"]
    return "\n".join([*head, "\n\n".join(cards)]) + "\n"


def _card(card: Mapping[str, Any], comments: Iterable[str]) -> list[str]:
    indent = " " * 4
    lines: list[str] = []
    for key, value in card.items():
        lines += [*(_comments(comments, indent) if key == "story" else ()), *_field(key, value, indent)]
    return [f"  - {lines[0].strip()}", *lines[1:]]


def _comments(paragraphs: Iterable[str], indent: str) -> Iterator[str]:
    for paragraph in paragraphs:
        yield from textwrap.wrap(
            paragraph, WIDTH, initial_indent=f"{indent}# ", subsequent_indent=f"{indent}# ", break_long_words=False, break_on_hyphens=False,
        )


def _mapping(values: Mapping[str, Any], indent: str) -> list[str]:
    return [line for key, value in values.items() for line in _field(key, value, indent)]


def _field(key: str, value: Any, indent: str) -> list[str]:
    """A key with its value: beside it, or below it and further in."""
    start, inside = f"{indent}{_scalar(key)}:", indent + "  "
    if isinstance(value, dict) and value:
        return [start, *_mapping(value, inside)]
    if isinstance(value, list) and not all(map(_is_id, value)):
        return [start, *(f"{inside}- {_scalar(item)}" for item in value)]
    if isinstance(value, str):
        return [f"{start} >-", *_folded(value, inside)] if _folds(start, value) else [f"{start} {_scalar(value)}"]
    return [f"{start} {{}}" if value == {} else f"{start} [{', '.join(map(_scalar, value))}]"]


def _is_id(value: str) -> bool:
    return re.fullmatch(r"[a-z0-9-]+", value) is not None


def _folds(start: str, text: str) -> bool:
    """Whether a text is too long for one line, and such that it can be broken at its spaces and be put together again."""
    return len(start) + len(text) > WIDTH and text.isprintable() and "  " not in text and text == text.strip()


def _folded(text: str, indent: str) -> Sequence[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def _scalar(text: str) -> str:
    """A text on one line, in quotation marks unless nothing could take it for anything else."""
    if PLAIN.fullmatch(text) and text.isprintable() and not WORDS.fullmatch(text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(letter if letter.isprintable() else f"\\U{ord(letter):08x}" for letter in quoted)

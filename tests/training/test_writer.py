"""A pack that is written reads back as itself, here and by any other reader of YAML, and looks as a person would write it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as some

from mo_advisor.advice.answers_file import AnswersFile
from mo_advisor.records.reader import read_record
from mo_advisor.training.library import open_pack, shipped_packs
from mo_advisor.training.model import Card, Notes, Pack
from mo_advisor.training.reader import read_pack
from mo_advisor.training.writer import plain, write_pack
from mo_advisor.vocabulary import shared

READABLE = some.characters(exclude_categories=("Cc", "Cf", "Co", "Cs", "Zl", "Zp"))
TEXTS = some.text(READABLE, min_size=1, max_size=300).filter(lambda text: text == text.strip())
BLANK = some.just("") | TEXTS
NAMES = some.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)
ROLES = some.sampled_from(list(shared().roles))
FACTS = some.dictionaries(some.just("serious"), some.sampled_from(["yes", "no"]))
SHEETS = some.builds(
    AnswersFile, who=some.none() | ROLES, involved=some.none() | some.lists(ROLES, max_size=3).map(tuple),
    what=some.sampled_from(list(shared().situations)), facts=FACTS,
)
CARDS = some.builds(
    Card, id=NAMES, title=TEXTS, story=BLANK, answers=SHEETS, other_side=some.none() | SHEETS, silent_on_purpose=some.booleans(),
    roles=some.lists(ROLES, min_size=1).map(tuple) | some.dictionaries(ROLES, BLANK),
    questions=some.just(()) | some.lists(TEXTS, min_size=1).map(tuple),
    notes=some.none() | BLANK | some.builds(Notes, members=BLANK, officers=BLANK, hard=BLANK),
)
PACKS = some.builds(
    Pack, id=some.none() | NAMES, title=TEXTS, purpose=BLANK,
    cards=some.lists(CARDS, min_size=1, max_size=3, unique_by=lambda card: card.id).map(tuple),
)
HARD = [
    "yes", "No", "null", "~", "1.5", "0x1F", "2020-01-01", "12:30:45", "- a", "? a", ": a", "a: b", "a:", "a #b", "#a", "&a", "*a", "!a", "|", ">-",
    "%a", "@a", "`a`", "'a'", '"a"', "a\\b", "[a]", "{a: b}", "a, b", "---", "...", "=", "<<", ".inf", "e1", "A\u00a0b", "A\u00a0😀", "é", "1e3", "y",
]


def leaves(value: Any) -> Iterator[Any]:
    """Everything in nested values that holds nothing itself, keys too."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner)
    else:
        yield value


def card(**fields: Any) -> Card:
    return Card(id="a", title="A title", answers=AnswersFile(what="not-covered"), **fields)


@given(PACKS)
@example(Pack(title="A", cards=tuple(Card(id=f"c{number}", title=text, answers=AnswersFile(what="not-covered")) for number, text in enumerate(HARD))))
def test_what_is_written_reads_back_as_the_same_pack(pack: Pack) -> None:
    assert read_pack(write_pack(pack), "pack.yaml", shared(), shared().facts) == pack


@given(PACKS)
def test_another_reader_takes_every_scalar_for_text_and_finds_the_same_values(pack: Pack) -> None:
    read = yaml.safe_load(write_pack(pack))
    assert all(isinstance(leaf, str) for leaf in leaves(read))
    assert read == plain(pack)


@given(PACKS, some.lists(some.text(max_size=200)))
def test_comments_change_nothing(pack: Pack, comments: list[str]) -> None:
    printable = [comment for comment in comments if comment.isprintable()]
    written = write_pack(pack, printable, {card.id: printable for card in pack.cards})
    assert yaml.safe_load(written) == plain(pack)


@pytest.mark.parametrize("pack_id", sorted(shipped_packs()))
def test_the_shipped_packs_read_back(pack_id: str) -> None:
    pack = open_pack(pack_id)
    assert read_record(Pack, write_pack(pack), "pack.yaml")[0] == pack


def test_it_looks_as_a_person_would_write_it() -> None:
    pack = Pack(
        id="one", title="One card: a beginning", purpose="For " + "a room of people who have never met before, " * 3 + "and their trainer.",
        cards=(
            card(
                roles={"officer": "", "member": "Councillor Finch, who asks"}, questions=("Whom first?", "Why: or why not?"), notes=Notes(),
            ),
            Card(
                id="b", title="Another", story="Short.", roles=("resident",), silent_on_purpose=True, notes="Hard.",
                answers=AnswersFile(who="officer", involved=(), what="not-covered", facts={"serious": "yes"}),
            ),
        ),
    )
    assert write_pack(pack, ["To be kept."], {"a": ["To be written."]}) == """\
# To be kept.
id: one
title: "One card: a beginning"
purpose: >-
  For a room of people who have never met before, a room of people who have
  never met before, a room of people who have never met before, and their
  trainer.
cards:
  - id: a
    title: A title
    # To be written.
    story: ""
    roles:
      officer: ""
      member: Councillor Finch, who asks
    answers:
      what: not-covered
    questions:
      - Whom first?
      - "Why: or why not?"
    notes:
      members: ""
      officers: ""
      hard: ""

  - id: b
    title: Another
    story: Short.
    roles: [resident]
    answers:
      who: officer
      involved: []
      what: not-covered
      facts:
        serious: "yes"
    notes: Hard.
    silent-on-purpose: "yes"
"""


def test_what_is_as_if_left_out_is_left_out_and_blank_text_stays() -> None:
    assert plain(card()) == {"id": "a", "title": "A title", "story": "", "answers": {"what": "not-covered"}}
    assert plain(AnswersFile(involved=())) == {"involved": []}

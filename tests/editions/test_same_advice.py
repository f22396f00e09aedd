"""Whatever is outside the list of changes: the advice is the same in the later edition, to the letter."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mo_advisor.advice.advise import advise
from mo_advisor.editions.amendment import Amendment, amend
from mo_advisor.editions.edition import edition_at
from mo_advisor.protocol.library import decode, load
from tests.conftest import SHIPPED, examples, shipped
from tests.editions.amendments import KINDS, amended_by
from tests.editions.same_advice import differing, touched, untouched

ROOT = Path(__file__).parents[2]
APART = 50  # classes of answers, of which one is tried; in a whole run over all of them none differed


@pytest.fixture(scope="module")
def model() -> Amendment:
    """The model protocol amended to its later edition."""
    before = load(ROOT / "docs" / "model.yaml")
    edition = edition_at(ROOT / "docs" / "model-protocol-later.docx", before.protocol, "2027", "later.txt", before.vocabulary)
    return amend(before, edition, decode(before.data, ""), "later.yaml")


@pytest.mark.slow
def test_outside_the_list_the_model_protocol_advises_as_before(model: Amendment) -> None:
    listed = {each.clause for each in model.again}
    for at, situation in enumerate(model.before.vocabulary.situations):
        for answers in islice(untouched(model, situation), at % APART, None, APART):
            assert differing(model, answers) == [], answers
            assert not listed & {shown.match.position.clause.id for shown in advise(model.book, answers).shown}, answers


@pytest.mark.slow
def test_what_is_counted_does_change(model: Amendment) -> None:
    for situation in model.before.vocabulary.situations:
        for answers in islice(touched(model, situation), 0, None, APART * 4):
            assert differing(model, answers), answers


def changes() -> st.SearchStrategy[list[tuple[str, int]]]:
    """One to three changes, each of a kind and to some clause."""
    return st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 60)), min_size=1, max_size=3)


@pytest.mark.parametrize("protocol", SHIPPED)
@examples(3)
@given(changes=changes(), situations=st.sets(st.integers(0, 92), min_size=2, max_size=2), start=st.integers(0, 200))
def test_outside_the_list_a_shipped_protocol_advises_as_before(
    protocol: str, changes: list[tuple[str, int]], situations: set[int], start: int,
) -> None:
    with TemporaryDirectory() as folder:
        made = amended_by(Path(folder), shipped(protocol), *changes)
    every = list(made.before.vocabulary.situations)
    for situation in (every[place % len(every)] for place in sorted(situations)):
        for answers in islice(untouched(made, situation), start, start + 200, 60):
            assert differing(made, answers) == [], answers

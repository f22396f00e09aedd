"""What the tool says is what was judged right, for every situation and kind of asker of every document."""

from __future__ import annotations

import pytest

from tests.cases.details import changes
from tests.cases.runner import cases, differences, narrow_cases, narrow_differences
from tests.conftest import SHIPPED, shipped


@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_every_situation_and_asker_is_judged(protocol_id: str) -> None:
    situations = shipped(protocol_id).vocabulary.situations
    assert set(cases(protocol_id)) == set(situations)
    assert all({case.who for case in askers} == {"member", "co-opted-member", "officer", "resident"} for askers in cases(protocol_id).values())


@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_the_tool_says_what_was_judged_right(protocol_id: str) -> None:
    wrong = [
        f"{case.situation}, {case.who}: {difference}"
        for askers in cases(protocol_id).values()
        for case in askers
        for difference in differences(shipped(protocol_id), case)
    ]
    assert not wrong, "\n" + "\n".join(wrong)


@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_narrow_askers_and_people_get_what_was_judged_right(protocol_id: str) -> None:
    assert narrow_cases(protocol_id)
    wrong = [
        f"{case['what']}, {case['who']} about {', '.join(case['involved']) or 'nobody'}: {difference}"
        for case in narrow_cases(protocol_id)
        for difference in narrow_differences(shipped(protocol_id), case)
    ]
    assert not wrong, "\n" + "\n".join(wrong)


@pytest.mark.slow
@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_nothing_changes_unseen_of_what_the_cases_leave_open(protocol_id: str) -> None:
    book = shipped(protocol_id)
    found = list(changes(book, book.vocabulary.situations, book.by_id))
    assert not found, "\n" + "\n".join(found) + "\nWhere that is meant: python -m tests.regenerate, and read the difference."

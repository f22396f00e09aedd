"""Tables with Members in one column and Officers in the other, whatever file they stand in."""

from __future__ import annotations

import pytest

from mo_advisor.importing.source import Doubt, LeftOut, Paragraph, Source
from mo_advisor.importing.structure import structured
from mo_advisor.importing.tables import by_column

LEAD = Paragraph("What each can expect stands below.", label="2.1")
AFTER = Paragraph("Nobody need repeat it.", label="2.2")
ROWS = (
    Paragraph("Members can expect\tOfficers can expect", strong=True),
    Paragraph("a prompt reply\tcivility"),
    Paragraph("candid advice\nin writing\tpatience"),
)


def test_a_table_with_members_and_officers_is_read_column_by_column() -> None:
    document = structured(Source((LEAD, *ROWS, AFTER)))
    lead, after = document.clauses()
    assert [(item.text, [inner.text for inner in item.items]) for item in lead.items] == [
        ("Members can expect", ["a prompt reply", "candid advice", "in writing"]), ("Officers can expect", ["civility", "patience"]),
    ]
    assert (lead.number, after.number) == ("2.1", "2.2")
    assert [finding.kind for finding in document.report] == ["unnumbered"]
    assert "column by column" in document.report[0].message


@pytest.mark.parametrize("heads", ["Stage\tTime", "Members\tElected members", "Members\tNumber of days", "Members and Officers\tOfficers"])
def test_any_other_table_is_read_row_by_row(heads: str) -> None:
    document = structured(Source((LEAD, Paragraph(heads), *ROWS[1:], AFTER)))
    assert [item.text.split()[0] for item in next(iter(document.clauses())).items] == [heads.split()[0], "a", "candid"]


def test_what_is_said_of_other_paragraphs_keeps_its_place() -> None:
    left_out = LeftOut("footer", "Page 1", 5), LeftOut("header", "Part 5", 1)
    source = Source((LEAD, *ROWS, AFTER), left_out=left_out, doubts=(Doubt("split", None, 4, "this"),))
    made = by_column(source)
    place = made.paragraphs.index(AFTER)
    assert [(doubt.kind, doubt.at) for doubt in made.doubts] == [("split", place), ("unnumbered", 1)]
    assert [out.after for out in made.left_out] == [len(made.paragraphs), 1]


def test_without_such_a_table_nothing_is_touched() -> None:
    source = Source((LEAD, *ROWS[1:], AFTER))
    assert by_column(source) is source

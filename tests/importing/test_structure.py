"""Headings by the level that a file gives, beside numbered ones."""

from __future__ import annotations

from mo_advisor.importing import plain
from mo_advisor.importing.document import Section
from mo_advisor.importing.lines import tidy
from mo_advisor.importing.source import Paragraph, Source
from mo_advisor.importing.structure import structured


def test_a_heading_without_a_number_stands_beside_the_numbered_ones_of_its_level() -> None:
    document = structured(Source((
        Paragraph("Protocol", heading=1),
        Paragraph("Status", heading=2),
        Paragraph("This protocol is part of the Constitution."),
        Paragraph("1. Respect", heading=2),
        Paragraph("1.1 Members are polite."),
        Paragraph("Advice", heading=2),
        Paragraph("Ask the Monitoring Officer."),
    )))
    assert document.front == ["Protocol"]
    assert [node.heading for node in document.contents if isinstance(node, Section)] == ["Status", "1. Respect", "Advice"]
    assert [clause.id for clause in document.clauses()] == ["Status 1", "1.1", "Advice 1"]


def test_a_number_of_an_earlier_section_is_reported_where_it_stands() -> None:
    found = structured(plain.read(b"1 Scope\n1.1 This is for all Members.\n2 Conduct\n2.1 Be polite.\n1.2 Come late.\n2.2 Be brief.\n", "a.txt"))
    assert [(doubt.kind, doubt.number) for doubt in found.report if doubt.kind == "order"] == [("order", "1.2")]


def test_white_space_is_single_where_marks_of_conversion_stood() -> None:
    assert tidy("Members ** must <sup> be </sup> polite") == "Members must be polite"

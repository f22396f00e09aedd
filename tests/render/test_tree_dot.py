"""The drawing for Graphviz, held against a strict reading of its grammar."""

from __future__ import annotations

import re

import pytest

from mo_advisor.analysis.decision_tree import trees
from mo_advisor.render.page import Box
from mo_advisor.render.views.tree import boxes
from mo_advisor.render.writers.dot import to_dot
from tests.conftest import SHIPPED, shipped

VALUE = r'(?:\w+|\d+\.\d+|"(?:[^"\\]|\\.)*")'
ATTRIBUTES = rf"\[\w+={VALUE}(?:, \w+={VALUE})*\]"
NODE = re.compile(rf"  (\w+) ({ATTRIBUTES});")
ARROW = re.compile(rf"  (\w+) -> (\w+)(?: ({ATTRIBUTES}))?;")
RESERVED = {"node", "edge", "graph", "digraph", "subgraph", "strict"}
LABEL = re.compile(r'label="((?:[^"\\]|\\.)*)"')


def parsed(drawn: str) -> tuple[dict[str, str], list[tuple[str, str, str]]]:
    """The nodes with their words, and the arrows with theirs; fails on any line that is neither."""
    first, *lines, last = drawn.splitlines()
    assert (first, last) == ("digraph protocol {", "}")
    nodes, arrows = {}, []
    for line in lines:
        if made := ARROW.fullmatch(line):
            arrows.append((made[1], made[2], label(made[3] or "")))
        else:
            made = NODE.fullmatch(line)
            assert made, line
            if made[1] not in RESERVED:
                assert made[1] not in nodes
                nodes[made[1]] = label(made[2])
    return nodes, arrows


def label(attributes: str) -> str:
    """The words of a label in one line, as they are shown."""
    found = LABEL.search(attributes)
    lines = re.sub(r"\\(.)", lambda mark: "\n" if mark[1] == "l" else mark[1], found[1]) if found else ""
    return " ".join(lines.split()).replace("&amp;", "&")


@pytest.mark.slow
@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_a_whole_protocol_is_one_tree_whose_every_answer_is_labelled(protocol_id: str) -> None:
    book = shipped(protocol_id)
    made = list(boxes(book, trees(book)))
    nodes, arrows = parsed(to_dot(made))
    assert nodes == {box.name: " ".join(" ".join(box.lines).split()) for box in made}
    assert arrows == [(box.above, box.name, box.label) for box in made if box.above]
    assert [box.name for box in made if not box.above] == ["document"]


@pytest.mark.parametrize("words", ['say "no" \\ #1; [x] {y} <z> -> ;', "Zoë &amp; Müller", "ends in \\", "\\l \\N \\G"])
def test_no_word_is_taken_for_markup(words: str) -> None:
    nodes, arrows = parsed(to_dot([Box("a", "leaf", (words,)), Box("b", "question", (words,), "a", words)]))
    assert nodes == {"a": words, "b": words}
    assert arrows == [("a", "b", words)]

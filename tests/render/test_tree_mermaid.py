"""The drawing in Mermaid, held against a strict reading of its grammar."""

from __future__ import annotations

import html
import re

import pytest

from mo_advisor.analysis.decision_tree import trees
from mo_advisor.render.page import Box
from mo_advisor.render.views.tree import boxes
from mo_advisor.render.writers.mermaid import SETTINGS, escaped, to_mermaid, too_large
from tests.conftest import SHIPPED, shipped

LABEL = r'"((?:[^"#<>&`\[\]{}|\\*_\n]|#\d+;|<br/>)*)"'
NODE = re.compile(rf"  (\w+)(?:\[{LABEL}\]|\(\[{LABEL}\]\)|\{{\{{{LABEL}\}}\}}):::(\w+)")
ARROW = re.compile(rf"  (\w+) -->(?:\|{LABEL}\|)? (\w+)")
CLASS = re.compile(r"  classDef (\w+) [\w:#,-]+")


def parsed(drawn: str) -> tuple[dict[str, str], list[tuple[str, str, str]]]:
    """The nodes with their words, and the arrows with theirs; fails on any line that is neither, nor a class."""
    first, kind, *lines = drawn.splitlines()
    assert (first, kind) == (SETTINGS, "flowchart LR")
    nodes, arrows, classes, used = {}, [], set(), set()
    for line in lines:
        if made := NODE.fullmatch(line):
            name, *labels, style = made.groups()
            assert name not in nodes
            nodes[name] = read(next(label for label in labels if label is not None))
            used.add(style)
        elif made := ARROW.fullmatch(line):
            arrows.append((made[1], read(made[2] or ""), made[3]))
        else:
            made = CLASS.fullmatch(line)
            assert made, line
            classes.add(made[1])
    assert used <= classes
    return nodes, arrows


def read(label: str) -> str:
    """A label as it is shown."""
    return html.unescape(re.sub(r"#(\d+);", r"&#\1;", label.replace("<br/>", "\n")))


@pytest.mark.slow
@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_a_whole_protocol_is_one_tree_whose_every_answer_is_labelled(protocol_id: str) -> None:
    book = shipped(protocol_id)
    made = list(boxes(book, trees(book)))
    nodes, arrows = parsed(to_mermaid(made))
    assert {box.name: "\n".join(box.lines) for box in made} == nodes
    assert [to for _, _, to in arrows] == [name for name in nodes if name != "document"]
    above = {to: start for start, _, to in arrows}
    assert all(start in nodes for start in above.values())
    kinds = {box.name: box.kind for box in made}
    assert all(bool(label) == (kinds[start] == "question") for start, label, _ in arrows)
    assert all(kinds[start] not in ("leaf", "silent") for start in above.values())


@pytest.mark.parametrize("words", ['say "no" #1; <b>[x]</b> {y} `z` | a*b_c\\ & --> end', "Zoë Müller – “ß”", "1. first", "- dash", "%% nothing"])
def test_no_word_is_taken_for_markup(words: str) -> None:
    nodes, arrows = parsed(to_mermaid([Box("a", "leaf", (words,)), Box("b", "leaf", (words, words), "a", words)]))
    assert nodes == {"a": words, "b": f"{words}\n{words}"}
    assert arrows == [("a", words, "b")]


def test_a_label_never_begins_as_a_list() -> None:
    assert escaped("1. first") == "1#46; first"
    assert escaped("- dash") == "#45; dash"
    assert escaped("7.3.1 stays") == "7.3.1 stays"


@pytest.mark.slow
def test_one_situation_is_small_enough_for_mermaid_and_a_whole_protocol_is_not() -> None:
    book = shipped("somerset")
    assert too_large(to_mermaid(boxes(book, trees(book))))
    for tree in trees(book):
        assert not too_large(to_mermaid(boxes(book, [tree])))

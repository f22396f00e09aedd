"""YAML that cannot be read is said with what to write instead, whichever of the two libraries reads it."""

from __future__ import annotations

import pytest
import yaml

from mo_advisor.errors import Problem
from mo_advisor.records import yaml_nodes

ADVICE = {
    "text: Members must: be polite": 'stand in quotation marks: `text: "Members must: be polite"`',
    '- text: It is "so": ask': 'stand in quotation marks: `text: "It is \\"so\\": ask"`',
    "\ttext: a": "set in with a tab; use spaces",
    "text: @home": "a value that begins with “@” must stand in quotation marks",
    'text: "never closed': "a quotation mark or a bracket that opens is never closed",
    'text: "C:\\dir"': "a backslash is written twice",
    "who: [member, officer\ntext: a": "there is a comma, or the closing bracket, after every value",
    "text: >-\nMembers": "text below `>-` is set further in than its key",
    'text: "He said "no" to it."': "write such a text below `>-`",
    "a:\n    b: c\n  d: e": "not set in as far as the lines it belongs with",
    "text: a\n  b: [c]": "not set in as far as the lines it belongs with",
    "items: - a": "begins on the line below its key",
}


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize("text", ADVICE)
def test_what_cannot_be_read_is_said_with_what_to_write(text: str, loader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_nodes, "LOADER", getattr(yaml, loader, yaml.SafeLoader))
    problem = yaml_nodes.compose(text + "\n", "f.yaml")
    assert isinstance(problem, Problem)
    assert problem.message.startswith("is not YAML that can be read: ")
    assert ADVICE[text] in problem.message

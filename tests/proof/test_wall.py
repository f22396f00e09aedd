"""The oracle shares nothing with the engine that it is there to judge."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from mo_advisor import proof

ROOM = Path(proof.__file__).parent
ENGINE = ("mo_advisor.advice", "mo_advisor.interview", "mo_advisor.analysis", "mo_advisor.lint", "mo_advisor.protocol.role_tree")


def imported(module: str) -> set[str]:
    """What a module of the room imports of this package, wherever in it: as `package.module.name`."""
    tree = ast.parse((ROOM / f"{module}.py").read_text(encoding="utf-8"))
    froms = {f"{node.module}.{alias.name}" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
    wholes = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return {name for name in froms | wholes if name.startswith("mo_advisor")}


def test_the_oracle_imports_the_protocol_and_its_records_alone() -> None:
    rooms = {name.split(".")[1] for name in imported("oracle")}
    assert rooms <= {"vocabulary", "protocol", "records"}
    assert not any(name.startswith(ENGINE) for name in imported("oracle"))


def test_answers_are_grouped_by_the_oracle_alone() -> None:
    from_engine = {name for name in imported("answer_classes") if name.startswith(ENGINE)}
    assert from_engine == {"mo_advisor.advice.answers.Answers"}, "the record that holds answers, and nothing that judges them"


@pytest.mark.parametrize("module", ["oracle", "answer_classes"])
def test_behind_the_wall_the_tree_of_roles_is_not_used_through_the_book(module: str) -> None:
    tree = ast.parse((ROOM / f"{module}.py").read_text(encoding="utf-8"))
    assert not [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "tree"]


def test_the_proof_does_not_import_what_stands_above_it() -> None:
    above = ("mo_advisor.training", "mo_advisor.render", "mo_advisor.commands", "mo_advisor.cli")
    assert not [name for path in ROOM.glob("*.py") for name in imported(path.stem) if name.startswith(above)]

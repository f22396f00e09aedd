"""Command lines: every command with flags and values that fit, and that do not."""

from __future__ import annotations

from collections.abc import Iterator

import typer.main

from mo_advisor.cli.app import TRAIN, app
from mo_advisor.vocabulary import shared
from tests.conftest import SHIPPED
from tests.fuzz.attack import Attack
from tests.fuzz.nasty import argument

SLOW = ("prove", "publish")  # which take a minute, and a kind of their own
FORMATS = ("text", "json", "markdown", "html", "docx", "csv", "jsonl", "mermaid", "dot")


def command_line(attack: Attack) -> None:
    """Runs one command with up to six arguments and flags."""
    arguments = list(_drawn(attack))
    attack.run(arguments, given=argument(attack.chance).encode(errors="replace") * attack.chance.randint(0, 2), writes=True)


def _drawn(attack: Attack) -> Iterator[str]:
    chance = attack.chance
    group = typer.main.get_group(app())
    name = chance.choice([command for command in group.commands if command not in SLOW])
    yield name if chance.random() < 0.95 else argument(chance)
    command = group.commands[name]
    if name == TRAIN:
        name = chance.choice(list(command.commands))  # type: ignore[attr-defined]
        yield name
        command = command.commands[name]  # type: ignore[attr-defined]
    flags = [option for parameter in command.params for option in parameter.opts]
    for _ in range(chance.randint(0, 6)):
        flag = chance.choice(flags)
        if flag.startswith("-"):
            yield flag
        if chance.random() < 0.85:
            yield _value(attack) if chance.random() < 0.6 else argument(chance)


def _value(attack: Attack) -> str:
    """One that fits somewhere."""
    vocabulary = shared()
    fact = attack.chance.choice(list(vocabulary.facts.values()))
    return attack.chance.choice(
        (
            attack.chance.choice(SHIPPED), attack.chance.choice(list(vocabulary.roles)), attack.chance.choice(list(vocabulary.situations)),
            f"{fact.id}={attack.chance.choice(list(fact.values))}", attack.chance.choice(FORMATS), "7.3", "7.3(a)", "4.3-first", "hard-cases",
            f"out.{attack.chance.choice(FORMATS)}", "who=member", "roles", "advice",
        )
    )  # fmt: skip

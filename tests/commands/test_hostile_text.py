"""Markup, escape sequences and letters that turn text round, in every place where text comes in. `run` itself looks for them in what comes out."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.commands.samples import ASK, protocol_text, told
from tests.conftest import Run
from tests.terminal.terminal import Terminal

HOSTILE = ["\x1b[31mred\x1b]0;title\x07a\rb\nc", "[bold]x[/bold][/b] :warning: %s{0}", "\x9b31m\udcff\u2028\u202egnp.yaml"]
MARKUP = "[bold]Mapleford[/bold] [/b] :warning: [link=file:///etc/passwd]Council[/link]"


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    "command",
    [
        ("cite", "{}", "-p", "somerset"), ("cite", "7", "-p", "{}"), ("cite", "7", "-p", "./{}"), ("show", "{}"), ("use", "{}"), ("check", "{}"),
        (*ASK, "-p", "somerset", "--who", "{}"), (*ASK, "-p", "somerset", "--fact", "{}={}"), ("cite", "7", "--format", "{}"),
        ("cite", "7", "--{}"), ("{}",), ("protocols", "{}"), (*ASK, "-p", "somerset", "--answers", "{}"), ("cite", "7", "-o", "no/{}"),
    ],
    ids=" ".join,
)
def test_in_what_is_typed(run: Run, command: tuple[str, ...], text: str) -> None:
    made = run(*(part.replace("{}", text) for part in command))
    assert made.returncode in (1, 2, 3)


@pytest.mark.parametrize("text", ["7\u00ad.3.1", "7\u202e", "7\x7f", "7\udcff", "\U000e0041", "7\x1b"])
def test_in_what_is_asked_json_stays_json(run: Run, text: str) -> None:
    made = run("cite", text, "-p", "somerset", "--format", "json")
    assert json.loads(made.stdout)["schema"] == 1


@pytest.mark.parametrize("name", ["\x1b[31mred.yaml", "\u202egnp.yaml", "a\nb.yaml", "a\x7f\u00ad\x9b.yaml", "\udcff.yaml", "[bold].yaml"])
def test_in_the_name_of_a_file(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("id: x\nwhat: not-covered\n")
    assert run("show", f"./{name}").returncode == 3
    checked = run("check", f"./{name}", "--format", "json")
    assert checked.returncode == 1
    assert os.fsencode(json.loads(checked.stdout)["problems"][0]["file"]) == os.fsencode(name)
    assert run("protocols", MO_ADVISOR_PATH=".").returncode == 0
    (tmp_path / name).write_text(protocol_text("mapleford"), encoding="utf-8")
    assert run("show", f"./{name}").returncode == 0
    advised = run(*ASK, "-p", f"./{name}", "--save", f"./{name}.card", "--output", f"./{name}.txt")
    assert advised.returncode == 0
    assert (tmp_path / f"{name}.txt").exists()


@pytest.mark.slow
def test_markup_in_a_protocol_is_its_own_words(run: Run, home: Path) -> None:
    (home / "markup.yaml").write_text(protocol_text("markup", MARKUP).replace("within three", "[red]within[/red] three"), encoding="utf-8")
    piped = run("show", "~/markup.yaml").stdout.decode()
    assert piped.startswith(MARKUP + "\n")
    assert "[red]within[/red] three days" in piped
    with Terminal(home, "show", "markup.yaml", columns=120) as terminal:
        assert terminal.end() == 0
        assert MARKUP in terminal.words()
        assert "[red]within[/red] three days" in terminal.words()


@pytest.mark.parametrize("escape", ["\\e[31m", "\\x1b]0;x\\a", "\\u202e", "\\0", "\\r", "\\x9b", "\\ud83d"])
def test_escapes_in_a_protocol_are_refused(run: Run, mine: Path, escape: str) -> None:
    text = protocol_text("mapleford").replace("2020", f"2020{escape}").replace('text: "', f'text: "{escape}')
    mine.write_text(text.replace("Borough", f"Borough{escape}"), encoding="utf-8")
    made = run("show", "mine.yaml")
    assert made.returncode == 3
    assert "mine.yaml:3:" in told(made)


def test_an_id_in_a_file_that_tries_to_be_something_else(run: Run, kept: Path) -> None:
    for number, wanted in enumerate(("\\e[31m", "../../etc", "a b", "")):
        (kept / f"{number}.yaml").write_text(protocol_text("x").replace('"x"', f'"{wanted}"'), encoding="utf-8")
    made = run("protocols")
    assert made.returncode == 0
    assert "1.yaml:2:5: error" in told(made)

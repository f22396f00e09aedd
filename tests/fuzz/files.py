"""Files: protocols, answers, packs and lists of contacts with something wrong in them."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache

from mo_advisor.protocol.library import shipped_folder
from mo_advisor.vocabulary import shared
from tests.commands.samples import ASK, ROOT, protocol_text
from tests.fuzz.attack import Attack
from tests.fuzz.nasty import spoiled, value

MEMBER = ("--who", "member", "--what", "complain-about-officer", "--no-input")
PIECES = ("7", "3", ".", "7.3", "(a)", "(iv)", "para", "section", " ", ",", "and", "to", "-", "first", "bullet", "Complaints", "of", "9.2.2")
READERS: tuple[tuple[str, ...], ...] = (
    ("check", "p.yaml"), ("show", "p.yaml"), ("show", "p.yaml", "--format", "html"), ("cite", "1", "1.1", "7.3(a)", "--protocol", "./p.yaml"),
    (*ASK, "-p", "./p.yaml"), ("ask", "-p", "./p.yaml", *MEMBER), ("ask", "-p", "./p.yaml", *MEMBER, "--format", "json", "--full"),
    ("search", "complaint", "-p", "./p.yaml"), ("tree", "p.yaml"), ("vocabulary", "-p", "./p.yaml"), ("map", "p.yaml", "--status"),
    ("check", "p.yaml", "--format", "json"), ("suggest", "shouting at staff", "-p", "./p.yaml"),
)  # fmt: skip


def protocol(attack: Attack) -> None:
    """A protocol file, by two of the commands that read one; and found in a folder, where it must not disable the shipped ones."""
    name = attack.chance.choice(("tiny", "tiny", "tiny", "anytown", "long"))
    attack.file("p.yaml", spoiled(_text(name), attack.chance))
    for arguments in attack.chance.sample(READERS, 2):
        attack.run(arguments)
    attack.environment["MO_ADVISOR_PATH"] = str(attack.folder)
    made = attack.run(("cite", "7.3.1", "-p", "somerset", "--format", "json"))
    if made.returncode and b"two files must not share one id" not in made.stderr:
        attack.note(("cite",), ["somerset cannot be cited beside it"])


@cache
def _text(name: str) -> str:
    if name == "tiny":
        return protocol_text("tiny")
    return (ROOT / "docs" / "anytown.yaml" if name == "anytown" else shipped_folder() / "solihull.yaml").read_text(encoding="utf-8")


def answers(attack: Attack) -> None:
    """An answers file, alone and as lines of many."""
    chance, vocabulary = attack.chance, shared()
    facts = {fact.id: chance.choice([*fact.values, "not-sure"]) for fact in chance.sample(list(vocabulary.facts.values()), 2)}
    given = {"protocol": "solihull", "who": chance.choice(list(vocabulary.roles)), "what": chance.choice(list(vocabulary.situations)), "facts": facts}
    as_yaml = "".join(f"{key}: {json.dumps(held)}\n" for key, held in given.items())
    attack.file("a.yaml", spoiled(as_yaml, chance))
    attack.run(("ask", "--answers", "a.yaml", "--no-input"))
    lines = b"".join(spoiled(json.dumps(given), chance).replace(b"\n", b"") + b"\n" for _ in range(5))
    made = attack.run(("ask", "--answers", "-", "--format", "jsonl"), given=lines)
    if len(made.stdout.splitlines()) != len([line for line in lines.split(b"\n") if line.strip()]):
        attack.note(("ask", "--answers", "-"), [f"gave {len(made.stdout.splitlines())} lines for {lines!r}"])


def pack(attack: Attack) -> None:
    """A pack of cards."""
    text = (shipped_folder("packs") / "officers.yaml").read_text(encoding="utf-8")
    attack.file("cards.yaml", spoiled(text, attack.chance))
    attack.run(attack.chance.choice((("train", "check", "cards.yaml"), ("train", "handout", "cards.yaml", "-p", "solihull"), ("train", "packs"))))
    attack.run(("ask", "--answers", "cards.yaml#item-seven", "-p", "solihull", "--no-input"))


def contacts(attack: Attack) -> None:
    """A council's own list of contacts."""
    text = (ROOT / "docs" / "somerset-contacts.yaml").read_text(encoding="utf-8")
    attack.file("c.yaml", spoiled(text, attack.chance))
    attack.run(("ask", "-p", "somerset", *MEMBER, "--contacts", "c.yaml"))


def references(attack: Attack) -> None:
    """References of an advice, and citations in a person's own spelling."""
    chance = attack.chance
    pieces = (*PIECES, value(chance))
    for command in (("cite",), ("cite", "-p", "somerset"), ("ask", "-p", "solihull", "--ref"), ("ask", "-p", "solihull", *MEMBER, "--why-not")):
        text = "".join(chance.choice(pieces) for _ in range(chance.randint(1, 9)))
        attack.run((*command, text.replace("\ud83d", "?")[:100_000]))


FILES: dict[str, Callable[[Attack], None]] = {each.__name__: each for each in (protocol, answers, pack, contacts, references)}

"""Large files of every shape, up to and over the limit: whatever reads one ends in time."""

from __future__ import annotations

from tests.fuzz.attack import Attack
from tests.fuzz.documents import TOLD
from tests.fuzz.files import MEMBER

SIZES = (250_000, 1_000_000, 1_990_000, 7_900_000, 8_100_000)
TOP = 'schema: "1"\nid: big\ncouncil: Big\ntitle: P\nedition: "2026"\nstatus: unknown\nmapped: "no"\n'
DOCUMENT = f"{TOP}document:\n"
REPEATED = (
    ":", ": ", '"', "'", '"a" ', "- ", "-\n", "[", "{", "\t", "a:\t\n", "word ", "a: b\r\n", "\r", "\n", "# c\n",
    "? a\n", "|\n", "%a\n", "---\n", "*a ", "!a ",
    "&a ", "\0", "é", " ", "\u2028", "a: [b, {c: d}]\n", "x",
    "1.1 Contact the Leader.\n", "# Contact\n\n", "<ul><li>a", "<p>1.1 a</p>", "<table><tr><td>a",
)  # fmt: skip
NUMBERED = (
    ("", "k{0}: v\n"), (TOP, "k{0}: v\n"),
    (TOP + "roles:\n", "  r{0}: {{titles: [a]}}\n"), (DOCUMENT, '  - {{id: "{0}", text: "Be polite."}}\n'),
    (DOCUMENT, '  - {{id: "1", text: "Be polite {0}."}}\n'), (DOCUMENT, '  - {{id: "Contact {0}", text: "Be polite."}}\n'),
    (DOCUMENT, '  - {{heading: Contact, contents: [{{id: "Contact {0}", text: "Be polite."}}]}}\n'),
    (DOCUMENT, '  - {{number: "{0}", heading: "H {0}", contents: [{{id: "{0}.1", number: "{0}.1", text: "Be polite."}}]}}\n'),
    (DOCUMENT, '  - {{id: "{0}", text: "Be polite, ask the Leader.", rules: [{{situations: [complain-about-officer], who: [member]}}],'
     " contacts: [{{role: leader, title: the Leader, do: ask}}]}}\n"),
    (TOP + 'document:\n  - {id: "1", text: "Be polite, see 1.", cites:\n', '    - {{words: see {0}, to: ["{0}"]}}\n'), ("facts:\n", "  f{0}: yes\n"),
    ("contacts:\n", "  r{0}: {{name: N{0}, phone: 1{0}}}\n"), ("cards:\n", "  - {{id: c{0}, question: Who?}}\n"), ("{{", '"k{0}": 1, '),
)  # fmt: skip
READ: tuple[tuple[str, ...], ...] = (
    ("check", "big.yaml"), ("check", "big.yaml", "--format", "json"), ("show", "big.yaml"), ("cite", "1.1, 7, Contact 3", "-p", "./big.yaml"),
    ("ask", "-p", "./big.yaml", *MEMBER), ("search", "polite", "-p", "./big.yaml"), ("train", "check", "./big.yaml"), ("map", "big.yaml", "--status"),
    ("ask", "-p", "somerset", *MEMBER, "--contacts", "big.yaml"), ("ask", "--answers", "big.yaml", "--no-input"), ("protocols",),
)  # fmt: skip
IMPORTED = tuple(("import", f"big.{ending}", *TOLD, "--dry-run") for ending in ("md", "txt", "html"))


def large(attack: Attack) -> None:
    """A large file, by one of the commands that read it; and many references at once."""
    chance = attack.chance
    size = chance.choice(SIZES)
    text = chance.choice((_repeated, _numbered))(attack, size)
    command = chance.choice(READ + IMPORTED)
    attack.file(next((name for name in command if name.startswith("big.")), "big.yaml"), text.encode())
    attack.environment["MO_ADVISOR_PATH"] = str(attack.folder)
    attack.run(command)
    attack.run(("cite", "-p", "somerset", "7.3 "[: chance.randint(1, 4)] * chance.choice((100, 999, 30_000))))


def _repeated(attack: Attack, size: int) -> str:
    """One piece, or a few in turn, again and again."""
    piece = "".join(attack.chance.sample(REPEATED, attack.chance.choice((1, 1, 2, 3))))
    return piece * (size // len(piece.encode()))


def _numbered(attack: Attack, size: int) -> str:
    """Lines that are all different under one beginning."""
    start, line = attack.chance.choice(NUMBERED)
    return start + "".join(line.format(number) for number in range(size // (len(line) + 4)))


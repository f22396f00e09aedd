"""The flags of the commands that are read plainly, described once: `flags` makes typer's options of them, and `plain` reads them without typer."""

from __future__ import annotations

from mo_advisor.frozen import Frozen

FORMATS = ("text", "json")  # of every command, the first where none is given
PAGE_FORMATS = ("markdown", "html", "docx")  # in which every page can be had besides


class Flag(Frozen):
    """A flag. names: as it is typed. metavar: what stands for its value in help, or None where it takes none. many: whether it may be repeated."""

    names: tuple[str, ...]
    metavar: str | None
    help: str
    many: bool = False


def one_of(formats: tuple[str, ...]) -> str:
    """Formats as a sentence names them."""
    return f"{', '.join(formats[:-1])} or {formats[-1]}"


PROTOCOL = Flag(("--protocol", "-p"), "PROTOCOL", "A protocol's id, or the path of a file.")
WHO = Flag(("--who",), "ROLE", "Whose question it is.")
INVOLVED = Flag(("--involved",), "ROLE", "Whom it is about; may be repeated; `nobody` for nobody else.", many=True)
WHAT = Flag(("--what",), "SITUATION", "What happened.")
FACT = Flag(("--fact",), "ID=VALUE", "A fact; may be repeated.", many=True)
ANSWERS = Flag(("--answers",), "FILE", "An answers file, YAML or JSON; - for standard input; or a card, as in PACK#CARD.")
CONTACTS = Flag(("--contacts",), "FILE", "Your council's own names and numbers, printed beside the protocol's words.")
FULL = Flag(("--full",), None, "Print the background whole too, and the cautions about the document.")
NO_INPUT = Flag(("--no-input",), None, "Never ask.")
FORMAT = Flag(("--format", "-f"), "FORMAT", f"{one_of(FORMATS)}.")
PLAIN = Flag(("--plain",), None, "No colour, no repainting; numbered questions, for screen readers and scripts.")

OF_CITE = OF_SEARCH = (PROTOCOL, FORMAT, PLAIN)
OF_SUGGEST = (WHO, PROTOCOL, NO_INPUT, FORMAT, PLAIN)
OF_ASK = (PROTOCOL, WHO, INVOLVED, WHAT, FACT, ANSWERS, CONTACTS, FULL, NO_INPUT, FORMAT, PLAIN)

"""The formats that a page can be had in. A new one is a module of `writers` and a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mo_advisor.errors import WrongUsage
from mo_advisor.frozen import Frozen

if TYPE_CHECKING:
    from mo_advisor.render.page import Page


class Format(Frozen):
    """A format. endings: of its files. of: what of a page its writer takes: all of it, or its `record`, `table` or `drawing`;
    `records` are many, which the command that has them writes itself.

    The writer is the function `to_NAME` of the module NAME in `writers`; it gives a text, or the bytes of a file that is none.
    """

    name: str
    endings: tuple[str, ...]
    of: str = "page"
    binary: bool = False


FORMATS = {
    format_.name: format_
    for format_ in (
        Format("text", (".txt",)),
        Format("json", (".json",), "record"),
        Format("markdown", (".md", ".markdown")),
        Format("html", (".html", ".htm")),
        Format("docx", (".docx",), binary=True),
        Format("csv", (".csv",), "table"),
        Format("mermaid", (".mmd",), "drawing"),
        Format("dot", (".dot", ".gv"), "drawing"),
        Format("jsonl", (".jsonl",), "records"),
    )
}
NO_PDF = "A PDF cannot be written here. Save it with the ending .html or .docx, open that, and print it to a PDF."
NO_SUCH = "The ending {ending} is none that can be written here; those are {endings}."
NO_LIBRARY = 'A Word file needs a library that is not installed. Install it with: pip install "mo-advisor[docx]"'


def format_of(path: Path, among: Iterable[str]) -> str:
    """The format, of some, whose files have the ending of a path; the first of them where none has."""
    first, *others = among
    return next((name for name in others if path.suffix.lower() in FORMATS[name].endings), first)


def by_ending(path: Path, among: Sequence[str]) -> str:
    """The format, of some, that the ending of a path stands for; the first of them where it has no ending. Raises WrongUsage for any other."""
    ending = path.suffix.lower()
    endings = [ending for name in among for ending in FORMATS[name].endings]
    if ending and ending not in endings:
        raise WrongUsage(NO_PDF if ending == ".pdf" else NO_SUCH.format(ending=ending, endings=", ".join(endings)))
    return format_of(path, among)


def written(page: Page, format_: str) -> str | bytes:
    """A page in a format. Raises WrongUsage where the page cannot be had so, or the library for it is not installed."""
    of = FORMATS[format_].of
    if of == "page":
        return _writer(format_)(page)
    made: Callable[[], Any] | None = getattr(page, of)
    if made is None:
        raise WrongUsage(f"This cannot be had as {format_}.")
    return _writer(format_)(made())


def expect_writer(format_: str) -> None:
    """Finds out before any work is done whether there is what writes a format. Raises WrongUsage."""
    _writer(format_)


def _writer(format_: str) -> Callable[[Any], str | bytes]:
    try:
        module = import_module(f"mo_advisor.render.writers.{format_}")
    except ModuleNotFoundError as missing:
        if missing.name and missing.name.startswith("mo_advisor"):
            raise  # no library, but a writer of ours
        raise WrongUsage(NO_LIBRARY) from None
    writer: Callable[[Any], str | bytes] = getattr(module, f"to_{format_}")
    return writer

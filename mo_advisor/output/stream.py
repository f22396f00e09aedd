"""Where output goes: standard output, standard error or a file; always UTF-8, never a raw control character."""

from __future__ import annotations

import os
import sys
import unicodedata
from pathlib import Path
from typing import TextIO

from mo_advisor.problem import BadFile, WrongUsage


def settle() -> None:
    """Makes both streams fit for any text: UTF-8 when they are no terminal, and a replacement where a stream cannot show a character."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty() or os.environ.get("PYTHONIOENCODING"):
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", errors="replace", newline="\n")


def clean(text: str) -> str:
    """Text without anything that a terminal would obey: control and invisible characters become visible escapes; line breaks stay."""
    return "\n".join(line if line.isprintable() else _escaped(line) for line in text.split("\n"))


def _escaped(line: str) -> str:
    return "".join(character if _harmless(character) else character.encode("unicode_escape").decode() for character in line)


def _harmless(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cf", "Co", "Cs")


def say(text: str) -> None:
    """A line for the person at the keyboard, on standard error: warnings, progress, where something was written."""
    print(clean(text), file=sys.stderr)


def emit(text: str, output: Path | None = None, force: bool = False) -> None:
    """Writes a command's output, to standard output or whole to a file."""
    if output is None:
        sys.stdout.write(clean(text))
        sys.stdout.flush()
        return
    write_file(output, clean(text), force)
    say(f"Written to {output}.")


def write_file(path: Path, text: str, force: bool = False) -> None:
    """Writes a file whole or not at all, and never over another unless `force`. Raises WrongUsage or BadFile."""
    if path.is_dir():
        raise BadFile(f"{path} is a folder, not a file.")
    if (path.exists() or path.is_symlink()) and not force:
        raise WrongUsage(f"{path} exists already and was left as it is. Use --force to replace it.")
    try:
        _replace(path, text.encode("utf-8", errors="replace"), force)
    except FileExistsError:
        raise WrongUsage(f"{path} exists already and was left as it is. Use --force to replace it.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise BadFile(f"{path} cannot be written: {reason}.") from None


def _replace(path: Path, data: bytes, force: bool) -> None:
    """Writes beside the file first, so that a reader sees the old one or the new one and never half of it."""
    import tempfile

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(name, 0o666 & ~_umask())
        if force:
            os.replace(name, path)
        else:
            os.link(name, path)  # unlike a rename, a link fails where the name has been taken meanwhile
            os.unlink(name)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person is at the other end of a stream; a stream that was closed is None."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False

"""Where output goes: standard output, standard error or a file; always UTF-8, never a raw control character."""

from __future__ import annotations

import codecs
import os
import stat
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from mo_advisor.errors import BadFile, WrongUsage, reason

LONGEST_LINE = 100  # characters; beyond that a line is hard to follow by eye
NO = ("", "0", "false", "no", "off")  # what a variable of the environment says that asks for nothing
NEAREST = "mo-advisor-nearest"  # how Python calls what happens to a character that a stream cannot show, where a person reads it
ESCAPED = "mo-advisor-escaped"  # and where a program does, to which a quotation mark is more than its likeness
PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "•": "*", "›": ">", "×": "x"})
BESIDE = ".mo-advisor-"  # how the name of a file begins that stands for a moment beside the one it is to become
OWN_FILES = "/proc/self/fd"  # where Linux shows the files that a process has open
NARROWEST = 20  # columns; a narrower terminal is written on as if it were so wide


def settle() -> None:
    """Makes both streams fit for any text: UTF-8 when they are no terminal, and the nearest plain characters where a stream cannot show one.

    A standard error that was closed becomes one that nobody reads, so that no file is opened in its place and written to by mistake.
    """
    codecs.register_error(NEAREST, _nearest)
    codecs.register_error(ESCAPED, _escapes)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115 - it lives as long as the command
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty() or os.environ.get("PYTHONIOENCODING"):
            reconfigure(errors=NEAREST)
        else:
            reconfigure(encoding="utf-8", errors="replace", newline="\n")


def _nearest(error: UnicodeError) -> tuple[str, int]:
    """What stands for characters that a stream cannot show: their plain likeness, the letter without its accent, or a question mark."""
    assert isinstance(error, UnicodeEncodeError)
    written = error.object[error.start:error.end].translate(PLAIN)
    bare = "".join(mark for mark in unicodedata.normalize("NFKD", written) if not unicodedata.combining(mark))
    return "".join(character if character.isascii() else "?" for character in bare), error.end


def _escapes(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    return _escape(error.object[error.start:error.end]), error.end


def clean(text: str) -> str:
    """Text without anything that a terminal would obey: control and invisible characters become visible escapes; line breaks stay."""
    return "\n".join(line if line.isprintable() else _escaped(line) for line in text.split("\n"))


def _escaped(line: str) -> str:
    return "".join(character if _harmless(character) else _escape(character) for character in line)


def _escape(character: str) -> str:
    """Characters, each as `\\uXXXX`, in pairs beyond the first 65,536: the one form that is also right inside JSON."""
    units = character.encode("utf-16-be", errors="surrogatepass").hex()
    return "".join(f"\\u{units[start:start + 4]}" for start in range(0, len(units), 4))


def _harmless(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")


def say(text: str, whole: bool = False) -> None:
    """Lines for the person at the keyboard, on standard error: warnings, progress, where something was written.

    On a terminal they are wrapped between words. whole: not these, since a line is to be copied, or found by a program.
    """
    width = None if whole else width_of(sys.stderr)
    write(sys.stderr, f"{clean(text) if width is None else _wrapped(clean(text), width)}\n")


def _wrapped(text: str, width: int) -> str:
    """Lines that are too long, broken between words; a word that is too long itself is left to the terminal."""
    import textwrap

    lines = (textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) if len(line) > width else [line] for line in text.split("\n"))
    return "\n".join(piece for pieces in lines for piece in pieces)


def write(stream: TextIO, text: str) -> None:
    """Writes to standard output or standard error at once. What standard error cannot take is lost, for nobody could be told.

    Raises BadFile where standard output cannot be written, and BrokenPipeError where its reader has gone.
    """
    try:
        if text:  # to write nothing fails too, on a disk that is full
            stream.write(text)
        stream.flush()
    except OSError as error:
        _discard(stream)
        if stream is not sys.stderr:
            raise output_refused(error) from None


def output_refused(error: OSError) -> BadFile | BrokenPipeError:
    """What ends a command whose standard output the system refused to write."""
    return error if isinstance(error, BrokenPipeError) else BadFile(f"Standard output cannot be written: {error.strerror}.")


def leave() -> None:
    """Writes out what both streams still hold, or lets it go nowhere: for what it cannot write as it ends, Python has an exit code of its own."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            try:
                stream.flush()
            except OSError:
                _discard(stream)


def _discard(stream: TextIO) -> None:
    """Lets go nowhere what a stream could not write and still holds."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def emit(text: str, output: Path | None = None, force: bool = False, for_programs: bool = False) -> None:
    """Writes a command's output, to standard output or whole to a file. Raises BadFile where it cannot be written.

    for_programs: what standard output cannot show is written as `\\uXXXX`, and not as its likeness.
    """
    if output is not None:
        write_file(output, clean(text), force)
        say(f"Written to {output}.")
    elif sys.stdout is None:
        raise BadFile("Standard output is closed; there is nowhere to write to.")
    else:
        shown = clean(text)
        write(sys.stdout, shown.encode(sys.stdout.encoding, ESCAPED).decode(sys.stdout.encoding) if for_programs else shown)


def write_file(path: Path, text: str, force: bool = False) -> None:
    """Writes text to a file as UTF-8, whole or not at all, and never over another file unless `force`. Raises WrongUsage or BadFile."""
    write_bytes(path, text.encode("utf-8", errors="replace"), force)


def write_bytes(path: Path, data: bytes, force: bool = False) -> None:
    """Writes a file whole or not at all, and never over another unless `force`. Raises WrongUsage or BadFile."""
    write_pieces(path, (data,), force)


def write_pieces(path: Path, pieces: Iterable[bytes], force: bool = False) -> None:
    """Writes a file piece by piece as these come, and gives it its name once all are there. Raises WrongUsage or BadFile."""
    expect_free(path, force)
    try:
        _replace(Path(os.path.realpath(path)), pieces, force)
    except FileExistsError:
        raise WrongUsage(_taken(path)) from None
    except (OSError, ValueError) as error:
        raise BadFile(f"{path} cannot be written: {reason(error)}.") from None


def expect_free(path: Path, force: bool) -> None:
    """Finds out before any work is done what would keep a file from being written. Raises WrongUsage or BadFile."""
    try:
        wrong = _wrong_file(path) or _wrong_folder(os.path.dirname(os.path.realpath(path)))
    except (OSError, ValueError) as error:
        wrong = f"cannot be written: {reason(error)}"
    if wrong:
        raise BadFile(f"{path} {wrong}.")
    if os.path.lexists(path) and not force:
        raise WrongUsage(_taken(path))
    if os.path.exists(path) and not os.access(path, os.W_OK):
        raise BadFile(f"{path} is marked read-only, and was left as it is.")


def _wrong_file(path: Path) -> str | None:
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISREG(mode):
        return None
    return "is a folder, not a file" if stat.S_ISDIR(mode) else "is not a regular file"


def _wrong_folder(folder: str) -> str | None:
    if not os.path.isdir(folder):
        return "cannot be written: there is no such folder"
    return None if os.access(folder, os.W_OK | os.X_OK) else "cannot be written: its folder is read-only"


def _taken(path: Path) -> str:
    return f"{path} exists already and was left as it is. Use --force to replace it."


def _replace(path: Path, pieces: Iterable[bytes], force: bool) -> None:
    """Writes the whole beside the file first, so that a reader sees the old one or the new one and never half of it, and a power cut loses neither.

    What is replaced keeps its permissions.
    """
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~_umask()
    handle, name = _new_file(path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(handle)
            if not name:
                name = str(path.parent / f"{BESIDE}{os.getpid()}-{handle}")
                os.link(f"{OWN_FILES}/{handle}", name, src_dir_fd=handle)  # which follows the link there only where it is given a folder
        os.chmod(name, mode)
        _give_name(name, path, force)
    finally:
        if name:
            Path(name).unlink(missing_ok=True)
    _keep(path.parent)


def _new_file(folder: Path) -> tuple[int, str]:
    """A new file in a folder, and its name: none where the system has such files, so that whatever ends the command leaves nothing behind."""
    import tempfile

    try:
        if os.path.isdir(OWN_FILES):
            return os.open(folder, os.O_TMPFILE | os.O_WRONLY, 0o600), ""
    except (AttributeError, OSError):  # another system, or a file system that has none
        pass
    return tempfile.mkstemp(dir=folder, prefix=BESIDE)


def _keep(folder: Path) -> None:
    """Sees to it that the names in a folder survive a power cut too, where the system lets a folder be treated as a file."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)


def _give_name(name: str, path: Path, force: bool) -> None:
    """Gives a finished file its name. Unlike a rename, a link fails where the name has been taken meanwhile; not every file system has links."""
    if not force:
        try:
            os.link(name, path)
            return
        except FileExistsError:
            raise
        except OSError:
            if path.exists():
                raise FileExistsError from None
    os.replace(name, path)


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


def plain_mode(flag: bool) -> bool:
    """Whether to keep to plain mode: asked for by flag or by the environment, or because the terminal can do no other."""
    return flag or os.environ.get("ACCESSIBLE", "").strip().lower() not in NO or os.environ.get("TERM") == "dumb"


def width_of(stream: TextIO) -> int | None:
    """The columns of a terminal that may be used, or None where the stream is none."""
    if not is_terminal(stream):
        return None
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except OSError:
        columns = 0
    return usable(columns or 80)


def usable(columns: int) -> int:
    """As many of a terminal's columns as are written on."""
    return max(NARROWEST, min(columns, LONGEST_LINE))

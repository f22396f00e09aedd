"""What a user has set: the default protocol, and nothing else."""

from __future__ import annotations

from pathlib import Path

from mo_advisor.console import write_file
from mo_advisor.homes import config_folder
from mo_advisor.protocol.library import read_text


def file() -> Path:
    """Where the default is kept: one line of text in the user's settings folder."""
    return Path(config_folder()) / "default-protocol"


def default_protocol() -> str | None:
    """The protocol that `use` has set, an id or a path, or None."""
    path = file()
    try:
        return read_text(path).strip() or None if path.is_file() else None
    except OSError:
        return None  # a home that is missing or unreadable holds no default


def set_default(named: str) -> None:
    """Makes a protocol the default. Raises BadFile where the settings folder cannot be written."""
    from mo_advisor.errors import BadFile

    path = file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadFile(f"{path.parent} cannot be made: {error.strerror}.") from None
    write_file(path, f"{named}\n", force=True)

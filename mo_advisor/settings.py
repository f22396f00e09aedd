"""What a user has set: the default protocol, and nothing else."""

from __future__ import annotations

from pathlib import Path

from mo_advisor.console import write_file
from mo_advisor.errors import BadFile
from mo_advisor.homes import config_folder
from mo_advisor.protocol.library import read_text


def file() -> Path | None:
    """Where the default is kept: one line of text in the user's settings folder; None for a user who has no home at all, as in a container."""
    folder = config_folder()
    return Path(folder) / "default-protocol" if folder else None


def default_protocol() -> str | None:
    """The protocol that `use` has set, an id or a path, or None."""
    path = file()
    try:
        return read_text(path).strip() or None if path and path.is_file() else None
    except OSError:
        return None  # a home that is missing or unreadable holds no default


def set_default(named: str) -> None:
    """Makes a protocol the default. Raises BadFile where there is no settings folder, or it cannot be written."""
    path = file()
    if path is None:
        raise BadFile("This user has no home in which a default could be kept; say --protocol, or set MO_ADVISOR_PROTOCOL.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadFile(f"{path.parent} cannot be made: {error.strerror}.") from None
    write_file(path, f"{named}\n", force=True)

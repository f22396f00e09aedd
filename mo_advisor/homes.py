"""Where a user keeps what belongs to this program."""

from __future__ import annotations

import os
import sys

NAME = "mo-advisor"


def data_folder() -> str | None:
    """The folder of a user's own protocols and contacts; None where the user has no home at all."""
    return _usual("XDG_DATA_HOME", "~/.local/share") or _looked_up("user_data_dir")


def config_folder() -> str | None:
    """The folder of a user's settings; None where the user has no home at all."""
    return _usual("XDG_CONFIG_HOME", "~/.config") or _looked_up("user_config_dir")


def _usual(variable: str, in_home: str) -> str | None:
    """The folder on a Linux whose environment says it, as nearly every one does: it is known without the library, which is slow to import."""
    if sys.platform != "linux":
        return None
    named = os.environ.get(variable, "")
    if os.path.isabs(named):
        return os.path.join(named, NAME)
    return os.path.expanduser(f"{in_home}/{NAME}") if os.path.isabs(os.environ.get("HOME", "")) else None


def _looked_up(folder: str) -> str | None:
    import platformdirs

    try:
        return str(getattr(platformdirs, folder)(NAME, appauthor=False))
    except RuntimeError:  # no home, and no entry of the user in which one would stand
        return None

"""`mo-advisor train packs`: the packs that come with mo-advisor, and their cards."""

from __future__ import annotations

from pathlib import Path

from mo_advisor.commands.output import put_out
from mo_advisor.render.views.card import packs_page
from mo_advisor.training.library import load_pack, shipped_packs


def run(format_: str, output: Path | None, force: bool, plain: bool) -> int:
    """Lists every shipped pack with its cards, in their order."""
    put_out(packs_page([load_pack(path) for path in shipped_packs().values()]), format_, output, force, plain)
    return 0

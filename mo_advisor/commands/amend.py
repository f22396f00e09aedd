"""`mo-advisor amend`: a later edition of a protocol, with every judgement that still stands, and a list of what must be looked at again."""

from __future__ import annotations

import os
from pathlib import Path

from mo_advisor.commands.output import put_out
from mo_advisor.console import expect_free, write_file
from mo_advisor.editions.amendment import amend
from mo_advisor.editions.edition import edition_at
from mo_advisor.editions.journeys import changed_journeys
from mo_advisor.errors import WrongUsage
from mo_advisor.protocol.library import ENDINGS, decode, open_protocol
from mo_advisor.render.views.amendment import amendment_page

OVER = "--output {}: {} is the later edition itself, and would be written over; give the output another name."


def run(old: str, new: Path, named: str | None, format_: str, output: Path | None, force: bool, plain: bool) -> int:
    """Says what becomes of a protocol in a later edition, and writes its file where `output` names one."""
    if output is not None and output.suffix.lower() not in ENDINGS:
        raise WrongUsage(f"--output {output}: a protocol file ends in .yaml. The list itself is printed; `--format` says how.")
    before = open_protocol(old)
    path = output or Path("amended.yaml")
    edition = edition_at(new, before.protocol, named, path.with_suffix(".txt").name, before.vocabulary)
    files = [] if output is None else [output, *([output.with_suffix(".txt")] if edition.extracted is not None else [])]
    for file in files:
        if os.path.realpath(file) == os.path.realpath(new):
            raise WrongUsage(OVER.format(output, file))
        expect_free(file, force)
    amendment = amend(before, edition, decode(before.data, old), str(path))
    journeys = changed_journeys(before, amendment.book, amendment.alignment, amendment.names)
    for file, text in zip(files, (amendment.text, edition.extracted or ""), strict=False):
        write_file(file, text, force)
    put_out(amendment_page(amendment, journeys, tuple(map(str, files))), format_, None, force, plain)
    return 0

"""`python -m tests.regenerate`: writes everything that is generated anew, and says of what has changed what a person must still judge.

`python -m tests.regenerate docs details/solihull` writes only the files whose paths hold one of these words.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from mo_advisor.protocol.compiled import written
from mo_advisor.protocol.library import read_book, shipped_folder
from mo_advisor.protocol.schema import schema_text
from mo_advisor.records.json_schema import as_text
from mo_advisor.sealed import COMPILED, sealed
from mo_advisor.training.schema import pack_schema
from mo_advisor.vocabulary import read_tables, shared, source
from mo_advisor.words import index, lexicon
from tests.cases.details import DETAILS, text_of
from tests.cases.runner import cases, differences
from tests.conftest import SHIPPED, shipped
from tests.transcripts import ROOT, pages, rewritten

SCHEMA = "Do the fields that you declared read well to somebody who meets them in an editor, and does a file from before still pass?"
PRINTED = "Is this what the command should print, and does the text around it still say the same?"
SUGGESTED = "Does `benchmarks/reading` still find as much? The phrases are what a person judges."
READ = "Nothing: it is what the reader makes of the file that was changed."
SHOWN = "Is what is now shown to whom what you meant? What proves wrong is judged in tests/cases/*.yaml."
BY_HAND = """\
Not written here, because a person must judge it or it takes long:
  tests/cases/*.yaml             what is right, in every situation and for every asker
  tests/mutation/survivors.yaml  python -m tests.mutation --keep (takes long)
  protocols/*.yaml               the two hashes of a sign-off: whoever signs has read what has changed"""


class Generated(NamedTuple):
    """A file that is generated: how its text is made, and what a person must judge where that has changed."""

    path: Path
    text: Callable[[], str]
    judge: str

    @property
    def name(self) -> str:
        """The path as it is told."""
        return self.path.relative_to(ROOT).as_posix()

    def current(self) -> bool:
        """Whether the file is as it would be written now."""
        return self.path.is_file() and self.path.read_text(encoding="utf-8") == self.text()


def schemas_and_details() -> Iterator[Generated]:
    """The JSON Schemas that editors read, the index of the phrases, and the details beside the judged cases."""
    yield Generated(ROOT / "mo_advisor" / "protocol.schema.json", schema_text, SCHEMA)
    yield Generated(ROOT / "mo_advisor" / "pack.schema.json", lambda: as_text(pack_schema(shared())), SCHEMA)
    yield Generated(index.BUILT, _index, SUGGESTED)
    yield Generated(COMPILED / "vocabulary.json", lambda: sealed(read_tables(source()), (source(),)), READ)
    for protocol in SHIPPED:
        yield Generated(COMPILED / f"{protocol}.json", partial(_compiled, protocol), READ)
    for protocol in SHIPPED:
        yield Generated(DETAILS / f"{protocol}.yaml", partial(_details, protocol), SHOWN)


def documentation() -> Iterator[Generated]:
    """The pages, with what their commands print."""
    for page in pages():
        yield Generated(page, partial(rewritten, page), PRINTED)


def _index() -> str:
    return index.written(index.build([*lexicon.phrases(), *lexicon.called(shared())], lexicon.alike()))


def _compiled(protocol: str) -> str:
    """A shipped protocol as its YAML says today, compiled."""
    data = (shipped_folder() / f"{protocol}.yaml").read_bytes()
    return written(read_book(data, f"{protocol}.yaml"))


def _details(protocol: str) -> str:
    book = shipped(protocol)
    wrong = sum(1 for askers in cases(protocol).values() for case in askers for _ in differences(book, case))
    if wrong:
        raise SystemExit(f"{protocol}: {wrong} judged cases do not hold; see to those first.")
    return text_of(book)


def main(wanted: Sequence[str]) -> None:
    """Writes what is not as it would be written now, of those files whose paths hold one of the words that are wanted."""
    for generated in (*schemas_and_details(), *documentation()):
        if not wanted or any(word in generated.name for word in wanted):
            text = generated.text()
            if not generated.path.is_file() or generated.path.read_text(encoding="utf-8") != text:
                generated.path.write_text(text, encoding="utf-8")
                print(f"Written: {generated.name}\n  {generated.judge}", flush=True)
    print(BY_HAND)


if __name__ == "__main__":
    main(sys.argv[1:])

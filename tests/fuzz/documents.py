"""Documents to be imported: Markdown, text, web pages and Word files with something wrong in them."""

from __future__ import annotations

import io
import zipfile

from mo_advisor.protocol.library import shipped_folder
from tests.commands.samples import ROOT
from tests.fuzz.attack import Attack
from tests.fuzz.nasty import spoiled

PAGE = (
    "<html><body><h1>1 Contact</h1><ol><li>Enquiries <b>are</b> answered</li><li>in<ul><li>three</li></ul></li></ol>"
    "<table><tr><td>a</td></tr></table></body></html>"
)
TOLD = ("--id", "ours", "--council", "Ours", "--title", "Protocol", "--edition", "2026")


def document(attack: Attack) -> None:
    """Imports it; writes nothing, or a file that `check` then reads."""
    ending = attack.chance.choice(("md", "txt", "html", "docx"))
    name = attack.file(f"ours.{ending}", _word(attack) if ending == "docx" else spoiled(_text(ending), attack.chance))
    if attack.chance.random() < 0.5:
        attack.run(("import", name, *TOLD, "--dry-run"))
    elif attack.run(("import", name, *TOLD, "--output", "ours.yaml"), writes=True).returncode == 0:
        made = attack.run(("check", "ours.yaml", "--format", "json"))
        if made.returncode not in (0, 1):
            attack.note(("check", "ours.yaml"), [f"what was imported cannot be checked: {made.stderr.decode()[-300:]}"])


def _text(ending: str) -> str:
    if ending == "html":
        return PAGE
    source = (shipped_folder() / "sources" / "solihull.txt").read_text(encoding="utf-8")
    return source[:6000]


def _word(attack: Attack) -> bytes:
    """A Word file one of whose parts is spoiled."""
    made = io.BytesIO()
    with zipfile.ZipFile(ROOT / "docs" / "model-protocol.docx") as whole, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as wrong:
        names = whole.namelist()
        target = attack.chance.choice([name for name in names if name.endswith((".xml", ".rels"))])
        for name in names:
            data = whole.read(name)
            wrong.writestr(name, spoiled(data.decode("utf-8"), attack.chance) if name == target else data)
    data = made.getvalue()
    return data if attack.chance.random() < 0.9 else data[: attack.chance.randrange(len(data))]

"""A headless Chromium without a browser library: it is given a file, and says what it makes of it.

Where none is installed the tests are skipped, except in CI, where they fail.
"""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--no-pdf-header-footer",
)
PATIENCE = 120  # seconds; a loaded machine is slow to start a browser
LINE_ENDS = dict.fromkeys(map(ord, "\x02\ufffe"), "-")  # what the reader of PDF makes of a hyphen at which a line ends
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
needed = pytest.mark.skipif(CHROMIUM is None and not os.environ.get("CI"), reason="no Chromium is installed")

FRAME = '<iframe id="{name}" style="border: 0; width: {width}px; height: 800px" srcdoc="{page}"></iframe>'
MEASURE = """\
<script>
addEventListener("load", () => {
  const seen = {};
  for (const frame of document.querySelectorAll("iframe")) {
    const page = frame.contentDocument, root = page.documentElement;
    const words = (quote) => [...quote.querySelectorAll(":scope > p, :scope > ul > li")].map((block) => block.innerText);
    const standsOut = (one) => one.getBoundingClientRect().right > root.clientWidth + 1;
    const small = (link) => { const box = link.getBoundingClientRect(); return Math.min(box.width, box.height) < 24; };
    seen[frame.id] = {
      width: root.clientWidth,
      needs: root.scrollWidth,
      wide: [...page.querySelectorAll("body *")].filter(standsOut).map((one) => one.outerHTML.slice(0, 120)),
      quotes: [...page.querySelectorAll("blockquote")].map(words),
      longest: Math.max(...[...page.querySelectorAll("main p, main li")].map((one) => one.clientWidth / parseFloat(getComputedStyle(one).fontSize))),
      small: [...page.querySelectorAll("nav a, figcaption a")].filter(small).map((link) => link.innerText),
      ground: getComputedStyle(root).backgroundColor,
    };
  }
  document.body.innerHTML = "<pre id=seen></pre>";
  document.getElementById("seen").textContent = JSON.stringify(seen);
});
</script>"""


class Seen(NamedTuple):
    """What a browser makes of a page. width, needs: of its window and of its content, in pixels. wide: what stands out of the window.

    quotes: the words shown in each block quote, piece by piece. longest: the longest line, in ems. small: links smaller than 24 by 24 pixels.
    """

    width: int
    needs: int
    wide: list[str]
    quotes: list[list[str]]
    longest: float
    small: list[str]
    ground: str


def browse(folder: Path, *arguments: str) -> str:
    """Runs the browser with a profile of its own; gives what it writes."""
    assert CHROMIUM is not None, "no Chromium is installed"
    made = subprocess.run(
        [CHROMIUM, *FLAGS, f"--user-data-dir={folder / 'profile'}", *arguments], capture_output=True, timeout=PATIENCE, check=False, cwd=folder,
    )
    assert made.returncode == 0, made.stderr.decode(errors="replace")[-2000:]
    return made.stdout.decode()


def look(folder: Path, pages: Mapping[str, str], width: int, style: str = "", *flags: str) -> dict[str, Seen]:
    """Shows pages, each in a frame so many pixels wide, with some more style; gives what is seen of each."""
    styled = {name: page.replace("</style>", f"{style}</style>", 1) for name, page in pages.items()}
    frames = "\n".join(FRAME.format(name=name, width=width, page=html.escape(page)) for name, page in styled.items())
    file = folder / "frames.html"
    file.write_text(f"<!DOCTYPE html>\n<meta charset='utf-8'>\n<body>\n{frames}\n{MEASURE}\n", encoding="utf-8")
    found = re.search(r'<pre id="seen">(.*?)</pre>', browse(folder, *flags, "--dump-dom", file.as_uri()), re.DOTALL)
    assert found is not None
    seen: dict[str, dict[str, Any]] = json.loads(html.unescape(found[1]))
    return {name: Seen(**of) for name, of in seen.items()}


def printed(folder: Path, page: str) -> list[str]:
    """The words of each sheet of a page as it is printed, without spaces: where a line ends is the printer's affair."""
    from pypdfium2 import PdfDocument

    file, pdf = folder / "page.html", folder / "page.pdf"
    file.write_text(page, encoding="utf-8")
    browse(folder, f"--print-to-pdf={pdf}", file.as_uri())
    return ["".join(sheet.get_textpage().get_text_bounded().translate(LINE_ENDS).split()) for sheet in PdfDocument(pdf)]

"""Small PDFs for tests: words at places, in the standard fonts."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import NamedTuple

FONTS = {"": "Helvetica", "bold": "Helvetica-Bold"}
WIDTH, HEIGHT = 595, 842


class Put(NamedTuple):
    """Words at a place, in points from the left and from the foot of the page. turned: the cosine and sine of the angle at which they stand."""

    x: float
    y: float
    text: str
    size: float = 11
    font: str = ""
    turned: tuple[float, float] = (1, 0)


class Box(NamedTuple):
    """A black box, as browsers draw the dots of lists and the rules of tables: its left and lower edge, its width and height."""

    x: float
    y: float
    wide: float
    high: float


def pdf(*pages: Sequence[Put | Box], trailer: str = "") -> bytes:
    """A PDF of these pages. trailer: more entries of its trailer."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{5 + 2 * at} 0 R' for at in range(len(pages)))}] >>",
        *(f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>" for name in FONTS.values()),
    ]
    bodies = [each.encode("latin-1") for each in objects]
    for at, page in enumerate(pages):
        content = zlib.compress("\n".join(_shown(put) for put in page).encode("cp1252"))
        fonts = "<< /F0 3 0 R /F1 4 0 R >>"
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {6 + 2 * at} 0 R /Resources << /Font {fonts} >> >>".encode()
        )
        bodies.append(f"<< /Length {len(content)} /Filter /FlateDecode >>\nstream\n".encode() + content + b"\nendstream")
    return _file(bodies, trailer)


def column(top: float, *lines: tuple[float, str] | str, x: float = 72, leading: float = 13.2, size: float = 11, font: str = "") -> list[Put]:
    """Lines one under the other; a pair is a line that begins elsewhere, an empty one a space."""
    placed = [(line if isinstance(line, tuple) else (x, line)) for line in lines]
    return [Put(at, top - leading * place, text, size, font) for place, (at, text) in enumerate(placed) if text]


def table(x: float, top: float, wide: Sequence[float], *rows: Sequence[str], high: float = 40, leading: float = 13.2) -> list[Put | Box]:
    """A table between rules: for each row its cells, whose lines are parted by line feeds."""
    placed: list[Put | Box] = []
    lefts = [x + sum(wide[:at]) for at in range(len(wide) + 1)]
    for place, row in enumerate(rows):
        y = top - high * place
        placed += [Box(x, y, sum(wide), 0.7), *(Box(left, y - high, 0.7, high) for left in lefts)]
        for left, cell in zip(lefts, row, strict=False):
            placed += column(y - 14, *cell.split("\n"), x=left + 5, leading=leading)
    return [*placed, Box(x, top - high * len(rows), sum(wide), 0.7)]


def _shown(put: Put | Box) -> str:
    if isinstance(put, Box):
        return f"{put.x} {put.y} {put.wide} {put.high} re f"
    text = put.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    cos, sin = put.turned
    return f"BT /F{list(FONTS).index(put.font)} {put.size} Tf {cos} {sin} {-sin} {cos} {put.x} {put.y} Tm ({text}) Tj ET"


def _file(bodies: list[bytes], trailer: str) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode() + b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer << /Size {len(bodies) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)

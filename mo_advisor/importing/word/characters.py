"""The characters of a Word file as a reader of the page sees them."""

from __future__ import annotations

import unicodedata

# Pictures that the fonts Symbol and Wingdings keep where Unicode has nothing.
PICTURES = {
    0xF020: " ", 0xF02D: "−", 0xF06C: "●", 0xF06E: "■", 0xF06F: "□", 0xF071: "❑", 0xF076: "❖", 0xF0A7: "▪", 0xF0A8: "◻", 0xF0B0: "°", 0xF0B7: "•",
    0xF0D8: "➢", 0xF0E0: "→", 0xF0FB: "✗", 0xF0FC: "✓", 0xF0FD: "☒", 0xF0FE: "☑", 0xF0A3: "≤", 0xF0B3: "≥", 0xF0B4: "×", 0xF0D2: "®", 0xF0D3: "©",
}  # fmt: skip
UNKNOWN = "�"  # a picture that no text can show


def tidy(text: str) -> str:
    """Text with white space made single, its lines kept, and without what cannot be seen (soft hyphens, marks of order)."""
    if not text.isprintable():
        text = "".join(_seen(character) for character in text)
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def picture(code: int) -> str:
    """The character for a code of a font of pictures."""
    code = code if code >= 0xF000 else 0xF000 + code
    return PICTURES.get(code, UNKNOWN)


def _seen(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Co":
        return picture(ord(character))
    if category in ("Zl", "Zp"):
        return "\n"
    if category == "Cc":
        return character if character == "\n" else " "
    return "" if category in ("Cf", "Cs") else character

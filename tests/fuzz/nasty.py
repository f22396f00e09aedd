"""Values that programs stumble over, and texts with something wrong in them."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

VALUES = (
    "", " ", "-", "--", "0", "-1", "1e999", "9" * 5000, "²", "٣", "7..3", "7.3(", "(a)(b)(c)", "7.3-7.1", "1-9999999999", "null", "true", "~",
    "not-sure",
    "none", "nobody", "\x1b[31m", "\x07", "\u202e7.3", "\u200b", "\ufeff", "\ud83d", "a\nb", "\r\n", "\t", "'", '"', "\\", "$(true)", "`x`",
    "%s%n", "{}", "{0}", "[x]",
    "[red]x[/red]", "<b>", "&lt;", "!!python/object:os.system", "*a", "&a", "? :", "2026-02-30", "0000-00-00", "2026-31-12", "10000-01-01",
    "../../etc/passwd",
    "/dev/null", "/dev/zero", "/proc/self/mem", ".", "..", "~", "~nobody-of-this-name/x", "x" * 300, "x" * 100_000, "é" * 1000, "𝟕.𝟑", "７．３",
    "İ", "ß", "ﬁ", "=", "=x", "x=",
    "=" * 100, "#", "a#b", "somerset#x", "hard-cases#", ",", ";", "7.3,,7.4", "and and and", "para", "paragraph paragraph", "i", "(iv)(iv)",
    "[" * 1000, "- " * 100,
)  # fmt: skip


def value(chance: Random) -> str:
    """One of them, or two together."""
    first = chance.choice(VALUES)
    return first if chance.random() < 0.8 else first + chance.choice(VALUES)


def argument(chance: Random) -> str:
    """One that the system takes as an argument of a command."""
    return value(chance).replace("\ud83d", "\udcff")[:100_000]


def spoiled(text: str, chance: Random) -> bytes:
    """A text with one to four things wrong in it, in its lines, its signs or its bytes."""
    for _ in range(chance.randint(1, 4)):
        text = chance.choice(SPOILERS)(text, chance)
    data = text.encode("utf-8", errors="surrogatepass")
    if chance.random() < 0.1:
        place = chance.randrange(len(data) + 1)
        data = data[:place] + chance.choice((b"", b"\xff", b"\x00", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf")) + data[place + chance.randint(0, 3):]
    return data


def _lines(text: str, chance: Random) -> str:
    """A line left out, said twice, moved, or moved in or out."""
    lines = text.split("\n")
    at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(5):
        case 0:
            del lines[at]
        case 1:
            lines.insert(to, lines[at])
        case 2:
            lines.insert(to, lines.pop(at))
        case 3:
            lines[at] = " " * chance.randint(1, 6) + lines[at]
        case _:
            lines[at] = lines[at].lstrip()
    return "\n".join(lines)


def _scalar(text: str, chance: Random) -> str:
    """What stands after a colon made another thing."""
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    key, colon, _ = lines[at].partition(": ")
    lines[at] = f"{key}: {value(chance)}" if colon else value(chance)
    return "\n".join(lines)


def _sign(text: str, chance: Random) -> str:
    """A sign put in, taken away, or made another."""
    at = chance.randrange(len(text) + 1)
    signs: list[str] = ["", *"[]{}:,-#&*!|>'\"%@`\t\n ", value(chance)]
    return text[:at] + chance.choice(signs) + text[at + chance.randint(0, 1):]


def _key(text: str, chance: Random) -> str:
    """A key with another name, or given twice with another value."""
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    key, colon, rest = lines[at].partition(":")
    lines[at] = f"{key[: chance.randint(0, len(key))]}x{colon}{rest}" if chance.random() < 0.5 else f"{lines[at]}\n{key}{colon} {value(chance)}"
    return "\n".join(lines)


def _cut(text: str, chance: Random) -> str:
    return text[: chance.randrange(len(text) + 1)]


def _many(text: str, chance: Random) -> str:
    """A piece of it many times."""
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at : at + chance.randint(1, 60)] * chance.choice((3, 100, 3000)) + text[at:]


SPOILERS: tuple[Callable[[str, Random], str], ...] = (_lines, _lines, _scalar, _scalar, _scalar, _sign, _sign, _key, _cut, _many)

"""Numbers in roman numerals, as lists print them."""

from __future__ import annotations

_WORTH = {1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl", 10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i"}


def roman(number: int) -> str:
    """iv"""
    written = ""
    for worth, letters in _WORTH.items():
        count, number = divmod(number, worth)
        written += letters * count
    return written

"""The colours of a terminal. Each holds a contrast of 4.5 to 1 on black and on white, since nobody knows on which it is read.

They are of the 240 that look alike on every terminal that has them; one that has fewer shows none.
"""

from __future__ import annotations

ROSE, GREEN, GREY = "#af5f5f", "#00875f", "#767676"
OF_STYLE = {"danger": ROSE, "caution": ROSE, "command": GREEN, "faint": GREY, "above": GREY}  # a style of lines to its colour, where it has one

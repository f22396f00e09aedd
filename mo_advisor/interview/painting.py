"""What prompt_toolkit paints, run so that it ends well whatever is pressed: Ctrl-C as it begins and ends, and what looks like a mouse."""

from __future__ import annotations

import signal
from collections.abc import Callable
from typing import Any, TypeVar

from prompt_toolkit.application import Application
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys

Given = TypeVar("Given")


def without_mouse(bindings: KeyBindings) -> KeyBindings:
    """The bindings, to which a mouse is nothing. The library's own take any sequence that begins like a click for one, and raise ValueError."""
    for event in (Keys.Vt100MouseEvent, Keys.WindowsMouseEvent):
        bindings.add(event)(lambda _: None)
    return bindings


def painted(application: Application[Any], run: Callable[..., Given]) -> Given:
    """What `run` gives, which runs the application and takes prompt_toolkit's `pre_run` and `handle_sigint`.

    Raises KeyboardInterrupt, once everything is cleared away, where somebody has broken off. An exception that is raised wherever the signal
    happens to come leaves an event loop half made, and the terminal as it was not before.
    """
    before = signal.getsignal(signal.SIGINT)
    if not callable(before):  # Ctrl-C means nothing here, as in the background
        return run()
    pressed = False

    def leave() -> None:
        if pressed and application.future and not application.future.done():
            application.exit(exception=KeyboardInterrupt)

    def press(*_: object) -> None:
        nonlocal pressed
        pressed = True
        if application.loop:
            application.loop.call_soon_threadsafe(leave)

    signal.signal(signal.SIGINT, press)
    try:
        given = run(pre_run=leave, handle_sigint=False)
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt
    return given

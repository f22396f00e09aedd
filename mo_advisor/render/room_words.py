"""What can be done before a room, in words: for the line at the foot of a screen, and for numbered choices."""

from __future__ import annotations

from mo_advisor.training.session import (
    BACK,
    BESIDE,
    CLAUSES,
    HELP,
    JUMP,
    LEAVE,
    NEXT,
    ON,
    OPENING,
    OTHER,
    PREVIOUS,
    PROTOCOL,
    STEPS,
    STORY,
    Session,
)

KEYS = {ON: "Enter", BACK: "b", OTHER: "o", NEXT: "n", PREVIOUS: "p", JUMP: "j", PROTOCOL: "c", BESIDE: "s", HELP: "?", LEAVE: "q"}
FOOT = (ON, BACK, OTHER, HELP, LEAVE)  # what stands at the foot; the rest is under ?
REVEALS = ("Show the questions", "Show whom to contact", "Show the clauses", "Next card")  # what Enter does after each step
BESIDE_TOO = "Page Down or Space does what Enter does, Page Up what b does, so that a presenter's remote works."


def label(session: Session, action: str) -> str:
    """What an action does now."""
    if action == ON:
        return _on(session)
    if action == BACK:
        return "Back" if session.card is None or STEPS[session.step] == STORY else "Hide it again"
    if action == OTHER:
        return "Back to the first side" if session.other else "The other side"
    if action == BESIDE:
        return "One protocol again, or another second one" if session.beside else "A second protocol side by side"
    return {
        NEXT: "Next card", PREVIOUS: "Card before", JUMP: "Go to a card", PROTOCOL: "Another protocol", HELP: "All keys", LEAVE: "Leave",
    }[action]


def _on(session: Session) -> str:
    if session.at == OPENING:
        return "First card"
    if STEPS[session.step] == CLAUSES and session.at == len(session.cards) - 1:
        return "The end"
    return REVEALS[session.step]


def foot(session: Session, page: int, pages: int) -> list[str]:
    """What stands at the foot, key by key. page: which page of how many, from 0, where what is shown does not fit one screen."""
    told = [f"{KEYS[action]}: {label(session, action)}" for action in FOOT if action in session.actions()]
    if page < pages - 1:
        told[0] = f"{KEYS[ON]}: More (page {page + 1} of {pages})"
    elif pages > 1:
        told.insert(0, f"Page {page + 1} of {pages}")
    return told


def all_keys(session: Session) -> list[str]:
    """Every key, a line each."""
    return [*(f"{KEYS[action]:5}  {label(session, action)}" for action in session.actions() if action != HELP), BESIDE_TOO]

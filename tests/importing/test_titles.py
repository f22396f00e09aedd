"""The titles that are proposed for roles."""

from __future__ import annotations

import pytest

from mo_advisor.importing.titles import titles
from mo_advisor.vocabulary import shared


@pytest.mark.parametrize(("text", "role", "found"), [
    ("Ask the Head of Democratic Services.", "member-support-officer", ["Head of Democratic Services"]),
    ("Ask Democratic Services or the Head of Democratic Services.", "member-support-officer", ["Democratic Services", "Head of Democratic Services"]),
    ("The Corporate Director and the Strategic Directors decide.", "director", ["Strategic Directors", "Corporate Director"]),
    ("Portfolio Holders are told by Directors.", "cabinet-member", ["Portfolio Holders"]),
    ("Group Leaders are told.", "group-leader", ["Group Leaders"]),
    ("The Chair rules, and Chairs are trained.", "committee-chair", ["Chair", "Chairs"]),
    ("The Chief Finance Officer is the Section 151 Officer.", "section-151-officer", ["Chief Finance Officer", "Section 151 Officer"]),
    ("Statutory Officers have duties.", "statutory-officer", ["Statutory Officers"]),
    ("POLITICAL GROUPS", "political-group", []),
    ("A statutory officer has duties.", "statutory-officer", []),
    ("The Chair of the Standards Committee decides.", "standards-committee", ["Standards Committee"]),
])
def test_a_title_is_given_as_the_document_has_it(text: str, role: str, found: list[str]) -> None:
    assert titles(text, shared()).get(role, []) == found

"""A small protocol file that is judged and signed off, for the tests of amendments."""

from __future__ import annotations

from pathlib import Path

from mo_advisor.editions.alignment import align
from mo_advisor.editions.amendment import Amendment, amend
from mo_advisor.editions.edition import edition_at
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import decode, load
from mo_advisor.protocol.model import Protocol

HARBOUR_FILE = """\
# Judged in the spring.
schema: "1"
id: harbour
council: Harbour District Council
title: Protocol
edition: "2020"
status: in-force
askers: [member, officer]
roles:
  monitoring-officer: ["Monitoring Officer"]
advisers:
  - {whom: {monitoring-officer: "the Monitoring Officer"}, clause: "4.1"}
silent:
  - {situations: [change-of-control], reason: "4.2 is about enquiries; nothing on control."}   # asked the Leader
cautions:
  - {kind: tension, text: "2.2 and 3.2 name different officers.", clauses: ["2.2", "3.2"]}
  - {kind: missing, text: "The code is not part of it.", clauses: ["3.3"]}
document:
  - heading: "2 Courtesy"
    contents:
      - number: "2.1"
        text: "Members should treat Officers with courtesy at all times."
        duties: [{words: "should treat", binds: [member]}]
        rule: [member-rude-to-officer]   # and nothing else
      - number: "2.2"
        text: "An Officer who is unhappy with a Member’s words should speak to the Chief Executive within ten days."
        duties: [{words: "should speak to", binds: [officer]}]
        rules:
          - {situations: [officer-complains-about-member], who: [officer]}
        contacts:
          - whom: {chief-executive: "the Chief Executive"}
            do: "should speak to"
            limit: {words: "within ten days", binds: officer}
            step: "1"   # the first door
  - heading: "3 Complaints"
    contents:
      - number: "3.1"
        text: "A complaint is made in writing."
        considered: "Tells how, and not when."
      - number: "3.2"
        text: "A Member may complain about an Officer to the Monitoring Officer, as paragraph 3.1 says."
        rules:
          - {situations: [complain-about-officer], who: [member]}
        contacts: [{whom: {monitoring-officer: "the Monitoring Officer"}, do: "may complain", step: "1"}]
        cites: [{words: "paragraph 3.1", to: ["3.1"]}]
      - number: "3.3"
        text: "Whistleblowing is covered by another policy of the Council."
        rule: [whistleblowing]
  - heading: "4 Advice"
    contents:
      - number: "4.1"
        text: "Anybody may ask the Monitoring Officer what this protocol means."
        rule: [interpretation]
      - number: "4.2"
        text: "Enquiries should be answered within five working days; holidays do not count."
        items: [{label: "(a)", text: "by letter"}, {label: "(b)", text: "by telephone"}]
        rules: [{rule: [enquiry-unanswered], items: ["2"]}]
"""
LATER = """\
schema: "1"
id: harbour
council: Harbour District Council
title: Protocol
edition: "2025"
status: in-force
document:
  - heading: "2 Courtesy"
    contents:
      - number: "2.1"
        text: "Members should treat Officers with courtesy at all times."
      - number: "2.2"
        text: "An Officer who is unhappy with a Member's words should speak to the Chief Executive within ten days."
  - heading: "3 Complaints"
    contents:
      - number: "3.1"
        text: "A complaint is made in writing."
      - number: "3.2"
        text: "A Member may complain about an Officer to the Monitoring Officer, as paragraph 3.1 says."
      - number: "3.3"
        text: "Whistleblowing is covered by another policy of the Council."
  - heading: "4 Advice"
    contents:
      - number: "4.1"
        text: "Anybody may ask the Monitoring Officer what this protocol means."
      - number: "4.2"
        text: "Enquiries should be answered within five working days; holidays do not count."
        items: [{label: "(a)", text: "by letter"}, {label: "(b)", text: "by telephone"}]
"""


def book(folder: Path, text: str, name: str = "harbour.yaml") -> Book:
    """A protocol file in a folder, loaded."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return load(path)


def amended(folder: Path, *changes: tuple[str, str], earlier: str = HARBOUR_FILE, later: str = LATER) -> Amendment:
    """The Harbour file amended to its later edition after some replacements in that, each of which must be found."""
    for old, new in changes:
        assert old in later
        later = later.replace(old, new)
    before = book(folder, earlier)
    new = folder / "later.yaml"
    new.write_text(later, encoding="utf-8")
    return amend(before, edition_at(new, before.protocol, None, "later.txt", before.vocabulary), decode(before.data, ""), "amended.yaml")


def same_words(one: Protocol, other: Protocol) -> bool:
    """Whether nothing became of any clause."""
    return {fate.fate for fate in align(one, other).fates} <= {"unchanged"}

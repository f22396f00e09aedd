"""Everything that is judged of a clause can be read for sign-off, as words: what stands only in ids or not at all, nobody can see to be wrong."""

from __future__ import annotations

from mo_advisor.render.formats import written
from mo_advisor.render.views.by_clause import by_clause_page
from tests.conftest import tiny

FILE = """
advisers: [{role: leader, title: the Leader, clause: "1", when: in doubt, join: or}]
cautions:
- {kind: scope, text: "It is short.", clauses: ["1"], situations: [interpretation], who: [officer]}
- {kind: dated, text: "The Council is gone.", since: "2020"}
document:
- id: "1"
  text: "Members should ask when in doubt the Leader or their manager, who decides within ten days:"
  items: [first, then]
  rules: [{situations: [interpretation], items: ["1", "2"], who: [member]}]
  duties: [{words: should ask, binds: [member]}, {words: decides, binds: [line-manager], force: entitled}]
  contacts:
  - {role: chief-executive, title: the Leader, do: should ask, when: in doubt, by: [member], step: "1", join: or}
  - {role: line-manager, title: their manager, do: decides, part: decides, by: [line-manager], one_of_many: "yes",
     limit: {words: within ten days, binds: leader}, situations: [interpretation]}
"""


def test_each_judgement_stands_in_words() -> None:
    text = " ".join(str(written(by_clause_page(tiny(FILE)), "markdown")).replace("\\", "").split())
    for said in (
        "Governs: interpretation, by items 1, 2 (for Councillor)",
        "Asks: “should ask” (should: Councillor); “decides” (entitles Your line manager)",
        "“the Leader” (Chief Executive; receives “should ask”; on the condition “in doubt”; step 1; tied by “or”; done by Councillor)",
        "(Your line manager; decides “decides”; “within ten days”, for Leader of the Council; done by Your line manager; one of many)",
        "(only in interpretation)",
        "Advises in general: “the Leader” (Leader of the Council, for “in doubt”, or)",
        "Caution (scope): It is short. (for Council officer or employee; only in interpretation)",
        "On the whole document",
        "Caution (dated): The Council is gone.",
    ):
        assert said in text, said

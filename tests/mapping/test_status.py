"""What is judged, left and to be looked at again follows from the file alone."""

from __future__ import annotations

from mo_advisor.mapping.status import NOTHING_TO_ADD, Left, status_of
from mo_advisor.render.views.mapping_status import in_a_line, status_record
from tests.conftest import shipped, tiny

ONE = '''
askers: {are: [member, officer], others: "It speaks to these."}
silent:
  - {situations: [election-period], reason: "Not said."}
  - {situations: [ai-tools], who: [member], reason: "Not said."}
  - {situations: [not-covered], reason: "Not said."}
document:
  - {id: "1", text: "Be kind.", rule: [interpretation, not-covered], note: "%s"}
  - {id: "2", text: "Be polite.", rule: [interpretation]}
  - {id: "3", text: "History.", considered: "It is history."}
  - {id: "4", text: "More history."}
'''


def test_a_document_that_is_half_judged() -> None:
    status = status_of(tiny(ONE % NOTHING_TO_ADD))
    assert set(status.judged) == {"election-period", "interpretation"}
    left = {left.situation: left for left in status.left}
    assert "officer" in left["ai-tools"].roles
    assert "member" not in left["ai-tools"].roles
    assert left["whistleblowing"] == Left("whistleblowing", left["whistleblowing"].roles)
    assert status.torn == ("not-covered",)
    assert (status.looked_at, status.to_look_at) == (("1", "3"), ("2", "4"))
    assert not status.done


def test_a_shipped_document_is_judged() -> None:
    status = status_of(shipped("solihull"))
    assert (status.left, status.torn, status.again) == ((), (), ())
    assert in_a_line(status).startswith(f"{len(status.judged)} of {len(status.judged)} situations judged.")


def test_the_same_for_programs() -> None:
    book = tiny(ONE % NOTHING_TO_ADD)
    record = status_record(book, status_of(book))
    assert record["schema"] == 1
    assert record["both"] == ["not-covered"]
    assert record["clauses"] == {"looked_at": ["1", "3"], "left": ["2", "4"]}
    assert {"ai-tools", "whistleblowing", "not-covered"} <= set(record["left"])
    assert "officer" in record["open"]["ai-tools"]
    assert sorted((*record["left"], *record["judged"])) == sorted(book.vocabulary.situations)

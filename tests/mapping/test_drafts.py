"""What is drafted from the words of a clause: titles against roles, whose post it is, and and or, limits, the passive, who decides; all verbatim."""

from __future__ import annotations

from typing import Any

import pytest

from mo_advisor.mapping.drafts import drafts
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.words import words_of
from mo_advisor.records.variants import with_fields
from tests.conftest import SHIPPED, shipped, tiny

ROLES = 'roles: {director: {titles: ["Strategic Lead"]}}\n'


def book(text: str) -> Book:
    return tiny(f'{ROLES}document:\n  - id: "1"\n    number: "1"\n    text: "{text}"\n  - {{id: "2", number: "2", text: "More."}}\n')


def drafted(text: str, key: str) -> list[dict[str, Any]]:
    of = book(text)
    return [draft.record for draft in drafts(of, of.clause("1")) if draft.key == key]


def contacts(text: str) -> list[dict[str, Any]]:
    return drafted(text, "contacts")


def test_the_documents_own_titles_and_the_vocabularys_names() -> None:
    assert [record["role"] for record in contacts("Complaints must be made to the Strategic Lead.")] == ["director"]
    assert [record["role"] for record in contacts("Complaints must be made to the Head of Paid Service.")] == ["chief-executive"]


def test_title_and_what_is_done_are_stretches() -> None:
    record, = contacts("Members should report any concern to the Monitoring Officer.")
    assert record == {"role": "monitoring-officer", "title": "the Monitoring Officer", "do": "should report any concern to"}


@pytest.mark.parametrize(("tie", "join"), [("or", "or"), ("and", "and"), ("and/or", "and/or")])
def test_two_that_are_tied(tie: str, join: str) -> None:
    found = contacts(f"Concerns should be reported to the Chief Executive {tie} the Monitoring Officer.")
    assert [(record["role"], record["join"]) for record in found] == [("chief-executive", join), ("monitoring-officer", join)]
    assert {record["do"] for record in found} == {"should be reported to"}


def test_whose_post_it_is() -> None:
    assert contacts("An Officer should speak to their line manager.")[0]["of"] == "you"
    assert "of" not in contacts("An Officer should speak to the Chief Executive.")[0]


def test_a_limit_and_whom_it_binds() -> None:
    limit = contacts("A complaint is made to the Strategic Lead, who will reply within three days.")[0]["limit"]
    assert limit == {"words": "within three days", "binds": "director", "title": "the Strategic Lead"}
    assert contacts("A complaint is made to the Strategic Lead in writing within 10 working days.")[0]["limit"]["words"] == "within 10 working days"


def test_the_passive_names_nobody() -> None:
    assert contacts("The matter will be referred to the Monitoring Officer.")[0]["passive"] == "yes"


def test_who_decides_is_consulted_and_is_told() -> None:
    assert [(r["part"], r["do"]) for r in contacts("The Monitoring Officer will decide whether it is so.")] == [("decides", "will decide")]
    assert contacts("The Strategic Lead should consult the Chief Executive.")[0] | {} == {
        "role": "chief-executive", "title": "the Chief Executive", "do": "should consult", "part": "consulted", "by": ("director",)}
    assert contacts("An Officer must inform the Monitoring Officer.")[0]["part"] == "told"


def test_steps_where_the_words_put_them_in_order() -> None:
    found = contacts(
        "A Member should first raise the matter with the Strategic Lead. If it is not resolved, a Member may refer it to the Chief Executive.")
    assert [(record["role"], record["step"], record.get("when")) for record in found] == [
        ("director", "1", None), ("chief-executive", "2", "If it is not resolved")]


def test_no_steps_where_two_would_stand_in_one_and_nothing_ties_them() -> None:
    found = contacts("A Member should first ask the Strategic Lead. An Officer should first ask the Chief Executive.")
    assert [(record["role"], record.get("step")) for record in found] == [("director", None), ("chief-executive", None)]


BEFORE = """document:
  - heading: "1. Complaints"
    contents:
      - number: "1.1"
        text: "A Member should first raise it with the Head of Service."
        rule: [complain-about-officer]
        contacts: [{{whom: {{head-of-service: "the Head of Service"}}, do: "should first raise it with"{step}}}]
      - number: "1.2"
        text: "{text}"
  - {{heading: "2. Else", contents: [{{number: "2.1", text: "If it is not resolved, a Member may complain to the Chief Executive."}}]}}
"""


@pytest.mark.parametrize(
    ("text", "clause", "step", "expected"),
    [
        ("If this does not resolve the matter, a Member may complain to the Director.", "1.2", ', step: "1"', [("2", "1.1")]),
        ("If it is not settled, a Member may complain to the Director. If the Member is not satisfied, it may be referred to the Leader.", "1.2",
         ', step: "1"', [("2", "1.1"), ("3", "1.1")]),
        ("If this does not resolve the matter, a Member may complain to the Director.", "1.2", "", [(None, None)]),
        ("Anybody may complain to the Director.", "1.2", ', step: "1"', [(None, None)]),
        ("More.", "2.1", ', step: "1"', [(None, None)]),
    ],
)
def test_steps_go_on_from_the_clause_before(text: str, clause: str, step: str, expected: list[tuple[str | None, str | None]]) -> None:
    of = tiny(BEFORE.format(text=text, step=step))
    found = [draft.record for draft in drafts(of, of.clause(clause)) if draft.key == "contacts"]
    assert [(record.get("step"), record.get("route")) for record in found] == expected


def test_whoever_is_complained_of_is_no_contact() -> None:
    found = contacts("A complaint about a Director is made to the Chief Executive. A complaint against the Chief Executive is made to the Leader.")
    assert [(record["role"], record["when"], record["involved"]) for record in found] == [
        ("chief-executive", "A complaint about a Director", ("director",)),
        ("leader", "A complaint against the Chief Executive", ("chief-executive",))]


def test_a_title_is_as_long_as_the_words() -> None:
    assert contacts("Members should raise it with the Head of Service concerned.")[0]["title"] == "the Head of Service concerned"
    assert contacts("It is reported to the Head of Service concerned about it.")[0]["title"] == "the Head of Service"


def test_somebodys_post_is_one_title() -> None:
    record, = contacts("A Member should first raise it in private with the Officer’s Head of Service.")
    assert (record["role"], record["title"]) == ("head-of-service", "the Officer’s Head of Service")


def test_whoever_is_asked_in_doubt_advises() -> None:
    assert drafted("A Member who is in doubt should ask the Monitoring Officer or the Chief Executive.", "advisers") == [
        {"role": "monitoring-officer", "title": "the Monitoring Officer", "join": "or", "clause": "1"},
        {"role": "chief-executive", "title": "the Chief Executive", "join": "or", "clause": "1"}]


def test_members_and_officers_are_nobody_to_turn_to() -> None:
    assert contacts("Complaints about Officers must not be made to Members.") == []


def test_duties_with_whom_they_bind() -> None:
    found = drafted("Members and Officers must treat each other with respect. They should not be rude.", "duties")
    assert found == [
        {"words": "must treat", "binds": ("member", "officer")}, {"words": "should not be rude", "binds": ("member", "officer")}]


def test_references_that_lead_somewhere_and_that_do_not() -> None:
    text = "See paragraph 2, and paragraph 7.3 and section 5 of the Act. The list is in Appendix A."
    assert drafted(text, "cites") == [{"words": "paragraph 2", "to": ("2",)}]
    assert [(record["kind"], record["text"]) for record in drafted(text, "cautions")] == [
        ("reference", "1 speaks of “paragraph 7.3”, which is not in this document."),
        ("missing", "1 speaks of “Appendix A”, which is not in this document.")]


def test_whom_it_names_for_advice() -> None:
    for text in ("Members may seek advice from the Monitoring Officer.", "The Monitoring Officer is available to advise."):
        assert drafted(text, "advisers") == [{"role": "monitoring-officer", "title": text[text.lower().index("the m"):][:22], "clause": "1"}]


def test_what_is_read_out_wherever_the_document_is_silent() -> None:
    of = tiny('document: [{id: "1", text: "For all else ask.", rule: [not-covered]}, {id: "2", text: "x", rule: [interpretation]}]')
    assert [draft.record for draft in drafts(of, of.clause("1"))] == [{"silent": "yes"}]
    assert drafts(of, of.clause("2")) == ()


@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_every_stretch_stands_in_its_clause(protocol_id: str) -> None:
    of = shipped(protocol_id)
    for position in of.positions:
        clause = with_fields(position.clause, duties=(), contacts=(), cites=())
        for draft in drafts(of, clause):
            stretches = [draft.record.get(key) for key in ("words", "title", "do", "when")] if draft.key != "cautions" else []
            assert all(stretch in words_of(clause) for stretch in stretches if stretch)


@pytest.mark.parametrize(
    ("text", "binds"),
    [
        ("A Member who telephones an Officer at home shall keep it short.", ("member",)),
        ("An Officer accepting an invitation to a meeting of one political group shall not decline another.", ("officer",)),
        ("An Officer should talk to the Strategic Lead, who will refer it on.", ("director",)),
        ("In providing support for Members, Officers must be fair.", ("officer",)),
        ("Officers may brief a group. They must not pass on what it said.", ("officer",)),
        ("If it was heard by the Strategic Lead, the Member may refer it on.", ("member",)),
        ("A Member should tell the Strategic Lead, and an Officer should tell the Chief Executive.", ("officer",)),
        ("Where a Member is rude to an Officer he or she must say sorry.", ("member",)),
        ("Members shall be entitled to see it.", ("member",)),
        ("A ward Member shall be told in good time.", None),
        ("Officers must not be asked to attend.", None),
        ("A complaint about an Officer should be made to the Strategic Lead.", None),
        ("The agenda should be agreed by the Strategic Lead.", ("director",)),
        ("Members' requests must be answered.", None),
        ("Press releases shall not promote any party.", None),
    ],
)
def test_a_duty_binds_who_acts_or_is_left_open(text: str, binds: tuple[str, ...] | None) -> None:
    assert drafted(text, "duties")[-1].get("binds") == binds


@pytest.mark.parametrize(
    "text",
    [
        "Where that cannot be done, they are told.", "They say when an answer may be expected.", "A Member sees what the Member needs in office.",
        "Members know the conflicts that may arise.", "It is decided by the Strategic Lead whether an Officer may attend.",
    ],
)
def test_what_only_says_on_what_condition_or_what_may_happen_is_no_duty(text: str) -> None:
    assert drafted(text, "duties") == []


def test_a_no_before_the_words_and_a_limit_after_them() -> None:
    assert drafted("No Member shall ask for it.", "duties") == [{"words": "shall ask for", "force": "must-not", "binds": ("member",)}]
    assert drafted("Officers shall answer an enquiry within seven working days.", "duties")[0]["words"] == (
        "shall answer an enquiry within seven working days")
    assert drafted("Members shall at all times:", "duties")[0]["words"] == "shall at all times"


def test_a_post_that_should_be_consulted_advises_in_doubt() -> None:
    text = "In case of doubt the Monitoring Officer should be consulted."
    record = {"role": "monitoring-officer", "title": "the Monitoring Officer", "do": "should be consulted", "part": "consulted"}
    assert contacts(text) == [record]
    assert drafted(text, "duties") == []
    assert [adviser["role"] for adviser in drafted(text, "advisers")] == ["monitoring-officer"]
    assert contacts("The Monitoring Officer may be approached.")[0] == {
        "role": "monitoring-officer", "title": "The Monitoring Officer", "do": "may be approached"}


def test_one_refers_it_to_the_next_on_a_condition() -> None:
    found = contacts("An Officer should talk to their line manager, who will refer it to the Strategic Lead where it cannot be settled.")
    assert [(record["role"], record.get("when"), record.get("by")) for record in found] == [
        ("line-manager", None, None), ("director", "where it cannot be settled", ("line-manager",))]


def test_a_first_step_and_the_next_that_names_it() -> None:
    first = contacts("A Member who is dissatisfied with an Officer should first speak to the Strategic Lead.")
    assert [(record["role"], record["step"]) for record in first] == [("director", "1")]
    of = tiny(BEFORE.format(text="If the matter is not resolved by the Head of Service, a Member may refer it to the Director.", step=', step: "1"'))
    found = [draft.record for draft in drafts(of, of.clause("1.2")) if draft.key == "contacts"]
    assert [(record["role"], record["step"], record["route"]) for record in found] == [("director", "2", "1.1")]


def test_consent_is_a_decision_and_a_description_is_no_contact() -> None:
    found = contacts("It must not be disclosed to the press without the consent of the Monitoring Officer.")
    assert [(record["part"], record["do"]) for record in found] == [("decides", "without the consent of")]
    assert contacts("The approach here is in line with the Strategic Lead's. The title refers to the Chief Executive.") == []


def test_whose_it_is_and_what_stands_before_the_verb_is_no_part_of_the_contact() -> None:
    assert contacts("A Member may ask how a resident's case stands.") == []
    assert [record["do"] for record in contacts("Whoever approaches an agency then should tell the Strategic Lead.")] == ["should tell"]
    found = contacts("An Officer should tell their line manager or the Monitoring Officer.")
    assert [(record["role"], record.get("of")) for record in found] == [("line-manager", "you"), ("monitoring-officer", None)]


@pytest.mark.parametrize(
    ("text", "do"),
    [
        ("Whoever has seen a document should approach the Strategic Lead.", "should approach"),
        ("A Member must not raise it in public and should contact the Strategic Lead.", "should contact"),
        ("A Member may appeal to the Strategic Lead.", "may appeal to"),
        ("If the complaint stands, the Strategic Lead will read it.", None),
        ("It is sent to the clerk, the Strategic Lead reads it.", None),
    ],
)
def test_the_verb_that_leads_to_a_contact(text: str, do: str | None) -> None:
    assert [record["do"] for record in contacts(text)] == ([do] if do else [])


def test_about_whom_a_complaint_is_may_be_several_and_of_a_wide_role_beside_a_post_the_post() -> None:
    for others, involved in (("another Senior Officer", ("director",)), ("the Leader", ("director", "leader"))):
        record, = contacts(f"A complaint about the Strategic Lead or {others} should be made to the Chief Executive.")
        assert (record["when"], record["involved"]) == (f"A complaint about the Strategic Lead or {others}", involved)

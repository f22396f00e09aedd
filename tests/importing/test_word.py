"""What a Word file says to a reader of the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mo_advisor.importing.source import Paragraph, Source
from mo_advisor.importing.word.reader import read
from tests.importing.word_files import W, abstract, docx, field, lvl, num, p, r, strict_docx, style, table

LISTS = abstract(0, lvl(0, "%1."), lvl(1, "%1.%2"), lvl(2, "(%3)", "lowerLetter")) + num(1, 0)


def source(body: str, **parts: str) -> Source:
    return read(docx(body, numbering=LISTS, **parts), "a.docx")


def texts(body: str, **parts: str) -> list[str]:
    return [paragraph.text for paragraph in source(body, **parts).paragraphs]


def left_out(found: Source) -> list[tuple[str, str, int]]:
    return [(left.kind, left.text, left.after) for left in found.left_out]


def doubts(found: Source) -> list[tuple[str, int]]:
    return [(doubt.kind, doubt.at) for doubt in found.doubts]


def test_words_that_runs_split_are_whole_and_white_space_is_single() -> None:
    body = p(r("Mem") + "<w:r><w:t/></w:r>" + '<w:proofErr w:type="spellStart"/>' + r("bers", "<w:b/>") + r("  must\u00a0") + r("\n\tnot"))
    assert texts(body) == ["Members must not"]


def test_hyphens_breaks_tabs_and_symbols() -> None:
    breaks = "<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t><w:softHyphen/><w:t>ted\u00ad</w:t></w:r>"
    breaks += "<w:r><w:br/><w:t>Members</w:t><w:tab/><w:t>all</w:t></w:r>"
    symbols = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t> yes \uf0b7</w:t><w:sym w:font="Arial" w:char="00A3"/></w:r>'
    pages = '<w:r><w:br w:type="page"/><w:lastRenderedPageBreak/><w:t>Part 2</w:t></w:r>'
    assert texts(p(breaks) + p(symbols) + p(pages)) == ["co-opted\nMembers all", "✓ yes •£", "Part 2"]


@pytest.mark.parametrize("made", [docx, strict_docx])
def test_strict_files_are_read_like_transitional_ones(made: Callable[..., bytes]) -> None:
    lists = abstract(0, lvl(0, "%1.")) + num(1, 0)
    found = read(made(p("Members", num=1, level=0), numbering=lists, header=p("Constitution")), "a.docx")
    assert [(each.label, each.text) for each in found.paragraphs] == [("1.", "Members")]
    assert left_out(found) == [("header", "Constitution", 0)]


def test_headings_come_from_outlines_and_from_names_also_of_what_a_style_is_based_on() -> None:
    styles = (
        style("berschrift1", name="heading 1")
        + style("Part", based_on="berschrift1")
        + style("Sub", properties='<w:outlineLvl w:val="1"/>')
        + style("NoHeading", based_on="Sub", properties='<w:outlineLvl w:val="9"/>')
    )
    body = "".join(p("a", style=each) for each in ("berschrift1", "Part", "Sub", "NoHeading", "Heading3"))
    body += p("a", properties='<w:outlineLvl w:val="3"/>') + p("a")
    assert [each.heading for each in source(body, styles=styles).paragraphs] == [1, 1, 2, None, 3, 4, None]


def test_bold_and_underlined_paragraphs_are_strong() -> None:
    styles = style("Bold", looks="<w:b/>") + '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    strong = r("Conduct", "<w:b/>") + r(" ") + r("of Members", '<w:u w:val="single"/>')
    twice = p(r("a", '<w:rStyle w:val="Strong"/>'), style="Bold")
    body = p(strong) + p(r("a", "<w:b/>") + r("b")) + p("a", style="Bold") + p(r("a", '<w:b w:val="0"/>'), style="Bold") + twice
    body += p(r("a", '<w:rStyle w:val="Strong"/>')) + p(r("a", '<w:u w:val="none"/>'))
    assert [each.strong for each in source(body, styles=styles).paragraphs] == [True, False, True, False, False, True, False]


def test_a_row_is_one_paragraph_whose_cells_are_parted_by_tabs() -> None:
    nested = table([p("Leader"), p("Cabinet")])
    body = p("Before") + table([p("Post"), p("", style=""), p("Duty")], [p("Clerk") + p("to the council"), nested + p()]) + p("After")
    assert texts(body) == ["Before", "Post\tDuty", "Clerk\nto the council\tLeader Cabinet", "After"]


def test_a_table_that_sets_out_numbered_paragraphs_gives_those() -> None:
    automatic = table([p("", num=1, level=0), p("Members must:") + p("be polite", num=1, level=2) + p("listen", num=1, level=2)])
    typed = table([p("7.1"), p("Officers must:") + p("advise")], [p("7.2"), p("Nobody may shout.")])
    side = table([p("Conduct"), p("8.1 Be polite.") + p("8.2 Be fair.")])
    boxed = table([p("One.") + p("Two.")])
    prices = table([p("Mileage"), p("0.45 pounds"), p("0.25 pounds")])
    found = source(automatic + typed + side + boxed + prices).paragraphs
    assert [(each.label, each.text) for each in found] == [
        ("1.", "Members must:"), ("(a)", "be polite"), ("(b)", "listen"),
        (None, "7.1\tOfficers must:"), (None, "advise"), (None, "7.2\tNobody may shout."),
        (None, "Conduct"), (None, "8.1 Be polite."), (None, "8.2 Be fair."), (None, "One."), (None, "Two."),
        (None, "Mileage\t0.45 pounds\t0.25 pounds"),
    ]  # fmt: skip


def test_text_boxes_are_read_once_behind_the_paragraph_that_they_are_tied_to() -> None:
    box = f"<w:txbxContent>{p('In a box', num=1, level=0)}</w:txbxContent>"
    choice = f'<mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
    both = f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"
    old = f"<w:r><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r>"
    empty_choice = f'<w:r><mc:AlternateContent><mc:Choice Requires="x"><w:drawing/></mc:Choice>{fallback}</mc:AlternateContent></w:r>'
    found = source(p(r("Tied") + both) + p(old) + p(empty_choice)).paragraphs
    assert [(each.label, each.text) for each in found] == [(None, "Tied"), ("1.", "In a box"), ("2.", "In a box"), ("3.", "In a box")]


def test_content_controls_are_looked_through_but_not_at_their_prompts() -> None:
    def control(content: str, properties: str = "") -> str:
        return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    row = f"<w:tr>{control('<w:tc>' + p('a') + '</w:tc>')}<w:tc>{p('b')}</w:tc></w:tr>"
    prompt = control(r("Click here"), "<w:showingPlcHdr/>")
    found = source(control(p("Block")) + p(r("In") + control(r("line"))) + f"<w:tbl>{control(row)}</w:tbl>" + p(prompt))
    assert [each.text for each in found.paragraphs] == ["Block", "Inline", "a\tb"]
    assert left_out(found) == [("placeholder", "Click here", 3)]


def test_links_smart_tags_and_equations_are_words() -> None:
    link = f'<w:hyperlink w:anchor="x">{r("The Code")}</w:hyperlink>'
    tag = f'<w:smartTag w:element="place">{r(" of Conduct ")}</w:smartTag>'
    assert texts(p(link + tag + "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>")) == ["The Code of Conduct x=1"]


def test_of_a_field_the_result_is_read_however_old_and_not_its_code() -> None:
    nested = field("IF " + "</w:instrText></w:r>" + field("REF x", r("unseen")) + "<w:r><w:instrText>", r("seen"))
    simple = f'<w:fldSimple w:instr=" REF _Ref1 \\r ">{r("7.3")}</w:fldSimple>'
    found = source(p(r("See ") + simple + r(" and ") + field("REF _Ref2 \\r \\h", r("8.9")) + r(" ") + nested))
    assert [each.text for each in found.paragraphs] == ["See 7.3 and 8.9 seen"]
    assert left_out(found) == [("field", "unseen", 0)]


def test_a_field_that_never_ends_swallows_nothing() -> None:
    start = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    assert texts(p(start + r("Members")) + p("Officers")) == ["Members", "Officers"]


def test_a_number_that_a_field_counts_is_doubted() -> None:
    counting = field(" AUTONUMLGL ", "").replace('<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "")
    assert doubts(source(p("One") + p(counting + r("Members")))) == [("lost-number", 1)]


def test_contents_are_left_out_in_a_field_a_control_or_their_own_styles() -> None:
    styles = style("TOC1", name="toc 1") + style("Verzeichnis", name="TOC Heading")
    begin, end = field("TOC \\o", "|").split("|")
    in_field = f"<w:p>{begin}{r('1. Conduct')}<w:r><w:tab/><w:t>3</w:t></w:r></w:p>{p('2. Complaints')}<w:p>{end}{r('Now read on')}</w:p>"
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    control = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{p('Contents of Part 5')}</w:sdtContent></w:sdt>"
    found = source(p("Contents", style="Verzeichnis") + in_field + p("3. Gifts", style="TOC1") + control, styles=styles)
    assert [each.text for each in found.paragraphs] == ["Now read on"]
    assert left_out(found) == [("contents", "Contents\n1. Conduct 3\n2. Complaints", 0), ("contents", "3. Gifts\nContents of Part 5", 1)]


def test_the_heading_of_contents_goes_with_them() -> None:
    contents = f"<w:p>{field('TOC', r('1. Conduct'))}</w:p>"
    found = source(p("Protocol") + p("Table of Contents") + p("", num=1, level=0) + contents + p("Contents"))
    assert [each.text for each in found.paragraphs] == ["Protocol", "Contents"]
    assert left_out(found) == [("contents", "Table of Contents", 1), ("contents", "1. Conduct", 1)]
    assert doubts(found) == [("gap", 1)]


def test_notes_are_given_apart_with_their_marks() -> None:
    def note(kind: str, number: int, text: str) -> str:
        return f'<w:{kind} w:id="{number}">{p(f"<w:r><w:{kind}Ref/></w:r>" + r(text))}</w:{kind}>'

    footnotes = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    footnotes += "".join(note("footnote", each, f" Footnote {each}.") for each in (2, 3, 4))
    referring = r("Members") + '<w:r><w:footnoteReference w:id="3"/></w:r>' + r(" must") + '<w:r><w:endnoteReference w:id="2"/></w:r>'
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="4"/><w:t>*</w:t></w:r>'
    body = p(referring) + p(r("Officers") + own + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    found = source(body, footnotes=footnotes, endnotes=note("endnote", 2, "An endnote."))
    assert [(each.text, each.notes) for each in found.paragraphs] == [("Members must", ("1", "i")), ("Officers", ("*", "2"))]
    notes = [(each.label, each.text) for each in found.footnotes]
    assert notes == [("1", "Footnote 3."), ("i", "An endnote."), ("*", "Footnote 4."), ("2", "Footnote 2.")]


def test_notes_that_nobody_sees_are_left_out_and_not_counted() -> None:
    footnotes = "".join(f'<w:footnote w:id="{each}">{p(f"Note {each}")}</w:footnote>' for each in (1, 2, 3))
    body = p(f'<w:del><w:r><w:footnoteReference w:id="1"/></w:r></w:del>{r("Members")}<w:r><w:footnoteReference w:id="2"/></w:r>')
    found = source(body, footnotes=footnotes, settings='<w:footnotePr><w:numFmt w:val="lowerLetter"/></w:footnotePr>')
    assert [(each.label, each.text) for each in found.footnotes] == [("a", "Note 2")]
    assert left_out(found) == [("deleted", "Note 1", 1), ("footnote", "Note 3", 1)]


def test_tracked_changes_are_read_as_accepted_and_doubted() -> None:
    changed = r("Members ") + "<w:del><w:r><w:delText>may</w:delText></w:r></w:del>" + f"<w:ins>{r('must')}</w:ins>" + r(" be polite")
    found = source(p("First") + p(changed))
    assert [each.text for each in found.paragraphs] == ["First", "Members must be polite"]
    assert left_out(found) == [("deleted", "may", 1)]
    assert doubts(found) == [("tracked", 1)]
    assert "“may” is struck out and “must” is put in" in found.doubts[0].message


def test_what_was_moved_is_read_where_it_went() -> None:
    moved = p(f"<w:moveFrom>{r('Moved')}</w:moveFrom>", num=1, level=0, mark="<w:moveFrom/>")
    away = f'<w:moveFromRangeStart w:id="1"/>{moved}<w:moveFromRangeEnd w:id="1"/>'
    found = source(away + p("Stays", num=1, level=0) + p(f"<w:moveTo>{r('Moved')}</w:moveTo>", num=1, level=0, mark="<w:moveTo/>"))
    assert [(each.label, each.text) for each in found.paragraphs] == [("1.", "Stays"), ("2.", "Moved")]
    assert left_out(found) == [("deleted", "Moved", 0)]


def test_a_paragraph_whose_mark_is_struck_out_runs_on_and_is_not_counted() -> None:
    gone = p("<w:del><w:r><w:delText>Gone</w:delText></w:r></w:del>", num=1, level=0, mark="<w:del/>")
    joined = p("Two ", num=1, level=0, mark="<w:del/>") + p("and more", num=1, level=0)
    found = source(p("One", num=1, level=0) + gone + joined + p("Three", num=1, level=0))
    assert [(each.label, each.text) for each in found.paragraphs] == [("1.", "One"), ("2.", "Two and more"), ("3.", "Three")]
    assert left_out(found) == [("deleted", "Gone", 1)]
    assert doubts(found) == [("tracked", 1)]


def test_a_struck_out_paragraph_at_the_end_or_before_a_table_is_no_gap() -> None:
    def gone(word: str) -> str:
        return p(f"<w:del><w:r><w:delText>{word}</w:delText></w:r></w:del>", num=1, level=0, mark="<w:del/>")

    found = source(p("One", num=1, level=0) + gone("Gone") + gone("too") + table([p("a"), p("b")]) + p("Two", num=1, level=0) + gone("At last"))
    assert [(each.label, each.text) for each in found.paragraphs] == [("1.", "One"), (None, "a\tb"), ("2.", "Two")]
    assert left_out(found) == [("deleted", "Gone\ntoo", 1), ("deleted", "At last", 3)]
    assert {doubt.kind for doubt in found.doubts} == {"tracked"}


def test_the_end_of_a_paragraph_that_is_struck_out_or_put_in_is_doubted() -> None:
    empty = p("", mark="<w:ins/>") + p("", mark="<w:del/>")
    found = source(p("One ", mark="<w:del/>") + p("and more") + p("Two", mark="<w:ins/>") + empty + p("Three"))
    assert [each.text for each in found.paragraphs] == ["One and more", "Two", "Three"]
    said = [doubt.message.partition(" by ")[0] for doubt in found.doubts]
    assert said == ["The end of a paragraph is struck out", "The end of a paragraph is put in"]


def test_rows_that_are_struck_out_are_left_out() -> None:
    rows = table([p("Old"), p("row")]).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>")
    found = source(rows + table([p("New"), p("row")]))
    assert [each.text for each in found.paragraphs] == ["New\trow"]
    assert [left.kind for left in found.left_out] == ["deleted", "deleted"]


def test_hidden_text_is_left_out_and_doubted_also_where_a_style_hides_it() -> None:
    styles = style("Note", looks="<w:vanish/>")
    body = p(r("Members") + r(" secretly", "<w:vanish/>")) + p("A note to the drafter", style="Note", num=1, level=0)
    body += p("First", num=1, level=0) + p(r("shown", '<w:vanish w:val="0"/>'), style="Note")
    found = source(body, styles=styles)
    assert [(each.label, each.text) for each in found.paragraphs] == [(None, "Members"), ("1.", "First"), (None, "shown")]
    assert left_out(found) == [("hidden", "secretly", 0), ("hidden", "A note to the drafter", 1)]
    assert doubts(found) == [("hidden", 0), ("hidden", 1)]


def test_a_heading_that_runs_into_its_paragraph_lends_it_its_number() -> None:
    body = p("Conduct. ", num=1, level=0, mark="<w:vanish/><w:specVanish/>", properties='<w:outlineLvl w:val="0"/>') + p("Members must be polite.")
    assert [(each.label, each.text, each.heading) for each in source(body).paragraphs] == [("1.", "Conduct. Members must be polite.", None)]


def test_headers_footers_and_comments_are_left_out_each_once() -> None:
    comments = f'<w:comment w:id="5">{p("Is this right?")}</w:comment><w:comment w:id="6">{p("Never placed")}</w:comment>'
    body = p("One") + p(r("Two") + '<w:r><w:commentReference w:id="5"/></w:r>')
    found = source(body, comments=comments, header=p("Part 5"), header2=p("Part 5"), footer=p(r("Page ") + field("PAGE", r("7"))))
    assert left_out(found) == [("header", "Part 5", 0), ("comment", "Is this right?", 1), ("comment", "Never placed", 2), ("footer", "Page 7", 2)]


def test_words_in_another_file_are_doubted() -> None:
    assert doubts(source(p("One") + '<w:altChunk r:id="x"/>' + p("Two"))) == [("hidden", 1)]


def test_a_council_paper_with_cover_headings_clauses_and_lettered_items() -> None:
    lists = (
        abstract(0, lvl(0, "%1.", more='<w:pStyle w:val="Heading1"/>'), lvl(1, "%1.%2", more='<w:pStyle w:val="NumberedPara"/>'))
        + abstract(1, lvl(0, "(%1)", "lowerLetter"), lvl(1, "(%2)", "lowerRoman"))
        + abstract(2, lvl(0, "\uf0b7", "bullet"))
        + num(1, 0)
        + num(2, 1)
        + num(3, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
        + num(4, 2)
    )
    styles = style("Heading1", name="heading 1", num=1, looks="<w:b/>") + style("NumberedPara", name="Numbered para", num=1) + style("Title")
    body = p("Mellowdale Council", style="Title") + p() + p("Conduct", style="Heading1") + p("Members must:", style="NumberedPara")
    body += p("be polite", num=2, level=0) + p("in meetings", num=2, level=1) + p("be fair", num=2, level=0)
    body += p("Officers must:", style="NumberedPara") + p("advise", num=3, level=0) + p("or warn", num=4, level=0)
    body += p("Complaints", style="Heading1") + p("Ask first.", style="NumberedPara")
    found = read(docx(body, styles=styles, numbering=lists), "a.docx").paragraphs
    assert [each.label for each in found] == [None, "1.", "1.1", "(a)", "(i)", "(b)", "1.2", "(a)", None, "2.", "2.1"]
    assert found[1] == Paragraph("Conduct", label="1.", depth=0, heading=1, strong=True)
    assert found[8].bullet


WORDS = st.lists(st.sampled_from(["Members", "officers", "must", "(a)", "1.2", "é"]), min_size=1, max_size=4).map(" ".join)
RUNS = st.one_of(
    WORDS.map(lambda text: r(f"{text} ")),
    WORDS.map(lambda text: r(f"{text} ", "<w:vanish/>")),
    WORDS.map(lambda text: f"<w:del><w:r><w:delText>{text} </w:delText></w:r></w:del>"),
    WORDS.map(lambda text: f"<w:ins>{r(text + ' ')}</w:ins>"),
    WORDS.map(lambda text: field("REF x", r(f"{text} "))),
    WORDS.map(lambda text: f'<w:r><w:pict><w:txbxContent>{p(text)}</w:txbxContent></w:pict></w:r>'),
    st.sampled_from(['<w:r><w:footnoteReference w:id="1"/></w:r>', "<w:r><w:br/></w:r>"]),
)
MARKS = st.sampled_from(["", "", "<w:del/>", "<w:vanish/>", "<w:ins/>"])
PARAGRAPHS = st.builds(
    lambda runs, mark, of, level: p("".join(runs), mark=mark, num=of, level=level),
    st.lists(RUNS, min_size=1, max_size=4), MARKS, st.sampled_from([None, 0, 1, 9]), st.integers(0, 3),
)  # fmt: skip
BLOCKS = st.recursive(
    PARAGRAPHS,
    lambda inner: st.one_of(
        st.lists(st.lists(inner, min_size=1, max_size=3), min_size=1, max_size=2).map(lambda rows: table(*rows)),
        inner.map(lambda content: f"<w:sdt><w:sdtContent>{content}</w:sdtContent></w:sdt>"),
        st.builds(lambda code, content: f"<w:p>{field(code, f'</w:p>{content}<w:p>')}</w:p>", st.sampled_from(["TOC x", "IF"]), inner),
    ),
    max_leaves=6,
)


@given(st.lists(BLOCKS, min_size=1, max_size=5))
def test_every_word_is_in_the_paragraphs_the_notes_or_what_is_left_out(blocks: list[str]) -> None:
    body = p("Protocol") + "".join(blocks)
    found = source(body, footnotes=f'<w:footnote w:id="1">{p("Noted")}</w:footnote>')
    given_words = Counter(" ".join(_spaced(ElementTree.fromstring(f'<x xmlns:w="{W}">{body}</x>'))).split())
    given_words["Noted"] += 1
    every = [each.text for each in (*found.paragraphs, *found.footnotes)] + [left.text for left in found.left_out]
    said = Counter(word for text in every for word in re.split(r"\s+", text) if word)
    assert said == given_words
    assert all(0 <= doubt.at < len(found.paragraphs) for doubt in found.doubts)
    assert all(0 <= left.after <= len(found.paragraphs) for left in found.left_out)


def _spaced(root: ElementTree.Element) -> list[str]:
    return [element.text or "" for element in root.iter() if element.tag in (f"{{{W}}}t", f"{{{W}}}delText")]

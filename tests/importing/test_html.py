"""A web page read: numbers as a browser prints them, paragraphs, and words that are no part of the document."""

# ruff: noqa: E501
from __future__ import annotations

import pytest

from mo_advisor.errors import BadFile
from mo_advisor.importing.html.reader import read
from mo_advisor.importing.source import Source

POLITE = "Members must be polite to every Officer."


def page(body: str, style: str = "") -> Source:
    return read(f"<!doctype html><title>x</title><style>{style}</style><body>{body}".encode(), "protocol.html")


def texts(source: Source) -> list[str]:
    return [paragraph.text for paragraph in source.paragraphs]


def labels(source: Source) -> list[str | None]:
    return [paragraph.label for paragraph in source.paragraphs]


def apart(source: Source) -> list[tuple[str, str]]:
    return [(entry.kind, entry.text) for entry in source.left_out]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<ol><li>a<li>b</ol>", ["1.", "2."]),
        ("<ol start=7><li>a<li>b</ol>", ["7.", "8."]),
        ("<ol><li>a<li value=5>b<li>c</ol>", ["1.", "5.", "6."]),
        ("<ol reversed><li>a<li>b</ol>", ["2.", "1."]),
        ("<ol type=a start=26><li>a<li>b</ol>", ["z.", "aa."]),
        ("<ol type=I><li>a<li type=i>b<li>c<li>d</ol>", ["I.", "ii.", "III.", "IV."]),
        ("<ol style='list-style-type:none'><li>a</ol>", [None]),
        ("<ol style='list-style: lower-roman inside'><li>a<li>b</ol>", ["i.", "ii."]),
        ("<ol><li>a<ol type=a><li>b<li>c</ol><li>d</ol>", ["1.", "a.", "b.", "2."]),
        ("<ol><li>a</ol><ol start=2><li>b</ol><ol><li>c</ol>", ["1.", "2.", "1."]),
        ("<ol start=0><li>a<li style='display:none'>gone<li>b</ol>", ["0.", "1."]),
        ("<ul style='list-style-type:\"– \"'><li>a</ul>", [None]),
        ("<ol><li><ol type=a><li>b</ol></ol>", ["1."]),
        ("<style>ol ol { list-style-type: lower-alpha }</style><ol><li>a<ol><li>b</ol><li>c</ol>", ["1.", "a.", "2."]),
    ],
)
def test_items_have_the_numbers_that_a_browser_prints(body: str, shown: list[str | None]) -> None:
    assert labels(page(body)) == shown


OUTLINE = "<ol><li>Roles<ol><li>a<li>b<ol><li>c</ol></ol><li>Conduct<ol><li>d</ol></ol>"


@pytest.mark.parametrize(
    ("style", "body", "shown"),
    [
        (
            "ol{counter-reset:item;list-style:none} li:before{counter-increment:item; content:counters(item,'.') ' '}",
            OUTLINE, ["1", "1.1", "1.2", "1.2.1", "2", "2.1"],
        ),
        ("li::marker{content:counters(list-item, '.') '. '}", OUTLINE, ["1.", "1.1.", "1.2.", "1.2.1.", "2.", "2.1."]),
        (
            "body{counter-reset:part} h2{counter-increment:part;counter-reset:para} h2:before{content:counter(part, upper-roman) '. '}"
            "p.n{counter-increment:para} p.n::before{content:counter(part) '.' counter(para) '\\00a0'}",
            "<h2>Roles</h2><p class=n>a<p class=n>b<p>plain<h2>Conduct</h2><p class=n>c", ["I.", "1.1", "1.2", None, "II.", "2.1"],
        ),
        (
            "div.doc > ol > li {counter-increment: a 5} .doc ol li::before {content: '(' counter(a, lower-alpha) ')'} ol {list-style: none}",
            "<div class=doc style='counter-reset: a -4'><ol><li>a<li>b</ol></div>", ["(a)", "(f)"],
        ),
        ("@counter-style round {system: extends lower-alpha; prefix: '('; suffix: ') '} ol {list-style-type: round}", "<ol><li>a<li>b</ol>", ["(a)", "(b)"]),
        ("@media print {li {list-style-type: none}} @media screen {li {list-style-type: upper-alpha}}", "<ol><li>a</ol>", ["A."]),
        ("li {list-style-type: upper-alpha} #x {list-style-type: lower-alpha}  li.y:hover {list-style-type: none}", "<ol><li id=x class=y>a</ol>", ["a."]),
    ],
)  # fmt: skip
def test_counters_of_style_sheets_are_composed(style: str, body: str, shown: list[str | None]) -> None:
    assert labels(page(body, style)) == shown


def test_the_lists_of_a_word_processor_on_the_web_go_on_over_other_paragraphs() -> None:
    style = """.lst-kix_ab-0 > li {counter-increment: lst-ctn-kix_ab-0} ol.lst-kix_ab-0.start {counter-reset: lst-ctn-kix_ab-0 0}
        .lst-kix_ab-0 > li:before {content: "" counter(lst-ctn-kix_ab-0, decimal) ". "} ol {list-style-type: none}
        .lst-kix_ab-1 > li {counter-increment: lst-ctn-kix_ab-1} ol.lst-kix_ab-1.start {counter-reset: lst-ctn-kix_ab-1 0}
        .lst-kix_ab-1 > li:before {content: "" counter(lst-ctn-kix_ab-0, decimal) "." counter(lst-ctn-kix_ab-1, decimal) " "}"""
    body = """<ol class="lst-kix_ab-0 start" start=1><li>Roles</li></ol><ol class="lst-kix_ab-1 start" start=1><li>a</li></ol><p>between</p>
        <ol class="lst-kix_ab-0" start=2><li>Conduct</li></ol><ol class="lst-kix_ab-1 start" start=1><li>b</li></ol>"""
    source = page(body, style)
    assert labels(source) == ["1.", "1.1", None, "2.", "2.1"]
    assert [paragraph.depth for paragraph in source.paragraphs] == [0, 1, None, 0, 1]


def test_a_number_that_word_wrote_is_the_label_and_a_dot_a_bullet() -> None:
    body = """<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>2.1<span
        style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Members must ask.<o:p></o:p></p>
        <p style='mso-list:l1 level1 lfo2'><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span></span>always</p>"""
    first, second = page(body).paragraphs
    assert (first.label, first.depth, first.text, first.bullet) == ("2.1", 1, "Members must ask.", False)
    assert (second.label, second.depth, second.text, second.bullet) == (None, 0, "always", True)


def test_paragraphs_of_one_item_share_its_depth_and_only_the_first_its_number() -> None:
    source = page("<ol><li><p>a</p><p>b</p><ul><li>c</ul></ol>")
    assert [(each.text, each.label, each.depth, each.bullet) for each in source.paragraphs] == [
        ("a", "1.", 0, False), ("b", None, 0, False), ("c", None, 1, True),
    ]  # fmt: skip


def test_unclosed_paragraphs_and_words_outside_of_any_are_read() -> None:
    assert texts(page("<div>one<p>two<p>three<div>four</div>five</div>six")) == ["one", "two", "three", "four", "five", "six"]


def test_line_breaks_are_lines_of_a_paragraph_and_two_of_them_end_it() -> None:
    assert texts(page("<p>1.1 Members<br>\n1.2 Officers<br> <br/>Others<br></p>")) == ["1.1 Members\n1.2 Officers", "Others"]


def test_a_bold_line_over_others_is_a_paragraph() -> None:
    assert [(each.text, each.strong) for each in page("<p><b>Conduct</b><br>Be <b>polite</b>.</p>").paragraphs] == [("Conduct", True), ("Be polite.", False)]


@pytest.mark.parametrize("bold", ["<strong>{}</strong>", "<span style='font-weight:700'>{}</span>", "<u>{}</u>", "<b>{}</b>", "<i class=h>{}</i>"])
def test_a_paragraph_all_of_whose_words_are_bold_is_strong(bold: str) -> None:
    source = page(f"<p>{bold.format('Conduct')} <p>{bold.format('Be')} polite", ".h {font-weight: bold}")
    assert [each.strong for each in source.paragraphs] == [True, False]


def test_headings_have_their_level() -> None:
    source = page("<h1>One</h1><h3><span>Three</span></h3><div role=heading aria-level=4>Four</div><p>x")
    assert [each.heading for each in source.paragraphs] == [1, 3, 4, None]


def test_white_space_entities_and_soft_hyphens() -> None:
    assert texts(page("<p>pol&shy;ite&nbsp;&amp; \n fair&#150;minded&#8203;")) == ["polite & fair–minded"]


@pytest.mark.parametrize(
    "data",
    [
        "<p>Officers’ – £".encode("cp1252"),
        "<meta charset=utf-8><p>Officers’ – £".encode("cp1252"),
        "<meta charset=windows-1252><p>Officers’ – £".encode("cp1252"),
        "<meta charset=iso-8859-1><p>Officers’ – £".encode(),
        "<p>Officers’ – £".encode("utf-8-sig"),
        "<p>Officers’ – £".encode("utf-16"),
    ],
)
def test_characters_are_read_whatever_the_page_says_of_itself(data: bytes) -> None:
    assert texts(read(data, "protocol.html")) == ["Officers’ – £"]


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        ("<table><tr><td>1.1<td>Be polite.<tr><td>1.2<td>Be fair.</table>", ["1.1\tBe polite.", "1.2\tBe fair."]),
        ("<table><tr><td>1.1<td><p>Be polite.<p>Always.</table>", ["1.1\tBe polite.", "Always."]),
        ("<table><tr><th>Matter<th>Officer<tr><td>Leave<td>Clerk<br>or deputy</table>", ["Matter\tOfficer", "Leave\tClerk\nor deputy"]),
        ("<table><tr><td><h2>Roles</h2><p>Be polite.<td><h2>Conduct</h2></table>", ["Roles", "Be polite.", "Conduct"]),
        ("<table><tr><td><table><tr><td>1.<td>Be polite.</table></table>", ["1.\tBe polite."]),
        ("<dl><dt>Officer<dd>whom the Council employs<dt>Member<dd>who was elected</dl>", ["Officer\twhom the Council employs", "Member\twho was elected"]),
        ("<dl><dt>Conduct<dd><p>Be polite.<p>Be fair.</dl>", ["Conduct", "Be polite.", "Be fair."]),
    ],
)
def test_rows_of_tables_and_lists_of_terms(body: str, rows: list[str]) -> None:
    assert texts(page(body)) == rows


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<nav><a href=/>Start</a></nav>", "navigation"),
        ("<header>Borough Council</header>", "header"),
        ("<footer>Civic Centre, 1 High Street</footer>", "footer"),
        ("<aside>Related pages</aside>", "navigation"),
        ("<div class=breadcrumb><a href=/>Start</a> &gt; Protocol</div>", "navigation"),
        ("<div id=cookieBanner><p>We use cookies on this site to count how many people read it. <button>Yes</button></div>", "navigation"),
        ("<a class=skip-link href=#c>Skip to main content</a>", "navigation"),
        ("<ul class='share-links'><li><a href=//f>Facebook</a></ul>", "navigation"),
        ("<form role=search><label>Search the site</label><input></form>", "navigation"),
        ("<p><a href=#top>Back to top</a>", "navigation"),
        ("<p>Print this page", "navigation"),
        ("<button>Listen</button>", "navigation"),
        ("<ul><li><a href=/a>Bins</a><li><a href=/b>Parks</a><li><a href=/c>Tax</a><li><a href=/d>Jobs</a></ul>", "navigation"),
        ("<span class=sr-only>Opens a new window</span>", "navigation"),
        ("<div hidden>Thank you</div>", "hidden"),
        ("<noscript>Please turn on script</noscript>", "hidden"),
        ("<p style='display: none'>Thank you</p>", "hidden"),
        ("<p>still <del>gone</del>", "deleted"),
    ],
)
def test_what_is_no_part_of_the_document_is_left_out(body: str, kind: str) -> None:
    source = page(f"<p>{POLITE}{body}<p>{POLITE}")
    assert [paragraph.text for paragraph in source.paragraphs if paragraph.text != "still"] == [POLITE, POLITE]
    assert {entry.kind for entry in source.left_out} == {kind}


def test_what_is_beside_the_main_part_is_left_out_and_what_is_in_it_is_read() -> None:
    source = page(f"<div>Borough news of the day</div><main><header><h1>Protocol</h1></header><p>{POLITE}<p>1 High Street</main><div>Contact us</div>")
    assert texts(source) == ["Protocol", POLITE, "1 High Street"]
    assert apart(source) == [("navigation", "Borough news of the day"), ("navigation", "Contact us")]


@pytest.mark.parametrize("place", ["nav", "aside", "footer", "div class=sidebar", "form"])
def test_a_numbered_clause_is_never_taken_for_furniture(place: str) -> None:
    assert texts(page(f"<main><p>{POLITE}<p>{POLITE}<p>{POLITE}</main><{place}><p>4.2 {POLITE}"))[-1] == f"4.2 {POLITE}"


@pytest.mark.parametrize(
    "body",
    [
        "<details><summary>Conduct</summary><p>{}</details>",
        "<div class=accordion><h3><button aria-expanded=false>Conduct</button></h3><div style='display:none'><p>{}</div></div>",
        "<h3><a href=#p data-toggle=collapse>Conduct</a></h3><div id=p hidden><p>{}</div>",
        "<h3><button aria-controls=p>Conduct</button></h3><div id=p class=off><p>{}</div>",
    ],
)
def test_what_an_accordion_hides_is_read(body: str) -> None:
    source = page(body.format(POLITE), ".off {display: none}")
    assert [(each.text, bool(each.heading)) for each in source.paragraphs] == [("Conduct", True), (POLITE, False)]


def test_a_clause_that_the_page_hides_is_left_out_and_reported() -> None:
    source = page(f"<p>{POLITE}<p style='display:none'>4.2 {POLITE}")
    assert apart(source) == [("hidden", f"4.2 {POLITE}")]
    assert [doubt.kind for doubt in source.doubts] == ["hidden"]


def test_a_list_of_links_to_places_on_the_page_is_its_contents() -> None:
    source = page(f"<h2>Contents</h2><ol><li><a href=#a>Roles</a><li><a href=#b>Conduct</a><li><a href=#c>Leave</a></ol><h2 id=a>Roles</h2><p>{POLITE}")
    assert texts(source) == ["Roles", POLITE]
    assert apart(source) == [("contents", text) for text in ("Contents", "Roles", "Conduct", "Leave")]


@pytest.mark.parametrize(
    "body",
    [
        "<p>Be polite.<sup><a href=#fn1 id=r1>1</a></sup><p>Be fair.<ol><li id=fn1>Always. <a href=#r1>↩</a></ol>",
        "<p>Be polite.<a href='#_ftn1' name='_ftnref1'>[1]</a><p>Be fair.<div id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a> Always.</div>",
        "<p>Be polite.<sup>1</sup><p>Be fair.<p><sup>1</sup> Always.",
    ],
)
def test_a_footnote_is_put_apart_with_its_mark(body: str) -> None:
    source = page(body)
    assert [(each.text, each.notes) for each in source.paragraphs] == [("Be polite.", ("1",)), ("Be fair.", ())]
    assert [(each.label, each.text) for each in source.footnotes] == [("1", "Always.")]


def test_a_raised_ending_is_no_footnote() -> None:
    assert texts(page("<p>on 1<sup>st</sup> May, 5 m<sup>2</sup>")) == ["on 1st May, 5 m2"]


def test_indents_are_in_points() -> None:
    assert [each.indent for each in page("<p style='margin-left:36pt;text-indent:-18pt'>a<blockquote>b</blockquote>c").paragraphs] == [18.0, 30.0, None]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<script>load()</script><div id=app></div>", "no words of its own"),
        (b"<div>" * 2000 + b"x", "deeper within each other"),
        (b" " * 20_000_001, "larger than 20 MB"),
    ],
)
def test_a_page_that_cannot_be_read_ends_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(BadFile, match=said):
        read(data, "protocol.html")

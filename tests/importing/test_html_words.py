"""No word of a web page is lost, whatever it is made of, and none comes twice."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from mo_advisor.errors import BadFile
from mo_advisor.importing.html.reader import read

# ruff: noqa: E501, SIM905
TAGS = (
    "p div span b i u a ol ul li table tr td th dl dt dd h1 h2 h3 nav header footer aside main article section details summary sup del br hr pre "
    "blockquote button form label noscript font center figure figcaption caption tbody"
).split()  # fmt: skip
ATTRIBUTES = (
    "", " hidden", " class=accordion", " class=breadcrumb", " class=sr-only", " href=#a", " href=/away", " id=a", " id=b name=b", " style='display:none'",
    " style='mso-list:Ignore'", " type=a start=3", " value=7", " aria-controls=a", " role=main", " role=heading",
)  # fmt: skip
WORDS = ("alpha", "1.1", "(a)", "beta;", "Print this page", "top", "1", "[1]", "Contents", "2.", "é", "x\xa0y", "four five six seven eight nine")


@st.composite
def markup(draw: st.DrawFn) -> str:
    """Tags opened and closed at random around words that are each numbered, so that one that comes twice is seen."""
    parts = draw(st.lists(st.one_of(st.tuples(st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)), st.sampled_from(TAGS), st.sampled_from(WORDS)), max_size=40))
    out = []
    for place, part in enumerate(parts):
        if isinstance(part, tuple):
            out.append(f"<{part[0]}{part[1]}>")
        else:
            out.append(f"</{part}>" if part in TAGS else f" {part} word{place} ")
    return "".join(out)


@given(markup())
@example("<table><tr><td>word1<td hidden>word2<td><p>word3<p>word4<tr>word5</table>")
@example("<dl><dt>word1<dd>word2<dd>word3<dt>word4</dl>")
@example("<p>a<sup><a href=#f>1</a></sup> word1<table><tr><td>1<td><p id=f>1 word2<p>word3</table>")
@example("<p style='mso-list:Ignore'>1.1 word1 <p>word2")
@example("word1 <div style='mso-list:Ignore'>word2 <sup hidden>")
@example("<ul><li><span style='mso-list:Ignore'>1 word1</span></ul><p>word2")
def test_every_word_is_read_once(text: str) -> None:
    try:
        source = read(f"<body>{text}<p>end".encode(), "x.html")
    except BadFile:
        return  # a page that shows no words of its own
    labels = [paragraph.label or "" for paragraph in (*source.paragraphs, *source.footnotes)]
    texts = [each.text for each in (*source.paragraphs, *source.footnotes)] + [each.text for each in source.left_out]
    found = sorted(re.findall(r"word\d+", " ".join([*labels, *texts])))
    assert found == sorted(re.findall(r"word\d+", text))

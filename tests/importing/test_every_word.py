"""Every word of the extracted text stands in exactly one part of the document, whatever was read."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from mo_advisor.importing import plain
from mo_advisor.importing.document import Document
from mo_advisor.importing.imported import book_of
from mo_advisor.importing.source import Doubt, LeftOut, Paragraph, Source
from mo_advisor.importing.structure import structured
from mo_advisor.importing.writer import About, protocol_file
from mo_advisor.lint.verbatim import differences, words
from mo_advisor.protocol.words import printed
from mo_advisor.vocabulary import shared

ABOUT = About("anytown", "Anytown Council", "Protocol", "2020", "anytown.txt")
PIECES = st.sampled_from((
    "1.", "1.1", "1.2", "7.3.1", "2)", "(1)", "(a)", "(b)", "(i)", "(h)", "i.", "•", "-", "–", "o", "Section 2", "Article 3:", "PART IV",
    "Appendix A", "A1", "SO 12.3", "§ 4", "Members must:", "Members", "be polite;", "Officers advise.", "Contents", "Introduction", "INTRODUCTION",
    "and",
    "Page 1 of 2", "October 2006", "2012", "3 days", "#", "**", "*word*", "\\", '"quoted"', "…", "\t", "[^1]", "[^1]: A note.", "<sup>1</sup>",
    "Definitions", "Appendix 1", "Report to: Cabinet", "Recommendation", "Protocol", "1.1 .... 3", "\u00ad", "\u200b", "\x07", "\uf0b7", "é",
    "— –", ": -",
    "1. 2. 3.", "(a) (b)", "{x: y}", "- - -", "' '", "@", "|", "x" * 200,
))
TEXT = st.lists(st.one_of(PIECES, st.text(st.characters(exclude_characters="\0"), max_size=12)), max_size=8).map(" ".join)
LABELS = st.sampled_from((None, None, None, "1", "1.", "1.1", "2.", "(a)", "(b)", "i)", "IV", "1.1.1", "Article 2", "a", "•", "12/4", "SO 1"))
PARAGRAPHS = st.builds(
    Paragraph, TEXT, LABELS, st.booleans(), st.none() | st.integers(0, 3), st.none() | st.integers(1, 4), st.booleans(), st.none() | st.floats(0, 90),
    st.lists(st.sampled_from(("1", "2")), max_size=2).map(tuple),
)
LEFT_OUT = st.builds(LeftOut, st.sampled_from(("header", "footer")), TEXT, st.integers(0, 15))
SOURCES = st.builds(
    Source,
    st.lists(PARAGRAPHS, min_size=1, max_size=14).map(tuple),
    st.lists(st.builds(Paragraph, TEXT, st.sampled_from(("1", "2", "*"))), max_size=2).map(tuple),
    st.lists(LEFT_OUT, max_size=3).map(lambda outs: tuple(sorted(outs, key=lambda out: out.after))),
    st.lists(st.builds(Doubt, st.just("tracked"), st.none(), st.integers(0, 13), st.just("Look.")), max_size=2).map(tuple),
)


def holds(document: Document) -> None:
    """What has to hold of every import."""
    if not any(True for _ in document.clauses()):
        return
    book = book_of(document, ABOUT, shared())  # it loads
    assert not [problem.message for problem in differences(book, document.text.splitlines())], document
    lines = len(document.text.splitlines())
    assert all(1 <= finding.line <= lines for finding in document.report)
    ours = Counter(word for piece, _ in printed(book.protocol) for word in words(piece))
    ours.update(word for out in document.left_out for word in words(out.text))
    assert ours == Counter(word for line in document.text.splitlines() for word in words(line))


def letters(text: str) -> Counter[str]:
    """The letters and digits of a text, counted; marks and signs are no words, and neither is an `o` that stands for one."""
    return Counter(character for character in text if character.isalnum() and character != "o")


@given(SOURCES)
def test_every_word_of_a_source_stands_in_one_part(source: Source) -> None:
    document = structured(source)
    holds(document)
    given = [f"{paragraph.label or ''} {paragraph.text}" for paragraph in (*source.paragraphs, *source.footnotes)]
    every = " ".join((*given, *(out.text for out in source.left_out)))
    assert letters(document.text) == letters(every.replace("<sup>", "").replace("</sup>", ""))


@given(st.lists(TEXT, max_size=20).map("\n".join), st.sampled_from(("a.txt", "a.md")))
def test_every_word_of_a_text_stands_in_one_part(text: str, name: str) -> None:
    if any(character.isalnum() for character in text):
        holds(structured(plain.read(text.encode("utf-8", errors="replace"), name)))


def test_the_file_is_the_same_however_often_it_is_written() -> None:
    document = structured(plain.read(b"1. Members must:\n(a) be polite;\n(b) be brief.\n", "a.txt"))
    assert protocol_file(document, ABOUT, shared()) == protocol_file(document, ABOUT, shared())

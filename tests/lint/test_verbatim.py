"""The words of every shipped file are those of its source; and a changed letter, a lost word or an added one is found."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mo_advisor.lint.verbatim import problems, words
from mo_advisor.protocol.library import load, shipped_folder
from mo_advisor.protocol.words import printed
from tests.conftest import HEADER, SHIPPED, examples, shipped


@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_every_word_is_the_sources_and_in_its_order(protocol_id: str) -> None:
    assert shipped(protocol_id).protocol.source
    assert list(problems(shipped(protocol_id))) == []


@pytest.mark.parametrize("protocol_id", SHIPPED)
def test_the_comparison_has_all_the_words_of_the_source(protocol_id: str) -> None:
    """The check would pass on two empty streams: hold its words against a count made without it."""
    source = (shipped_folder() / str(shipped(protocol_id).protocol.source)).read_text(encoding="utf-8")
    letters = re.sub(r"<[^>]*>|&?lt;sup>|[^A-Za-z]", "", source)
    ours = "".join(piece for piece, _ in printed(shipped(protocol_id).protocol))
    assert letters.replace("supsupsup", "") == re.sub(r"[^A-Za-z]", "", ours)


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped protocols and their sources, to be spoilt."""
    folder = tmp_path_factory.mktemp("protocols") / "copy"
    shutil.copytree(shipped_folder(), folder)
    return folder


@cache
def words_that_stand_once(protocol_id: str) -> list[str]:
    """Words of the document that stand once in its file."""
    counts = Counter(re.findall(r"\w+", (shipped_folder() / f"{protocol_id}.yaml").read_text(encoding="utf-8")))
    of_the_document = {word for piece, _ in printed(shipped(protocol_id).protocol) for word in words(piece) if len(word) > 5 and word.isalpha()}
    return sorted(word for word in of_the_document if counts[word] == 1)


@examples(60)
@given(st.data())
def test_one_changed_letter_is_found(copies: Path, data: st.DataObject) -> None:
    protocol_id = data.draw(st.sampled_from(SHIPPED))
    word = data.draw(st.sampled_from(words_that_stand_once(protocol_id)))
    at = data.draw(st.integers(1, len(word) - 1))
    spoilt = word[:at] + ("x" if word[at] != "x" else "y") + word[at + 1 :]
    path = copies / f"{protocol_id}.yaml"
    whole = (shipped_folder() / f"{protocol_id}.yaml").read_text(encoding="utf-8")
    path.write_text(re.sub(rf"\b{word}\b", spoilt, whole), encoding="utf-8")
    found = [problem for problem in problems(load(path)) if spoilt in problem.message]
    path.write_text(whole, encoding="utf-8")
    assert found
    assert found[0].level == "error"
    assert found[0].place.line > 1


def test_a_lost_clause_and_an_added_word_are_found_in_both_directions(copies: Path) -> None:
    path = copies / "isle-of-wight.yaml"
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace("essential to the effective", "absolutely essential to the effective"), encoding="utf-8")
    added = [problem.message for problem in problems(load(path))]
    path.write_text(whole, encoding="utf-8")
    source = copies / "sources" / "isle-of-wight.txt"
    text = source.read_text(encoding="utf-8")
    source.write_text(text + "\n26. One more.\n", encoding="utf-8")
    lost = [problem.message for problem in problems(load(path))]
    source.write_text(text, encoding="utf-8")
    assert added == ["the file has “absolutely” where its source has nothing"]
    assert lost == ["the file has nothing where its source has “26 One more.”; lines that are no clause, such as a title, belong under `end`"]


def test_a_source_that_is_not_there_is_said() -> None:
    from tests.conftest import tiny

    book = tiny('source: nowhere.txt\ndocument: [{id: "1", text: a}]\n')
    assert [(problem.level, problem.message) for problem in problems(book)] == [
        ("warning", "its words were compared with nothing: nowhere.txt cannot be read: No such file or directory.")
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- 7.3.1 Complaints about *vires*,", ["7.3.1", "Complaints", "about", "vires,"]),
        ("10.                 Members need", ["10", "Members", "need"]),
        ("#### **Introduction**", ["Introduction"]),
        ("on 10<sup>th</sup> October", ["on", "10th", "October"]),
        ("a Senior Officer<sup>1</sup> should", ["a", "Senior", "Officer", "should"]),
        ("section above. In addition, they shall -", ["section", "above.", "In", "addition,", "they", "shall", "-"]),
        ("in 2009. It now", ["in", "2009.", "It", "now"]),
    ],
)
def test_marks_of_conversion_go_and_words_stay(line: str, expected: list[str]) -> None:
    assert words(line) == expected


def messages(tmp_path: Path, source: str, body: str, name: str = "words.txt") -> list[str]:
    """What is found of a small file with a source."""
    (tmp_path / name).write_text(source, encoding="utf-8")
    file = tmp_path / "tiny.yaml"
    file.write_text(f"{HEADER}source: {name}\n{body}", encoding="utf-8")
    return [problem.message for problem in problems(load(file))]


def test_a_title_before_the_first_clause_is_told_to_belong_under_front(tmp_path: Path) -> None:
    body = 'document: [{number: "1", text: "Be polite."}]\n'
    source = "Protocol for All\n1. Be polite.\n"
    (message,) = messages(tmp_path, source, body)
    assert message.endswith("its source has “Protocol for All”; lines that are no clause, such as a title, belong under `front`")
    assert messages(tmp_path, source, 'front: ["Protocol for All"]\n' + body) == []


def test_another_apostrophe_is_named(tmp_path: Path) -> None:
    (message,) = messages(tmp_path, "1 Member’s duty\n", 'document: [{number: "1", text: "Member\'s duty"}]\n')
    assert message.endswith("its source has “Member’s”: the document has a curly one, ’, where this has '; copy the words from it")


def test_a_word_with_more_around_it_in_the_source_is_another_word(tmp_path: Path) -> None:
    (message,) = messages(tmp_path, '1 Be "polite."]\n', 'document: [{number: "1", text: "Be polite."}]\n')
    assert message == 'the file has “polite.” where its source has “"polite."]”'


@pytest.mark.parametrize("name", ["protocol.docx", "protocol.PDF", "protocol.html"])
def test_a_source_that_is_no_plain_text_is_to_be_imported(tmp_path: Path, name: str) -> None:
    (message,) = messages(tmp_path, "PK", 'document: [{number: "1", text: "Be polite."}]\n', name)
    assert message == f"its words are compared with plain text, and {name} is none; `mo-advisor import {name}` writes it, beside a file"


@pytest.mark.parametrize("source", ["{outside}/secret.txt", "../secret.txt", "link.txt", "folder/../../secret.txt"])
def test_a_source_outside_the_folder_of_its_file_is_refused_and_not_read(tmp_path: Path, source: str) -> None:
    (tmp_path / "secret.txt").write_text("SECRET", encoding="utf-8")
    inside = tmp_path / "inside"
    (inside / "folder").mkdir(parents=True)
    (inside / "link.txt").symlink_to(tmp_path / "secret.txt")
    written = source.format(outside=tmp_path)
    (inside / "p.yaml").write_text(f'{HEADER}source: "{written}"\ndocument:\n- {{number: "1", text: a}}\n', encoding="utf-8")
    (problem,) = problems(load(inside / "p.yaml"))
    assert (problem.level, problem.message) == ("error", f"`source` is “{written}”; it must be a file in the folder of this one, or below it")

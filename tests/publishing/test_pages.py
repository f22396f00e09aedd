"""The published pages: the same bytes every time, nothing asked of anybody, text that stays text, links that lead somewhere."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from posixpath import dirname, join, normpath
from typing import Any

import pytest
from justhtml import JustHTML

from mo_advisor.errors import Invalid
from mo_advisor.protocol.book import Book
from mo_advisor.publishing.language import ENGLISH, Words, english, in_language
from mo_advisor.publishing.pages import HERE, About, about, single_page
from mo_advisor.publishing.site import RECORD, Files, files_above, protocol_files
from mo_advisor.render.page import anchor
from mo_advisor.render.views.document import CLAUSE
from tests.conftest import SHIPPED, tiny
from tests.publishing.interviews import protocol

HOSTILE = ("</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "{{ 7*7 }}", "{% raw %}", "&quot;", "<!--", "]]>", "' onload='x")
FETCHING = ("link", "img", "iframe", "object", "embed", "base", "svg", "video", "audio")
ASKING = ("src", "srcset", "style", "action", "formaction", "ping", "background")
REACHING = r"https?:|fetch\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource|localStorage|sessionStorage|indexedDB|cookie|innerHTML"


@cache
def site() -> Files:
    """Two protocols in one folder: the small one, and one whose text would be markup if it could."""
    published, files = zip(*(protocol_files(book, english(), None, several=True) for book in (protocol("small"), hostile())), strict=True)
    return {**files_above(published, english()), **files[0], **files[1]}


@cache
def alone() -> Files:
    """One protocol in a folder."""
    published, files = protocol_files(protocol("small"), english(), None, several=False)
    return {**files_above([published], english()), **files}


@cache
def hostile() -> Book:
    said = [json.dumps(f"{text} end", ensure_ascii=True) for text in HOSTILE]
    rules = "rules: [{situations: [member-rude-to-officer]}]"
    clauses = "".join(f'  - {{id: "{number}", text: {text}, {rules}}}\n' for number, text in enumerate(said, 1))
    return tiny(f'document:\n{clauses}cautions:\n  - {{kind: scope, text: {said[0]}, clauses: ["1"]}}\n')


@cache
def said(name: str) -> About:
    """Everything that the pages say of a protocol."""
    return about(hostile() if name == "hostile" else protocol(name), english(), None)


@cache
def single(name: str) -> str:
    """The page that holds everything of a protocol."""
    return single_page(said(name), english())


def pages(files: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in files.items() if name != RECORD}


@cache
def parsed(text: str) -> Any:
    return JustHTML(text, sanitize=False)


def elements(page: str) -> Iterator[Any]:
    """Every element of a page, those of its templates too."""
    waiting = [parsed(page).root]
    while waiting:
        node = waiting.pop()
        waiting += [*(node.children or ()), *filter(None, [getattr(node, "template_content", None)])]
        if getattr(node, "attrs", None) is not None:
            yield node


def attributes(page: str, name: str) -> list[str]:
    return [node.attrs[name] for node in elements(page) if name in node.attrs]


def script_of(page: str) -> str:
    found = re.search(r"<script>(.*?)</script>", page, re.DOTALL)
    return found[1] if found else ""


@pytest.mark.slow
@pytest.mark.parametrize("files", [site, alone], ids=["several", "one"])
def test_the_bytes_are_the_same_every_time(files: Any) -> None:
    before = files()
    files.cache_clear()
    assert list(files().items()) == list(before.items())


@pytest.mark.parametrize("files", [site, alone], ids=["several", "one"])
def test_a_page_asks_nothing_of_anybody(files: Any) -> None:
    for name, page in pages(files()).items():
        assert [node.name for node in elements(page) if node.name in FETCHING] == [], name
        assert [written for node in elements(page) for written in node.attrs if written.startswith("on") or written in ASKING] == [], name
        links = attributes(page, "href")
        assert [link for link in links if ":" in link.partition("#")[0] or link.startswith("//")] == [], name
        style = "".join(re.findall(r"<style>(.*?)</style>", page, re.DOTALL))
        assert not re.search(r"@import|url\(|http|@font-face", style), name
        assert not re.search(REACHING, script_of(page)), name


@pytest.mark.parametrize("files", [site, alone], ids=["several", "one"])
def test_the_policy_allows_the_page_s_own_script_and_style_alone(files: Any) -> None:
    for name, page in pages(files()).items():
        policy = next(node.attrs["content"] for node in elements(page) if node.attrs.get("http-equiv") == "Content-Security-Policy")
        assert policy.startswith("default-src 'none'; ")
        assert not re.search(r"unsafe|\*|https?:|data:|'self'", policy), name
        written = {kind: re.findall(rf"<{kind}>(.*?)</{kind}>", page, re.DOTALL) for kind in ("style", "script")}
        for kind, texts in written.items():
            hashes = {f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}" for text in texts}
            assert set(re.findall(rf"{kind}-src '(sha256-[^']+)'", policy)) == hashes, (name, kind)
        assert len(re.findall("<script", page)) == len(re.findall('<script type="application/json"', page)) + len(written["script"])


def test_text_of_a_protocol_is_text_on_every_page() -> None:
    found = {name: page for name, page in site().items() if name.startswith("tiny/")}
    found["single"] = single("hostile")
    for name, page in found.items():
        assert not [node for node in elements(page) if node.name == "img"], name
        assert len([node for node in elements(page) if node.name == "script" and node.attrs.get("type") != "application/json"]) == 1, name
        assert "alert(1)" not in script_of(page), name
    document = parsed(found["tiny/document.html"]).to_text(separator="", strip=False)
    for text in HOSTILE:
        assert f"{text} end" in document.replace("’", "'").replace("‘", "'"), text


def test_what_a_script_reads_is_what_was_meant_and_cannot_end_its_element() -> None:
    page, meant = single("hostile"), said("hostile").data
    for name, data in re.findall(r'<script type="application/json" id="(\w+)">(.*?)</script>', page, re.DOTALL):
        assert "<" not in data, name
        assert "-->" not in data, name
        assert json.loads(data) == json.loads(json.dumps(meant[name])), name


def targets(page: str) -> set[str]:
    return set(attributes(page, "id"))


@pytest.mark.parametrize("files", [site, alone], ids=["several", "one"])
def test_every_link_leads_somewhere(files: Any) -> None:
    written = pages(files())
    for name, page in written.items():
        for link in attributes(page, "href"):
            to, _, place = link.partition("#")
            other = normpath(join(dirname(name), to)) if to else name
            assert other in written, (name, link)
            assert not place or place in targets(written[other]), (name, link)
        ids = attributes(page, "id")
        assert len(ids) == len(set(ids)), name
        for attribute in ("aria-labelledby", "aria-describedby", "for"):
            assert set(" ".join(attributes(page, attribute)).split()) <= set(ids), (name, attribute)


def test_what_is_found_by_words_has_the_document_s_addresses() -> None:
    found = json.loads(re.findall(r'id="searchable">(.*?)</script>', alone()["document.html"], re.DOTALL)[0])
    assert len(found["addresses"]) == len(found["clauses"])
    assert set(found["addresses"]) <= targets(alone()["document.html"])


def test_the_single_page_links_to_itself_alone() -> None:
    page = single("small")
    links = attributes(page, "href")
    assert links
    assert all(link.startswith("#") and link[1:] in targets(page) for link in links)


def test_every_clause_has_its_address() -> None:
    """Its number alone, as it is cited in a letter."""
    all_addressed(protocol("small"), alone()["document.html"])


def all_addressed(book: Book, page: str) -> None:
    ids = targets(page)
    addresses = [anchor(CLAUSE, position.clause.id) for position in book.positions]
    assert addresses
    assert [address for address in addresses if re.sub(rf"^{CLAUSE}-(?=\d)", "", address) not in ids] == []


def test_every_word_of_the_pages_is_used() -> None:
    written = "".join(path.read_text(encoding="utf-8") for path in [*HERE.glob("templates/*.html"), *HERE.glob("*.js"), HERE / "pages.py"])
    used = set(re.findall(r"\bwords\.(?!js\b|index\b)([a-z_]+)", written)) | set(re.findall(r'words\["([a-z_]+)"\]', written))
    assert used == set(english())


def translated(words: Mapping[str, str]) -> str:
    return "".join(f"{name}: {json.dumps(text)}\n" for name, text in words.items())


def test_another_language_is_on_every_page_and_the_document_is_left() -> None:
    welsh: Words = in_language(translated({name: f"@{text}" if name != "lang" else "cy" for name, text in english().items()}), "cymraeg.yaml")
    _, files = protocol_files(hostile(), welsh, None, several=False)
    for name, page in pages({**files, **files_above([], welsh)}).items():
        assert '<html lang="cy"' in page, name
        left = [text for key, text in english().items() if len(text) > 25 and key != "lang" and f">{text}<" in page]
        assert left == [], name


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text.replace("start: ", "strat: ", 1), "cymraeg.yaml:"),
        (lambda text: text.replace(f"home: {json.dumps(english()['home'])}\n", ""), "cymraeg.yaml:1:1: "),
        (lambda text: text.replace("lang: ", "lang: [", 1), "cymraeg.yaml:"),
        (lambda text: re.sub("stamp: .*", "stamp: no holes", text), "`stamp` needs {} 2 times"),
        (lambda text: re.sub("lang: .*", "lang: no language", text), "`lang` is the code of a language"),
        (lambda text: f"{text}home: again\n", "cymraeg.yaml:"),
        (lambda _: "", "cymraeg.yaml:1:1: "),
        (lambda text: text.replace(f"home: {json.dumps(english()['home'])}", "home: {a: b}"), "cymraeg.yaml:"),
    ],
    ids=["unknown", "missing", "no YAML", "no holes", "no language", "twice", "empty", "no text"],
)
def test_a_language_that_is_not_whole_is_refused(change: Any, said: str) -> None:
    with pytest.raises(Invalid) as refused:
        in_language(change(translated(english())), "cymraeg.yaml")
    assert str(refused.value).startswith(said) or said in str(refused.value)
    assert re.match(r"cymraeg\.yaml:\d+:\d+: ", str(refused.value))


def test_english_is_itself_a_language_file() -> None:
    assert in_language(ENGLISH.read_text(encoding="utf-8"), "english.yaml") == english()


@pytest.mark.slow
@pytest.mark.parametrize("name", SHIPPED)
def test_the_pages_of_a_protocol_are_small(name: str) -> None:
    """And each of their clauses has its address, as on the pages of the small one."""
    _, files = protocol_files(protocol(name), english(), None, several=True)
    all_addressed(protocol(name), files[f"{name}/document.html"])
    assert sum(len(gzip.compress(text.encode(), mtime=0)) for text in files.values()) < 400_000

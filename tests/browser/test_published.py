"""The published pages in a real browser, driven as somebody drives them who asks: they say what `advise` says, to everybody, and tell nobody."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

import pytest

from mo_advisor.advice.advise import advise
from mo_advisor.advice.answers import Answers
from mo_advisor.interview.next_question import next_question, with_answer
from mo_advisor.interview.options import Menu
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.library import load
from mo_advisor.publishing.language import english
from mo_advisor.publishing.pages import Link, about, pages_above, pages_of, single_page
from mo_advisor.vocabulary import shared
from tests.browser.browser import CHROMIUM, needed
from tests.conftest import shipped

pytestmark = [needed, pytest.mark.slow]
MODEL = Path(__file__).parents[2] / "docs" / "model.yaml"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
WORDS = english()
INTERVIEWS = 20
STORED = """async () => [localStorage.length, sessionStorage.length, document.cookie,
  (await indexedDB.databases()).length, (await caches.keys()).length]"""
SMALL = """() => [...document.querySelectorAll("button, summary, input, nav a, a.start, .wrong a, figcaption a, #found a")]
  .filter((each) => each.offsetParent && Math.min(each.getBoundingClientRect().width, each.getBoundingClientRect().height) < 24)
  .map((each) => each.outerHTML.slice(0, 120))"""
COVERED = """() => { const box = document.activeElement.getBoundingClientRect();
  const top = document.elementFromPoint(box.left + Math.min(box.width, 20) / 2, box.top + Math.min(box.height, 20) / 2);
  return Boolean(top && (document.activeElement.contains(top) || top.contains(document.activeElement))); }"""

CLICKED = """(number) => { const read = [...document.querySelectorAll("h1, .option label")].map((each) => each.textContent);
  document.getElementById(`option-${number}`).click(); document.querySelector("button.first").click(); return read; }"""
SHORTENED = "() => [...document.querySelectorAll('.many > section')].slice(2).forEach((each) => each.remove())"  # the decisions are long, and alike


class Site(NamedTuple):
    """Where the pages were published, and what of."""

    folder: Path
    books: dict[str, Book]

    def at(self, name: str) -> str:
        """The address of a page."""
        return (self.folder / name).as_uri()


class Visit(NamedTuple):
    """A page that is watched: what it asks of anybody, and what the browser has against it."""

    page: Any
    asked: list[str]
    said: list[str]

    def answer(self, label: str) -> None:
        """Chooses and goes on."""
        self.page.locator(".option label", has_text=label).first.click()
        self.go_on()

    def go_on(self) -> None:
        """Presses what leads on."""
        self.page.locator("button.first").click()

    def heading(self) -> str:
        """What the focus is on."""
        return str(self.page.evaluate("document.activeElement.matches('h1') ? document.activeElement.textContent : ''"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Two protocols, published once for all tests, and one of them as a single file."""
    folder = tmp_path_factory.mktemp("published")
    books = {"model": load(MODEL), "isle-of-wight": shipped("isle-of-wight")}
    files = pages_above([Link(f"{name}/index.html", name) for name in books], shared(), WORDS)
    for name, book in books.items():
        told = about(book, WORDS, None)
        files |= {f"{name}/{file}": text for file, text in pages_of(told, WORDS, several=True).items()}
        if name == "model":
            files["single.html"] = single_page(told, WORDS)
    for file, text in files.items():
        (folder / file).parent.mkdir(exist_ok=True)
        (folder / file).write_text(text, encoding="utf-8")
    return Site(folder, books)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A Chromium for all tests of this file."""
    from playwright.sync_api import sync_playwright

    assert CHROMIUM is not None, "no Chromium is installed"
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@contextmanager
def visited(browser: Any, address: str, width: int = 390, height: int = 800, **context: Any) -> Iterator[Visit]:
    """Opens a page, and holds afterwards that it asked nothing of anybody, that nothing went wrong and that nothing was stored."""
    opened = browser.new_context(viewport={"width": width, "height": height}, **context)
    page = opened.new_page()
    page.set_default_timeout(20_000)
    visit = Visit(page, [], [])
    page.on("request", lambda request: None if request.is_navigation_request() else visit.asked.append(request.url))
    page.on("console", lambda message: visit.said.append(message.text))
    page.on("pageerror", lambda error: visit.said.append(str(error)))
    page.goto(address)
    yield visit
    assert (visit.asked, visit.said) == ([], [])
    if context.get("java_script_enabled", True):
        assert page.evaluate(STORED) == [0, 0, "", 0, 0]
    assert opened.cookies() == []
    opened.close()


def states(visit: Visit, site: Site) -> Iterator[str]:
    """Every kind of page, and every state of the interview, by its name."""
    for name in ("index.html", "404.html", "model/index.html", "model/decisions.html", "model/document.html"):
        visit.page.goto(site.at(name))
        yield name
    visit.page.fill("#find-words", "confidential")
    visit.page.click("#find button")
    yield "found"
    visit.page.goto(site.at("model/ask.html"))
    yield "question"
    visit.go_on()
    yield "nothing chosen"
    visit.answer("Council officer or employee")
    yield "what happened"
    visit.page.click(".own-words button")
    yield "nothing typed"
    visit.page.fill("#own-words", "a councillor shouted at me and I am afraid")
    visit.page.click(".own-words button")
    yield "suggestions"
    visit.answer(WORDS["whole_list"])
    visit.answer("Respect and behaviour")
    yield "a group"
    visit.answer("A councillor was rude to me")
    while not visit.page.locator("dl.answers").count():
        visit.page.locator("summary").click()
        yield visit.page.title()
        visit.answer("Not sure")
    yield "check"
    visit.go_on()
    visit.page.locator(".send summary").first.click()
    yield "advice"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_whoever_uses_it_can(site: Site, browser: Any, scheme: str) -> None:
    """WCAG 2.2 AA as axe-core knows it, and the rest of what is good practice."""
    from axe_playwright_python.sync_playwright import Axe

    with visited(browser, site.at("index.html"), color_scheme=scheme, reduced_motion="reduce") as visit:
        for name in states(visit, site):
            visit.page.evaluate(SHORTENED)
            wanted = WCAG if scheme == "light" else ["color-contrast", "color-contrast-enhanced"]
            found = Axe().run(visit.page, options={"runOnly": wanted, "resultTypes": ["violations"]}).response["violations"]
            wrong = [(rule["id"], [node["html"][:150] for node in rule["nodes"][:3]]) for rule in found]
            assert (name, wrong) == (name, [])


def test_it_fits_a_small_window_and_a_thumb(site: Site, browser: Any) -> None:
    """320 by 256 pixels is a window of 1280 by 1024 at 400 %."""
    with visited(browser, site.at("index.html"), 320, 256) as visit:
        for name in states(visit, site):
            assert (name, visit.page.evaluate("document.documentElement.scrollWidth")) == (name, 320)
            assert (name, visit.page.evaluate(SMALL)) == (name, [])
        visit.page.goto(site.at("single.html"))
        assert visit.page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_focus_moves_to_each_new_heading_and_the_titles_tell_nothing(site: Site, browser: Any) -> None:
    titles = []
    with visited(browser, site.at("model/ask.html")) as visit:
        assert visit.heading() == ""  # a page that opens leaves the focus where the browser puts it
        titles.append(visit.page.title())
        visit.answer("Councillor (elected")
        while not visit.page.locator("dl.answers").count():
            assert visit.heading() == visit.page.locator("h1").text_content()
            titles.append(visit.page.title())
            visit.page.locator(".option input").first.check()
            visit.go_on()
        titles.append(visit.page.title())
        visit.go_on()
        assert visit.heading() == visit.page.locator("h1").text_content()
        titles.append(visit.page.title())
    first, second, third = (f"{WORDS['question']} {number}" for number in (1, 2, 3))
    assert [title.split(" – ")[0] for title in titles] == [first, second, f"{second}, {WORDS['closer']}", third, WORDS["check"], WORDS["advice"]]


def test_it_can_be_used_with_the_keyboard_alone(site: Site, browser: Any) -> None:
    with visited(browser, site.at("model/index.html")) as visit:
        keys = visit.page.keyboard

        def to(selector: str) -> None:
            for _ in range(60):
                if visit.page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
                    assert visit.page.evaluate(COVERED)
                    return
                keys.press("Tab")
            raise AssertionError(selector)

        to("a.start")
        keys.press("Enter")
        visit.page.wait_for_selector("#ask form")
        while not visit.page.locator("dl.answers").count():
            to("input[type=radio]")
            keys.press("Space")
            to("button.first")
            keys.press("Enter")
        to("button.first")
        keys.press("Enter")
        to(".send summary")
        keys.press("Enter")
        to(".send button")
        keys.press("Enter")
        assert visit.page.locator(".send [role=status]").first.text_content().strip() in (WORDS["copied"], WORDS["copy_by_hand"])
        keys.press("Escape")
        visit.page.wait_for_url("**/away.html")
        assert visit.page.title() == WORDS["away"]


@pytest.mark.parametrize("name", ["model", "isle-of-wight"])
def test_it_asks_and_says_what_the_program_does(site: Site, browser: Any, name: str) -> None:
    """Whole interviews by clicking: the same questions with the same answers, and in the end the same clauses in the same order."""
    book, chance = site.books[name], random.Random(name)  # the same interviews each time
    with visited(browser, site.at(f"{name}/ask.html")) as visit:
        address = visit.page.url
        for _ in range(INTERVIEWS):
            answers = by_clicking(visit, book, chance)
            captions = visit.page.locator(".advice figure.clause figcaption").all_text_contents()
            shown = [caption.rpartition("[")[2].strip("] ") for caption in captions]  # where the document's own number differs, the id is in brackets
            assert shown == [clause.match.position.clause.id for clause in advise(book, answers).shown], answers
            assert visit.page.url == address
            visit.page.get_by_role("button", name=WORDS["again"]).click()


def by_clicking(visit: Visit, book: Book, chance: random.Random) -> Answers:
    """One interview at random, up to its advice."""
    answers, asked = Answers(), frozenset[str]()
    while question := next_question(book, answers, asked):
        value = chosen(visit, question.menu, chance)
        answers, asked = with_answer(answers, question.id, value), asked | {question.id}
    assert visit.page.locator("h1").text_content() == WORDS["check"]
    visit.go_on()
    return answers


def chosen(visit: Visit, menu: Menu, chance: random.Random) -> str:
    """Chooses one of a menu's answers, through the menus behind it; gives its value."""
    options = [*menu.options, *menu.standing]
    number = chance.randrange(len(options))
    assert visit.page.evaluate(CLICKED, number) == [menu.text, *(option.label for option in options)]
    opens = options[number].opens
    return chosen(visit, opens, chance) if opens else str(options[number].value)


def test_going_back_keeps_what_was_answered(site: Site, browser: Any) -> None:
    with visited(browser, site.at("model/ask.html")) as visit:
        visit.answer("Councillor (elected")
        visit.answer("Respect and behaviour")
        visit.answer("An officer was rude")
        visit.page.go_back()
        assert visit.page.locator(".option", has=visit.page.locator("input:checked")).inner_text().startswith("An officer was rude")
        visit.page.locator("button.back").click()
        assert visit.page.locator(".option", has=visit.page.locator("input:checked")).inner_text() == "Respect and behaviour"
        visit.page.go_forward()
        visit.page.go_forward()
        visit.answer("Chief Executive")
        assert visit.page.locator("dl.answers dd:not(.change)").all_text_contents()[2] == "Chief Executive"
        visit.page.locator("dl.answers button").nth(2).click()
        visit.answer("Head of Service")
        assert visit.page.locator("dl.answers dd:not(.change)").all_text_contents()[2] == "Head of Service"
        visit.page.reload()
        assert visit.page.locator("input:checked").count() == 0
        visit.page.go_back()
        assert visit.page.locator("h1").text_content().startswith("Who")
        assert visit.page.locator("input:checked").count() == 0


@pytest.mark.parametrize(("name", "by"), [("model/ask.html", "key"), ("model/ask.html", "button"), ("single.html", "key")])
def test_leaving_leaves_nothing(site: Site, browser: Any, name: str, by: str) -> None:
    with visited(browser, site.at(name)) as visit:
        visit.answer("Councillor (elected")
        visit.answer("Respect and behaviour")
        if by == "key":
            visit.page.keyboard.press("Escape")
        else:
            visit.page.click("#leave")
        visit.page.wait_for_function("(title) => document.title === title", arg=WORDS["away"])
        assert visit.page.locator("body").inner_text().strip() in ("", WORDS["away"])
        visit.page.go_back()
        if name == "single.html":
            assert (visit.page.title(), visit.page.locator("body").inner_text().strip()) == (WORDS["away"], "")
        else:
            visit.page.wait_for_selector("#ask form")
            assert visit.page.locator("h1").text_content().startswith("Who")
            assert visit.page.locator("input:checked").count() == 0


def test_an_address_leads_to_its_clause(site: Site, browser: Any) -> None:
    for name in ("model/document.html", "single.html"):
        with visited(browser, f"{site.at(name)}#7.3") as visit:
            visit.page.wait_for_timeout(100)
            assert 0 <= visit.page.evaluate("document.getElementById('7.3').getBoundingClientRect().top") < 400
            assert visit.page.evaluate("document.querySelector(':target').id") == "7.3"


def test_in_a_single_file_the_interview_stays_where_it_is(site: Site, browser: Any) -> None:
    with visited(browser, site.at("single.html")) as visit:
        visit.answer("Councillor (elected")
        here = visit.page.locator("#ask h1").text_content()
        visit.page.locator("header nav a").nth(1).click()
        assert visit.page.locator("#ask h1").text_content() == here
        visit.answer("Respect and behaviour")
        assert visit.page.evaluate("document.activeElement.getBoundingClientRect().top") < 400
        visit.page.go_back()
        assert visit.page.locator("#ask h1").text_content() == here


class Quiet(SimpleHTTPRequestHandler):
    """Serves files, and says nothing of it."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


def test_it_stands_under_any_path_of_a_server(site: Site, browser: Any) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site.folder.parent))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}/{site.folder.name}"
        with visited(browser, f"{base}/index.html") as visit:
            visit.page.get_by_role("link", name="model").click()
            visit.page.click("a.start")
            visit.answer("Councillor (elected")
            visit.answer("Not sure")
            assert visit.page.url == f"{base}/model/ask.html"
            visit.page.click("#leave")
            visit.page.wait_for_url(f"{base}/away.html")
        server.shutdown()


def test_without_a_script_everything_can_be_read(site: Site, browser: Any) -> None:
    with visited(browser, site.at("model/ask.html"), java_script_enabled=False) as visit:
        assert WORDS["no_script"] in visit.page.locator("main").inner_text()
        assert not visit.page.locator("#leave").is_visible()
        visit.page.locator("main").get_by_role("link", name=WORDS["decisions"]).click()
        assert "An officer was rude" in visit.page.locator("main").inner_text()
        visit.page.get_by_role("link", name=WORDS["document"]).first.click()
        assert not visit.page.locator("#find").is_visible()
        for clause in site.books["model"].positions:
            assert visit.page.locator(f'[id="{clause.clause.id.replace(" ", "-")}"]').count() <= 1
        assert visit.page.locator("figure.clause").count() == len(site.books["model"].positions)


def test_an_advice_is_printed_without_the_form(site: Site, browser: Any) -> None:
    with visited(browser, site.at("model/ask.html")) as visit:
        while not visit.page.locator("dl.answers").count():
            visit.page.locator(".option input").first.check()
            visit.go_on()
        visit.go_on()
        visit.page.emulate_media(media="print")
        seen = visit.page.locator("body").inner_text()
        assert visit.page.locator("button:visible, nav:visible, summary:visible, textarea:visible").count() == 0
        assert WORDS["private"] not in seen
        assert visit.page.locator("h1").text_content() in seen
        assert WORDS["answers"] in seen

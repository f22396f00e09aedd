"""The answer on the first screen: in every text output the headline is seen whole, within 24 lines at 80 columns and within 40 at 45."""

from __future__ import annotations

import re
import shlex
from random import Random
from typing import NamedTuple

import pytest

from mo_advisor.advice.advise import Advice, advise
from mo_advisor.advice.answers import Answers
from mo_advisor.advice.explained import Explained
from mo_advisor.advice.headline import headline
from mo_advisor.citations.resolver import find
from mo_advisor.protocol.model import Clause
from mo_advisor.protocol.words import sentences
from mo_advisor.render.advice_words import AGAIN, REFERENCE, command, reference
from mo_advisor.render.headline_words import MOST_TOLD, rooms, rule_lines
from mo_advisor.render.quotation import BELOW, BULLET, DOTS, LONG, ONE, WHOLE, WORDS, decisive_here, quotation
from mo_advisor.render.views.advice import advice_page, short_parts
from mo_advisor.render.views.headline import SCREENS
from mo_advisor.render.words import NUMBERS
from mo_advisor.render.writers.text import lay_out, page_lines
from mo_advisor.vocabulary import shared
from tests.conftest import SHIPPED, shipped
from tests.render.pages import counted, printed_pieces, text_of

BROAD = (None, "member", "officer")


class Case(NamedTuple):
    """A document, and answers to it."""

    protocol: str
    answers: Answers

    @property
    def advice(self) -> Advice:
        """What the document says."""
        return advise(shipped(self.protocol), self.answers)


def cases() -> list[Case]:
    """Every situation in every document, asked by somebody broad and by somebody narrow, about somebody broad, narrow, nobody or not said whom."""
    vocabulary, random = shared(), Random(11)
    askers = [role.id for role in vocabulary.roles.values() if role.asks]
    found = []
    for protocol in SHIPPED:
        facts = shipped(protocol).facts
        for what in vocabulary.situations:
            for asker in (random.choice(BROAD), random.choice(askers)):
                involved = random.choice([None, (), ("member",), ("officer",), (random.choice(list(vocabulary.roles)),)])
                answered = {fact: random.choice(list(facts[fact].values)) for fact in facts if random.random() < 0.1}
                found.append(Case(protocol, Answers(asker, involved, what, answered)))
    return found


def first_lines(advice: Advice, columns: int, lines: int) -> str:
    """What is seen of a page on its first screen, without the breaks of its lines."""
    page = advice_page(Explained(advice))
    return " ".join(" ".join(line for line, _ in page_lines(page, columns)[:lines]).split())


def missing(case: Case, columns: int, lines: int) -> list[str]:
    """What of the headline is not seen on the first screen."""
    advice = case.advice
    seen, first = first_lines(advice, columns, lines), headline(advice)
    wanted = [" ".join(notice.text.split()) for notice in first.safety]
    wanted += [f"{named.contact.title} [{named.clause}]" for named in first.first]
    wanted += [named.adviser.title for named in first.advisers]
    wanted += [rule.clause.id for rule in first.rules]
    return [words for words in wanted if words not in seen]


@pytest.mark.slow
@pytest.mark.parametrize(("columns", "lines"), SCREENS)
def test_the_headline_is_seen_whole_on_the_first_screen(columns: int, lines: int) -> None:
    for case in cases():
        assert missing(case, columns, lines) == [], case


@pytest.mark.parametrize(("columns", "lines"), SCREENS)
def test_the_headline_of_a_few_is_seen_whole_on_the_first_screen(columns: int, lines: int) -> None:
    for case in cases()[::23]:
        assert missing(case, columns, lines) == [], case


@pytest.mark.slow
def test_of_each_clause_that_governs_the_first_screen_has_words_that_decide_unless_all_are_long() -> None:
    for case in cases():
        advice = case.advice
        seen = first_lines(advice, *SCREENS[0])
        for rule in headline(advice).rules:
            words = [" ".join(decisive.words.split()) for decisive in rule.decisive]
            assert any(some[:30] in seen for some in words) or all(len(some) > LONG for some in decisive_here(rule)), (case, rule.clause.id)


@pytest.mark.slow
def test_it_is_seen_whole_however_much_was_answered() -> None:
    """Every question of the document answered, one after the other in the same words that make the head long."""
    for protocol in SHIPPED:
        facts = {fact: next(iter(known.values)) for fact, known in shipped(protocol).facts.items()}
        for what in ("threat-or-danger", "member-bullies-officer", "complain-about-officer", "something-feels-wrong"):
            case = Case(protocol, Answers(None, ("member", "officer", "group-spokesperson"), what, facts))
            for columns, lines in SCREENS:
                assert missing(case, columns, lines) == [], case


def test_the_headline_alone_is_one_screen() -> None:
    for case in cases()[::23]:
        for columns, lines in SCREENS:
            assert len(lay_out(short_parts(case.advice), columns)) <= lines


def test_less_room_never_loses_a_clause() -> None:
    advice = advise(shipped("somerset"), Answers("member", None, "complain-about-officer"))
    first = headline(advice)
    for room in rooms(first):
        said = " ".join(rule_lines(first, room))
        assert [rule.clause.id for rule in first.rules if rule.clause.id not in said] == []


def test_of_more_than_a_screen_has_lines_not_every_room_is_tried() -> None:
    first = headline(advise(shipped("somerset"), Answers("member", None, "complain-about-officer")))
    assert list(rooms(first))
    assert list(rooms(first._replace(rules=first.rules[:1] * (MOST_TOLD + 1)))) == []


def pieces_of(clause: Clause) -> list[str]:
    """Every sentence of a clause, and every item, with the words that lead in to it and without."""
    lead = sentences(clause.text)[-1] if clause.text else ""
    items = [f"{item.label} {item.text}" if item.label else item.text for item in clause.items]
    return [clause.title or "", *sentences(clause.text), *sentences(clause.closing or ""), *items, *(f"{lead} {item}" for item in items[:1])]


def test_a_sentence_is_quoted_whole_or_not_at_all() -> None:
    for case in cases()[::7]:
        for rule in headline(case.advice).rules:
            said = quotation(rule, WHOLE)[1:-1]
            quoted = [piece for piece in pieces_of(rule.clause) if piece and piece in said]
            left = said
            for piece in sorted(quoted, key=len, reverse=True):
                left = left.replace(piece, "")
            assert set(left) <= set(f"{DOTS}{BULLET}"), (rule.clause.id, left)


def test_where_there_is_no_room_the_words_that_decide_stand_one_by_one_and_are_no_sentence() -> None:
    for case in cases()[::7]:
        for rule in headline(case.advice).rules:
            words = [f"“{words}”" for words in decisive_here(rule)]
            assert words
            assert quotation(rule, WORDS) == f"{BELOW}: {'; '.join(words)}"
            assert quotation(rule, ONE) == f"{BELOW}: {min(words, key=len)}{'; …' if len(words) > 1 else ''}"


def test_words_that_overlap_are_said_once() -> None:
    rules = headline(advise(shipped("somerset"), Answers("member", (), "information-refused"))).rules
    words = decisive_here(next(rule for rule in rules if rule.clause.id == "2.4.1"))
    assert words[0] == "Members and Co-opted Members should normally direct requests for information or a service through Officers at SLT level"
    assert not any("should normally direct" in later for later in words[1:])


def test_what_is_forbidden_is_never_quoted_without_the_words_that_forbid_it() -> None:
    """Whatever follows a "not" that leads in to a list stands after it."""
    forbids = re.compile(r"\b(?:not|never)\b")
    seen = 0
    for protocol in SHIPPED:
        for what in shared().situations:
            for rule in headline(advise(shipped(protocol), Answers("officer", ("member",), what))).rules:
                lead = sentences(rule.clause.text)[-1] if rule.clause.items and rule.clause.text else ""
                for quoted in (WHOLE, WORDS):
                    said = quotation(rule, quoted)
                    first = min((at for item in rule.clause.items if (at := said.find(item.text[:15])) >= 0), default=0)
                    if forbids.search(lead) and first:
                        seen += 1
                        assert forbids.search(said[:first]), rule.clause.id
    assert seen > 3


def test_danger_stands_first_and_last_and_is_not_the_protocols() -> None:
    advice = advise(shipped("somerset"), Answers("officer", ("member",), "threat-or-danger"))
    said = f"{advice.notices[0].text} (Not from the protocol.)"
    paragraphs = [line for line in text_of(advice).splitlines() if line]
    assert (paragraphs[3], paragraphs[-1]) == (said, said)
    assert text_of(advice).count(said) == 2


def test_whoever_is_left_out_is_told_by_the_clause_and_not_by_name() -> None:
    advice = advise(shipped("somerset"), Answers("officer", ("monitoring-officer",), "whistleblowing"))
    seen = text_of(advice).partition("\n\nWhom the protocol")[0].partition("\n\n")[2]
    assert "left out (12.1): see the cautions below" in seen
    assert "Monitoring Officer" not in seen


def test_a_body_that_is_gone_is_said_to_be() -> None:
    advice = advise(shipped("solihull"), Answers("officer", ("member",), "member-rude-to-officer"))
    assert "It also names the Standards Board for England [Complaints 6], which no longer exists." in text_of(advice)


def test_what_a_post_is_is_said_once_where_it_first_comes() -> None:
    advice = advise(shipped("west-lindsey"), Answers("officer", ("member",), "member-bullies-officer"))
    text = text_of(advice)
    assert text.count("(answers for lawfulness and conduct)") == 1
    assert text.index("(answers for lawfulness") < text.index("Whom the protocol tells you to contact")
    assert text.count("Deals with members' conduct.") == 1


def test_no_post_is_explained_twice() -> None:
    meanings = [role.means for role in shared().roles.values() if role.means]
    for case in cases()[::17]:
        text = text_of(case.advice).lower()
        assert [means for means in meanings if text.count(f"({means})") + text.count(f"  {means}.") > 1] == [], case


def test_what_text_says_briefly_other_formats_say_whole() -> None:
    """Whatever words the shorter text has, the longer one has too, but for those that count and those of the command that prints the background."""
    for case in cases()[::23]:
        brief, whole = (counted(text_of(case.advice, full)).keys() for full in (False, True))
        command = {"In", "full", "mo", "advisor", "cite", "protocol", *re.findall(r"\w+", case.protocol)}
        assert brief - whole <= command | {"Both", "All", *NUMBERS, "because", "more", "below"}, case


@pytest.mark.slow
def test_the_background_is_named_with_the_command_that_prints_it_and_whole_with_full() -> None:
    for case in cases()[::11]:
        advice = case.advice
        named = [line.removeprefix("  ") for line in text_of(advice).splitlines() if line.removeprefix("  ").startswith("In full: ")]
        for line in named:
            book = shipped(case.protocol)
            *_, cited = shlex.split(line)
            printed = [position.clause.id for found in find(book, cited) for position in found.positions]
            assert printed == [shown.match.position.clause.id for shown in advice.general if shown.match.position.clause.id in printed]
            assert all(piece in text_of(advice, full=True) for clause in printed for piece in printed_pieces(book.clause(clause)))
        whole = text_of(advice, full=True)
        assert "In full: " not in whole


def test_every_clause_is_printed_whole_or_named_with_its_command() -> None:
    for case in cases()[::11]:
        advice = case.advice
        text = text_of(advice)
        for shown in (*advice.clauses, *advice.routes):
            assert all(piece in text for piece in printed_pieces(shown.match.position.clause))
        assert [shown.match.position.clause.id for shown in advice.general if shown.match.position.clause.id not in text] == []


def test_every_contact_stands_beside_a_clause_that_is_printed() -> None:
    for case in cases()[::11]:
        text = text_of(case.advice)
        for named in case.advice.contacts:
            assert all(piece in text for piece in printed_pieces(shipped(case.protocol).clause(named.clause)))


def test_the_command_and_the_reference_stand_each_in_a_line_of_its_own_however_narrow() -> None:
    for case in cases()[::23]:
        lines = [line for line, _ in page_lines(advice_page(Explained(case.advice)), 45)]
        assert f"{AGAIN}: {command(case.advice)}" in lines
        assert f"{REFERENCE}: {reference(case.advice)}" in lines


def test_text_is_no_longer_than_it_should_be() -> None:
    lengths = sorted(len(page_lines(advice_page(Explained(case.advice)), 80)) for case in cases()[::11])
    assert lengths[len(lengths) // 2] <= 50
    assert lengths[len(lengths) * 9 // 10] <= 90

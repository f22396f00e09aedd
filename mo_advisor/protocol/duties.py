"""The stretches of a clause that ask something of somebody, and whom they bind; nobody, where the words do not say it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mo_advisor.protocol.book import Book
from mo_advisor.protocol.force import force_of
from mo_advisor.protocol.model import Clause
from mo_advisor.protocol.titles import Title, titles_in
from mo_advisor.protocol.words import pieces

Roles = tuple[str, ...]
SENTENCE = re.compile(r".+?(?:(?<![A-Z])(?<!\be\.g)(?<!\bi\.e)[.;:?](?=\s|$)|$)", re.DOTALL)
FORCE = (
    r"(?:must|shall|should|may|will|can|cannot|ought|(?:is|are) (?:entitled|expected|required|obliged|encouraged|permitted)"
    r"|ha(?:s|ve) (?:a|the) (?:right|duty)|needs?(?= to\b))"
)
ADVERBS = r"(?:(?: \w+ly)?(?: not| never| always| also| normally| only| first| then| at all times| in the first (?:instance|place))*)"
DUTY = re.compile(
    rf"\b{FORCE}\b{ADVERBS}(?:(?: to)?(?P<be> be)?(?: \w+ly)? (?P<verb>(?!(?:in|on|at|of|an?|the)\b)\w+)(?: (?:to|with|by|from|on|for|in|at|of)\b)?"
    r"|(?<=all times)(?=:))", re.I,
)
PARTICIPLE = re.compile(r"\w+ed|made|told|given|sent|taken|brought|held|kept|put|shown|sought|drawn|dealt|done|seen|read|found|chosen|written", re.I)
STATES = re.compile(r"prepared|committed|guided|bound|satisfied|concerned|influenced|prejudiced|biased|involved|entitled", re.I)  # how one is
NO_SUBJECT = r"by|with|to|of|from|between|against|about|for|on|towards|regarding|concerning|involving"  # whoever comes after it is not who acts
OBJECT = re.compile(rf"\b(?:{NO_SUBJECT})(?: (?:both|all|either|one|any|another|some|other|individual))* $", re.I)
LINK = re.compile(r"[,\s]*(?:and/or|and|or|/)?\s*(?:(?:any |an)?other )?")
WHO = re.compile(r",?\s*\(?\b(?:who|which|that)(?:, [^.;]*,)?\s*$", re.I)
RELATIVE = re.compile(r",?\s*(?:who|which|whose)\b", re.I)
PRONOUN = re.compile(r"(?:^|\s)(?:they|he or she|he/she|s/he|he|she)\s*$", re.I)
GOES_ON = re.compile(r"(?:\b(?:and|but|or|nor|then|also)|,)\s*(?:\w+ly |therefore |also )?$", re.I)
IN_FRONT = re.compile(
    r"(?:if|where|when|whenever|unless|should|while|whilst|whether|as|after|before|once|in|at|on|for|to|under|during|given|having)\b", re.I)
FINITE = r"\b(?:is|are|was|were|has|have|had|must|shall|should|may|will|can)\b"
CONDITION = re.compile(
    rf"\b(?:if|where|when|whenever|unless|until|because)\b(?!.*\bthen\b)[^,;:]*$|\b(?:whether|what|how|why)\b(?!.*{FINITE})[^,;:]*$", re.I)
COUNT = r"(?:\d+|one|two|three|four|five|six|seven|ten|fourteen|fifteen|twenty|twenty-eight|twenty-one|thirty)"
LIMIT = re.compile(
    rf"\b(?:within|in|at least|no later than|not later than|not less than) {COUNT}(?: \(\d+\))? (?:clear |full )?(?:working |calendar |school )?"
    r"(?:hours?|days?|weeks?|months?)\b(?:['’])?(?: notice)?", re.I,
)
LONGEST = 3000  # characters of a sentence that is read; to read a longer one takes time that grows with its square
FAR = 100  # characters between a verb and whoever it leads to, or its time limit
TURNED_TO = re.compile(r"consulted|asked|approached|contacted", re.I)
NO = re.compile(r"\b(?:no(?! (?:later|less|more|fewer|longer))|neither) (?:[\w’'-]+ ){1,6}$", re.I)
WEAK = re.compile(r"(?:may|can|will|cannot)\b", re.I)
DESCRIBES = re.compile(r"\b(?:which|that|as|than) (?:(?:the |individual )?[\w’'/-]+|he or she) ?$", re.I)  # “the advice that Officers may have”
BY = re.compile(r"[^,;:.]{0,60}?\bby $", re.I)


class Duty(NamedTuple):
    """A stretch that carries a force, as it is printed, and whom it binds; nobody where its words leave that open.

    force: where it is not what the words themselves say, since a “no” stands before them.
    """

    words: str
    binds: Roles
    force: str = ""


def sentences(clause: Clause) -> Iterator[str]:
    """The sentences of a clause, item by item."""
    for piece in pieces(clause):
        yield from (match[0].strip() for match in SENTENCE.finditer(piece) if match[0].strip())


def duties_in(book: Book, clause: Clause) -> Iterator[Duty]:
    """Each stretch that carries a force, but those that only say on what condition."""
    earlier: Roles = ()
    governed = {role.id for role in book.vocabulary.governed}
    for sentence in (sentence for sentence in sentences(clause) if len(sentence) <= LONGEST):
        titles = titles_in(book, sentence)
        here: Roles = ()
        for match in DUTY.finditer(sentence):
            if in_condition(sentence, match.start()) or match[0].startswith("Should "):
                continue
            here = subject(titles, sentence, match.start(), here, earlier)
            bound = _bound(titles, sentence, match, here)
            if _asks(titles, sentence, match, bound, governed):
                yield Duty(_with_limit(sentence, match), bound, _other_force(sentence, match))
        earlier = here


def in_condition(sentence: str, place: int) -> bool:
    """Whether a place is in a part of a sentence that says when, where or whether."""
    found, pronoun = CONDITION.search(sentence, 0, place), PRONOUN.search(sentence[:place])
    if found is None:
        return False
    return pronoun is None or " " not in sentence[found.start() : pronoun.start()].strip()  # “where a Member is in doubt they should”: it is over


def _asks(titles: Sequence[Title], sentence: str, match: re.Match[str], bound: Roles, governed: set[str]) -> bool:
    """Whether a stretch asks something, and does not only say what may happen, or describe something in a part that begins with which or that."""
    who, nearest = WHO.search(sentence, 0, match.start()), _ending_at(titles, sentence, match.start())
    if (who and not _ending_at(titles, sentence, who.start())) or (nearest and _is_contact(match, nearest, governed)):
        return False
    if not bound:
        return not WEAK.match(match[0]) or bool(NO.search(sentence, 0, match.start()))
    return not (WEAK.match(match[0]) and DESCRIBES.search(sentence[: nearest.end if nearest else match.start()]))


def _is_contact(match: re.Match[str], nearest: Title, governed: set[str]) -> bool:
    """Whether the words say of a post that it is to be turned to, which is said of it as a contact."""
    return bool(nearest.role not in governed and match["be"] and TURNED_TO.fullmatch(match["verb"]))


def _with_limit(sentence: str, match: re.Match[str]) -> str:
    """A stretch, as far as the time limit that follows it."""
    limit = LIMIT.search(sentence, match.end())
    between = sentence[match.end() : limit.start()] if limit else ""
    if limit is None or len(between) > FAR or re.search(rf"[,;:]|\b{FORCE}\b", between, re.I):
        return match[0]
    return sentence[match.start() : limit.end()]


def _other_force(sentence: str, match: re.Match[str]) -> str:
    """The force where the verb or a “no” before it makes it another than the first word says: “shall be entitled”, “no Member shall”."""
    if (match["verb"] or "").lower() == "entitled":
        return "entitled"
    if not NO.search(sentence, 0, match.start()):
        return ""
    return {"must": "must-not", "may": "must-not", "will": "must-not", "should": "should-not"}.get(force_of(match[0]), "")


def _bound(titles: Sequence[Title], sentence: str, match: re.Match[str], about: Roles) -> Roles:
    """Whom a duty binds: who acts, in the active voice; in the passive whoever comes after by, or nobody is named."""
    if not _passive(match):
        return about
    after = next((title for title in titles if title.start >= match.end()), None)
    if after is None or not BY.fullmatch(sentence[match.end() - 3 : after.start]):
        return ()
    return after.role,


def is_passive(words: str) -> bool:
    """Whether a stretch says what is done to its subject: whoever stands before it does not act."""
    match = DUTY.search(words)
    return bool(match and _passive(match))


def _passive(match: re.Match[str]) -> bool:
    return bool(match["be"] and PARTICIPLE.fullmatch(match["verb"]) and not STATES.fullmatch(match["verb"]))


def subject(titles: Sequence[Title], sentence: str, place: int, here: Roles = (), earlier: Roles = ()) -> Roles:
    """Whoever is the subject of the verb at a place; none where it is something else.

    here, earlier: the subject of the verb before in the sentence, and of the last sentence, of which the verb may go on.
    """
    lead = sentence[:place]
    who = WHO.search(lead)
    if who:
        return _together(titles, sentence, _ending_at(titles, sentence, who.start()))
    if PRONOUN.search(lead):
        return _first(titles, sentence, 0, place) or here or earlier
    if GOES_ON.search(lead):
        return here or _first(titles, sentence, 0, place)
    nearest = _ending_at(titles, sentence, place)
    chosen = _open_relative(titles, sentence, nearest) or nearest if nearest else None
    if chosen and not OBJECT.search(sentence, 0, tied(titles, sentence, chosen)[0].start):
        return _together(titles, sentence, chosen)
    start = lead.rfind(",") + 1 if IN_FRONT.match(sentence) else 0
    return _first(titles, sentence, start, place)


def _ending_at(titles: Sequence[Title], sentence: str, place: int) -> Title | None:
    """The title that stands right before a place."""
    return next((title for title in reversed(titles) if title.end <= place and not sentence[title.end : place].strip(" ,()")), None)


def _open_relative(titles: Sequence[Title], sentence: str, nearest: Title) -> Title | None:
    """Whoever an earlier “who” is about, where the title stands in that part of the sentence and is not its subject."""
    for title in titles[: titles.index(nearest)]:
        if RELATIVE.match(sentence, title.end) and not re.search(rf"\b{FORCE}\b|, $|\b(?:and|but) $", sentence[title.end : nearest.start], re.I):
            return title
    return None


def _first(titles: Sequence[Title], sentence: str, start: int, place: int) -> Roles:
    """Whoever is named first in a part of a sentence, where that is who acts and nothing of theirs."""
    inside = [title for title in titles if start <= title.start and title.end <= place]
    if not inside or OBJECT.search(sentence, 0, inside[0].start) or re.search(r"(?:['’]s|s['’])$", inside[0].words):
        return ()
    last = inside[0]
    for title in inside[1:]:
        if not (LINK.fullmatch(sentence[last.end : title.start]) and title.start > last.end + 1):
            break
        last = title
    return _together(titles, sentence, last)


def _together(titles: Sequence[Title], sentence: str, last: Title | None) -> Roles:
    """The roles of a title and of those before it that and, or, or a comma ties to it."""
    return tuple(dict.fromkeys(title.role for title in tied(titles, sentence, last))) if last else ()


def tied(titles: Sequence[Title], sentence: str, last: Title) -> list[Title]:
    """A title, with those before it that and, or, or a list with commas ties to it; in their order."""
    found = [last]
    for title in reversed(titles[: titles.index(last)]):
        between = sentence[title.end : found[0].start]
        if not LINK.fullmatch(between) or (len(found) == 1 and not between.strip(" ,")):  # commas alone tie nobody to the last of a list
            break
        if len(found) == 1 and _is_object(sentence, title, between):
            break
        found.insert(0, title)
    return found


def _is_object(sentence: str, title: Title, after: str) -> bool:
    """Whether a title belongs to a verb before it and not to what comes after: “should tell the Leader, and an Officer should ...”."""
    forces = list(re.finditer(rf"\b{FORCE}\b", sentence[: title.start], re.I))
    return bool(forces) and ("," in after or not re.search(r"[,;]", sentence[forces[-1].end() : title.start]))

"""What a clause asks, whom it names, which limits it sets and what must be known of it, drafted from its words: to accept, change or drop. Pure.

A draft is as it would be written into the file, every stretch verbatim. It is right often enough to save typing, and never taken by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from mo_advisor.mapping.whom import without_wide
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.duties import FAR, FORCE, LIMIT, duties_in, in_condition, sentences, subject, tied
from mo_advisor.protocol.force import force_of
from mo_advisor.protocol.model import Clause, sections
from mo_advisor.protocol.titles import Title, titles_in
from mo_advisor.protocol.words import words_of

FORMS = r"(?:e|es|ed|d|s|ing|y|ied|ies|t|ted|tted|red|led)?"  # of a verb; what else begins so is a noun, such as information
RECEIVES = (
    r"(?:(?:rais|report|refer"
    r"|complain|discuss|submit|put|address|bring|tak|speak|talk|contact|approach|direct|seek|ask|notif|lodg|send|forward|pass|channel"
    rf"|escalat|disclos|declar|authoris){FORMS}|issued|made?|make|brought|taken|spoke|spoken|sought|sent|available|advice (?:from|of)"
    r"|(?:complaints?|appeals?) to)"
)
CONSULTED, TOLD = rf"consult{FORMS}", rf"(?:(?:inform|tell|notif|cop|advis){FORMS}|told|copied)"
SEND = re.compile(
    rf"(?:{FORCE} (?:\w+ly )?(?:not )?(?:(?:first|then|also|in the first (?:instance|place)) )?(?:be )?(?:\w+ly )?|\b(?:is|are) )?"
    rf"\b(?P<verb>{CONSULTED}|{TOLD}|{RECEIVES})\b", re.I,
)
DECIDES = re.compile(r"(?:(?:will|shall|may|must|should) )?(?:decid|determin|rul|adjudicat|arbitrat|resolv)\w*", re.I)
SETTLED = re.compile(
    rf"(?:(?:{FORCE} (?:\w+ly )?(?:be )?)?(?:decided|determined|resolved|settled|approved|agreed) by"
    r"|with(?:out)? the (?:\w+ )?(?:approval|permission|consent|agreement) of) $", re.I,
)
IS_TURNED_TO = re.compile(rf"{FORCE} (?:\w+ly )?(?:also |first |then )?be (?P<verb>consulted|asked|approached|contacted)\b", re.I)
A_NOUN = re.compile(r"\b(?:an?|the|any|this|such|no)(?: \w+)? $", re.I)  # before a word that may be a verb or a noun, such as approach
TOGETHER = re.compile(r"(?:in|after) consultation with $", re.I)
CONDITION = re.compile(r"\b(?:if|where|unless|when|(?-i:Should))\b [^,;.:]{3,160}", re.I)
CITED = re.compile(r"\b(?:paragraphs?|clauses?|sections?|paras?\.?) (?P<number>\d{1,3}(?:\.\d{1,3})*)", re.I)
ELSEWHERE = re.compile(r" (?:of|to|in) (?:the|that|this) (?:Act|Code|Constitution|Regulations|Local|Data|Freedom|Human)")
ATTACHED = re.compile(
    r"\b(?:Appendix|Annex|Schedule|Attachment)(?: [A-Z0-9]{1,3})?\b|\b(?:table|list|diagram|flow ?chart) (?:opposite|overleaf|attached|below)",
    re.ASCII,
)
ADVICE = re.compile(r"\b(?:advice|guidance|assistance|clarification) (?:(?:may|should|can|must) be (?:sought|obtained) )?(?:from|of) $", re.I)
ADVISES = re.compile(r" (?:(?:will|can|may|is available to|is able to) )?(?:advise|give advice|provide advice|offer advice)", re.I)
DOUBT = re.compile(r"\b(?:doubts?|unsure|uncertain|not (?:sure|certain|clear)|does not (?:answer|cover))\b", re.I)
COMPLAINED_OF = re.compile(r"\b(?:an? |any |the )?(?:complaints?|concerns?|allegations?) (?:about|against|concerning|regarding) $", re.I)
NO_PLACE = re.compile(r"\b(?:about|against|concerning|regarding|involving|between)$", re.I)  # whoever comes after it is whom it is about
GOES_ON = re.compile(
    r"(?:if|where|when|should|unless) (?:it|this|that|these|(?:the|any|such|an?) (?:\w+ )?(?:matter|issue|problem|concern|complaint|dispute|"
    r"disagreement|approach|discussion|attempt|meeting)s?|informal \w+|agreement|no agreement)\b", re.I,
)  # a sentence that takes up the clause before
NOT_COVERED = "not-covered"  # the situation of which the catch-all is the rule
MOST_SECTIONS = 60  # of a protocol; a higher number is that of an Act
FIRST = re.compile(r"\b(?:in the first (?:instance|place)|first(?:ly)?|initially)\b", re.I)
THEN = re.compile(
    r"\b(?:not (?:\w+ )?(?:resolv\w+|satisf\w+|possible|settl\w+|reconcil\w+)|remain\w*|unresolved|dissatisfied|fail\w*|thereafter|then)\b", re.I
)


class Draft(NamedTuple):
    """Something that may be said of a clause. record: as it stands in the file.

    key: `duties`, `contacts`, `cites` or `rules` of the clause, or `advisers` or `cautions` of the file.
    """

    key: str
    record: dict[str, Any]


def drafts(book: Book, clause: Clause) -> tuple[Draft, ...]:
    """What the words of a clause suggest, without what the file already says of it."""
    words = words_of(clause)
    found = [*_duties(book, clause), *_contacts(book, clause), *_references(book, clause, words), *_for_silences(book, clause, words)]
    said = {duty.words for duty in clause.duties} | {contact.title for contact in clause.contacts} | {cited.words for cited in clause.cites}
    said |= {adviser.title for adviser in book.protocol.advisers if adviser.clause == clause.id}
    said |= {caution.text for caution in book.protocol.cautions}
    return tuple(draft for draft in found if not said & {draft.record.get(key) for key in ("words", "title", "text")})


def _duties(book: Book, clause: Clause) -> Iterator[Draft]:
    """Each stretch that carries a force; with whom it binds, where the words say it."""
    for duty in dict.fromkeys(duties_in(book, clause)):  # the same words twice are one stretch
        force = duty.force or ("information" if force_of(duty.words) == "information" else "")  # where it is not what the words themselves say
        said = {"force": force} if force else {}
        yield Draft("duties", {"words": duty.words, **said, **({"binds": duty.binds} if duty.binds else {})})


def _contacts(book: Book, clause: Clause) -> Iterator[Draft]:
    """Whoever is named as one to turn to, to consult, to tell or to decide; in the order in which the words put them, where they do."""
    every = list(sentences(clause))
    named = [_contacts_in(book, sentence) for sentence in every]
    before = _route_before(book, clause) if every and GOES_ON.match(every[0]) and THEN.search(every[0]) else None
    found = _in_order(named, before[1] if before else 0)
    unique = {_whom(record): record for record in reversed(found)}
    kept = [record for record in found if unique[_whom(record)] is record]
    tied = [record.get("step") for record in kept if "join" in record]
    untied = [_untied(record, tied.count(record.get("step"))) for record in kept]
    orderly = _orderly(untied, before[1] if before else 0)  # where it is not, the words did not give the order
    for record in untied:
        if not orderly:
            record.pop("step", None)
        yield Draft("contacts", {**record, "route": before[0]} if before and "step" in record else record)


def _whom(record: dict[str, Any]) -> tuple[Any, ...]:
    return record["role"], record["title"], record.get("involved")


def _in_order(named: Sequence[list[dict[str, Any]]], before: int) -> list[dict[str, Any]]:
    """The contacts of each sentence with their steps, where any has one: a sentence that says what comes then is a step on from the one before."""
    if not any("step" in record for records in named for record in records):
        return [record for records in named for record in records]
    step, found = before, []
    for records in filter(None, named):
        then = any(record.get("step") == "2" for record in records)
        on = then or step == before or all(record.get("when") for record in records)
        step = max(step + on, 1 + then)  # what comes then is never the first
        found += [{**record, "step": str(step)} for record in records]
    return found


def _orderly(records: Sequence[dict[str, Any]], before: int) -> bool:
    """Whether no step is that of two who are not tied, and none is left out."""
    alone = [record["step"] for record in records if "step" in record and "join" not in record]
    steps = sorted({int(record["step"]) for record in records if "step" in record})
    return len(alone) == len(set(alone)) and steps == list(range(before + 1, before + 1 + len(steps)))


def _route_before(book: Book, clause: Clause) -> tuple[str, int] | None:
    """The route of the clause before in the same section, and its last step; None where it names nobody in an order."""
    here = book.by_id[clause.id]
    if not here.order or book.positions[here.order - 1].headings != here.headings:
        return None
    last = next((contact for contact in reversed(book.positions[here.order - 1].clause.contacts) if contact.step), None)
    if last is None:
        return None
    route = last.route or book.positions[here.order - 1].clause.id
    every = (contact for position in book.positions if position.clause.id != clause.id for contact in position.clause.contacts
             if (contact.route or position.clause.id) == route and contact.step)
    return route, max(int(contact.step or 0) for contact in every)


def _untied(record: dict[str, Any], others: int) -> dict[str, Any]:
    return {key: value for key, value in record.items() if key != "join" or others > 1}


def _contacts_in(book: Book, sentence: str) -> list[dict[str, Any]]:
    titles, governed = titles_in(book, sentence), {role.id for role in book.vocabulary.governed}
    found: list[dict[str, Any]] = []
    for place, title in enumerate(titles):
        if title.role in governed or re.search(r"(?:['’]s|s['’])$", title.words):
            continue
        before = titles[place - 1] if place else None
        record = _by_itself(sentence, title) or _sent_to(book, sentence, title, titles, governed) or _joined(sentence, before, title, found)
        if record:
            found.append(record)
    limit = LIMIT.search(sentence)
    if limit and found:
        found[0] = {**found[0], "limit": _limit(limit, titles, found[0])}
    return found


def _by_itself(sentence: str, title: Title) -> dict[str, Any] | None:
    """A contact who decides, or is consulted, as the words right before or after the title say."""
    settled, together = SETTLED.search(sentence, 0, title.start), TOGETHER.search(sentence, 0, title.start)
    if settled and in_condition(sentence, settled.start()):
        return None
    if settled or together:
        do = (settled or together)[0].strip()  # type: ignore[index]
        return {"role": title.role, "title": title.words, "do": do, "part": "decides" if settled else "consulted"}
    after = re.compile(r"\s+").match(sentence, title.end)
    match = DECIDES.match(sentence, after.end()) if after else None
    if match and not in_condition(sentence, match.start()):
        return {"role": title.role, "title": title.words, "do": match[0], "part": "decides"}
    turned_to = IS_TURNED_TO.match(sentence, after.end()) if after else None
    part = {"part": "consulted"} if turned_to and turned_to["verb"].lower() == "consulted" else {}
    return {"role": title.role, "title": title.words, "do": turned_to[0], **part} if turned_to else None


def _sent_to(book: Book, sentence: str, title: Title, titles: Sequence[Title], governed: set[str]) -> dict[str, Any] | None:
    """A contact, where a verb before the title leads to it and nobody else stands between."""
    between = max((other.end for other in titles if other.end <= title.start), default=0)
    verbs = [match for match in SEND.finditer(sentence, 0, title.start) if match.start() >= max(0, title.start - FAR)]
    verbs = [match for match in verbs if match.end() >= between]
    verbs = [match for match in verbs if match["verb"].lower() != "complaint"] or verbs  # a noun, but in “by way of complaint to”
    if not verbs:
        return None
    near = [match for match in verbs if "," not in sentence[match.end() : title.start]] or verbs[-1:]
    leading = next((match for match in reversed(near) if re.match(FORCE, match[0], re.I)), near[0])
    verb, do = leading["verb"].lower(), sentence[leading.start() : title.start].strip()
    if re.search(r"[.;:]|\b(?:by|or|and|except)\b(?!.*\b(?:to|with|from|of)$)|\b(?:or|by)$", do) or NO_PLACE.search(do):
        return None
    only_if = in_condition(sentence, leading.start()) and not re.match(FORCE, leading[0], re.I)
    if verb == "refers" or only_if or re.search(r"(?<!advice )(?<!guidance )(?<!approval )(?<!views )\b(?:at|of)$", do):
        return None
    if (verb == "complaint" and len(do.split()) > len(("complaint", "to"))) or do.endswith(","):
        return None
    if verb in ("approach", "contact", "report") and not re.match(FORCE, leading[0], re.I) and A_NOUN.search(sentence, 0, leading.start()):
        return None
    told, consulted = re.match(TOLD, verb) and not re.search(r"\b(?:to|with)$", do), re.match(CONSULTED, verb)
    record: dict[str, Any] = {"role": title.role, "title": title.words, "do": do}
    record |= {"part": "consulted"} if consulted else {"part": "told"} if told else {}
    record |= _who_acts(sentence, titles, leading, governed)
    record |= {"of": "you"} if title.theirs else {}
    about = _complained_of(book, sentence, titles, leading, governed)
    condition = None if about else _condition(sentence, leading, title)
    if about:
        record.pop("by", None)  # whoever is complained of does not take the step
    record |= about
    record |= {"when": condition[0].strip()} if condition and title.words not in condition[0] and do not in condition[0] else {}
    first = FIRST.search(do) or (FIRST.search(sentence) and not THEN.search(sentence))
    record |= {"step": "1"} if first else {"step": "2"} if THEN.search(sentence) and condition else {}
    return record


def _condition(sentence: str, verb: re.Match[str], title: Title) -> re.Match[str] | None:
    """Under what condition somebody is turned to: what is said before it, or right after it and not of what comes then."""
    found = CONDITION.finditer(sentence)
    return next((one for one in found if one.start() < verb.start() or not re.search(rf"\b{FORCE}\b", sentence[title.end : one.start()], re.I)), None)


def _complained_of(book: Book, sentence: str, titles: Sequence[Title], verb: re.Match[str], governed: set[str]) -> dict[str, Any]:
    """About whom it must be, where the words before the verb speak of a complaint about somebody; of a post and a wide role beside it, the post."""
    of = next((title for title in reversed(titles) if title.end <= verb.start()), None)
    every = tied(titles, sentence, of) if of else []
    said = COMPLAINED_OF.search(sentence, 0, every[0].start) if every else None
    if said is None or any(title.role in governed for title in every):
        return {}
    return {"when": sentence[said.start() : every[-1].end], "involved": without_wide(book, tuple(dict.fromkeys(title.role for title in every)))}


def _who_acts(sentence: str, titles: Sequence[Title], verb: re.Match[str], governed: set[str]) -> dict[str, Any]:
    """Who takes the step: nobody is named in the passive, else whoever stands before the verb, where that is not whoever may ask."""
    acting = subject(titles, sentence, verb.start())
    if re.match(r"(?:will|shall|may|must|should) (?:\w+ly )?(?:not )?(?:first )?be ", verb[0], re.I):
        return {"passive": "yes"} if re.match(r"(?:will|shall)", verb[0], re.I) else {}
    if re.match(r"(?:is|are) ", verb[0], re.I):
        return {}
    others = tuple(role for role in acting if role not in governed)
    return {"by": others} if others and not set(acting) & governed else {}


def _joined(sentence: str, before: Title | None, title: Title, found: list[dict[str, Any]]) -> dict[str, Any] | None:
    """A contact that and, or, or and/or ties to the one before it; both are tied."""
    if before is None or not found or found[-1]["title"] != before.words:
        return None
    tie = re.fullmatch(r",?\s*(and ?/ ?or|and|or)?\s*,?\s*(?:to|with|from|by)?\s*", sentence[before.end : title.start])
    if tie is None or not (tie[1] or "," in tie[0]):
        return None
    join = (tie[1] or "").replace(" ", "") or found[-1].get("join", "or")
    for record in found:
        if record["do"] == found[-1]["do"]:
            record["join"] = join
    alike = {key: value for key, value in found[-1].items() if key != "of"}
    return {**alike, "role": title.role, "title": title.words, "join": join} | ({"of": "you"} if title.theirs else {})


def _limit(limit: re.Match[str], titles: Sequence[Title], record: dict[str, Any]) -> dict[str, str]:
    """A time limit, with whom it binds: whoever is named nearest before it, else the contact."""
    named = [title for title in titles if title.end <= limit.start()]
    bound = named[-1] if named else None
    return {"words": limit[0], "binds": bound.role if bound else record["role"], **({"title": bound.words} if bound else {})}


def _references(book: Book, clause: Clause, words: str) -> Iterator[Draft]:
    """References to other clauses; and a caution where what is meant is not in the document."""
    numbers = {section.number for section in sections(book.protocol)} | book.by_id.keys()
    for match in CITED.finditer(words):
        there = match["number"] in numbers
        statute = match["number"].isdigit() and int(match["number"]) > MOST_SECTIONS and not there
        if not (statute or ELSEWHERE.match(words, match.end()) or match["number"] == clause.id):
            yield Draft("cites", {"words": match[0], "to": (match["number"],)}) if there else _missing(clause, match[0], "reference")
    printed = " ".join(section.heading for section in sections(book.protocol)) + " ".join(book.protocol.end)
    for attached in dict.fromkeys(match[0] for match in ATTACHED.finditer(words)):
        if attached not in printed:
            yield _missing(clause, attached, "missing")


def _for_silences(book: Book, clause: Clause, words: str) -> Iterator[Draft]:
    """Whom the clause names for advice in general; and that it is read out wherever the document is silent, where it is about what is not covered."""
    governed = {role.id for role in book.vocabulary.governed}
    asked = [record for sentence in sentences(clause) if DOUBT.search(sentence) for record in _contacts_in(book, sentence)]
    for record in (record for record in asked if record.get("part", "receives") in ("receives", "consulted") and "by" not in record):
        yield Draft("advisers", {key: record[key] for key in ("role", "title", "join") if key in record} | {"clause": clause.id})
    doubted = {record["title"] for record in asked}
    for title in titles_in(book, words):
        if title.role not in governed and title.words not in doubted and (ADVICE.search(words, 0, title.start) or ADVISES.match(words, title.end)):
            yield Draft("advisers", {"role": title.role, "title": title.words, "clause": clause.id})
    catch_all = any(rule.governs and NOT_COVERED in rule.situations for rule in clause.rules)
    if catch_all and not any(rule.silent for rule in clause.rules):
        yield Draft("rules", {"silent": "yes"})


def _missing(clause: Clause, words: str, kind: str) -> Draft:
    return Draft("cautions", {"kind": kind, "text": f"{clause.id} speaks of “{words}”, which is not in this document.", "clauses": (clause.id,)})

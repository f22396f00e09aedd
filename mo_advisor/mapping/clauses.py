"""Asking once about a clause: what it asks, whom it names and what must be known of it, with drafts to accept; or why it is never advice."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from mo_advisor.errors import Invalid
from mo_advisor.interview.options import Option
from mo_advisor.interview.prompter import Prompter
from mo_advisor.interview.screens import BACK, WHY, Screen
from mo_advisor.mapping import writing
from mo_advisor.mapping.drafts import Draft, drafts
from mo_advisor.mapping.file import MappingFile
from mo_advisor.mapping.status import NOTHING_TO_ADD
from mo_advisor.mapping.whom import OTHERS, also_means, called, in_words, sides, typed_roles
from mo_advisor.protocol.book import Book
from mo_advisor.protocol.force import force_of
from mo_advisor.protocol.model import Clause
from mo_advisor.protocol.titles import titles_in
from mo_advisor.protocol.words import words_of
from mo_advisor.vocabulary import Vocabulary

ALL, EACH, NONE, WHOLE, LATER, OWN_WORDS, ADD_DUTY, ADD_CONTACT = "all", "each", "none", "whole", "later", "own-words", "add-duty", "add-contact"
TAKE_BACK = "take-back"
ACCEPT, CHANGE, DROP = "accept", "change", "drop"
STANDS = "Nothing to add; what is said of it stands"
SAID = {"duty": "duties", "contact": "contacts", "reference": "cites"}  # what may be taken back, by its name in a sentence
SHORT = 260
MOST_NAMED = 3  # roles named in a clause that are offered as those whom a duty binds
DRAFTED = "Drafted from its words; nothing counts until you accept it. Read each: some are wrong."
NOTHING_DRAFTED = "Nothing could be drafted from its words."
NO_MORE = "Its words suggest nothing more than what is said of it already."
AGAIN = "What was dropped before is drafted again, since the file does not keep it."
OPEN = "whom it binds its words do not say; you are asked when you accept it"
BINDS = "Whom does “{}” bind: who must see to it?"
BINDS_EXPLAINED = "The words do not say who is to do it, as in “a complaint should be made to”. Say whom it binds, or drop the duty."
NEEDED = {"duties": ("words",), "contacts": ("title", "do", "role")}  # parts without which nothing is written
LEFT_OUT = "Nothing was written, since it has no {}."
KEEP = "Enter alone keeps it as it is: {}"
REASONS = (
    Option("introduces", "It only introduces what follows, or says what the document is for."),
    Option("keeping", "It is about how the document is kept, adopted or reviewed."),
    Option("describes", "It describes something and answers no situation."),
)
EXPLAINED = (
    "A duty is what a stretch of the clause asks of somebody, in the document's words. A contact is somebody whom the clause names to turn to, to "
    "tell, to consult or to decide. Drafts are made from the words alone and are often incomplete: look at whom they name."
)
NEVER = "No situation leads to this clause. Why is it never advice?"
NEVER_EXPLAINED = "No situation leads to this clause. The reason is recorded, so that nobody takes it for an oversight. “Later” leaves it open."
WORDS_ASKED = {
    "duties": (("words", "Words of the clause that carry the duty"),),
    "contacts": (
        ("title", "Whom it names, in the clause's words"), ("do", "What is done, in the clause's words"),
        ("when", "Under what condition, in the clause's words (- for none)"),
        ("part", "Part: receives, decides, acts, consulted, told or other-party"),
        ("step", "Step, from 1, where the document puts steps in an order (- for none)"),
    ),
}
INVOLVED = "About whom it must be. A wide role, such as Senior officer, stands for every narrower one."
ROLES_ASKED = {"duties": ("binds", "Whom it binds."), "contacts": ("role", "Which role that is.")}


def ask_clause(page: Prompter, file: MappingFile, clause: str, place: str) -> bool:
    """Asks about a clause. False where somebody goes back to the one before. Raises Left, KeyboardInterrupt or EOFError where somebody leaves."""
    of = file.book.clause(clause)
    again = f"To look at again: {of.review}" if of.review else ""
    judged = "; ".join(f"{rule.weight}: {', '.join(rule.situations)}" for rule in of.rules) if of.review else ""
    page.tell(f"{place} {clause}: {textwrap.shorten(words_of(of), SHORT, placeholder=' …')}", *filter(None, (again, judged)))
    return _ask_records(page, file, of) if of.rules else _ask_reason(page, file, of)


def _ask_reason(page: Prompter, file: MappingFile, clause: Clause) -> bool:
    """Asks why a clause without rules is never advice."""
    others = Option(OWN_WORDS, "For a reason in my own words"), Option(WHOLE, "The whole clause"), Option(LATER, "Later: it may be about something")
    screen = Screen(f"{clause.id} considered", NEVER, (*REASONS, *others), back="The clause before", at_once=True)
    while (value := page.choose(screen)) in (WHY, WHOLE):
        page.tell(NEVER_EXPLAINED if value == WHY else words_of(clause))
    if value in (BACK, LATER):
        return value == LATER
    said = {option.value: option.label for option in REASONS}
    reason = page.line("Why is it never advice?", "Reason:") if value == OWN_WORDS else said[value]
    if reason:
        _changed(page, file, lambda text: writing.with_text(writing.without_keys(text, clause.id, ["review"]), clause.id, "considered", reason))
    return True


def _ask_records(page: Prompter, file: MappingFile, clause: Clause) -> bool:
    """Offers the drafts of a clause, all at once or one by one."""
    found = drafts(file.book, clause)
    page.tell(*(f"{number}. {_shown(file.book, draft)}" for number, draft in enumerate(found, start=1)))
    while True:
        value = page.choose(_records_screen(file.book.clause(clause.id), len(found)))
        if value == WHY:
            page.tell(EXPLAINED)
        elif value == WHOLE:
            page.tell(words_of(clause))
        elif value == TAKE_BACK:
            keys = [*SAID.values(), *(["note"] if clause.note == NOTHING_TO_ADD else [])]
            _changed(page, file, partial(writing.without_keys, clause=clause.id, keys=keys))
            return _ask_records(page, file, file.book.clause(clause.id))
        elif value in (ADD_DUTY, ADD_CONTACT):
            key = "duties" if value == ADD_DUTY else "contacts"
            _accept(page, file, clause, changed(page, Draft(key, {}), file.book.vocabulary))
        elif value in (BACK, LATER):
            return value == LATER
        elif value != EACH or _one_by_one(page, file, clause, found):
            for draft in found if value == ALL else ():
                _accept(page, file, clause, draft)
            _settle(page, file, clause)
            return True


def _records_screen(clause: Clause, count: int) -> Screen:
    every = Option(ALL, f"Accept all {count}" if count > 1 else "Accept it"), Option(EACH, "Accept, change or drop one by one")
    options = (
        *(every if count else ()), Option(NONE, "Drop them; nothing to add" if count else STANDS if clause.review else "Nothing to add"),
        Option(ADD_DUTY, "Add a duty"), Option(ADD_CONTACT, "Add a contact"), Option(WHOLE, "The whole clause"), Option(LATER, "Later"),
        *([Option(TAKE_BACK, f"Take back what was said of it ({said})")] if (said := _said_of(clause)) else ()),
    )
    told = DRAFTED if count else NO_MORE if _said_of(clause) else NOTHING_DRAFTED
    told += f" {AGAIN}" if count and clause.review and _said_of(clause) else ""
    return Screen(f"{clause.id} drafts", told, options, back="The clause before", at_once=True)


def _said_of(clause: Clause) -> str:
    """What the file says of a clause but its rules, counted in words."""
    counted = {name: len(getattr(clause, key)) for name, key in SAID.items()}
    said = ", ".join(f"{name}: {count}" for name, count in counted.items() if count)
    return said or ("nothing to add" if clause.note == NOTHING_TO_ADD else "")


def _settle(page: Prompter, file: MappingFile, clause: Clause) -> None:
    """Marks a clause as looked at, once its drafts are accepted or dropped."""
    now = file.book.clause(clause.id)
    if not (now.duties or now.contacts or now.note):
        _changed(page, file, lambda text: writing.with_text(text, clause.id, "note", NOTHING_TO_ADD))
    _changed(page, file, lambda text: writing.without_keys(text, clause.id, ["review"]))


def _one_by_one(page: Prompter, file: MappingFile, clause: Clause, found: Sequence[Draft]) -> bool:
    """Asks about each draft; going back takes back what was said of the one before. False where somebody goes back behind the first."""
    texts: list[str] = []  # the file as it was before each
    while len(texts) < len(found):
        number, before = len(texts), file.text
        if _ask_draft(page, file, clause, found[number], f"{number + 1} of {len(found)}."):
            texts.append(before)
        elif texts:
            _changed(page, file, partial(_as_it_was, texts.pop()))
        else:
            return False
    return True


def _as_it_was(before: str, _: str) -> str:
    return before


def _ask_draft(page: Prompter, file: MappingFile, clause: Clause, draft: Draft, place: str) -> bool:
    """Asks about one draft. False where somebody goes back."""
    options = (Option(ACCEPT, "Accept"), Option(CHANGE, "Change"), Option(DROP, "Drop"))
    screen = Screen(f"{clause.id} draft", f"{place} {_shown(file.book, draft)}", options, back="The draft before", at_once=True)
    while (value := page.choose(screen)) == WHY:
        page.tell(EXPLAINED)
    if value == CHANGE:
        _accept(page, file, clause, changed(page, draft, file.book.vocabulary))
    elif value == ACCEPT:
        _accept(page, file, clause, draft)
    return value != BACK


def _bound(page: Prompter, file: MappingFile, clause: Clause, words: str) -> tuple[str, ...]:
    """Whom a duty binds whose words leave it open; nobody where it is to be dropped."""
    book, every = file.book, sides(file.book)
    named = dict.fromkeys(title.role for title in titles_in(book, words_of(clause)) if (title.role,) not in every.values())
    lists = {**every, **{role: (role,) for role in list(named)[:MOST_NAMED]}}
    all_ = tuple(role for side in every.values() for role in side)
    options = (
        *(Option(kind, in_words(roles, book.vocabulary)) for kind, roles in lists.items()),
        *([Option(ALL, in_words(all_, book.vocabulary))] if len(every) > 1 else ()),
        Option(OTHERS, "Other roles, which I type"), Option(DROP, "Nobody in particular: drop this duty"),
    )
    while True:
        value = page.choose(Screen("binds", BINDS.format(words), options, at_once=True))
        if value in (WHY, BACK):
            page.tell(BINDS_EXPLAINED)
        elif value != OTHERS:
            return () if value == DROP else {**lists, ALL: all_}[value]
        elif typed := typed_roles(page, book.vocabulary):
            return typed


def _accept(page: Prompter, file: MappingFile, clause: Clause, draft: Draft) -> None:
    at_top = {"cautions": writing.with_caution, "advisers": writing.with_adviser}.get(draft.key)
    if at_top:
        _changed(page, file, lambda text: at_top(text, draft.record))
    elif draft.key == "duties" and draft.record and "binds" not in draft.record:
        bound = _bound(page, file, clause, draft.record["words"])
        _accept(page, file, clause, Draft(draft.key, {**draft.record, "binds": bound} if bound else {}))
    elif draft.record:
        _changed(page, file, lambda text: writing.with_records(text, clause.id, draft.key, [draft.record]))


def _changed(page: Prompter, file: MappingFile, how: Callable[[str], str]) -> None:
    """Saves a change, or says why the file would not hold with it."""
    try:
        file.change(how)
    except Invalid as invalid:
        page.tell("That was not written, because:", *dict.fromkeys(problem.message for problem in invalid.problems))


def changed(page: Prompter, draft: Draft, vocabulary: Vocabulary) -> Draft:
    """A draft with what somebody types in place of its parts; empty where a part is left out that it must have."""
    record = dict(draft.record)
    for key, asked in WORDS_ASKED.get(draft.key, ()):
        stands = record.get(key) or ("receives" if key == "part" and record else "")
        typed = page.line(f"{asked}. {KEEP.format(_said(stands))}", f"{key.capitalize()}:")
        if typed == "-":
            record.pop(key, None)
        elif typed:
            record[key] = typed
    key, asked = ROLES_ASKED.get(draft.key, ("", ""))
    if key:
        page.tell(f"{asked} {KEEP.format(_said(record.get(key)))}")
        if roles := typed_roles(page, vocabulary):
            record[key] = roles if key == "binds" else roles[0]
    if "involved" in record:
        page.tell(f"{INVOLVED} {KEEP.format(in_words(record['involved'], vocabulary))}")
        record["involved"] = typed_roles(page, vocabulary) or record["involved"]
    if draft.key == "duties" and "words" in record and force_of(record["words"]) != "information":
        record.pop("force", None)
    left_out = [key for key in NEEDED.get(draft.key, ()) if not record.get(key)]
    if left_out and record:
        page.tell(LEFT_OUT.format(" and ".join(left_out)))
    return Draft(draft.key, {} if left_out else record)


def _said(value: Any) -> str:
    return "nothing yet" if not value else value if isinstance(value, str) else ", ".join(value)


def _shown(book: Book, draft: Draft) -> str:
    """A draft in a line, with what the wide roles include about whom it must be."""
    wide = also_means(book, draft.record.get("involved", ()))
    return in_short(draft, book.vocabulary) + (f" ({wide})" if wide else "")


def in_short(draft: Draft, vocabulary: Vocabulary) -> str:
    """A draft in a line."""
    record = draft.record
    if draft.key == "duties":
        binds = f"binds {in_words(record['binds'], vocabulary)}" if "binds" in record else OPEN
        return f"Duty: “{record['words']}” ({record.get('force') or force_of(record['words'])}), {binds}"
    if draft.key == "contacts":
        return _contact_in_short(record, vocabulary)
    if draft.key == "advisers":
        return f"For advice in general: “{record['title']}” ({called(record['role'], vocabulary)})"
    if draft.key == "rules":
        return "Catch-all: read out wherever the document is silent"
    return f"Reference: “{record['words']}” is to {', '.join(record['to'])}" if draft.key == "cites" else f"Caution: {record['text']}"


def _contact_in_short(record: Mapping[str, Any], vocabulary: Vocabulary) -> str:
    told = [f"“{record['do']}” “{record['title']}” ({called(record['role'], vocabulary)})", record.get("part", "receives")]
    told += [f"{key} {_said(record[key])}" for key in ("by", "of", "when", "step", "route", "join") if key in record]
    told += [f"only about {in_words(record['involved'], vocabulary)}"] if "involved" in record else []
    told += [f"limit “{record['limit']['words']}”"] if "limit" in record else []
    return f"Contact: {'; '.join(told)}"

"""A council's protocol as records: its words as a tree, and beside each clause what it is about.

These declarations are the one table of fields: the reader (`reading`) and the JSON Schema (`schema`) follow them. Every record is immutable
and keeps the place where it stands in its file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from mo_advisor.records.condition import Condition
from mo_advisor.records.fields import Alone, Conditions, Date, Either, Id, Many, Map, Nested, OneOf, Record, Text, YesNo, field

FORCES = ("must", "must-not", "should", "should-not", "may", "will", "entitled", "information")
WEIGHTS = ("rule", "duty", "route", "background")
PARTS = ("receives", "decides", "acts", "consulted", "told", "other-party")
WHOSE = ("you", "subject")
JOINS = ("or", "and", "and/or")
STATUSES = ("in-force", "draft", "superseded", "unknown")
CAUTIONS = ("tension", "reference", "body", "missing", "misprint", "scope", "gap", "dated", "proposal")
ASKER = Conditions("role", none="anyone")
NUMBER = Text(r"[1-9][0-9]{0,2}", "a whole number from 1 to 999", whole=True)
FACT = Text(r"[A-Za-z0-9][A-Za-z0-9_.-]*", "letters, digits and hyphens")
VALUE = Text(r"(?!not-sure$)[A-Za-z0-9][A-Za-z0-9_.-]*", "letters, digits and hyphens, and not `not-sure`, which means that there is no answer")
CONTENTS = Many(Nested(lambda: (Section, Clause)))
ITEMS = Many(Either((Alone(lambda: Item, "text"), Nested(lambda: (Item,)))))
WHOM = Map(Id("role"), Text())


class Item(Record):
    """One item of a list inside a clause, with the items of its own list where it has one."""

    text: str = field(Text(), "The item's words.", required=True)
    label: str | None = field(Text(), "The label that the document prints, such as `(a)`; none where it prints only a bullet.")
    items: tuple[Item, ...] = field(ITEMS, "The items of the list inside it, in order.")


class Duty(Record):
    """What a stretch of the clause asks, and of whom; stretches that ask the same people with one force may be listed in one."""

    words: str = field(
        Either((Text(), Many(Text()))), "The words that carry the force, a verbatim stretch of the clause; or a list of stretches.", required=True)
    force: str = field(OneOf(FORCES), "How strongly, where it is not what the words themselves say: `shall` counts as must.")
    binds: tuple[str, ...] = field(Many(Id("role")), "Whom it binds or entitles: role ids.", required=True)


class Rule(Record):
    """When the clause is to be read out: situations, and conditions on the asker, on who is involved and on facts. All given parts must hold."""

    rule: tuple[str, ...] = field(Many(Id("situation")), "The situations that it governs exactly: for `situations` with the weight rule.")
    duty: tuple[str, ...] = field(Many(Id("situation")), "The situations on which it bears: for `situations` with the weight duty.")
    route: tuple[str, ...] = field(Many(Id("situation")), "The situations in which it says where to take it: for `situations` with the weight route.")
    background: tuple[str, ...] = field(Many(Id("situation")), "The situations in which it is background: for `situations` with that weight.")
    situations: tuple[str, ...] = field(Many(Id("situation")), "Situation ids; one of them must be the caller's.")
    silent: bool = field(YesNo(), "`yes` in place of situations: wherever this file records silence (the document's catch-all).", default=False)
    who: Condition | None = field(ASKER, "A condition on the asker; the file's askers where it is left out, or `anyone`.")
    involved: Condition | None = field(Conditions("role"), "A condition on whom it is about or who is on the other side.")
    facts: Condition | None = field(Conditions("fact"), "A condition on facts, each written `fact=value`.")
    weight: str = field(
        OneOf(WEIGHTS), "rule: governs exactly this, as it does where nothing is said; duty: bears on it; route: says where to take it; background: "
        "shown below, under `general`, as where it is `silent`.")
    items: tuple[str, ...] = field(Many(NUMBER), "The items that matter here, counted from 1.")
    contacts: bool | None = field(
        YesNo(), "`no` where the clause is to be read but its contacts are not for this caller; background has none unless `yes`.")
    note: str | None = field(Text(), "Why, where the judgement was close. Never shown as the document's words.")

    @property
    def governs(self) -> bool:
        """Whether the clause governs the situation under this rule, rather than saying where to take it or standing in the background."""
        return self.weight in ("rule", "duty")

    @property
    def offers_contacts(self) -> bool:
        """Whether the clause's contacts come with it under this rule."""
        return bool(self.contacts) or (self.contacts is None and self.weight != "background")


class Limit(Record):
    """A time limit that the document sets."""

    words: str = field(Text(), "The limit, a verbatim stretch of the clause.", required=True)
    binds: str = field(Id("role"), "Whom it binds: a role id.", required=True)
    title: str | None = field(Text(), "The document's own name for whom it binds, a verbatim stretch of the clause.")
    due: str | None = field(Text(), "What is due by then, a verbatim stretch of the clause.")


class Contact(Record):
    """Somebody whom the clause names, and what part they have."""

    whom: Mapping[str, str] = field(
        WHOM, "Role id: the document's own name for them, a verbatim stretch of the clause. Several share all that is said of the contact.")
    role: str | None = field(Id("role"), "The role id of the person or body; either this with a `title`, or `whom`, or `procedure`.")
    procedure: str | None = field(Text(), "A policy or procedure named in place of a person, verbatim.")
    title: str = field(Text(), "The document's own name for them, a verbatim stretch of the clause; that of the procedure where it is left out.")
    do: str = field(Text(), "What is done, a verbatim stretch of the clause.", required=True)
    when: str | None = field(Text(), "Under what condition, a verbatim stretch of the clause.")
    limit: Limit | None = field(Nested(lambda: (Limit,)), "A time limit that the document sets.")
    part: str = field(OneOf(PARTS), "What they do in it.", default="receives")
    by: tuple[str, ...] = field(Many(Id("role")), "Who takes the step, where it is not the caller: role ids; a caller who is one of them is `you`.")
    passive: bool = field(YesNo(), "`yes` where the words do not say who takes the step: “the matter will be referred”.", default=False)
    of: str | None = field(OneOf(WHOSE), "Whose post it is, where the document says “their”: the caller's, or the person's concerned.")
    step: str | None = field(NUMBER, "The order within the route; none means at any time.")
    join: str | None = field(OneOf(JOINS), "How it is tied to the other contacts of the same step.")
    route: str | None = field(Id("clause"), "The clause whose route this step belongs to, where it is not its own.")
    one_of_many: bool = field(YesNo(), "`yes` where many hold the post, so that somebody other than the person concerned is meant.", default=False)
    defunct: bool = field(YesNo(), "`yes` where the body no longer exists.", default=False)
    situations: tuple[str, ...] = field(Many(Id("situation")), "Only in these situations, where the clause's rules cover more.")
    silent: bool = field(YesNo(), "`yes` where the contact is only for matters on which this file records silence.", default=False)
    who: Condition | None = field(Conditions("role"), "A condition on the asker.")
    involved: Condition | None = field(Conditions("role"), "A condition on whom it is about.")
    facts: Condition | None = field(Conditions("fact"), "A condition on facts.")
    note: str | None = field(Text(), "Why, where the judgement was close.")


class CrossReference(Record):
    """A reference that the clause makes to other clauses of the same document."""

    words: str = field(Text(), "The reference, a verbatim stretch of the clause.", required=True)
    to: tuple[str, ...] = field(Many(Id("reference")), "The clauses or section numbers that it names.")
    wrong: str | None = field(Text(), "Why it cannot be meant as printed, where that is so; then it is flagged and not followed.")


class Clause(Record):
    """A clause, paragraph, definition or footnote: lead-in, items and closing words are one whole and are never shown apart."""

    id: str = field(
        Text(r"\S(.*\S)?", "words without a space at either end"), "The citation to say and type, unique in the file; its number, if it is left out.")
    number: str | None = field(Text(), "The number that the document prints, if it does.")
    title: str | None = field(Text(), "Words that stand on the number's own line, before the text.")
    text: str = field(Text(), "The paragraph, or the lead-in of the items.", required=True)
    items: tuple[Item, ...] = field(ITEMS, "The items, in order; one that prints only a bullet may be written as its words alone.")
    closing: str | None = field(Text(), "Words after the items.")
    footnotes: tuple[str, ...] = field(Many(Id("clause")), "The footnotes whose mark stands in this clause.")
    duties: tuple[Duty, ...] = field(Many(Nested(lambda: (Duty,))), "What it asks, and of whom.")
    rule: Rule | None = field(Alone(lambda: Rule, "rule"), "The situations that it governs exactly, for the file's askers.")
    duty: Rule | None = field(Alone(lambda: Rule, "duty"), "The situations on which it bears, for the file's askers.")
    route: Rule | None = field(Alone(lambda: Rule, "route"), "The situations in which it tells the file's askers where to take it.")
    background: Rule | None = field(Alone(lambda: Rule, "background"), "The situations in which it is background, for the file's askers.")
    rules: tuple[Rule, ...] = field(Many(Nested(lambda: (Rule,))), "When it is to be read out otherwise: to others, on conditions, with a note.")
    contacts: tuple[Contact, ...] = field(Many(Nested(lambda: (Contact,))), "Whom it names, in the document's order.")
    cites: tuple[CrossReference, ...] = field(Many(Nested(lambda: (CrossReference,))), "Its references to other clauses.")
    names: tuple[str, ...] = field(Many(Text()), "Outside documents that it names, verbatim.")
    considered: str | None = field(Text(), "Why it is never advice, where it has no rules.")
    review: str | None = field(Text(), "Why what is judged of it must be looked at again; taken out by whoever has done so.")
    note: str | None = field(Text(), "A note to editors.")


class Section(Record):
    """A heading and everything under it."""

    heading: str = field(Text(), "The printed heading, with its number where it has one.", required=True)
    number: str | None = field(Text(), "The number that the heading prints, where the heading does not begin with it.")
    contents: tuple[Section | Clause, ...] = field(
        CONTENTS, "The sections and clauses under the heading, in order; the clauses that follow it, up to the next heading, where it is left out.")


class Proposal(Record):
    """A change of wording that the source proposes and that nothing shows to have been adopted."""

    id: str = field(Text(), "How to refer to it.", required=True)
    clause: str = field(Id("clause"), "The clause that it would change.", required=True)
    paragraphs: tuple[str, ...] = field(Many(Text()), "The proposal's words.", required=True)


class RoleNote(Record):
    """What this document makes of a shared role."""

    is_: tuple[str, ...] = field(Many(Id("role")), "The wider roles that it is here, in place of the vocabulary's parent.", key="is")
    titles: tuple[str, ...] = field(Many(Text()), "The document's own names for it, verbatim.")
    note: str | None = field(Text(), "Why it is so here.")


class OwnFact(Record):
    """A follow-up question of this file's own."""

    ask: str = field(Text(), "The question.", required=True)
    values: Mapping[str, str] = field(Map(VALUE, Text(), least=1), "Value id: its label.", required=True)


class Adviser(Record):
    """Somebody whom the document names for advice in general."""

    whom: Mapping[str, str] = field(WHOM, "Role id: the document's own name for them, a verbatim stretch of the clause; several share all else.")
    role: str = field(Id("role"), "Their role id, with a `title`; in place of `whom`.")
    title: str = field(Text(), "The document's own name for them, a verbatim stretch of the clause.")
    clause: str = field(Id("clause"), "The clause that names them.", required=True)
    when: str | None = field(Text(), "For what the advice is offered, a verbatim stretch of the clause.")
    join: str | None = field(OneOf(JOINS), "How they are tied to the other advisers of the clause.")
    who: Condition | None = field(ASKER, "A condition on the asker; the file's askers where it is left out, or `anyone`.")


class Silence(Record):
    """A recorded silence: nothing in the document addresses these situations specifically, for these askers."""

    situations: tuple[str, ...] = field(Many(Id("situation")), "Situation ids.", required=True)
    who: Condition | None = field(ASKER, "The askers; the file's where it is left out, or `anyone`.")
    involved: Condition | None = field(Conditions("role"), "A condition on whom it is about.")
    facts: Condition | None = field(Conditions("fact"), "A condition on facts.")
    reason: str = field(Text(), "Why it is silence and not an oversight.", required=True)


class Caution(Record):
    """Something that a reader of these clauses must know: a tension, a reference that leads nowhere, a body that is gone."""

    kind: str = field(OneOf(CAUTIONS), "What sort of caution.", required=True)
    text: str = field(Text(), "The caution, in plain words; it settles nothing.", required=True)
    clauses: tuple[str, ...] = field(Many(Id("clause")), "The clauses that it is about; none where it is about the whole document.")
    shown: str = field(OneOf(("all", "any")), "Whether all of the clauses, or any one, must be in the advice for it to be shown.", default="all")
    situations: tuple[str, ...] = field(Many(Id("situation")), "Only in these situations.")
    who: Condition | None = field(Conditions("role"), "Only for these askers.")
    involved: Condition | None = field(Conditions("role"), "Only where it is about these.")
    facts: Condition | None = field(Conditions("fact"), "Only where these facts are answered so.")
    since: str | None = field(Date(), "From when an outside fact holds.")
    source: str | None = field(Text(), "Where an outside fact is known from.")


class Review(Record):
    """Situations that must be judged again."""

    situations: tuple[str, ...] = field(Many(Id("situation")), "Situation ids.", required=True)
    why: str = field(Text(), "What has to be looked at, and why.", required=True)


class Askers(Record):
    """For whom the document is: rules, silences and advisers that say nothing of the asker are for these."""

    are: tuple[str, ...] = field(Many(Id("role")), "Role ids.", required=True)
    others: str | None = field(
        Text(), "Why the document is silent to everybody else, in each situation in which no rule or duty and no other silence speaks of them.")


class SignOff(Record):
    """Who has approved the choice of clauses, and for which wording."""

    by: str = field(Text(), "The role of whoever signed it off (not a name).", required=True)
    on: str = field(Date(), "The day of the sign-off.", required=True)
    review_by: str | None = field(Date(), "When it is to be looked at again.")
    text_sha256: str = field(Text(r"[0-9a-f]{64}", "64 hexadecimal digits"), "The hash of the wording that was approved.", required=True)
    mapping_sha256: str = field(Text(r"[0-9a-f]{64}", "64 hexadecimal digits"), "The hash of the mapping that was approved.", required=True)
    edition: str | None = field(
        Text(), "The earlier edition that was signed off, where this is carried over from it: it stands for whatever has the same words in both.")


class LeftOut(Record):
    """Words of the source that are no part of the document."""

    kind: str = field(Text(), "What they are: `contents`, `header`, `footer`, `navigation`, `report`, or another plain word.", required=True)
    text: str = field(Text(), "The words, as they stand in the source on lines of their own.", required=True)


class Protocol(Record):
    """One council's Member/Officer Protocol: the law of the tool. Nothing else knows any rule."""

    schema: str = field(OneOf(("1",)), "The version of this format.", required=True)
    id: str = field(Text(r"[a-z][a-z0-9-]*", "small letters, digits and hyphens"), "The protocol's id.", required=True)
    council: str = field(Text(), "The council's name.", required=True)
    title: str = field(Text(), "The document's title.", required=True)
    edition: str = field(Text(), "The edition or date that the document bears.", required=True)
    status: str = field(OneOf(STATUSES), "No more than is known.", required=True)
    source: str | None = field(Text(), "The text that the file was made from, relative to it.")
    mapped: bool = field(YesNo(), "`yes` where every situation has been considered for every kind of asker.", default=False)
    sign_off: SignOff | None = field(Nested(lambda: (SignOff,)), "Who has approved the mapping.")
    review: tuple[Review, ...] = field(Many(Nested(lambda: (Review,))), "Situations to be judged again; taken out by whoever has done so.")
    askers: Askers | None = field(
        Either((Alone(lambda: Askers, "are"), Nested(lambda: (Askers,)))), "For whom the document is, by role; everybody, if it is left out.")
    roles: Mapping[str, RoleNote] = field(
        Map(Id("role"), Either((Alone(lambda: RoleNote, "titles"), Nested(lambda: (RoleNote,))))),
        "The document's own titles, and its refinements of roles.")
    different_people: tuple[tuple[str, ...], ...] = field(
        Many(Many(Id("role"), least=2)), "Pairs of posts that different people hold here, whatever the vocabulary supposes.")
    same_people: tuple[tuple[str, ...], ...] = field(
        Many(Many(Id("role"), least=2)), "Pairs of posts that one person is known to hold here.")
    facts: Mapping[str, OwnFact] = field(Map(FACT, Nested(lambda: (OwnFact,))), "Follow-up questions of this file's own, prefixed with its id.")
    advisers: tuple[Adviser, ...] = field(Many(Nested(lambda: (Adviser,))), "Whom the document names for advice in general, in its order.")
    silent: tuple[Silence, ...] = field(Many(Nested(lambda: (Silence,))), "What the document does not address.")
    cautions: tuple[Caution, ...] = field(Many(Nested(lambda: (Caution,))), "What a reader must know.")
    front: tuple[str, ...] = field(Many(Text()), "Printed lines before the first clause that are no clause.")
    proposals: tuple[Proposal, ...] = field(Many(Nested(lambda: (Proposal,))), "Changes that the source proposes; nothing shows them adopted.")
    document: tuple[Section | Clause, ...] = field(CONTENTS, "The document, in its order.", required=True)
    end: tuple[str, ...] = field(Many(Text()), "Printed lines after the last clause that are no clause.")
    footnotes: tuple[Clause, ...] = field(Many(Nested(lambda: (Clause,))), "Footnotes, printed after everything else.")
    left_out: tuple[LeftOut, ...] = field(Many(Nested(lambda: (LeftOut,))), "Words of the source that are no part of the document.")


class Position(NamedTuple):
    """A clause where it stands: its place in the order of the document, from 0, and the headings above it."""

    order: int
    clause: Clause
    headings: tuple[Section, ...]


def positions(protocol: Protocol) -> Iterator[Position]:
    """Every clause of a protocol in the document's order, with the headings above it."""

    def under(nodes: tuple[Section | Clause, ...], above: tuple[Section, ...]) -> Iterator[tuple[Clause, tuple[Section, ...]]]:
        for node in nodes:
            if isinstance(node, Section):
                yield from under(node.contents, (*above, node))
            else:
                yield node, above

    for order, (clause, headings) in enumerate(under((*protocol.document, *protocol.footnotes), ())):
        yield Position(order, clause, headings)


def sections(protocol: Protocol) -> Iterator[Section]:
    """Every section of a protocol, in the document's order, each before those inside it."""

    def under(nodes: tuple[Section | Clause, ...]) -> Iterator[Section]:
        for node in nodes:
            if isinstance(node, Section):
                yield node
                yield from under(node.contents)

    yield from under(protocol.document)

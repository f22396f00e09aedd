"""A council's own list of names and telephone numbers: a separate, dated file, printed beside the document's words and never merged into them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import combinations
from types import MappingProxyType

from mo_advisor.advice.answers import Answers
from mo_advisor.advice.identity import is_the_asker, is_the_same, is_the_subject
from mo_advisor.errors import Problem
from mo_advisor.protocol.book import Book
from mo_advisor.records.fields import Date, Id, Map, Nested, OneOf, Record, Text, field
from mo_advisor.vocabulary import Vocabulary


class Person(Record):
    """Who holds a post, and how to reach them; whatever of it the council wants to give."""

    name: str | None = field(Text(), "The post-holder's name.")
    telephone: str | None = field(Text(), "A telephone number.")
    email: str | None = field(Text(), "An e-mail address.")

    def is_also(self, other: Person) -> bool:
        """Whether two entries are one person, as far as a list can show it: a name, a telephone number or an e-mail address is the same."""
        given = ((_letters(ours), _letters(theirs)) for ours, theirs in zip(self._known(), other._known(), strict=True) if ours and theirs)
        return any(ours == theirs for ours, theirs in given)

    def _known(self) -> tuple[str | None, ...]:
        return self.name, self.telephone, self.email


class LocalContacts(Record):
    """One council's contacts. protocol: the id of the protocol that they go with. as_of: the day on which somebody checked them."""

    schema: str = field(OneOf(("1",)), "The version of this format.", required=True)
    protocol: str = field(Text(), "The id of the protocol that they go with.", required=True)
    as_of: str = field(Date(), "The day on which somebody checked them.", required=True)
    contacts: Mapping[str, Person] = field(Map(Id("role"), Nested(lambda: (Person,))), "Role id: who holds the post.", default=MappingProxyType({}))


def read_local(text: str, file: str, protocol_id: str, vocabulary: Vocabulary) -> LocalContacts:
    """Reads a list of local contacts for one protocol. Raises Invalid with every problem."""
    from mo_advisor.records.reader import read_record  # whoever has no list has no use for these
    from mo_advisor.words.names import did_you_mean, roles_called

    local, reading = read_record(LocalContacts, text, file)
    for mention in reading.mentions:
        if mention.id not in vocabulary.roles:
            near = reading.near(vocabulary.roles, partial(did_you_mean, mention.id, roles_called(vocabulary)))
            message = f"there is no role “{mention.id}”{near}"
            reading.problems.append(Problem(mention.place, "error", "unknown-role", message))
    if local.protocol != protocol_id:
        reading.report(local.at, "protocol", f"is for the protocol “{local.protocol}”, not for “{protocol_id}”")
    reading.raise_if_any()
    return local


def one_person(local: LocalContacts, book: Book) -> Iterator[tuple[str, str]]:
    """Pairs of posts for which the list has one person, and of which the protocol file does not say so."""
    for (role, person), (other, also) in combinations(local.contacts.items(), 2):
        if person.is_also(also) and not is_the_same(book, role, other):
            yield role, other


def concerned(local: LocalContacts, book: Book, answers: Answers, role: str) -> tuple[str, str] | None:
    """Another post that the holder of a post has by the list, where that is the `subject`'s or the `asker`'s own, and which of the two; else None."""
    for other, person in local.contacts.items():
        if other != role and role in local.contacts and person.is_also(local.contacts[role]):
            for whose, is_theirs in (("subject", is_the_subject), ("asker", is_the_asker)):
                if is_theirs(book, answers, other).truth:
                    return other, whose
    return None


def _letters(written: str) -> str:
    """What of a name, number or address tells it from another, however it is spaced and in whichever case."""
    return "".join(filter(str.isalnum, written.casefold()))

"""A council's own list of names and telephone numbers: a separate, dated file, printed beside the document's words and never merged into them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from mo_advisor.errors import Problem
from mo_advisor.records.fields import Date, Id, Map, Nested, OneOf, Record, Text, field
from mo_advisor.records.reader import read_record
from mo_advisor.vocabulary import Vocabulary
from mo_advisor.words.names import did_you_mean, roles_called


class Person(Record):
    """Who holds a post, and how to reach them; whatever of it the council wants to give."""

    name: str | None = field(Text(), "The post-holder's name.")
    telephone: str | None = field(Text(), "A telephone number.")
    email: str | None = field(Text(), "An e-mail address.")


class LocalContacts(Record):
    """One council's contacts. protocol: the id of the protocol that they go with. as_of: the day on which somebody checked them."""

    schema: str = field(OneOf(("1",)), "The version of this format.", required=True)
    protocol: str = field(Text(), "The id of the protocol that they go with.", required=True)
    as_of: str = field(Date(), "The day on which somebody checked them.", required=True)
    contacts: Mapping[str, Person] = field(Map(Id("role"), Nested(lambda: (Person,))), "Role id: who holds the post.", default=MappingProxyType({}))


def read_local(text: str, file: str, protocol_id: str, vocabulary: Vocabulary) -> LocalContacts:
    """Reads a list of local contacts for one protocol. Raises Invalid with every problem."""
    local, reading = read_record(LocalContacts, text, file)
    for mention in reading.mentions:
        if mention.id not in vocabulary.roles:
            message = f"there is no role “{mention.id}”{did_you_mean(mention.id, roles_called(vocabulary))}"
            reading.problems.append(Problem(mention.place, "error", "unknown-role", message))
    if local.protocol != protocol_id:
        reading.report(local.at, "protocol", f"is for the protocol “{local.protocol}”, not for “{protocol_id}”")
    reading.raise_if_any()
    return local

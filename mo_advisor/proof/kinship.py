"""Who is what, and who holds which post, read by hand from the vocabulary and the file.

Shares no code with the tree of roles and the identity filter that it is there to check.
"""

from __future__ import annotations

from mo_advisor.protocol.book import Book


class Kinship:
    """What one document makes of the shared roles.

    wider: each role with everything that it is. narrower: each role with everything that it may turn out to be. asking: the roles that ask.
    held: each role with the posts that somebody of exactly this role holds, or counts as the one who does.
    """

    def __init__(self, book: Book) -> None:
        self.book = book
        self.roles = tuple(book.vocabulary.roles)
        self.asking = frozenset(role.id for role in book.vocabulary.roles.values() if role.asks)
        self.wider = {role: self._wider(role) for role in self.roles}
        self.held = {role: self._held(role) for role in self.roles}
        self.narrower = {role: tuple(other for other in self.roles if role in self.wider[other]) for role in self.roles}

    def _wider(self, role: str) -> frozenset[str]:
        found, waiting = set(), [role]
        while waiting:
            role = waiting.pop()
            found.add(role)
            note, parent = self.book.protocol.roles.get(role), self.book.vocabulary.roles[role].parent
            waiting += note.is_ if note and note.is_ else [parent] if parent else []
        return frozenset(found)

    def _held(self, role: str) -> frozenset[str]:
        apart = {frozenset(posts) for posts in self.book.protocol.different_people}
        pairs = (pair for pair in self.book.vocabulary.same_person - apart if role in pair)
        return self.wider[role].union(*pairs)

    def party(self, situation: str) -> frozenset[str]:
        """The roles whose conduct a situation complains of; none where it is no complaint."""
        given = self.book.vocabulary.situations[situation]
        return frozenset(role for role in self.roles if given.complaint and self.wider[role] & set(given.party))

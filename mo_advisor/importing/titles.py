"""The titles that a document uses, each beside the role for which the vocabulary knows it, or a part of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from mo_advisor.vocabulary import Role, Vocabulary

SMALL = frozenset(("of", "the", "for", "to", "and", "in", "a"))  # words of a title that have no capital


def titles(text: str, vocabulary: Vocabulary) -> Mapping[str, list[str]]:
    """For every role the names that the vocabulary knows for it and that stand in a document's text with the capitals of a title.

    A name that stands there only within a longer title is given as that, unless another role has the first part of it: the Chair of a committee is no
    committee.
    """
    words = " ".join(text.split())
    known = {role.id: list(_names(role)) for role in vocabulary.roles.values() if not role.rest}
    every = {name.lower() for names in known.values() for name in names}
    posts = {name.split(" of ")[0] for name in every if " of " in name} - every  # `head`, of `Head of Service`
    found: dict[str, list[str]] = {}
    for role, names in known.items():
        printed = dict.fromkeys(title for name in names for title in _as_printed(name, words, posts))
        if alone := [title for title in printed if _stands_alone(title, printed, words)]:
            found[role] = alone
    return found


def _stands_alone(title: str, others: Iterable[str], words: str) -> bool:
    """Whether a title stands somewhere by itself, and not only within a longer one of the same role."""
    for other in others:
        if title != other and title in other:
            words = words.replace(other, "")
    return re.search(rf"(?<![\w-]){re.escape(title)}(?![\w-])", words) is not None


def _names(role: Role) -> Iterator[str]:
    """The names of a role; of what people say for it besides, only what ends as one of those does, or as its label begins."""
    label = re.sub(r"\s*\(.*?\)|,.*$", "", role.label).strip()
    first = label.split(" of ")[0] if " of a " in label else ""
    yield from (name for name in (label, *role.also) if name)
    for name in role.also:
        capitals = name.split(" ", 1)[-1]
        if name[:1].islower() and capitals.istitle() and " " in capitals:
            yield capitals  # of `minority Group Leader`
    ends = {name.split()[-1].lower() for name in (label, *role.also)}
    yield from (name for name in role.said if not role.body and (name.split()[-1].lower() in ends if " " in name else name.lower() == first.lower()))


def _as_printed(name: str, words: str, posts: set[str]) -> Iterator[str]:
    """A name as the document prints it, alone, in the plural and in longer titles, where each word that counts has a capital.

    posts: what begins a title by `of`.
    """
    longer = "|".join(re.escape(post.capitalize()) for post in sorted(posts))
    for found in re.finditer(rf"(?<![\w-])(?:({longer}) of )?((?i:{re.escape(name)}s?))(?![\w-])", words):
        capitals = all(word in SMALL or not word[:1].islower() for word in found[2].split()) and found[2][:1].isupper()
        if capitals and not (found[2].isupper() and not name.isupper()):
            yield found[0]

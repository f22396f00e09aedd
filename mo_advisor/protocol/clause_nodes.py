"""Where each clause stands in the text of a protocol file."""

from __future__ import annotations

from typing import Any

from mo_advisor.records.yaml_marks import value_of


def clause_nodes(top: Any) -> dict[str, Any]:
    """The mapping of every clause and footnote of a file, by its id or number."""
    found: dict[str, Any] = {}

    def under(listed: Any) -> None:
        for node in listed.value if listed is not None else ():
            inside, named = value_of(node, "contents"), value_of(node, "id") or value_of(node, "number")
            if inside is not None:
                under(inside)
            elif named is not None:
                found[named.value] = node

    under(value_of(top, "document"))
    under(value_of(top, "footnotes"))
    return found

"""A page in the format that was asked for."""

from __future__ import annotations

from mo_advisor.render.page import Paper


def printed(paper: Paper, format_: str) -> str:
    """A page in a format: `markdown` or `html`."""
    if format_ == "markdown":
        from mo_advisor.render.writers.markdown import to_markdown

        return to_markdown(paper)
    from mo_advisor.render.writers.html import to_html

    return to_html(paper)

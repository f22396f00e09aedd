"""A decision tree as one HTML document that stands alone: to be read, printed and signed. It has no script; every branch is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from mo_advisor.advice.cautions import status
from mo_advisor.analysis.decision_tree import Leaf, Node, Tree
from mo_advisor.protocol.book import Book
from mo_advisor.render.views import tree_words as words
from mo_advisor.render.views.document import caution_text, edition
from mo_advisor.render.words import NOT_ADVICE
from mo_advisor.render.writers.html import HEAD, escaped

PAGE = HEAD + """\
<body>
<a class="skip" href="#main">Skip to the tree</a>
<header>
{head}
</header>
{contents}<main id="main" tabindex="-1"{kind}>
{body}
</main>
</body>
</html>
"""


def tree_html(book: Book, trees: Sequence[Tree]) -> str:
    """The trees of a protocol as a page, with what is signed off and room for a signature. The same trees give the same bytes."""
    return PAGE.format(
        title=escaped(f"{words.TITLE}: {book.protocol.title}, {book.protocol.council}"),
        style=Path(__file__).with_name("tree.css").read_text(encoding="utf-8"),
        head="\n".join(_head(book)),
        contents="\n".join(_contents(book, trees)) + "\n" if len(trees) > 1 else "",
        kind=' class="many"' if len(trees) > 1 else "",
        body="\n".join(_situations(book, trees)),
    )


def _head(book: Book) -> Iterator[str]:
    yield f"<h1>{escaped(f'{book.protocol.council}: {book.protocol.title}')}</h1>"
    yield f"<p>{escaped(f'{words.TITLE}. {edition(book)} {words.signed(book)}')}</p>"
    yield from (f"<p>{escaped(caution_text(caution).removeprefix('- '))}</p>" for caution in status(book))
    yield '<dl class="hashes">'
    yield from (f"<dt>{escaped(name)}</dt><dd><code>{value}</code></dd>" for name, value in words.hashes(book))
    yield '</dl>\n<dl class="signature">'
    yield from (f"<div><dt>{escaped(blank)}</dt><dd></dd></div>" for blank in words.BLANKS)
    yield '</dl>\n<ul class="reading">'
    yield from (f"<li>{escaped(line)}</li>" for line in words.READING)
    yield f"<li>{escaped(NOT_ADVICE)}</li>\n</ul>"


def _contents(book: Book, trees: Sequence[Tree]) -> Iterator[str]:
    yield '<nav aria-labelledby="contents">\n<h2 id="contents">Situations</h2>\n<ul role="list">'
    for tree in trees:
        yield f'<li><a href="#{escaped(tree.situation)}">{escaped(words.situation(book, tree))}</a></li>'
    yield "</ul>\n</nav>"


def _situations(book: Book, trees: Sequence[Tree]) -> Iterator[str]:
    for topic, group in words.topics(book, trees):
        yield f"<h2>{escaped(topic)}</h2>"
        for tree in group:
            name = escaped(tree.situation)
            yield f'<section class="situation" aria-labelledby="{name}">'
            yield f'<h3 id="{name}">{escaped(words.situation(book, tree))} <code>{name}</code></h3>'
            yield from _node(book, tree.root)
            yield "</section>"


def _node(book: Book, node: Node) -> Iterator[str]:
    if isinstance(node, Leaf):
        yield from _leaf(book, node)
        return
    yield f'<p class="question">{escaped(words.question(book, node))}</p>\n<ul class="answers" role="list">'
    for edge in node.edges:
        yield f'<li><p class="answer">{escaped(words.answer(book, node, edge))}</p>\n<div>'
        yield from _node(book, edge.then)
        yield "</div></li>"
    yield "</ul>"


def _leaf(book: Book, leaf: Leaf) -> Iterator[str]:
    kind = " unmapped" if not leaf.mapped else " silent" if leaf.silent else ""
    yield f'<dl class="leaf{kind}">'
    for line in words.leaf_lines(book, leaf):
        yield f'<div class="{line.kind}"><dt>{escaped(line.label)}</dt> <dd>{escaped(line.text)}</dd></div>'
    yield "</dl>"

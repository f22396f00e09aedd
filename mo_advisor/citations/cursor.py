"""A place in the pieces of a text, and what stands there."""

from __future__ import annotations

from mo_advisor.citations.citation import Citation
from mo_advisor.citations.tokens import Token, is_label, tokens
from mo_advisor.citations.wording import JOIN, OF, TO, TRAILS

OPENING, CLOSING, QUOTES = "([“‘\"'", ")]”’\"'", "\"'“”‘’"
END = Token("end", "", 0, 0, False)


class Cursor:
    """Where a reader stands in the text between two semicolons. made: the references that it has read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(text)
        self.at = 0
        self.made: list[Citation] = []
        self.document = ""
        self.beside = ""

    def token(self, ahead: int = 0) -> Token:
        at = self.at + ahead
        return self.tokens[at] if at < len(self.tokens) else END

    def raw(self, token: Token) -> str:
        return self.text[token.start : token.end]

    def since(self, start: int, end: int | None = None) -> str:
        """The text from one piece to before another; to where the reader stands, where none is given."""
        last = (self.at if end is None else end) - 1
        said = self.text[self.tokens[start].start : self.tokens[last].end].strip() if last >= start else ""
        return said.rstrip(")]") if not ("(" in said or "[" in said) else said

    def take(self, *words: str) -> bool:
        """Steps over the next piece, if it is one of these."""
        if self.token().text in words and self.token().kind != "end":
            self.at += 1
            return True
        return False

    def skip(self, signs: str) -> None:
        while self.token().kind == "sign" and self.token().text in signs:
            self.at += 1

    def peek(self, at: int) -> Token:
        return self.tokens[at] if at < len(self.tokens) else END

    def phrase(self, phrases: tuple[str, ...]) -> int:
        """How many pieces the phrase at hand has; 0 where none of them is at hand."""
        for phrase in phrases:
            words = phrase.split()
            if self.token().text == words[0] and [self.token(ahead).text for ahead in range(len(words))] == words:
                return len(words)
        return 0

    def label_at(self, at: int) -> bool:
        """Whether a label in brackets stands there: `(a)`, `(ii)`, `(2)`, `[2]`."""
        opening, inside, closing = self.peek(at), self.peek(at + 1), self.peek(at + 2)
        if opening.text not in ("(", "[") or closing.text not in (")", "]"):
            return False
        return (inside.kind == "word" and is_label(inside.text)) or (inside.kind == "number" and inside.text.isdecimal() and len(inside.text) <= 2)

    def ends(self, at: int) -> bool:
        """Whether a letter that stands alone before a piece can be a label: nothing follows, or what joins, closes or places it."""
        token = self.peek(at)
        return token.kind in ("end", "sign", "number") or token.text in JOIN or token.text in TO or token.text in OF or token.text in TRAILS

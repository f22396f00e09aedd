"""Stretches of words: how far a heading or the name of a document goes, and what `except` leaves out."""

from __future__ import annotations

from mo_advisor.citations.cursor import OPENING
from mo_advisor.citations.joining import is_year
from mo_advisor.citations.steps import Steps
from mo_advisor.citations.tokens import Token
from mo_advisor.citations.wording import ARTICLES, DOCUMENTS, EXCEPT, JOIN, JOINED, LEADS, OF, OWN, PLACES, TRAILS, WEAK


class Stretches(Steps):
    """Finds where words end that are no step."""

    def exception(self) -> tuple[int, int] | None:
        """Where in the text a word such as `except` begins and where what it leaves out does, if that is a reference."""
        for at in range(len(self.tokens)):
            self.at = at
            if phrase := self.phrase(EXCEPT):
                self.at += phrase
                while self.token().text in OF | ARTICLES | {"for", "as", "by", ","}:
                    self.at += 1
                after, before = self.token(), self.tokens[at]
                weak = phrase == 1 and before.text in WEAK
                if self.starts(self.at) or self.label_at(self.at) or (at and not weak and after.kind == "word"):
                    self.at = 0
                    return before.start, after.start
        self.at = 0
        return None

    def run(self, stop_at_document: bool = False, closing: bool = False) -> None:
        """Steps over words up to the next reference that is none, the bracket that closes, or the end; not over the joiner before it."""
        start, document = self.at, False
        while self.at < len(self.tokens):
            if self.at > start and (self.starts(self.at) or (document and self.stops()) or (closing and self.token().text == ")")):
                break
            document = document or (stop_at_document and self.names_document(self.at, self.at + 1))
            self.at += 1
        while self.at > start and self.at < len(self.tokens) and self.parts(self.tokens[self.at - 1]):
            self.at -= 1

    def parts(self, token: Token) -> bool:
        return token.text in JOIN or token.text in LEADS or (token.kind == "sign" and token.text in ",&/-:+" + OPENING)

    def stops(self) -> bool:
        """Whether a name of a document can end here; `Protocol for Member and Officer Relations` does not end at its `and`."""
        token = self.token()
        if token.text in JOIN or token.text == "&":
            return self.token(1).text not in OWN
        return token.text in TRAILS or (token.kind == "sign" and token.text in ",&()-:+") or bool(self.phrase(JOINED))

    def names_document(self, start: int, end: int) -> bool:
        """Whether there is a word for a document among some pieces."""
        return any(token.text.removesuffix("'s").removesuffix("’s") in DOCUMENTS for token in self.tokens[start:end])

    def dated(self, words: str) -> str:
        """The name of a document with the year or the number that belongs to it: `the Act 2011`, `Protocol (2014)`, `Appendix 1`."""
        bracket = 1 if self.token().text == "(" and self.token(2).text == ")" else 0
        number = self.token(bracket)
        if number.kind == "number" and (is_year(number.text) or (self.tokens[self.at - 1].text in PLACES and not bracket)):
            self.at += 1 + 2 * bracket
            return f"{words} {number.text}"
        return words

"""References as people write them, read without any document. One grammar, of these forms (… stands for whatever was named before it):

| form | for example | means |
|---|---|---|
| number | `7.3`, `para 7.3`, `s.7.3`, `§7.3`, `paragraph seven`, `Section VII` | what prints the number |
| number label | `7.3(a)`, `7.3a`, `7.3(a)(ii)`, `7.3, sub-paragraph (a)`, `s.7(3)(a)` | the item with that letter; or a number in brackets |
| number ordinal | `4.3 (second)`, `the second 4.3` | one of several clauses of the same number |
| number item | `3.8, third bullet`, `3.8 bullets 2 and 3`, `4.3, second sentence` | the clause, and which items are meant |
| number title | `7 – Complaints`, `7.3 (Process for Members)` | the number, if it is headed so |
| outer inner | `Section 6, paragraph 7`, `Section 7, para 7.3`, `s.7 ss.3`, `7 (3) 1` | 6.7; 7.3, which is in section 7; 7.3; 7.3.1 |
| inner of outer | `paragraph 3 of section 7`, `(a) of 7.3`, `third bullet of 3.8` | the same, inside out |
| words | `Complaints`, `Definition: Members`, `footnote 1` | a heading, or an id |
| words number | `Complaints 3`, `Complaints, paragraph 3`, `paragraph 3 of Complaints` | the third paragraph under a heading |
| ordinal paragraph | `third paragraph of Complaints`, `last paragraph of section 7`, `18th paragraph` | counted |
| … to … | `7.1-7.3`, `7.1-3`, `7.1 through .5`, `from 7.1 to 7.3 inclusive`, `between 7.1 and 7.3` | a range |
| …, … and … | `7.3 or 7.4`, `7.3(a) and (b)`, `10.5 and 6`, `Complaints 3 and 4` | several; a short one is completed from the one before |
| lead … trail | `in breach of 7.3`, `see 7.3 above`, `7.3 refers` | the reference alone |
| … document | `7.3 of the Protocol`, `Member/Officer Protocol para 7.3`, `7.3 of the Code` | the reference, and in which document |

Numbers stay strings: `3.10` is not `3.1`, and no zero is dropped. What could be meant in two ways is not read at all, or is left to the
document (`short`), which has only one of the two or offers both.
"""

from __future__ import annotations

from mo_advisor.citations.citation import Citation
from mo_advisor.citations.cursor import CLOSING, OPENING, QUOTES
from mo_advisor.citations.joining import completed, document_beside, in_full, in_row, inside, nest, same
from mo_advisor.citations.stretches import Stretches
from mo_advisor.citations.tokens import tidy
from mo_advisor.citations.wording import ARTICLES, JOIN, JOINED, LEADS, OF, PARAGRAPH, SENTENCE, TO, TRAILS, mark

SEE = {"see", "cf", "read"}


def parse(text: str) -> tuple[Citation, ...]:
    """The references in a text, in order; at least one, for any text at all."""
    tidied = tidy(text)
    found = [reference for part in tidied.split(";") for reference in Reader(part.strip()).references()]
    return tuple(found) or (Citation(tidied),)


class Reader(Stretches):
    """Reads the pieces of a text between two semicolons, from left to right."""

    def references(self) -> list[Citation]:
        if except_at := self.exception():
            return [Citation(self.text, kept=self.text[: except_at[0]].strip(" ,("), left_out=self.text[except_at[1] :].strip(" ,"))]
        while self.at < len(self.tokens):
            join = self.joiner()
            if self.at >= len(self.tokens):
                break
            start = self.at
            reference, bound = self.reference()
            self.at = max(self.at, start + 1)
            if not reference.asked:
                reference = reference._replace(asked=self.since(start))
            self.add(reference, join, bound)
        return [Citation(reference.asked) if reference.partial else reference for reference in self.made]

    def joiner(self) -> str:
        """Steps over what parts two references: `and` or a comma; nothing for mere spaces."""
        found = ""
        while self.at < len(self.tokens):
            token = self.token()
            if token.text in JOIN or token.text in ("&", "/", "+"):
                found = "and"
            elif token.text == ",":
                found = found or ","
            elif phrase := self.phrase(JOINED):
                found = "and"
                self.at += phrase - 1
            elif token.kind != "sign" or token.text not in CLOSING + OPENING + ".:" or self.label_at(self.at) or self.token(1).text == ".":
                break
            self.at += 1
        return found

    def reference(self) -> tuple[Citation, bool]:
        """One reference, and whether `of` named what it stands in."""
        start, between = self.at, self.leads()
        if broken := self.broken():
            self.at = broken
            return Citation(self.since(start)), False
        read, bound = self.whole(start, between)
        if not between or read.until or not read.number:
            return (Citation(read.asked) if between else read), bound
        return self.and_last(read, start), bound

    def whole(self, start: int, between: bool) -> tuple[Citation, bool]:
        """A reference that has been led up to; of one after `between`, no more than its step."""
        read = self.step()
        if read is None:
            return self.worded(start)
        return (read, False) if between else self.tail(read, start)

    def and_last(self, read: Citation, start: int) -> Citation:
        """The range that `between 7.1 and 7.3` is."""
        end = self.number_at() if self.take("and") else None
        if end is None or end.until or end.label or read.label or end.level < 0:
            return Citation(self.since(start))
        return self.tail(read._replace(until=in_full(read.number, end.number), until_which=end.which), start)[0]

    def leads(self) -> bool:
        """Steps over `in breach of`, `see also` and the like, if a reference follows; whether `between` is among them."""
        at, between = self.at, False
        while self.lead() or (self.token().kind == "sign" and self.token().text in OPENING + ":." and not self.label_at(self.at)):
            between = between or self.token().text == "between"
            self.at += 1
        if self.at > at and not (between or self.starts(self.at)):
            self.at = at
        return between

    def lead(self) -> bool:
        """Whether a word that leads up to a reference is at hand; `line 7` is none, as `in line with 7` is."""
        return self.token().text in LEADS and not (self.token().text in SENTENCE and self.token(1).kind == "number")

    def tail(self, read: Citation, start: int) -> tuple[Citation, bool]:
        """What follows a step and belongs to it; and whether `of` named what it stands in."""
        bound = False
        for _ in range(8):
            at = self.at
            self.close()
            if read.level < 0:
                return Citation(self.since(start)), False
            asked = self.since(start)
            new, placed = self.placed(read)
            new = new or self.nested(read) or self.titled(read)
            if new is None:
                self.at = max(at, self.at) if self.trail() else self.at
                if self.at == at or self.since(start) == asked:
                    break
                continue
            if new.level == -1:
                return Citation(self.since(start)), False
            read, bound = new, bound or placed
        document = read.document or self.document
        self.document = document
        return read._replace(asked=self.since(start), document=document, level=max(read.level, 0)), bound

    def close(self) -> None:
        """Steps over the signs that close a reference, if they are glued to it."""
        while self.token().kind == "sign" and self.token().glued and self.token().text in CLOSING + ".?!" and not self.label_at(self.at):
            self.at += 1

    def trail(self) -> bool:
        """Steps over `above`, `inclusive`, `refers` and a dash or colon at the end; whether there were any."""
        at = self.at
        self.skip("(,")
        if self.token().text == "both" and self.token(1).text == "inclusive":
            self.at += 1
        if self.token().text in TRAILS and self.token().text not in JOIN:
            self.at += 1
            self.skip(")")
            return True
        self.at = at
        self.skip(CLOSING + ".:-" if not self.label_at(self.at) else "")
        if self.at > at and self.token().kind == "end":
            return True
        self.at = at
        return False

    def placed(self, read: Citation) -> tuple[Citation | None, bool]:
        """What stands after `of`: a number, the document, or a heading."""
        at = self.at
        self.take(",")
        if not self.take(*OF):
            self.at = at
            return None, False
        if self.token(-1).text == "from" and self.token(1).text in TO:
            self.at = at
            return None, False
        start = self.at
        dated = self.take(*ARTICLES) and self.token().kind == "number" and len(self.token().text) == 4  # `of the 2014 Protocol`
        self.at = start
        outer = None if dated else self.outer()
        if outer is not None:
            return (inside(read, outer), True) if outer.level >= 0 and not outer.until else (Citation("", level=-1), False)
        self.at = start + 2 if dated else start
        self.run(stop_at_document=True)
        words = self.since(start)
        if not words or (read.title and not self.names_document(start, self.at)):
            self.at = at
            return None, False
        if self.names_document(start, self.at):
            return read._replace(document=self.dated(words)), True
        if read.words:
            return Citation("", level=-1), False
        number = self.number_at() if read.partial else None  # `first bullet of Principles 1`
        return (inside(read, number._replace(words=words)) if number else read._replace(words=words)), True

    def outer(self) -> Citation | None:
        """The clause or section that something is said to be in: `the second 4.3`, `section 7`, `the third paragraph`."""
        found = self.counted()
        if found is not None and (found.number or found.counts):
            return found
        while self.token().text in ARTICLES:
            self.at += 1
        return self.number_at() if found is None else None

    def nested(self, read: Citation) -> Citation | None:
        """What stands in what was read, after a comma or none: a deeper mark, bullets, a sentence, a counted paragraph."""
        at = self.at
        self.take(",", ":", "-")
        self.skip("(" if not self.label_at(self.at) else "")
        part = self.counted() or self.parted()
        bare = self.at == at and self.token().kind == "number" and read.label[-1:].isdecimal()  # `7 (3) 1`
        if part is None and (bare or mark(self.token().text)):
            part = self.number_at()
        elif part is None and self.label_at(self.at) and self.tokens[at].text == "," and not read.label:
            part = self.labelled()
        joined = nest(read, part) if part is not None and part.level >= 0 else None
        if joined is None:
            self.at = at
        return joined

    def titled(self, read: Citation) -> Citation | None:
        """Words after a dash or in brackets: the heading of the number. What cannot be one makes the whole unreadable."""
        at = self.at
        if all(token.kind == "sign" for token in self.tokens[at : at + 4]):
            return None
        dash = self.take("-", ":") or self.take(*TO)
        bracket = not dash and self.token().text == "(" and not self.label_at(self.at) and self.token(1).text not in JOIN | SEE
        self.at += 1 if bracket else 0
        if not (dash or bracket) or self.token().kind == "end" or self.starts(self.at) or read.title or self.token().text in TRAILS:
            self.at = at
            return None
        start = self.at
        self.run(closing=bracket)
        words = self.since(start)
        if bracket and self.token().text not in (")", ""):  # `7.3 (page 12)`
            while self.at < len(self.tokens) and not self.take(")"):
                self.at += 1
            return Citation("", level=-1)
        self.skip(")" if bracket else "")
        to = self.tokens[at].text in TO
        follows = None if bracket else self.number_at()
        if follows is not None and not follows.until and same(words, read.words) and read.words and not (follows.label or follows.which):
            return read._replace(until=in_full(read.number, follows.number))
        if follows is not None or to or not words or not read.number:
            return Citation("", level=-1)
        if read.words or read.until or read.label:
            return Citation("", level=-1)
        return read._replace(title=words)

    def worded(self, start: int) -> tuple[Citation, bool]:
        """Words up to the next number, together with that number where it is counted under them, or in the document that they name."""
        self.take("from")
        first = self.at
        self.run(stop_at_document=True)
        end = self.at
        words = self.since(first).strip(" ,-:" + QUOTES)
        document = self.names_document(first, end)
        if words and (dated := self.dated(words)) != words:
            return self.in_place(start, dated)
        comma = self.take(",")
        joined = self.take(*JOIN, "&", "/")
        comma = comma or (self.token().text in ":-" and document)
        self.skip("-:" if self.label_at(self.at) else "-:(")
        led = False
        self.skip(QUOTES)
        while self.token().text in LEADS and not self.starts(self.at):
            led = led or self.token().text not in OF | ARTICLES
            self.at += 1
        if led and not document and self.starts(self.at):  # `the officer breached 7.3`: words, and a reference of its own
            self.at = end
            return Citation(words, words=words), False
        if document and comma and not joined and self.token().kind == "word" and not self.starts(self.at):
            self.document = words
            return self.worded(start)
        read = None if joined else self.step()
        if read is None or (comma and "." in read.number and not read.level and not document):
            self.at = end
            return Citation(self.since(start).strip(" ,-:" + QUOTES), words=words, document=self.document if self.document and comma else ""), False
        if read.level < 0:
            return Citation(self.since(start)), False
        return self.tail(read._replace(words=words, document=words if document and not read.partial else read.document), start)

    def in_place(self, start: int, place: str) -> tuple[Citation, bool]:
        """What stands in `Part 7` or `Schedule 2` of another document, if more is said than that."""
        at, self.document = self.at, place
        self.take(",", ":", "-")
        read = None if self.made and self.made[-1].number else self.step()
        if read is None or read.partial or read.level < 0:
            self.at = at
            return Citation(self.since(start), words=place, document=place), False
        return self.tail(read._replace(document=place), start)

    def add(self, new: Citation, join: str, bound: bool) -> None:
        """Adds a reference, completed from those before it; and completes those before it, where they stand in the same."""
        before = self.made[-1] if self.made else None
        if before is not None:
            new = completed(new, before, join)
        if before is not None and join in ("", ",") and (before.number or before.counts) and (document := document_beside(new)):
            heading = join == "," and before.level >= PARAGRAPH and not (before.words or before.within or before.document or "." in before.number)
            asked = f"{before.asked}{join} {new.asked}"
            self.made[-1] = before._replace(asked=asked, words=document, document=document) if heading else before._replace(asked=asked)
            if not heading:
                self.beside = document
                self.document = ""
                *earlier, last = self.made
                earlier = [each if each.beside or each.document else each._replace(beside=document) for each in earlier]
                self.made = [*earlier, last._replace(beside=document)]
            return
        new = new if new.document else new._replace(beside=self.beside)
        if before is not None and in_row(before, new, join, self.text):
            row = (*(before.row or (before.number,)), new.number)
            self.made[-1] = before._replace(asked=f"{before.asked}{join or ' '}{new.asked}", row=row)
            return
        if new.words and not (new.number or new.counts) and before is not None and before.number and not before.words:
            placed = join == "," or (not join and new.words.casefold().endswith((" section", " heading")))  # `para 3 complaints section`
            if placed and before.level >= PARAGRAPH and not (before.within or before.document or "." in before.number):
                new = self.made.pop()._replace(asked=f"{before.asked}, {new.asked}", words=new.words)
            elif not join:
                new = new._replace(after=before.number)
        if join in ("", ",") and before is not None and before.counts and not (before.words or before.within) and _only_words(new):
            new = self.made.pop()._replace(asked=f"{before.asked}{join} {new.asked}", words=new.words)  # `5th para, Complaints`
        if new.number and not new.words and join == "," and before is not None and before.words and not (before.number or before.counts):
            new = new._replace(after=before.words)
        self.made.append(new)
        if bound:
            self.complete_earlier(new)
            if join and new.words and not new.level and before is not None:  # `paragraphs 2 and 3 of Complaints`
                self.made[-1] = new._replace(level=before.level)

    def complete_earlier(self, last: Citation) -> None:
        """`(a) and (b) of 7.3`, `paragraphs 3 and 4 of section 7`, `7.3 and 7.4 of the Code`."""
        later = last
        for at in range(len(self.made) - 2, -1, -1):
            earlier = self.made[at]
            if last.document and not earlier.document:
                earlier = earlier._replace(document=last.document)
            listed = later.level == 0 or later.partial or earlier.partial
            if listed and earlier.partial:
                earlier = earlier._replace(number=last.number, words=last.words, within=last.within)
            elif listed and not (earlier.words or earlier.within or "." in earlier.number) and (last.within or last.words):
                earlier = earlier._replace(within=last.within, words=last.words)
            elif not last.document:
                break
            self.made[at], later = earlier, earlier


def _only_words(new: Citation) -> bool:
    """Whether words that name no document are all that a reference is."""
    return bool(new.words) and not document_beside(new) and new == Citation(new.asked, words=new.words, after=new.after, document=new.document)

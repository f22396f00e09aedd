"""References as people write them, read without any document. One grammar, of these forms (… stands for whatever was named before it):

| form | for example | means |
|---|---|---|
| number | `7.3`, `para 7.3`, `s.7.3`, `§7.3`, `paragraph seven`, `Section VII` | what prints the number |
| number label | `7.3(a)`, `7.3a`, `7.3(a)(ii)`, `7.3, sub-paragraph (a)`, `s.7(3)(a)` | the item with that letter; or a number in brackets |
| number ordinal | `4.3 (second)`, `the second 4.3` | one of several clauses of the same number |
| number item | `3.8, third bullet`, `3.8 bullets 2 and 3`, `4.3, second sentence` | the clause, and which items are meant |
| number title | `7 – Complaints`, `7.3 (Process for Members)` | the number, if it is headed so |
| outer inner | `Section 6, paragraph 7`, `Section 7, para 7.3` | 6.7; 7.3, which is in section 7 |
| inner of outer | `paragraph 3 of section 7`, `(a) of 7.3`, `third bullet of 3.8` | the same, inside out |
| words | `Complaints`, `Definition: Members`, `footnote 1` | a heading, or an id |
| words number | `Complaints 3`, `Complaints, paragraph 3`, `paragraph 3 of Complaints` | the third paragraph under a heading |
| ordinal paragraph | `third paragraph of Complaints`, `last paragraph of section 7`, `18th paragraph` | counted |
| … to … | `7.1-7.3`, `7.1-3`, `7.1 through .5`, `from 7.1 to 7.3 inclusive`, `between 7.1 and 7.3` | a range |
| …, … and … | `7.3 or 7.4`, `7.3(a) and (b)`, `10.5 and 6`, `Complaints 3 and 4` | several; a short one is completed from the one before |
| lead … trail | `in breach of 7.3`, `see 7.3 above`, `7.3 refers` | the reference alone |
| … document | `7.3 of the Protocol`, `Member/Officer Protocol para 7.3`, `7.3 of the Code` | the reference, and the document that it is said to be in |

Numbers stay strings: `3.10` is not `3.1`, and no zero is dropped. What could be meant in two ways is not read at all, or is left to the
document (`short`), which has only one of the two or offers both.
"""

from __future__ import annotations

from typing import NamedTuple

from mo_advisor.citations.tokens import Token, components, is_label, tidy, tokens
from mo_advisor.citations.wording import (
    ARTICLES,
    CARDINALS,
    COUNTS,
    DOCUMENTS,
    ITEM,
    JOIN,
    JOINED,
    LAST,
    LEADS,
    OF,
    ORDINALS,
    OWN,
    PARAGRAPH,
    PART,
    SECTION,
    SENTENCE,
    SUFFIXES,
    TO,
    TRAILS,
    mark,
    roman,
)

OPENING, CLOSING, QUOTES = "([“‘\"'", ")]”’\"'", "\"'“”‘’"
SEE = {"see", "cf", "read"}
MOST_MARKS = 6  # before one number, with their dots
END = Token("end", "", 0, 0, False)


class Citation(NamedTuple):
    """One reference as asked for; with neither words nor a number nor a count it could not be read, and finds nothing.

    asked: what was typed, tidied. words: of a heading, or of an id such as `Definition: Members`. number: as typed, without a final dot.
    until: the last number of a range, in full. which: an ordinal, where the document prints a number more than once. label: of an
    item, its parts joined by dots (`a`, `a.ii`). until_label: the last label of a range inside one clause. within: the number of the section
    that it is said to be in. items: bullets, counted from 1, -1 the last. count: a paragraph, counted likewise. sentence: whether a sentence of
    it was meant. title: words that were given as its heading. document: words that name the document. level: how deep its own mark reaches.
    short: what precedes the number, if it is short for a longer one (`10.5 and 6`: 10). sure: whether it can hardly be meant otherwise.
    after: what stands right before: a number of which these words may be the heading, or a heading under which this number may be.
    """

    asked: str
    words: str = ""
    number: str = ""
    until: str = ""
    which: str = ""
    label: str = ""
    until_label: str = ""
    within: str = ""
    items: tuple[int, ...] = ()
    count: int = 0
    sentence: bool = False
    title: str = ""
    document: str = ""
    level: int = 0
    short: str = ""
    sure: bool = False
    after: str = ""

    @property
    def partial(self) -> bool:
        """Whether it says which part of a clause, and not yet of which."""
        return not (self.number or self.words or self.count) and bool(self.label or self.items or self.sentence)


def parse(text: str) -> tuple[Citation, ...]:
    """The references in a text, in order; at least one, for any text at all."""
    tidied = tidy(text)
    found = [reference for part in tidied.split(";") for reference in _Reader(part.strip()).references()]
    return tuple(found) or (Citation(tidied),)


class _Reader:
    """Reads the pieces of a text between two semicolons, from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(text)
        self.at = 0
        self.made: list[Citation] = []
        self.document = ""

    # --- pieces

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

    # --- the whole

    def references(self) -> list[Citation]:
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

    def phrase(self, phrases: tuple[str, ...]) -> int:
        """How many pieces the phrase at hand has; 0 where none of them is at hand."""
        for phrase in phrases:
            words = phrase.split()
            if self.token().text == words[0] and [self.token(ahead).text for ahead in range(len(words))] == words:
                return len(words)
        return 0

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
        return self.tail(read._replace(until=_in_full(read.number, end.number)), start)[0]

    def leads(self) -> bool:
        """Steps over `in breach of`, `see also` and the like, if a reference follows; whether `between` is among them."""
        at, between = self.at, False
        while self.token().text in LEADS or (self.token().kind == "sign" and self.token().text in OPENING + ":." and not self.label_at(self.at)):
            between = between or self.token().text == "between"
            self.at += 1
        if self.at > at and not (between or self.starts(self.at)):
            self.at = at
        return between

    def broken(self) -> int:
        """Where a number with a space after its dot ends, which could be one or two; 0 where there is none."""
        at = self.at
        while at < self.at + MOST_MARKS and (mark(self.peek(at).text) or self.peek(at).text == "."):
            at += 1
        first, dot, second = self.peek(at), self.peek(at + 1), self.peek(at + 2)
        if not (first.kind == "number" and dot.text == "." and dot.glued and second.kind == "number" and not second.glued):
            return 0
        last = self.peek(at + 3).text == "." or "." in second.text
        if "." in first.text and last:
            return 0
        at += 3
        while self.peek(at).kind == "number" or (self.peek(at).text == "." and self.peek(at).glued):
            at += 1
        return at

    def peek(self, at: int) -> Token:
        return self.tokens[at] if at < len(self.tokens) else END

    def starts(self, at: int) -> bool:
        """Whether a reference that is no words starts at a piece."""
        before, made = self.at, self.made
        self.at, self.made = at, []
        try:
            return bool(self.broken()) or self.step(probing=True) is not None
        finally:
            self.at, self.made = before, made

    # --- steps

    def step(self, probing: bool = False) -> Citation | None:
        """A number, a label, or something counted; nothing, and no step taken, where none is at hand."""
        at = self.at
        listed = self.labelled() if self.made and self.made[-1].label else None
        read = listed or self.counted() or self.parted() or self.number_at() or (None if probing else self.labelled())
        if read is None:
            self.at = at
        return read

    def counted(self) -> Citation | None:
        """`third paragraph`, `second and third bullets`, `2nd to 4th bullet`, `last sentence`, `second 4.3`."""
        at = self.at
        while self.token().text in ARTICLES:
            self.at += 1
        counts = self.counts()
        if not counts:
            self.at = at
            return None
        unit = self.unit()
        number = self.number_at() if len(counts) == 1 and unit in ("", "paragraph") else None
        if number and not number.until and 0 < counts[0] <= len(ORDINALS):
            return number._replace(which=ORDINALS[counts[0] - 1])
        if unit == "item":
            return Citation("", items=counts)
        if unit == "sentence":
            return Citation("", sentence=True)
        if unit == "section" and len(counts) == 1 and counts[0] > 0:
            return Citation("", number=str(counts[0]), level=SECTION)
        if unit == "paragraph" and len(counts) == 1:
            return Citation("", count=counts[0])
        self.at = at
        return None

    def counts(self) -> tuple[int, ...]:
        """Ordinals: one, several, or from one to another."""
        found: list[int] = []
        while (count := self.ordinal()) and len(found) < 20:
            found.append(count)
            if count in (1, LAST) and (many := int(CARDINALS.get(self.token().text, "0"))):
                self.at += 1
                return tuple(range(1, many + 1)) if count == 1 else tuple(range(-many, 0))
            at = self.at
            if self.take(*TO, "-") and (last := self.ordinal()) and last > count:
                found += range(count + 1, last + 1)
                at = self.at
            else:
                self.at = at
            self.take(",")
            self.take(*JOIN, "&")
            if self.token().text in ARTICLES:
                self.at += 1
            if not self.ordinal(look=True):
                self.at = at
                break
        return tuple(found)

    def ordinal(self, look: bool = False) -> int:
        token, suffix = self.token(), self.token(1)
        if token.kind == "number" and token.text.isdecimal() and suffix.text in SUFFIXES and suffix.glued and 0 < int(token.text[:4]) <= 200:
            self.at += 0 if look else 2
            return int(token.text[:4])
        count = COUNTS.get(token.text, 0)
        self.at += 1 if count and not look else 0
        return count

    def unit(self) -> str:
        """What is counted: `bullet point`, `sentence`, `paragraph`."""
        token = self.token()
        level = mark(token.text)
        if token.text in ITEM or token.text in ("point", "points", "sub-item") or level == PART:
            self.at += 1
            self.skip("-")
            self.take("point", "points", "item", "items")
            return "item"
        if token.text in SENTENCE or level:
            self.at += 1
            self.skip(".")
            return "sentence" if not level else "section" if level == SECTION else "paragraph"
        return ""

    def parted(self) -> Citation | None:
        """`bullet 3`, `bullets 2 and 3`, `item (b)`, `sub-paragraph (a)`."""
        at = self.at
        token = self.token()
        if not (token.text in ITEM or mark(token.text) == PART):
            return None
        self.at += 1
        while self.token().text in ("point", "points", ".") or mark(self.token().text):
            self.at += 1
        after = self.at
        if (label := self.labels(bare=True)) and not label.isdecimal():
            return Citation("", label=label, until_label=self.until_label(label))
        self.at = after
        if token.text in ITEM and (items := self.item_numbers()):
            return Citation("", items=items)
        self.at = at
        return None if token.text in ITEM and not self.dotted_next() else self.number_at()

    def dotted_next(self) -> bool:
        return "." in self.token(1).text and self.token(1).kind == "number"

    def item_numbers(self) -> tuple[int, ...]:
        """`3`, `2 and 3`, `2-4`, `(2)`, `one`."""
        found: list[int] = []
        at = self.at
        while True:
            self.skip("([")
            number = CARDINALS.get(self.token().text) or (self.token().text if self.token().kind == "number" else "")
            if not number.isdecimal() or not 0 < int(number[:4]) <= 200:
                break
            self.at += 1
            self.skip(")]")
            dash = bool(found) and self.tokens[at].text in (*TO, "-") and int(number[:4]) > found[-1]
            found += range(found[-1] + 1, int(number[:4]) + 1) if dash else [int(number[:4])]
            at = self.at
            if not (self.take(*TO, "-", ",", *JOIN, "&") and (self.take(*JOIN) or True)):
                break
        self.at = at
        return tuple(found)

    def number_at(self) -> Citation | None:
        """A number with its marks before it and its labels and range after it."""
        at = self.at
        level = self.marks()
        if self.made and self.made[-1].number and self.token().kind == "number" and self.token().text.startswith("."):
            self.at += 1
            return Citation("", number=self.token(-1).text[1:], sure=True)
        number = self.plain_number(marked=level > 0 or bool(self.made and self.made[-1].level))
        if not number:
            self.at = at
            return None
        read = Citation("", number=number, level=level)
        return self.after_number(read)

    def marks(self) -> int:
        """Steps over up to four marks: `para`, `section/paragraph`, `Section no.`; how deep the last of them reaches, 1 to 3."""
        level = 0
        self.skip(QUOTES + "([")
        for _ in range(4):
            found = mark(self.token().text) if self.token().kind in ("word", "sign") else 0
            item = self.token().text in ITEM and self.dotted_next()
            if not found and not item:
                break
            level = max(level, found or PARAGRAPH) if self.token().text not in ("no", "nos", "number", "numbers") or not level else level
            self.at += 1
            self.skip(".")
            if self.token().text == "/" and mark(self.token(1).text):
                self.at += 1
        self.skip(QUOTES + "([" if not self.label_at(self.at) else "")
        return level

    def plain_number(self, marked: bool) -> str:
        token = self.token()
        if token.kind == "number" and not token.text.startswith("."):
            if self.token(1).text in SUFFIXES and self.token(1).glued:
                return ""
            self.at += 1
            return f"{token.text}{self.decimals()}"
        if marked and self.label_at(self.at):
            inside = self.token(1).text
            if inside.isdecimal():
                self.at += 3
                return inside
        said = (CARDINALS.get(token.text, "") or roman(self.raw(token))) if marked and token.kind == "word" else ""
        self.at += 1 if said else 0
        return f"{said}{self.decimals()}" if said else ""

    def decimals(self) -> str:
        """What `point three` adds to a number."""
        said = ""
        while self.token().text == "point" and (number := CARDINALS.get(self.token(1).text) or self.token(1).text).isdecimal():
            said += f".{number}"
            self.at += 2
        return said

    def labelled(self) -> Citation | None:
        """A bare `(a)`; or `b`, after `7.3(a) and`."""
        listed = bool(self.made and self.made[-1].label) and self.token().kind == "word" and is_label(self.token().text) and self.ends(self.at + 1)
        if not (listed or self.label_at(self.at)):
            return None
        label = self.labels(bare=listed)
        return Citation("", label=label, until_label=self.until_label(label)) if label else None

    def label_at(self, at: int) -> bool:
        """Whether a label in brackets stands there: `(a)`, `(ii)`, `(2)`, `[2]`."""
        opening, inside, closing = self.peek(at), self.peek(at + 1), self.peek(at + 2)
        if opening.text not in ("(", "[") or closing.text not in (")", "]"):
            return False
        return (inside.kind == "word" and is_label(inside.text)) or (inside.kind == "number" and inside.text.isdecimal() and len(inside.text) <= 2)

    def labels(self, bare: bool = False) -> str:
        """Labels one after another, joined by dots. bare: whether a letter without brackets will do."""
        found: list[str] = []
        while True:
            dot = 1 if self.token().text == "." and (self.label_at(self.at + 1) or (self.token(1).glued and is_label(self.token(1).text))) else 0
            if self.label_at(self.at + dot):
                self.at += dot + 1
                found.append(self.token().text)
                self.at += 2
                continue
            token = self.token(dot)
            if not (token.kind == "word" and is_label(token.text) and (token.glued or (bare and not found and self.ends(self.at + 1)))):
                break
            if token.glued and self.token(dot + 1).glued and self.token(dot + 1).kind in ("word", "number"):
                break
            self.at += dot + 1
            found.append(token.text)
        return ".".join(found)

    def ends(self, at: int) -> bool:
        """Whether a letter that stands alone before a piece can be a label: nothing follows, or what joins, closes or places it."""
        token = self.peek(at)
        return token.kind in ("end", "sign", "number") or token.text in JOIN or token.text in TO or token.text in OF or token.text in TRAILS

    def until_label(self, label: str) -> str:
        """The last label of a range of labels."""
        at = self.at
        if label and self.take(*TO, "-") and (last := self.labels(bare=True)):
            return last
        self.at = at
        return ""

    def after_number(self, read: Citation) -> Citation:
        """The labels, the ordinal and the range after a number."""
        which = self.which()
        label = self.labels(bare=True) if not (self.token().text == "a" and not self.token().glued and not self.ends(self.at + 1)) else ""
        read = read._replace(which=which, label=label, until_label=self.until_label(label))
        return self.range(read)

    def which(self) -> str:
        """An ordinal after a number that counts nothing else: `(second)`, `, the second`."""
        at = self.at
        self.take(",")
        self.skip("([")
        self.take("the")
        count = self.ordinal()
        if 0 < count <= len(ORDINALS) and not self.unit() and not self.ordinal(look=True) and self.token().text not in JOIN:
            self.skip(")]")
            return ORDINALS[count - 1]
        self.at = at
        return ""

    def range(self, read: Citation) -> Citation:
        """A range, if one follows: `-7.3`, `to para 7.3`, `through .5`. The letters of two clauses do not make one."""
        at = self.at
        self.take("up")
        if not self.take(*TO, "-"):
            self.at = at
            return read
        if self.token().text in ("and", "to") and self.token(1).text == "including":
            self.at += 2
        self.take("and")
        start = self.at
        deeper = self.marks() > read.level > 0
        token = self.token()
        if deeper and self.tokens[at].text == "-" and token.kind == "number" and "." not in token.text:
            self.at = at  # `Section 6 - paragraph 7` is no range
            return read
        said = (CARDINALS.get(token.text) or roman(self.raw(token))) if read.level and token.kind == "word" else ""
        number = token.text if token.kind == "number" else said
        if not number or (self.token(1).glued and self.token(1).text in SUFFIXES):
            self.at = at
            return read
        self.at += 1
        label = self.labels()
        if read.label and number == read.number and label:
            read = read._replace(until_label=label)
        elif read.label or label or read.which:
            return Citation(self.text[self.tokens[at - 1].start : self.tokens[self.at - 1].end], level=-1)
        else:
            read = read._replace(until=_in_full(read.number, number))
        if self.token().text in ("-", *TO) and self.at > start and (self.peek(self.at + 1).kind == "number"):
            self.at += 2
            return Citation("", level=-1)
        return read

    # --- what stands around a step

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
        self.skip("(")
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
        outer = self.outer()
        if outer is not None:
            return (_inside(read, outer), True) if outer.level >= 0 and not outer.until else (Citation("", level=-1), False)
        self.at = start
        self.run(stop_at_document=True)
        words = self.since(start)
        if not words or (read.title and not self.names_document(start, self.at)):
            self.at = at
            return None, False
        if self.names_document(start, self.at):
            if self.token().kind == "number" and len(self.token().text) == 4:  # the year of an Act
                self.at += 1
            return read._replace(document=words), True
        return (read._replace(words=words), True) if not read.words else (Citation("", level=-1), False)

    def outer(self) -> Citation | None:
        """The clause or section that something is said to be in: `the second 4.3`, `section 7`, `the third paragraph`."""
        found = self.counted()
        if found is not None and (found.number or found.count):
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
        if part is None and mark(self.token().text):
            part = self.number_at()
        elif part is None and self.label_at(self.at) and self.tokens[at].text == "," and not read.label:
            part = self.labelled()
        joined = _nest(read, part) if part is not None and part.level >= 0 else None
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
        self.skip(")" if bracket else "")
        to = self.tokens[at].text in TO
        follows = None if bracket else self.number_at()
        if follows is not None and not follows.until and _same(words, read.words) and read.words and not (follows.label or follows.which):
            return read._replace(until=_in_full(read.number, follows.number))
        if follows is not None or to or not words or not read.number:
            return Citation("", level=-1)
        if read.words or read.until or read.label:
            return Citation("", level=-1)
        return read._replace(title=words)

    # --- words

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

    def worded(self, start: int) -> tuple[Citation, bool]:
        """Words up to the next number, together with that number where it is counted under them, or in the document that they name."""
        self.take("from")
        first = self.at
        self.run(stop_at_document=True)
        end = self.at
        words = self.since(first).strip(" ,-:" + QUOTES)
        document = self.names_document(first, end)
        comma = self.take(",")
        joined = self.take(*JOIN, "&", "/")
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

    # --- one after another

    def add(self, new: Citation, join: str, bound: bool) -> None:
        """Adds a reference, completed from those before it; and completes those before it, where they stand in the same."""
        before = self.made[-1] if self.made else None
        if before is not None:
            new = _completed(new, before, join)
        if new.words and not (new.number or new.count) and before is not None and before.number and not before.words:
            if join == "," and before.level >= PARAGRAPH and not (before.within or before.document or "." in before.number):
                new = self.made.pop()._replace(asked=f"{before.asked}, {new.asked}", words=new.words)
            elif not join:
                new = new._replace(after=before.number)
        if new.number and not new.words and join == "," and before is not None and before.words and not (before.number or before.count):
            new = new._replace(after=before.words)
        self.made.append(new)
        if bound:
            self.complete_earlier(new)

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


def _completed(new: Citation, before: Citation, join: str) -> Citation:
    """A reference with what it leaves out taken from the one before."""
    if new.partial and join and (before.number or before.words):
        said = " ".join(filter(None, (before.words, before.within, before.number, before.which)))
        asked = f"{said}{new.asked}" if new.label else f"{said}, {new.asked}"
        return before._replace(
            asked=asked, label=new.label, until_label=new.until_label, items=new.items, sentence=new.sentence, until="", document=new.document or before.document
        )
    if not new.number or new.words or new.within or "." in new.number:
        return new
    if before.words and before.number and before.words != before.document:
        return new._replace(words=before.words, asked=f"{before.words} {new.asked}")
    bare = new.level == 0 or (new.level >= PARAGRAPH and new.level == before.level)
    if before.within and bare:
        return new._replace(within=before.within, level=before.level)
    if join and new.level in (0, PARAGRAPH, PART) and (prefix := (before.short or (before.until or before.number).rpartition(".")[0])):
        return _shortened(new, before, prefix)
    return new


def _shortened(new: Citation, before: Citation, prefix: str) -> Citation:
    """`6` after `10.5 and`: short for 10.6, for sure where it counts on or could hardly stand alone."""
    last = (before.until or before.number).rpartition(".")[2]
    first = prefix.partition(".")[0]
    counts_on = int(new.number[:9]) == int(last[:9]) + 1
    sure = new.sure or new.level == 0 and (counts_on or (before.short != "" and before.sure) or before.level >= PARAGRAPH or int(new.number[:9]) <= int(first[:9]))
    return new._replace(short=prefix, sure=sure, level=before.level)


def _inside(read: Citation, outer: Citation) -> Citation:
    """What was read, in the number after `of`."""
    if not (read.number or read.count or read.words):
        label = ".".join(filter(None, (outer.label, read.label)))
        return outer._replace(label=label, until_label=read.until_label or outer.until_label, items=read.items, sentence=read.sentence)
    if outer.level > read.level > 0 and read.number and outer.number and not (read.label or read.within or read.until):
        return outer._replace(within=read.number)  # `Section 6, at paragraph 7`
    if read.within or outer.count or read.until and "." in read.number or outer.label or (read.words and read.number):
        return Citation("", level=-1)
    return read._replace(within=outer.number)


def _nest(read: Citation, part: Citation) -> Citation | None:
    """One step inside another, either way round; nothing where they are two references."""
    if part.partial:
        if read.items or read.sentence or (read.label and part.label and not read.label.isdecimal()):
            return None
        label = f"{read.label}.{part.label}".strip(".") if part.label else read.label
        return read._replace(label=label, until_label=part.until_label or read.until_label, items=part.items, sentence=part.sentence)
    if read.until or read.items or read.sentence:
        return None
    if part.count:
        return _counted_in(read, part)
    if not read.number or part.which:
        return None
    inward = part.level > max(read.level, SECTION) or (part.level > read.level > 0)
    if read.level == 0 and "." in part.number and not part.number.startswith(f"{read.number}."):
        return None
    if inward and not read.label:
        outer = f"{read.within} {read.number}".strip()
        return part._replace(within=outer, words=read.words, document=read.document)
    if part.level == SECTION and read.level >= PARAGRAPH and not read.within and not part.label and not part.until:
        return read._replace(within=part.number)
    return None


def _counted_in(read: Citation, part: Citation) -> Citation | None:
    if read.number and not read.label and not read.words and not read.which:
        return part._replace(within=read.number, document=read.document)
    return None


def _in_full(number: str, until: str) -> str:
    """The end of a range in full: after 7.3.1, `4` or `.4` is short for 7.3.4; anything longer says itself."""
    until_last = until.removeprefix(".")
    return until if "." in until_last else ".".join((*number.split(".")[:-1], until_last))


def _same(words: str, others: str) -> bool:
    return components(words) == components(others)


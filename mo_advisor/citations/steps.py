"""The steps of a reference: a number with its marks, labels and range; a label; what is counted. Each method reads one where the reader stands, or
nothing, and then takes no step."""

from __future__ import annotations

from mo_advisor.citations.citation import Citation
from mo_advisor.citations.cursor import QUOTES, Cursor
from mo_advisor.citations.joining import in_full
from mo_advisor.citations.tokens import is_label
from mo_advisor.citations.wording import (
    ARTICLES,
    CARDINALS,
    COUNTS,
    FOLLOWING,
    ITEM,
    JOIN,
    LAST,
    ORDINALS,
    PARAGRAPH,
    PART,
    SECTION,
    SENTENCE,
    SUFFIXES,
    TO,
    mark,
    roman,
)

MOST_MARKS = 6  # before one number, with their dots


class Steps(Cursor):
    """Reads one step of a reference."""

    def step(self, probing: bool = False) -> Citation | None:
        """A number, a label, or something counted; nothing, and no step taken, where none is at hand."""
        at = self.at
        listed = self.labelled() if self.made and self.made[-1].label else None
        read = listed or self.counted() or self.parted() or self.number_at() or (None if probing else self.labelled())
        if read is None:
            self.at = at
        return read

    def starts(self, at: int) -> bool:
        """Whether a reference that is no words starts at a piece."""
        before, made = self.at, self.made
        self.at, self.made = at, []
        try:
            return bool(self.broken()) or self.step(probing=True) is not None
        finally:
            self.at, self.made = before, made

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
        if unit == "paragraph":
            return Citation("", counts=counts)
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
        if not (token.text in ITEM or token.text in SENTENCE or mark(token.text) == PART):
            return None
        self.at += 1
        if token.text in SENTENCE:
            if self.item_numbers():
                return Citation("", sentence=True)
            dotted = self.token().kind == "number"
            self.at = at + 2 if dotted else at
            return Citation("", level=-1) if dotted else None
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
            return token.text if "." in token.text else f"{token.text}{self.decimals()}"  # `3.8 point 3` is an item
        if marked and self.label_at(self.at):
            inside = self.token(1).text
            if inside.isdecimal():
                self.at += 3
                return inside
        two = CARDINALS.get(f"{token.text}-{self.token(1).text}", "")
        said = (two or CARDINALS.get(token.text, "") or roman(self.raw(token))) if marked and token.kind == "word" else ""
        self.at += 2 if said and two else 1 if said else 0
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
        if not label and (phrase := self.phrase(FOLLOWING)) and self.token(phrase).kind != "number":
            self.at += phrase
            self.skip(".")
            return read._replace(following=True)
        return self.range(read)

    def which(self) -> str:
        """An ordinal after a number that counts nothing else: `(second)`, `, the second`."""
        at = self.at
        self.take(",", "-")
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
        if deeper and self.tokens[at].text == "-" and token.kind == "number":
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
        elif read.label or label:
            return Citation(self.text[self.tokens[at - 1].start : self.tokens[self.at - 1].end], level=-1)
        else:
            read = read._replace(until=in_full(read.number, number), until_which=self.which())
        if self.token().text in ("-", *TO) and self.at > start and (self.peek(self.at + 1).kind == "number"):
            self.at += 2
            return Citation("", level=-1)
        return read

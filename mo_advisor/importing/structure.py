"""From paragraphs to a document: headings, clauses, and the items, closing words and numbers of each. What is not certain is reported."""

from __future__ import annotations

import re

from mo_advisor.importing import labels
from mo_advisor.importing.completing import complete
from mo_advisor.importing.contents import without_contents
from mo_advisor.importing.document import Clause, Document, Finding, Item, Section, walk
from mo_advisor.importing.extracted import extracted
from mo_advisor.importing.going_on import broken, few, joined, leads
from mo_advisor.importing.headings import depths, is_heading, may_be_sentence
from mo_advisor.importing.ids import give_ids
from mo_advisor.importing.items import STEP, Lists
from mo_advisor.importing.labels import Label
from mo_advisor.importing.lines import Line, bare, line_after, lines_of, tidy
from mo_advisor.importing.lost import NEAR, number_lost, run_together
from mo_advisor.importing.margins import end_of, front_of
from mo_advisor.importing.numbering import Numbered, faults
from mo_advisor.importing.source import Doubt, LeftOut, Source
from mo_advisor.importing.tables import by_column
from mo_advisor.importing.wrapper import without_report

_TERM = re.compile(r"\W?\w[^.;]{1,40}(:|\s[-–—]\s|\bmeans\b)")  # what a definition explains
ONLY_HEADINGS = "Only headings have numbers; paragraphs are counted under each heading. See whether the document numbers them."


def structured(source: Source) -> Document:
    """The document that a source holds, with everything that a person must look at."""
    source = by_column(without_contents(without_report(source)))
    return _Building(source).document()


class _Building:
    """A document while it is built, line after line."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.lines = lines_of(source.paragraphs)
        marked = sum(line.paragraph.heading is not None or (line.paragraph.strong and line.short) for line in self.lines) > 2
        self.headings = [at for at in range(len(self.lines)) if is_heading(self.lines, at, marked)]
        empty = [LeftOut("footnote", note.label, len(source.paragraphs)) for note in source.footnotes if note.label and not bare(tidy(note.text))]
        self.made = Document(left_out=[out._replace(text=words) for out in (*source.left_out, *empty) if (words := tidy(out.text))])
        self.doubts = [*source.doubts, *run_together(self.lines, source.paragraphs)]
        self.open: list[Section] = []
        self.clause: Clause | None = None
        self.lists: Lists | None = None
        self.last: Item | Clause | None = None  # what the words before were put into
        self.numbers: list[Numbered] = []
        self.indent: float | None = None  # of the open clause
        self.marked: Line | None = None  # the mark with which the open clause begins, where it begins with one
        self.under = 0  # headings so far
        self.numbered = any(line.number for line in self.lines)

    def document(self) -> Document:
        """Builds it."""
        body = front_of(self.lines, self.headings)
        end = end_of(self.lines, body)
        self.made.front = [_shown(line) for line in self.lines[:body]]
        deep = depths(self.lines, [at for at in self.headings if body <= at < end])
        for place in range(body, end):
            line = self.lines[place]
            if place in deep and not self._titles(place):
                if may_be_sentence(line):
                    self._doubt("unnumbered", None, line, f"“{few(line.text)}” is taken for a heading. See whether it is one, or a sentence.")
                self._heading(line, deep[place])
            else:
                self._words(place, line)
        self.made.end = [_shown(line) for line in self.lines[end:]]
        self.made.footnotes = [Clause(-1, note.label, None, words) for note in self.source.footnotes if (words := bare(tidy(note.text)))]
        complete(self.made)
        give_ids(self.made)
        ids = {note.number: note.id for note in self.made.footnotes}
        for clause in self.made.clauses():
            clause.notes = list(dict.fromkeys(ids[mark] for mark in clause.notes if mark in ids))
        lost = {doubt.number for doubt in self.doubts if doubt.kind == "lost-number"}
        self.doubts += [Doubt(*wrong) for wrong in faults(self.numbers) if wrong.kind != "gap" or wrong.number not in lost]
        self._report_unnumbered()
        self.made.text, starts = extracted(self.lines, self.made.left_out, self.made.footnotes)
        self.made.report = [
            Finding(doubt.kind, doubt.number, starts.get(doubt.at, 1), doubt.message) for doubt in sorted(self.doubts, key=lambda doubt: doubt.at)
        ]
        return self.made

    def _report_unnumbered(self) -> None:
        """Says which clauses have no number, where others have one; once, where none has."""
        clauses = list(self.made.clauses())
        first = next((at for at, clause in enumerate(clauses) if clause.number), len(clauses))
        told = {doubt.at for doubt in self.doubts}
        without = [clause for clause in clauses[first:] if not clause.number and not clause.id.startswith("Definition") and clause.at not in told]
        if first == len(clauses) and any(node.number for node in walk(self.made.contents) if isinstance(node, Section)):
            self.doubts.append(Doubt("unnumbered", None, clauses[0].at, ONLY_HEADINGS))
        for clause in without:
            message = f"“{few(clause.text)}” has no number; it is cited as {clause.id}. See whether the document prints one."
            self.doubts.append(Doubt("unnumbered", None, clause.at, message))

    def _titles(self, place: int) -> bool:
        """Whether a numbered heading is the title of one clause: it stands below another number, and words without a number follow."""
        line = self.lines[place]
        if len(line.number) < 2 or line.number[-1] == 0:
            return False
        after = line_after(self.lines, place)
        if after is None or place + 1 in self.headings:
            return False
        below = next((other for other in self.lines[place + 1: place + NEAR] if other.number and other.label and len(other.label.parts) > 1), None)
        return not (below and below.number[: len(line.number)] == line.number)

    def _heading(self, line: Line, depth: int) -> None:
        while self.open and self.open[-1].depth >= depth:
            self.open.pop()
        section = Section(line.at, _shown(line), _section_number(line.label), depth)
        (self.open[-1].contents if self.open else self.made.contents).append(section)
        self.open.append(section)
        self.clause = self.lists = self.last = self.marked = None
        if line.label and line.label.kind in ("decimal", "mixed"):
            self.numbers.append(Numbered(line.label, line.at, self.under))
        if not line.number:
            self.under += 1

    def _words(self, place: int, line: Line) -> None:
        if line.label is None and self._in_list(place, line):
            line.label = Label("bullet", "", "", "indent")
        if line.label is None:
            self._unlabelled(place, line)
        elif self._begins_clause(line):
            self._clause(place, line, line.label)
        elif self._lost_number(place, line):
            self._clause(place, line, None)
        elif self.clause is None or (line.label.kind == "bullet" and self._defines()) or self._beside(line):
            self._clause(place, line, None if line.label.kind == "bullet" else line.label)
        else:
            self._item(place, line)
        if self.clause:
            self.clause.notes += line.paragraph.notes

    def _begins_clause(self, line: Line) -> bool:
        """Whether a label is the number of a clause rather than of an item."""
        label, clause = line.label, self.clause
        assert label is not None
        if label.kind in ("bullet", "letter"):
            return False
        if label.kind != "decimal" or (len(label.parts) > 1 and "(" not in label.style):
            return True
        if clause is None:
            return True
        current = self.numbers[-1].label if self.numbers else None
        if current is None or clause.number is None:
            return not (clause.text.rstrip().endswith((":", ":-")) and label.last == 1 and not self._level_of_clauses(label))
        if label.style != current.style:
            return len(current.parts) == 1 and current.kind == "decimal" and not self.lists and label.last == current.last + 1
        in_list = bool(self.lists and any(level.label.style == label.style and level.value + 1 == label.last for level in self.lists.open))
        if label.last == current.last + 1:
            return not in_list or not leads(clause)
        return not (in_list or (label.last == 1 and leads(clause)))

    def _in_list(self, place: int, line: Line) -> bool:
        """Whether words stand further in than the lead-in before them, as items do whose marks are drawn and not written."""
        clause = self.clause
        if clause is None or line.paragraph.heading is not None or clause.closing or "\t" in line.paragraph.text:
            return False
        listed = bool(self.lists and self.lists.open and self.lists.open[-1].label.style == "indent")
        if not (listed or (leads(clause) and not clause.items)):
            return False
        inside = (line.paragraph.indent or 0) >= (self.indent or 0) + STEP
        after = line_after(self.lines, place)
        beside = listed or (after is not None and after.label is None and after.short and place + 1 not in self.headings)
        if not inside and not (beside and line.short and not line.text.rstrip().endswith(":") and line.text[:1].isalpha()):
            return False
        if not listed:
            self._doubt("lost-number", clause.number, line, f"“{few(line.text)}” is taken for an item whose mark is lost. See whether it is one.")
        return True

    def _lost_number(self, place: int, line: Line) -> bool:
        """Whether a dash stands where a number is missing: after a clause that leads in no list, before the number after the next."""
        clause, last = self.clause, self.numbers[-1].label if self.numbers else None
        if clause is None or last is None or clause.number != last.number or clause.items or leads(clause):
            return False
        lost = number_lost(self.lines, place, last)
        if lost is None:
            return False
        message = f"“{few(line.text)}” has a dash where {lost} is missing; see whether the document prints {lost} there."
        self._doubt("lost-number", lost, line, message)
        return True

    def _beside(self, line: Line) -> bool:
        """Whether a mark or letter stands beside the one with which the open clause begins, right under a heading."""
        before, label = self.marked, line.label
        if before is None or before.label is None or label is None or self.clause is None or before.label.style != label.style:
            return False
        if label.kind != "bullet":
            return label.last == before.label.last + 1
        return (
            not self.lists and not leads(self.clause) and (line.paragraph.depth or 0) <= (before.paragraph.depth or 0)
            and (line.paragraph.indent or 0) < (before.paragraph.indent or 0) + STEP
        )

    def _defines(self) -> bool:
        """Whether each mark here stands before a definition, which is a clause of its own."""
        defines = bool(self.open) and re.match(r"(\d+(\.\d+)*\W*)?definitions?\b", self.open[-1].heading, re.I) is not None
        return defines and self.clause is not None and not leads(self.clause) and not self.clause.number

    def _level_of_clauses(self, label: Label) -> bool:
        """Whether clauses of this document have numbers of this style."""
        return any(number.label.style == label.style for number in self.numbers)

    def _clause(self, place: int, line: Line, label: Label | None) -> None:
        titled = place in self.headings and label is not None
        number = label.number if label else None
        text = line.text
        line.shown = number or ""
        self.clause = Clause(line.at, number, text if titled else None, "" if titled else text)
        (self.open[-1].contents if self.open else self.made.contents).append(self.clause)
        self.lists, self.last, self.indent = None, self.clause, line.paragraph.indent
        fresh = self.marked is None
        self.marked = line if line.label and line.label.kind in ("bullet", "letter") else None
        told = bool(self.doubts) and self.doubts[-1].kind == "lost-number" and self.doubts[-1].at == line.at
        if self.marked and label is None and fresh and self.numbered and not self._defines() and not told:
            self._doubt("lost-number", None, line, "Marks stand here where other paragraphs have numbers. See whether the document prints numbers.")
        if label and label.kind in ("decimal", "mixed", "named"):
            self.numbers.append(Numbered(label, line.at, self.under))

    def _item(self, place: int, line: Line) -> None:
        assert self.clause is not None
        assert line.label is not None
        if not (self.clause.text or self.clause.items or self.clause.title):
            self.clause.text = line.text = line.whole  # `7.3` and then `(a)`: an item has to hang on words
            self.last = self.clause
            return
        if self.clause.closing:
            self._reopen()
        if self.lists is None:
            self.lists = Lists(self.clause.items, labels.split(self.clause.text)[0])
        if line.label.kind == "bullet" and self.lists.breaks_off(line):
            assert self.last is not None
            self._join(self.last, line)
            line.joined = True
            message = f"“{few(line.text)}” stands as an item of its own; it is joined with the one before, which breaks off. See whether it is one."
            self._doubt("split", self.clause.number, line, message)
            return
        following = [other.label for other in self.lines[place + 1: place + 30] if other.label and other.label.kind != "bullet"]
        self.last = item = self.lists.add(line, following)
        if not item.text:
            item.text, item.label = line.label.printed, None
            line.text = item.text
        line.shown, line.item = item.label or "", True
        if self.lists.skipped:
            where = self.clause.number or "the clause"
            message = f"In {where}, {self.lists.skipped}. See whether an item is missing or stands in the wrong place."
            self._doubt("gap", self.clause.number, line, message)

    def _reopen(self) -> None:
        """Words after the items that lead in another list are an item that holds it."""
        assert self.clause is not None
        lead = Item(self.clause.closing)
        self.clause.items.append(lead)
        self.clause.closing = ""
        self.lists = Lists(lead.items)

    def _unlabelled(self, place: int, line: Line) -> None:
        clause, before = self.clause, self.last
        if clause is None or before is None:
            self._clause(place, line, None)
        elif "\t" in line.paragraph.text:
            self._row(clause, place, line)
        elif broken(before, line) and not (self._defines() and _TERM.match(line.text)) and (isinstance(before, Clause) or self._list_goes_on(place)):
            self._join(before, line)
            line.joined = True
            message = f"The words before “{few(line.text)}” break off; they are joined with these. See whether they belong together."
            self._doubt("split", clause.number, line, message)
        elif clause.number is None and not clause.text:
            clause.text = line.text
        elif clause.number is not None and (clause.text or clause.items):
            self._go_on(clause, line)
            if not line.text[:1].islower() and not self._told("unnumbered", clause):
                message = f"“{few(line.text)}” has no number and is taken to belong to {clause.number}. See whether it does."
                self._doubt("unnumbered", clause.number, line, message)
        elif clause.number is not None:
            clause.text = line.text
        elif clause.items and line.text[:1].islower():
            clause.closing = joined(clause.closing, line.text)
            self.last = clause
        else:
            self._clause(place, line, None)

    def _told(self, kind: str, clause: Clause) -> bool:
        """Whether a doubt of this kind was told of this clause already: of a run of paragraphs once is enough."""
        return any(doubt.kind == kind and doubt.number == clause.number and doubt.at >= clause.at for doubt in self.doubts[-8:])

    def _row(self, clause: Clause, place: int, line: Line) -> None:
        """A row of a table is an item of the clause that it stands in; of a table this is said once."""
        if "\t" not in self.lines[place - 1].paragraph.text:
            message = f"“{few(line.text)}” is the row of a table, whose rows stand as items, the cells after each other. See whether they read so."
            self._doubt("unnumbered", clause.number, line, message)
        if clause.closing:
            self._reopen()
        clause.items.append(Item(line.text))
        self.lists, line.item = Lists(clause.items), True

    def _list_goes_on(self, place: int) -> bool:
        """Whether another item follows, so that words in between belong to the one before."""
        after = line_after(self.lines, place)
        return after is not None and after.label is not None and not self._begins_clause(after) and place + 1 not in self.headings

    def _go_on(self, clause: Clause, line: Line) -> None:
        line.joined = bool(clause.closing or not clause.items)
        if clause.items:
            clause.closing = joined(clause.closing, line.text)
        else:
            clause.text = joined(clause.text, line.text)
        self.last = clause

    @staticmethod
    def _join(before: Item | Clause, line: Line) -> None:
        if isinstance(before, Clause) and before.closing:
            before.closing = joined(before.closing, line.text)
        else:
            before.text = joined(before.text, line.text)

    def _doubt(self, kind: str, number: str | None, line: Line, message: str) -> None:
        self.doubts.append(Doubt(kind, number, line.at, message))


def _shown(line: Line) -> str:
    """A line as it stands on the page, with its label."""
    line.text, line.shown = line.whole, ""
    return line.text


def _section_number(label: Label | None) -> str | None:
    if label is None or label.kind == "bullet":
        return None
    return label.number.split()[-1].lstrip("§") or None if label.kind == "named" else label.number



"""References put together: one step inside another, and what one leaves out taken from the one before."""

from __future__ import annotations

from mo_advisor.citations.citation import Citation
from mo_advisor.citations.tokens import components
from mo_advisor.citations.wording import DOCUMENTS, PARAGRAPH, PART, SECTION, roman


def completed(new: Citation, before: Citation, join: str) -> Citation:
    """A reference with what it leaves out taken from the one before."""
    if new.partial and join and (before.number or before.words):
        said = " ".join(filter(None, (before.words, before.within, before.number, before.which)))
        asked = f"{said}{new.asked}" if new.label else f"{said}, {new.asked}"
        return before._replace(
            asked=asked,
            label=new.label,
            until_label=new.until_label,
            items=new.items,
            sentence=new.sentence,
            until="",
            document=new.document or before.document,
        )
    if not new.number or new.words or new.within or "." in new.number:
        return new
    if before.words and before.number and before.words != before.document:
        return new._replace(words=before.words, asked=f"{before.words} {new.asked}", level=new.level or before.level)
    bare = new.level == 0 or (new.level >= PARAGRAPH and new.level == before.level)
    if before.within and bare:
        return new._replace(within=before.within, level=before.level)
    if join and new.level in (0, PARAGRAPH, PART) and (prefix := (before.short or (before.until or before.number).rpartition(".")[0])):
        return shortened(new, before, prefix)
    return new


def shortened(new: Citation, before: Citation, prefix: str) -> Citation:
    """`6` after `10.5 and`: short for 10.6, for sure where it counts on or could hardly stand alone."""
    last = (before.until or before.number).rpartition(".")[2]
    first = prefix.partition(".")[0]
    counts_on = int(new.number[:9]) == int(last[:9]) + 1
    sure = new.sure or (
        new.level == 0 and (counts_on or (before.short != "" and before.sure) or before.level >= PARAGRAPH or int(new.number[:9]) <= int(first[:9]))
    )
    return new._replace(short=prefix, sure=sure, level=before.level)


def inside(read: Citation, outer: Citation) -> Citation:
    """What was read, in the number after `of`."""
    if not (read.number or read.counts or read.words):
        label = ".".join(filter(None, (outer.label, read.label)))
        return outer._replace(label=label, until_label=read.until_label or outer.until_label, items=read.items, sentence=read.sentence)
    if outer.level > read.level > 0 and read.number and outer.number and not (read.label or read.within or read.until):
        return outer._replace(within=read.number)  # `Section 6, at paragraph 7`
    if read.within or outer.counts or (read.until and "." in read.number) or outer.label or (read.words and read.number):
        return Citation("", level=-1)
    return read._replace(within=outer.number)


def nest(read: Citation, part: Citation) -> Citation | None:
    """One step inside another, either way round; nothing where they are two references."""
    if part.partial:
        if read.items or read.sentence or (read.label and part.label and not read.label.isdecimal()):
            return None
        label = f"{read.label}.{part.label}".strip(".") if part.label else read.label
        return read._replace(label=label, until_label=part.until_label or read.until_label, items=part.items, sentence=part.sentence)
    if read.until or read.items or read.sentence:
        return None
    if read.label[-1:].isdecimal() and part.number and (part.level == 0 or part.level > max(read.level, SECTION)):
        return deeper(read, part)
    if part.counts:
        return counted_in(read, part)
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


def deeper(read: Citation, part: Citation) -> Citation | None:
    """A number right after one in brackets: `7 (3) 1`, `section 7 (3) para 1`; nothing where it is a whole number of its own."""
    if "." in part.number or part.number == read.number:
        return None
    if read.until_label or part.until or part.which or part.following:
        return Citation("", level=-1)
    return read._replace(label=".".join(filter(None, (read.label, part.number, part.label))), until_label=part.until_label)


def counted_in(read: Citation, part: Citation) -> Citation | None:
    """A paragraph that is counted, in the number that was read before it: `section 7, third paragraph`; None where that is no bare number."""
    if read.number and not read.label and not read.words and not read.which:
        return part._replace(within=read.number, document=read.document)
    return None


def in_full(number: str, until: str) -> str:
    """The end of a range in full: after 7.3.1, `4` or `.4` is short for 7.3.4; anything longer says itself."""
    until_last = until.removeprefix(".")
    return until if "." in until_last else ".".join((*number.split(".")[:-1], until_last))


def in_row(before: Citation, new: Citation, join: str, text: str) -> bool:
    """Whether two bare numbers may be one: nothing but a space, or a comma without one, stands between `7 3` and `14,3`."""
    if not new.number or new != Citation(new.asked, number=new.number) or "." in new.number:
        return False
    if not before.number or before != Citation(before.asked, number=before.number, row=before.row, level=before.level):
        return False
    return join == "" or (join == "," and f"{before.asked},{new.asked}" in text)


def document_beside(new: Citation) -> str:
    """The document that words right after a number name: `Code of Conduct`, `Localism Act 2011`, `LGHA`, `Schedule 2`; nothing for other words."""
    said = components(new.words)
    if not said or new != Citation(new.asked, words=new.words, document=new.document, after=new.after):
        return ""
    initials = len(said) == 1 and len(new.words) > 1 and new.words.isupper() and not roman(new.words)
    return new.words if initials or is_year(said[-1]) or any(word in DOCUMENTS for word in said) else ""


def is_year(number: str) -> bool:
    """Whether a number is the year of an Act or of an edition."""
    return len(number) == 4 and number.isdecimal() and "1000" < number < "2200"


def same(words: str, others: str) -> bool:
    """Whether words are the same but for case and marks."""
    return components(words) == components(others)

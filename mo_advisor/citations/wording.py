"""The small words that stand around a number where people cite: what they call a clause, how they count, join and refer.

Everything here is in small letters. What a document calls its parts is in the document; nothing here names one.
"""

from __future__ import annotations


def _list(words: str) -> tuple[str, ...]:
    return tuple(words.split())


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


SECTION, PARAGRAPH, PART = 1, 2, 3  # how deep a mark reaches: `section 7, paragraph 3, sub-paragraph (a)`
_LEVELS = {
    SECTION: "section sections sect sec secs s ss article articles art arts rule rules §",
    PARAGRAPH: "paragraph paragraphs para paras par pars clause clauses cl cls provision provisions number numbers no nos ¶ #",
    PART: "sub letter point points subsection subsections sub-section sub-sections subparagraph subparagraphs sub-paragraph sub-paragraphs"
    " subpara subparas sub-para"
    " sub-paras subclause subclauses sub-clause sub-clauses",
}
ONE_SECTION = _set("s § sec sect section")
MARKS = {word: level for level, words in _LEVELS.items() for word in words.split()}
ITEM = _set("bullet bullets bullet-point bullet-points item items indent indents limb limbs dash dashes")
SENTENCE = _set("sentence sentences line lines")
FOOTNOTE = _set("fn footnote footnotes")

ORDINALS = _list("first second third fourth fifth sixth seventh eighth ninth")
_NAMED = _list("tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth")
_CARDINALS = _list(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
)
LAST = -1
COUNTS = {
    **{word: count for count, word in enumerate((*ORDINALS, *_NAMED), 1)},
    **{f"twenty-{word}": 20 + count for count, word in enumerate(ORDINALS, 1)},
    "last": LAST, "final": LAST, "penultimate": LAST - 1,
}  # fmt: skip
CARDINALS = {
    **{word: str(count) for count, word in enumerate(_CARDINALS, 1)},
    **{f"twenty-{word}": str(20 + count) for count, word in enumerate(_CARDINALS[:9], 1)},
}
SUFFIXES = ("st", "nd", "rd", "th")

TO = _set("to through thru until till")
JOIN = _set("and or plus also")
JOINED = ("as well as", "together with", "along with", "read with", "in conjunction with", "followed by")
OF = _set("of in under within from at on")
ARTICLES = _set("the this that these those said our a an its")
LEADS = _set(
    "a again against an as at both breach breached breaches breaching by cf cite clearly comply compliance complying complies conflict consistent"
    " contrary contravened contravenes contravening contravention e.g either especially following for from further have having i in incl"
    " including is line look me my namely notwithstanding of our out paragraph's per please provided pursuant quote re read ref refer reference"
    " referred refers regard regarding requirement requirements respect says see set show subject terms that the this those to under unlike"
    " via view viz virtue violation violated vide which whole with within wording accordance according provision's text entire all also"
    " compare word words"
    " what does do where find on provisions between namely i.e ie eg concerning about"
)
TRAILS = _set(
    "above below inclusive refers refer applies apply aforesaid say says state states provide provides herein hereof supra please thereof"
    " itself also respectively"
)  # words after a reference that change nothing

EXCEPT = (
    "but not", "and not", "not", "except", "excepting", "excluding", "excludes", "excl", "other than", "apart from", "aside from", "save", "but",
    "without", "omitting", "minus", "less", "bar", "rather than", "instead of", "as opposed to", "never",
    "neither", "nor",
)  # fmt: skip
WEAK = _set("not but less bar never neither nor")  # leave something out only where a reference follows
EDITION = _set("old older former formerly previous previously draft superseded")  # before a number: that of another edition
PAGES = {"p", "pp", "pg", "pgs", "page", "pages"}
NEIGHBOUR = _set("after before preceding succeeding")  # before a number: the clause beside it
FOLLOWING = ("ff", "et seq", "et sequentes", "onwards", "onward", "and following", "and onwards", "and the following")
PLACES = _set("part parts schedule schedules appendix annex annexe chapter volume")  # what has a number in a document that holds several
DOCUMENTS = _set(
    "protocol document act acts code codes constitution report reports regulations regulation rules orders order policy policies procedure"
    " procedures scheme schemes schedule appendix annex annexe agenda minutes minute guidance guide guidelines handbook letter email e-mail"
    " statute bill directive agreement contract strategy framework charter convention manual memo"
    " memorandum circular page pages part chapter version table figure volume slide standards mop morp"
)
OWN = _set(
    "a the this that our said council councils draft revised member members officer officers councillor councillors staff employee employees"
    " relation relations relationship relationships working and on for of between protocol protocols document mop morp"
)  # a name made of these alone, with `protocol` or `document`, is the document itself


def mark(word: str) -> int:
    """How deep a mark reaches, misspelt and shortened ones too; 0 where a word is none."""
    known = MARKS.get(word)
    if known is None and 4 <= len(word) <= 11 and (word.startswith("sectio") or (word.startswith(("para", "pargr")) and "g" in word)):
        return SECTION if word[0] == "s" else PARAGRAPH
    return known or 0


def roman(word: str) -> str:
    """The number that a Roman numeral up to 39 says; nothing for other words. A single small letter is a label and no numeral."""
    if not word or set(word.upper()) - set("IVX") or (word.islower() and len(word) == 1):
        return ""
    values = ["XIV".find(letter) for letter in word.upper()]
    worth = [(10, 1, 5)[value] for value in values]
    total = sum(-value if any(value < after for after in worth[at + 1 :]) else value for at, value in enumerate(worth))
    return str(total) if _as_roman(total) == word.upper() else ""


def _as_roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]

"""How strongly a stretch of a document asks, read from its own words: a draft to be looked at, right for about four stretches of five."""

from __future__ import annotations

import re

INFORMATION = "information"
NOT = r"(?:\s+\w+ly)?\s+(?:not|never|neither)\b"
SAID = (  # what begins first counts; of those that begin at one place the one that stands first here
    ("must-not", rf"(?:must|shall|may|can){NOT}|cannot|must\s+avoid|will{NOT}\s+be\s+permitted|prohibited|(?:shall\s+be\s+)?unacceptable"),
    ("should-not", rf"(?:should|ought){NOT}|(?:neither|nor|under\s+no\s+circumstances)\b.*\bshould|should\s+be\s+avoided"),
    ("entitled", r"entitled|(?:would\s+have\s+)?(?:the|a|their)\s+right\s+to|rights?\s+of|can\s+expect|will\s+be\s+given|permitted"),
    ("must", r"must|shall|required\s+to|duty|obliged|obligation|ha(?:s|ve)\s+to|essential"),
    ("should", r"should|ought|expected\s+to|expectation|needs?\s+to|encouraged"),
    ("will", r"will|would"),
    ("may", r"may|can|could|might|free\s+to|able\s+to"),
)
ANY = re.compile(rf"\b(?:{'|'.join(f'({words})' for _, words in SAID)})\b", re.IGNORECASE)


def force_of(words: str) -> str:
    """The force that words carry; information where no word of them carries any."""
    found = ANY.search(words)
    return SAID[(found.lastindex or 1) - 1][0] if found else INFORMATION

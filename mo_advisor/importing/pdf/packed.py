"""Whether what is packed into a PDF would fill the computer's memory; the library that reads it does not ask."""

from __future__ import annotations

import re
import zlib

LARGEST = 10_000_000  # bytes of what one page draws; a page of words has some ten thousand
ALL = 300_000_000  # of all that is no picture
_STREAM = re.compile(rb"stream\r?\n")
_FLATE = re.compile(rb"/Fl(?:ateDecode)?\b")
HEAD = 2_000  # bytes before a stream in which its dictionary is looked for


def boundless(data: bytes) -> bool:
    """Whether one stream that is no picture and no font unpacks to more than a page holds, or all of them to more than a document."""
    total = before = 0
    for found in _STREAM.finditer(data):
        head = data[max(before, found.start() - HEAD):found.start()].rpartition(b"obj")[2]
        before = found.end()
        if b"/Image" in head or b"/Length1" in head or not (packings := len(_FLATE.findall(head))):
            continue
        if packings > 1:
            return True  # nobody packs words twice
        size = _unpacked(data, found.end())
        total += size
        if size > LARGEST or total > ALL:
            return True
    return False


def _unpacked(data: bytes, start: int) -> int:
    """How large a stream is when it is unpacked, as far as that is of interest."""
    unpacker = zlib.decompressobj()
    try:
        return len(unpacker.decompress(data[start:start + LARGEST], LARGEST + 1))
    except zlib.error:
        return 0

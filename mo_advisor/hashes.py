"""The hash by which files and wordings are known."""

from __future__ import annotations

import sys

try:  # Python's own, as its `random` takes it: hashlib loads OpenSSL, which takes a quarter of the time in which Python starts
    if sys.version_info >= (3, 12):
        from _sha2 import sha256 as _sha256  # type: ignore[import-not-found]
    else:
        from _sha256 import sha256 as _sha256  # type: ignore[import-not-found]
except ImportError:
    from hashlib import sha256 as _sha256


def sha256(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal digits."""
    return str(_sha256(data).hexdigest())

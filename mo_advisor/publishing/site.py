"""A folder of published pages: its files, and what was written down of how they were made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from markupsafe import Markup

from mo_advisor import __version__
from mo_advisor.protocol.book import Book
from mo_advisor.publishing.pages import FIRST, About, Link, pages_above, pages_of

RECORD = "published.json"
SCHEMA = 1

"""The interview: what to ask next, and how to ask it."""

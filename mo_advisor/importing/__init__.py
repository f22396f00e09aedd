"""A council's own document, read as councils publish it, into a protocol file that holds every word of it."""

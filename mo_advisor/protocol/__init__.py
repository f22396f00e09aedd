"""A council's document: its model, its citations, reading it from YAML, and the library of loaded files."""

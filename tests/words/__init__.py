"""Own words: stems, the lexicon and its index, suggestions, other names."""

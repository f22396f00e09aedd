"""Own words: which situations a description may be about, which clauses hold some words, and which id somebody may have meant."""

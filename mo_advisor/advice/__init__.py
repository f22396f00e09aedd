"""What a protocol says for a set of answers: pure functions, no files, no terminal."""

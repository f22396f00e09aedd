"""References to clauses: how people write them, and what they come to in a document."""

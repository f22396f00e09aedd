"""Judging a document: which clauses are the likeliest for a situation, what has been judged, and how that is written into its file."""

"""Two editions of a document, and documents of several councils, beside each other: what became of each clause, and what that changes for whom."""

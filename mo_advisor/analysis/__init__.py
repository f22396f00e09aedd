"""What a whole protocol comes to: the coverage of its clauses and its decision tree."""

"""A council's protocol as plain web pages: the interview with every advice that it can end in, the document, the decisions. Compiled, never computed
there."""

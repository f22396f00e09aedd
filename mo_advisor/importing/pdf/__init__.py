"""PDF files, by where their words stand."""

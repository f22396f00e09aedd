"""Word documents, with the numbers that Word prints."""

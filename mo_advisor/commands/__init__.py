"""One module per command: each reads what was typed, calls the pure rooms, and prints."""

"""Hostile runs, drawn by number so that each can be made again: `python -m tests.fuzz`."""

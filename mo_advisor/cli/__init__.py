"""The command line: what is typed, and how a command ends."""

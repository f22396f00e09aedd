"""`python -m mo_advisor`."""

from mo_advisor.cli.entry import run

run()

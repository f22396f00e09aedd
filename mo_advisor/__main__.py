"""`python -m mo_advisor`."""

from mo_advisor.entry import run

run()

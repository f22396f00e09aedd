"""`python -m mo_advisor`."""

from mo_advisor.main import run

run()

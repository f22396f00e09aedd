"""One module per thing that is shown."""

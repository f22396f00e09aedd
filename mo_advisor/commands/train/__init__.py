"""The commands of `mo-advisor train`, one module each."""

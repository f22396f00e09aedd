"""Training: packs of fictional cards, computed for whichever protocol is loaded."""

"""How advice and documents look: one module per format. Nothing here decides what applies."""

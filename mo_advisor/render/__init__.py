"""How things look: the page model, the words around it, the views that make pages and the writers that print them."""

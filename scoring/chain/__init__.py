"""Many visits at once: how alike the branches of a chain are, and what can be believed of it."""

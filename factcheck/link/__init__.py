"""Names to entities: one inventory a story, and the claims of its articles pointing into it."""

"""Programs of the developers; nothing of docgen imports them."""

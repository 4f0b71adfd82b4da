"""One script a template: `build()` gives the bytes of the Word file."""

"""Document types and the rules that their data obeys; knows no template and no file of a user."""

"""The texts of finished documents as a reader meets them, in docgen's own papers and in those of others.

`word.py` gives the lines of a Word file, `pages.py` those of the pages of a PDF, `signing.py` finds the signature
blocks in lines, `record.py` keeps in a Word file what it said when it was made.
"""

"""Is a document ready to be signed? One view of it (`paper.py`), and a module for each kind of thing that is found."""

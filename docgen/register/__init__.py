"""The register of numbers: one SQLite file, safe for several processes and for a crash at any moment.

    entries.py   what an entry is: facts only
    database.py  the file: opened, made, guarded; transactions
    reading.py   who asks: by file, code, number, village, series and year
    keeping.py   who writes: numbers given, taken over, bound to files, annulled; the one place that allocates

An entry is `dipesan` (a number without a file: in between, or after a crash), then `tertulis` (bound to the SHA-256 of
its files, version by version), or `batal` (with a reason). Its number is never given again, whatever becomes of it.
It knows no document type: what a paper is and where its number stands is told to it.
"""

"""Places for electronic signatures in a PDF, and signatures put into them.

    rooms.py     where a document leaves room for a signature: named in its template, painted for the conversion only
    places.py    where a PDF shows what was painted; it is taken out of the pages again
    fields.py    a signature field (/Sig) in each of those places; which fields a PDF has, and which are signed
    signature.py a field signed, signatures examined: the only home of pyHanko, which is optional

In a Word template the paragraph of the room has a style whose name begins with `TTD `, as `TTD Kepala Desa`; in a
workbook the cell of a signature block has a name such as `ttd.Kepala_Desa`. Both make the field `TTD_Kepala_Desa`.
"""

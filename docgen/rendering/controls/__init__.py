"""Content controls of Word forms: each shows one value of the data, and gives it back.

In a template the tag of a control names the value as the template's tags would there (`butir.sasaran`, or
`triwulan=T1` for a box that is ticked where the value is that choice). In a document it is the path of the data
(`hasil[0].sasaran`). A bookmark around each control keeps its number, as LibreOffice drops the tags.
"""

"""Excel workbooks from a template whose places are defined names: its parts read once, its rows written many times.

data.<path>     a cell that shows, and gives back, one value of the data
gabung.<path>   the same in a cell that reaches over all rows of the item that the path begins at
baris.<path>    rows that repeat for each item of a list; they may stand inside one another
kosong.<path>   the row that stands there when that list is empty
kolom.<path>    columns that repeat for each item of a list
bentang.<path>  a cell in such columns that reaches over all of them
centang.<path>  a cell in such columns that is ticked when the column's item is in the list at that path
"""

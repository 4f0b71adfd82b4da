"""PDF forms (AcroForm) that others made: which fields they have, what is in them, and values put into them.

    fields.py      what a field is, as data: Field, Choice        tree.py       the tree of fields in the file
    filling.py     values in, the finished file out               opening.py    what can be opened; signatures
    appearance.py  texts and lists drawn    ticks.py  buttons     boxes.py      grounds and borders
    layout.py      what size, which lines                         typefaces.py  which font has the characters
    truetype.py, embedding.py  a font of the computer taken in    flattening.py fields made part of the page

Nothing here validates: that a value suits its field is for the caller to see to. The only home of pypdf beside `pdf`.
"""

from docgen.rendering.acroform.appearance import Fault
from docgen.rendering.acroform.fields import Choice, Field, Kind, Value
from docgen.rendering.acroform.filling import Filled, fill, read_fields

__all__ = ["Choice", "Fault", "Field", "Filled", "Kind", "Value", "fill", "read_fields"]

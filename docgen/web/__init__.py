"""The local web page: forms made from the schemas, the same checks and documents as the command line's.

Flask and waitress are imported only here, and only when `docgen serve` is called. Nothing in it knows a document type.
"""

"""The EPUB edition of the publication (EPUB 3.3, EPUB Accessibility 1.1).

`documents.py` writes the chapters as XHTML, a document for each part and each chapter of the front
and back matter, `navigation.py` the contents, `package.py` what binds them together.
"""

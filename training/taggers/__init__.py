"""Two small networks that name the part of speech of every word.

Rule of this folder: sentences of the treebank are read as a browser reads them.
"""

"""From a run, or from a Keras file, to a model directory that counts only when every check passed.

Rule of this folder: test parts are read here, and nowhere else.
"""

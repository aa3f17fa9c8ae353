"""The files of a model directory, and Keras' own files: each format read and written in one place.

Rule of this folder: what reads a browser's files is written from their format, not from the
converter's code, so that it can catch the converter.
"""

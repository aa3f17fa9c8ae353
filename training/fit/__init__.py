"""Training: from texts to the weights of the best epoch, by teachers or without.

Rule of this folder: it writes a folder of runs, and no model directory.
"""

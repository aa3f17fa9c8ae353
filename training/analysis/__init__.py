"""What can be said of a trained network: how far to trust it, how it reads, where its states lie.

Rule of this folder: it measures and changes no weight.
"""

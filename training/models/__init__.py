"""What a network is: presets, and the Keras network that a preset describes.

Rule of this folder: nothing here reads data or trains.
"""

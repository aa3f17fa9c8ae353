"""A grammar of sentences about films, for what reviews seldom show a small network.

Rule of this folder: for each language, ``…_lexicon.py`` has words and ``…_frames.py`` sentences
with places for them; ``grammar.py`` puts them together, and ``sentences.py`` fills and labels them.
Nothing here knows a network or a data set, or was written with a test set in view.
"""

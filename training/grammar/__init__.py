"""A grammar of sentences about films, for what reviews seldom show a small network.

Rule of this folder: ``lexicon.py`` has words, ``frames.py`` has sentences with places for them, and
``sentences.py`` fills and labels them. Nothing here knows a network or a data set, or was written
with a test set in view.
"""

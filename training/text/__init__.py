"""Text to words to ids: THE definition, which ``web/src/text`` repeats.

Rule of this folder: it knows no network and no data set, and shared fixtures prove the browser's
half equal to it.
"""

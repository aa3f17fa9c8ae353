"""Where texts and their labels come from.

Rule of this folder: a module reads one kind of file, says in one sentence what is wrong with a
damaged one, and knows nothing of networks.
"""

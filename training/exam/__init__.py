"""An exam of short sentences: what people type when they try a network out.

Rule of this folder: the sentences are ours, written by hand without a look at the grammar that
makes sentences to train on. A third of them chooses between networks, the rest only reports.
"""

"""From reviews to a network a browser can open: data, training, evaluation, export.

TensorFlow.js opens what Keras 2 saves and not what Keras 3 saves, so the choice of Keras is made
here, before any module of the package imports TensorFlow.
"""

import os

os.environ["TF_USE_LEGACY_KERAS"] = "1"
# 3 hides TensorFlow's harmless start-up messages; errors still raise. The environment wins.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
# TensorFlow.js' converter imports TF-DF, whose welcome message fails without IPython.
os.environ.setdefault("TFDF_DISABLE_WELCOME_MESSAGE", "1")

"""From reviews to a network a browser can open: data, training, evaluation, export.

TensorFlow.js opens what Keras 2 saves and not what Keras 3 saves, so the choice of Keras is made
here, before any module of the package imports TensorFlow.
"""

import os

os.environ["TF_USE_LEGACY_KERAS"] = "1"
# 3 hides what TensorFlow writes while it starts, which looks like trouble and is none; what is
# really wrong still arrives as an exception. A setting from outside wins.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
# TensorFlow.js' converter imports it; its greeting fails where output is captured without IPython.
os.environ.setdefault("TFDF_DISABLE_WELCOME_MESSAGE", "1")

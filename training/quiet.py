"""Keeps what other packages say about themselves off the terminal; what is wrong still raises."""

import logging
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

# NumPy's RuntimeWarning is not among them: it tells of our own numbers.
ABOUT_PACKAGES = (UserWarning, DeprecationWarning, PendingDeprecationWarning, FutureWarning)
LOGGERS = ("tensorflow", "absl", "h5py")


@contextmanager
def importing() -> Iterator[None]:
    """Import TensorFlow in here: no setting stops its notices about absent GPUs, this does."""
    kept = os.dup(2)
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 (a device, not a path)
        os.dup2(nowhere.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def quieten() -> None:
    """Silence warnings and logs for the rest of the process, and progress bars nobody watches.

    ``python -W`` and PYTHONWARNINGS win. Call it when TensorFlow is imported.
    """
    import tensorflow as tf

    if not sys.warnoptions:
        for category in ABOUT_PACKAGES:
            warnings.simplefilter("ignore", category)
    for name in LOGGERS:
        logging.getLogger(name).setLevel(logging.ERROR)
    if not sys.stdout.isatty():
        tf.keras.utils.disable_interactive_logging()

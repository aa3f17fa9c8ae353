"""The one error a command reports without a traceback."""


class TrainingError(ValueError):
    """Something the person at the keyboard can put right.

    The message is one sentence or two: the action that failed, the value that made it fail, and
    what to do about it. ``python -m training`` prints it and ends with exit code 2.
    """

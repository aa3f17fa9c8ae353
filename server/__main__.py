"""`python -m server`: check the settings, then become gunicorn; arguments go on to gunicorn."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from .config import SettingError, Settings

CONFIG = Path(__file__).with_name("gunicorn.conf.py")


def main() -> None:
    """Replace this process by gunicorn, or leave with the one sentence that says why not."""
    try:
        # gunicorn.conf.py reads them again. Here first, because gunicorn reads WEB_CONCURRENCY by
        # itself and would answer a slip of the finger with a traceback.
        Settings.from_environment(os.environ)
    except SettingError as error:
        sys.exit(str(error))
    gunicorn = [sys.executable, "-m", "gunicorn", "--config", str(CONFIG), *sys.argv[1:]]
    os.execv(sys.executable, gunicorn)


if __name__ == "__main__":
    main()

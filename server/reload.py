"""On HUP, checks that the new build can be served before gunicorn reloads.

Otherwise gunicorn stops the old workers first, and then exits because no new one can start.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from .catalogue import read_built_page
from .config import SettingError, Settings
from .readiness import find_faults


def guard(arbiter: Any) -> None:
    """Make gunicorn's arbiter look at the new build before it reloads."""
    arbiter.handle_hup = _guarded(arbiter.handle_hup, arbiter.log)


def _guarded(reload: Callable[[], None], log: Any) -> Callable[[], None]:
    def reload_if_sound() -> None:
        # Runs in a child process, so that files read here do not stay in the arbiter's memory.
        child = os.fork()
        if child == 0:
            _leave_with_verdict(log)
        _, status = os.waitpid(child, 0)
        if status == 0:
            reload()
        else:
            log.error("Not reloaded: what was served before is still served.")

    return reload_if_sound


def _leave_with_verdict(log: Any) -> None:
    try:
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT):
            signal.signal(number, signal.SIG_DFL)  # the arbiter's would only be queued
        reason = why_not(os.environ)
        if reason:
            log.error(reason)
        os._exit(1 if reason else 0)
    finally:
        os._exit(1)


def why_not(environment: Any) -> str | None:
    """The first reason why the build that the settings name cannot be served; None if it can.

    A model in MODELS_DIR is no reason: it may be half written, and is looked at on every request.
    """
    try:
        settings = Settings.from_environment(environment)
        built = read_built_page(settings.dist_dir, settings.previous_dist_dir)
        faults = find_faults(built, replace(settings, models_dir=None))
        return next((f"{name}: {sentence}" for name, sentence in faults), None)
    except (SettingError, OSError) as error:
        return str(error)

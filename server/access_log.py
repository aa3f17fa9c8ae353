"""The access log: one line of JSON a response, without query or fragment."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta, timezone
from typing import Any

from gunicorn.glogging import Logger  # type: ignore[import-untyped]

# Drops query and fragment: a visitor may have put anything there.
_BEHIND_PATH = re.compile(r"[?#].*", re.DOTALL)


class JsonLogger(Logger):  # type: ignore[misc]  # gunicorn ships no types
    """gunicorn's logger, writing JSON. gunicorn's own format breaks JSON on odd paths."""

    def access(self, resp: Any, req: Any, environ: Any, request_time: timedelta) -> None:
        """Log one answer."""
        if not self.access_log_enabled:
            return
        entry = {
            "time": datetime.now(timezone.utc).isoformat(timespec="milliseconds"),
            "client": environ.get("REMOTE_ADDR"),
            "method": environ["REQUEST_METHOD"],
            "path": _BEHIND_PATH.sub("", environ["RAW_URI"]),
            "status": int(str(resp.status).split()[0]),
            "bytes": resp.sent,
            "milliseconds": round(request_time / timedelta(milliseconds=1), 3),
        }
        self.access_log.info("%s", json.dumps(entry))

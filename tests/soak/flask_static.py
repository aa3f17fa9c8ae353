"""Flask's own way of serving a folder."""

from __future__ import annotations

import os

from flask import Flask

application = Flask(__name__, static_folder=os.environ["SOAK_FOLDER"], static_url_path="")
application.add_url_rule("/healthz", view_func=lambda: "alive")

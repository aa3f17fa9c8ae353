"""Deliver the built page, its models and its library. Nothing here needs TensorFlow."""

from __future__ import annotations

import os
from collections.abc import Mapping

from flask import Flask

from . import catalogue, models, pages, readiness
from .config import Settings
from .headers import SecurityHeaders
from .hosts import TrustedHosts


def create_app(config: Mapping[str, object] | None = None) -> Flask:
    """The whole application.

    Args:
        config: settings by name, as `server/config.py` documents them. Without it the environment
            is read; with it, the environment is not.

    Raises:
        SettingError: a setting is unknown or cannot be used.
    """
    if config is None:
        settings = Settings.from_environment(os.environ)
    else:
        settings = Settings.from_mapping(config)
    built = catalogue.read_built_page(settings.dist_dir, settings.previous_dist_dir)

    app = Flask(__name__, static_folder=None, template_folder=None)
    # No redirect for a missing or a doubled slash: its Location would repeat the visitor's Host.
    app.url_map.strict_slashes = False
    app.url_map.merge_slashes = False
    app.register_blueprint(pages.blueprint(built.files))
    app.register_blueprint(models.blueprint(settings))
    app.register_blueprint(readiness.blueprint(built, settings))

    # Outside in: security headers, Host, files, Flask. A file never enters Flask, which costs three
    # times as much as sending it.
    files = catalogue.FilesFirst(app.wsgi_app, built)
    hosts = TrustedHosts(files, settings.trusted_hosts)
    app.wsgi_app = SecurityHeaders(  # type: ignore[method-assign]
        hosts, settings.embed_ancestors, settings.model_origins
    )
    return app

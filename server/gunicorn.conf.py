"""How gunicorn runs the server. `python -m server` is the short way to start it."""  # noqa: N999

import os

from server.config import Settings

_settings = Settings.from_environment(os.environ)
_host = f"[{_settings.host}]" if ":" in _settings.host else _settings.host  # IPv6

wsgi_app = "server:create_app()"
bind = f"{_host}:{_settings.port}"
workers = _settings.web_concurrency

# Eight clients that send slowly can hold all threads of a worker; greenlets cost next to nothing.
worker_class = "gevent"
worker_connections = 1000  # each; a client beyond them waits in the backlog

keepalive = 15  # seconds until the next request's headers must have arrived, the first's included
timeout = 30  # seconds without a sign of life after which a worker is replaced
graceful_timeout = 10  # seconds for the answers in flight after TERM or HUP

# A way to steer the server from outside, on by default. Signals are enough.
control_socket_disable = True

"""How gunicorn runs the server. `python -m server` is the short way to start it."""  # noqa: N999

import os

from server.config import Settings
from server.reload import guard

_settings = Settings.from_environment(os.environ)
_host = f"[{_settings.host}]" if ":" in _settings.host else _settings.host  # IPv6
_shared_memory = "/dev/shm"

wsgi_app = "server:create_app()"
bind = f"{_host}:{_settings.port}"
workers = _settings.web_concurrency

# Eight clients that send slowly can hold all threads of a worker; greenlets cost next to nothing.
worker_class = "server.worker.OpenNetworkWorker"
worker_connections = 1000  # each; a client beyond them waits in the backlog

keepalive = 12  # seconds until the next request's headers must have arrived, the first's included
timeout = 30  # seconds without a sign of life after which a worker is replaced
graceful_timeout = 10  # seconds for the answers in flight after TERM or HUP

limit_request_line = 4094  # bytes
limit_request_fields = 64  # headers
limit_request_field_size = 8190  # bytes; a browser may bring cookies of others on the same host

# Forwarding headers are ignored: a client behind a proxy could otherwise send SCRIPT_NAME and make
# every path an error.
forwarded_allow_ips = ""
forwarder_headers = ""

logger_class = "server.access_log.JsonLogger"
accesslog = _settings.access_log

# The workers' heartbeat files are in memory, which also works on a read-only disk.
worker_tmp_dir = _shared_memory if os.access(_shared_memory, os.W_OK) else None

# Turns off gunicorn's control socket, which is on by default. Signals are enough.
control_socket_disable = True

on_starting = guard  # HUP onto half a build must not end the server

"""256 connections, mixed files: this server, a bare WSGI application, Flask's static files, nginx.

All send the same bytes under the same names, and take turns, so that what else the machine does
falls on all alike. Needs wrk; prints nginx too where there is one.
"""

from __future__ import annotations

import re
import shutil
import statistics
import subprocess
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from .figures import ALL, Figures, load
from .live import GUNICORN, ROOT, LiveServer, serve

CONNECTIONS = 256
THREADS = 2
TURNS = 6
TURN_SECONDS = 10  # six turns: a minute each
OF_BARE = 0.9
OF_FLASK = 2.3
MICRO = 1e6
DIST = ROOT / "web" / "dist"
NGINX = """
worker_processes 2; pid {folder}/pid; error_log {folder}/errors; daemon off;
events {{ worker_connections 1024; }}
http {{
  access_log off; include /etc/nginx/mime.types; sendfile on; tcp_nopush on;
  keepalive_requests 1000000;
  server {{ listen 127.0.0.1:{port}; root {root}; }}
}}
"""
WRK = """
local paths = {{ {paths} }}
local i = 0
request = function()
  i = i % #paths + 1
  return wrk.format("GET", paths[i], {{ ["Host"] = "here", ["Accept-Encoding"] = "br" }})
end
"""


def run(figures: Figures) -> None:
    """Let them take turns and compare the medians."""
    if not shutil.which("wrk"):
        figures.must(False, "wrk is not installed (Debian: apt-get install wrk)")
        return
    with tempfile.TemporaryDirectory() as name, ExitStack() as servers:
        folder = Path(name)
        names = _lay_out(folder / "files")
        script = folder / "mixed.lua"
        script.write_text(WRK.format(paths=", ".join(f'"/{path}"' for path in names)))
        environment: dict[str, Any] = {"SOAK_FOLDER": folder / "files"}
        stock = ("--worker-class", "gevent", "--logger-class", "gunicorn.glogging.Logger")

        def gunicorn(application: str) -> LiveServer:
            live = serve(f"tests.soak.{application}", *stock, command=GUNICORN, **environment)
            return servers.enter_context(live)

        gunicorns = {
            "this server": servers.enter_context(serve()),
            "bare WSGI": gunicorn("bare:application"),
            "Flask static": gunicorn("flask_static:application"),
        }
        ports = {server: live.port for server, live in gunicorns.items()}
        if shutil.which("nginx"):
            ports["nginx"] = _nginx(folder, servers)
        else:
            figures.note("nginx is not installed, and not measured (Debian: nginx-light)")
        figures.note(f"load {load()} before; {len(names)} files, {CONNECTIONS} connections")
        rates: dict[str, list[float]] = {server: [] for server in ports}
        errors: dict[str, int] = dict.fromkeys(ports, 0)
        for _turn in range(TURNS):
            for server, port in ports.items():
                rate, failed = _wrk(script, port)
                rates[server].append(rate)
                errors[server] += failed
        for server, live in gunicorns.items():
            spent = live.cpu_seconds() / (sum(rates[server]) * TURN_SECONDS)
            figures.note(f"{server:13} {spent * MICRO:8.0f} µs of processor time a request")
    _judge(figures, rates, errors)


def _judge(figures: Figures, rates: dict[str, list[float]], errors: dict[str, int]) -> None:
    medians = {server: statistics.median(measured) for server, measured in rates.items()}
    for server, measured in rates.items():
        figures.note(
            f"{server:13} {medians[server]:8.0f} requests/s "
            f"({min(measured):.0f} to {max(measured):.0f}), {errors[server]} errors"
        )
    figures.must(errors["this server"] == 0, f"{errors['this server']} errors")
    # Turn by turn, because the machine's other work changes between turns.
    for other, limit in {"bare WSGI": OF_BARE, "Flask static": OF_FLASK}.items():
        ratio = statistics.median(
            ours / theirs for ours, theirs in zip(rates["this server"], rates[other], strict=True)
        )
        figures.must(ratio >= limit, f"{ratio * ALL:.0f} % of {other} (limit {limit * ALL:.0f} %)")


def _lay_out(folder: Path) -> list[str]:
    """Write what this server sends to a client that likes Brotli, for the others to send."""
    chosen = [
        "index.html",
        "icon.svg",
        "lib/unrolled.js",
        "models/simple-rnn/model.json",
        *(f"assets/{path.name}" for path in sorted((DIST / "assets").glob("index-*.[cj]s*"))),
    ]
    names = [name for name in chosen if not name.endswith((".br", ".gz"))]
    for name in names:
        packed = DIST / f"{name}.br"
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(packed if packed.exists() else DIST / name, folder / name)
    return names


def _nginx(folder: Path, servers: ExitStack) -> int:
    port = 18_080
    configuration = folder / "nginx.conf"
    folder.chmod(0o755)  # nginx's workers give up root's rights
    configuration.write_text(NGINX.format(folder=folder, port=port, root=folder / "files"))
    process = subprocess.Popen(["nginx", "-c", str(configuration)], stderr=subprocess.DEVNULL)
    servers.callback(process.wait)
    servers.callback(process.terminate)
    time.sleep(1)
    return port


def _wrk(script: Path, port: int) -> tuple[float, int]:
    run = subprocess.run(
        [
            *("wrk", f"-t{THREADS}", f"-c{CONNECTIONS}", f"-d{TURN_SECONDS}s"),
            *("-s", str(script), f"http://127.0.0.1:{port}/"),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    rate = re.search(r"Requests/sec:\s+([\d.]+)", run.stdout)
    socket_errors = re.search(r"Socket errors:(.*)", run.stdout)
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", run.stdout)
    errors = sum(map(int, re.findall(r"\d+", socket_errors[1]))) if socket_errors else 0
    return float(rate[1]) if rate else 0.0, errors + (int(wrong[1]) if wrong else 0)

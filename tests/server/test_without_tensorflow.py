from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# Blocked in the import system itself: whatever is installed here, these cannot be imported.
PROGRAM = """
import sys

ABSENT = {"tensorflow", "keras", "tf_keras", "tensorflowjs", "numpy", "training"}

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ABSENT:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Absent())
from server import create_app
client = create_app({"DIST_DIR": sys.argv[1]}).test_client()
print(client.get("/").status_code, client.get("/models/simple-rnn/model.json").status_code)
print(len(client.get("/models/").get_json()["models"]))
"""


def test_the_server_runs_where_there_is_no_tensorflow(dist: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(dist)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.stdout.split(), run.stderr) == (["200", "200", "2"], "")

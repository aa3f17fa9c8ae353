"""The audit in `make check`, with advisory services that answer what a test needs."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.soak.live import ROOT

# What `npm audit --json` and `pip_audit --format json` print, cut to what tells the cases apart.
NPM_CLEAN = '{"auditReportVersion": 2, "vulnerabilities": {}}'
NPM_FOUND = '{"auditReportVersion": 2, "vulnerabilities": {"left": {"severity": "high"}}}'
NPM_OFFLINE = '{"message": "request failed, reason: ", "error": {"summary": "", "detail": ""}}'
PIP_CLEAN = '{"dependencies": [{"name": "flask", "vulns": []}], "fixes": []}'
PIP_FOUND = '{"dependencies": [{"name": "flask", "vulns": [{"id": "GHSA-1"}]}], "fixes": []}'


def audit(
    folder: Path, npm: tuple[int, str], pip: tuple[int, str] | None
) -> subprocess.CompletedProcess[str]:
    """Run the audit with an npm and a Python that say this and leave with that status."""
    status, text = npm
    _program(folder / "npm", f"echo '{text}'; exit {status}")
    status, text = pip or (0, "")
    has_audit = "exit 1" if pip is None else "exit 0"
    answer = f"echo '{text}'; exit {status}" if text else f"exit {status}"
    _program(folder / "python", f'case "$*" in *--version*) {has_audit};; esac; {answer}')
    return subprocess.run(
        ["sh", "requirements/audit.sh", str(folder / "python")],
        cwd=ROOT,
        env={"PATH": f"{folder}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )


def _program(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


@pytest.mark.parametrize(
    ("npm", "pip", "sentence"),
    [
        ((1, NPM_FOUND), (0, PIP_CLEAN), "npm packages: a known flaw of high severity"),
        ((0, NPM_CLEAN), (1, PIP_FOUND), "Python packages: a known flaw"),
        ((1, NPM_FOUND), None, "npm packages: a known flaw of high severity"),
    ],
)
def test_a_finding_fails_the_check(
    tmp_path: Path, npm: tuple[int, str], pip: tuple[int, str] | None, sentence: str
) -> None:
    run = audit(tmp_path, npm, pip)
    assert run.returncode == 1
    assert sentence in run.stdout


def test_nothing_found_passes_and_says_so(tmp_path: Path) -> None:
    run = audit(tmp_path, (0, NPM_CLEAN), (0, PIP_CLEAN))
    assert run.returncode == 0
    assert run.stdout.splitlines() == [
        "npm packages: no known flaw of high severity",
        "Python packages: no known flaw",
    ]


@pytest.mark.parametrize("pip", [None, (1, "")])
def test_without_a_service_it_passes_and_says_so(
    tmp_path: Path, pip: tuple[int, str] | None
) -> None:
    run = audit(tmp_path, (1, NPM_OFFLINE), pip)
    assert run.returncode == 0
    npm_line, python_line = run.stdout.splitlines()
    assert npm_line == "npm packages: not audited, no advisory service answered"
    assert python_line.startswith("Python packages: not audited, ")

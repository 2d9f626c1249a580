# SPDX-License-Identifier: Apache-2.0
"""Runs the command line `meshwright`."""

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MANY = Path(__file__).with_name("many.cjs")
PATIENCE_S = 300


@dataclass(frozen=True)
class Run:
    """What a command did: its exit code (0 fine, 1 findings, 2 wrong usage) and what it wrote."""

    code: int
    out: str
    error: str

    @property
    def json(self):
        return json.loads(self.out)


def node() -> str:
    """The Node that `scripts/conformance.mjs` chose, else the one on the path."""
    return os.environ.get("MESHWRIGHT_NODE") or shutil.which("node") or "node"


def _spawn(args: list[str], text: str | None = None) -> subprocess.CompletedProcess:
    return subprocess.run(
        args,
        cwd=ROOT,
        input=text,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE_S,
    )


def run_many(jobs: list[list[str]]) -> list[Run]:
    """Runs commands in one process, in order; paths are relative to the root of the repository."""
    done = _spawn([node(), str(MANY)], json.dumps(jobs))
    if done.returncode != 0:
        raise RuntimeError(f"{MANY.name} ended with {done.returncode}.\n{done.stderr}")
    return [Run(**result) for result in json.loads(done.stdout)]


def run_alone(*args: str) -> Run:
    """Runs one command as a person does: a process of its own."""
    done = _spawn([node(), str(ROOT / "packages/cli/bin/meshwright"), *args])
    return Run(done.returncode, done.stdout, done.stderr)

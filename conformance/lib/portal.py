# SPDX-License-Identifier: Apache-2.0
"""A running backend of the portal, on a database of its own."""

import json
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import urlopen

from lib.meshwright import ROOT, node

PROGRAM = ROOT / "plugins/data-mesh-backend/src/lineage/__testUtils__/child.ts"
TRANSFORM = ROOT / "node_modules/@backstage/cli/config/nodeTransform.cjs"
ENDPOINT = "api/data-mesh/v1/lineage"
PATIENCE_S = 60


class Portal:
    """What a client of lineage can ask."""

    def __init__(self, url: str) -> None:
        self.url = url

    def get(self, path: str, **query: str | int) -> dict | None:
        """The answer to a question; None for what is not there."""
        try:
            with urlopen(f"{self.url}/{ENDPOINT}/{path}?{urlencode(query)}", timeout=30) as answer:
                return json.load(answer)
        except HTTPError as error:
            if error.code == 404:
                return None
            raise

    def eventually(self, path: str, ready: Callable[[dict], bool], **query: str | int) -> dict:
        """The answer as soon as it is as expected: events are in the graph moments after they were taken."""
        end = time.monotonic() + PATIENCE_S
        answer = None
        while time.monotonic() < end:
            answer = self.get(path, **query)
            if answer is not None and ready(answer):
                return answer
            time.sleep(0.1)
        raise AssertionError(f"{path} {query} stayed {answer}")


@contextmanager
def running(folder: Path) -> Iterator[Portal]:
    """A backend that runs until the block ends."""
    database = {
        "client": "better-sqlite3",
        "connection": {"filename": str(folder / "portal.sqlite")},
        "useNullAsDefault": True,
    }
    process = subprocess.Popen(
        [node(), "--require", str(TRANSFORM), str(PROGRAM), json.dumps(database)],
        cwd=ROOT / "plugins/data-mesh-backend",
        env={**os.environ, "NODE_ENV": "test", "LOG_LEVEL": "error"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        for line in process.stdout:
            if line.startswith("LISTENING "):
                yield Portal(f"http://localhost:{line.split()[1]}")
                return
        raise RuntimeError(f"The backend ended with {process.wait()}.")
    finally:
        process.kill()
        process.wait()

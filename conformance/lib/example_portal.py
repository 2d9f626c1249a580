# SPDX-License-Identifier: Apache-2.0
"""The whole portal with the example mesh, on a free port and in a temporary folder."""

import json
import os
import secrets
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from lib.meshwright import ROOT, node

START_S = 240
STOP_S = 20


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class ExamplePortal:
    """How to ask a running portal, as another program would."""

    def __init__(self, url: str, token: str) -> None:
        self.url = url
        self._token = token

    def ask(self, path: str, body: object = None):
        """The answer to a GET, or to a POST where there is a body; None where there is nothing yet."""
        request = urllib.request.Request(
            f"{self.url}{path}",
            data=None if body is None else json.dumps(body).encode(),
            headers={
                "authorization": f"Bearer {self._token}",
                "content-type": "application/json",
            },
        )
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.loads(answer.read())
        except urllib.error.HTTPError as error:
            if error.code == 404:
                return None
            raise RuntimeError(f"{path}: {error.code} {error.read().decode()}") from error

    def product(self, name: str):
        """A product of the catalog; None until the portal knows it."""
        return self.ask(f"/api/catalog/entities/by-name/dataproduct/default/{name}")


def until(what: str, found: Callable, patience: float = START_S):
    """Asks until something is there."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            result = found()
        except (OSError, RuntimeError):
            result = None
        if result:
            return result
        time.sleep(0.5)
    raise TimeoutError(f"{what} is not there after {patience:.0f} s")


def _configuration(folder: Path, port: int, token: str) -> dict:
    url = f"http://127.0.0.1:{port}"
    return {
        "app": {"baseUrl": url},
        "backend": {
            "baseUrl": url,
            "listen": {"port": port, "host": "127.0.0.1"},
            "cors": {"origin": url},
            "database": {
                "client": "better-sqlite3",
                "connection": {"directory": str(folder / "db")},
            },
            "auth": {
                "externalAccess": [
                    {"type": "static", "options": {"token": token, "subject": "conformance"}}
                ]
            },
        },
        "dataMesh": {
            "gitHost": {"folder": str(folder / "git")},
            "quality": {
                "measure": {
                    "schedule": {
                        "initialDelay": {"seconds": 5},
                        "frequency": {"seconds": 10},
                        "timeout": {"minutes": 5},
                    }
                }
            },
        },
    }


@contextmanager
def example_portal(folder: Path) -> Iterator[ExamplePortal]:
    """A portal that knows the example mesh; it ends with the block."""
    port = _free_port()
    token = secrets.token_urlsafe(24)
    own = folder / "app-config.json"
    own.write_text(json.dumps(_configuration(folder, port, token)), encoding="utf-8")
    log = folder / "portal.log"
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            [
                node(),
                "--require",
                str(ROOT / "node_modules/@backstage/cli/config/nodeTransform.cjs"),
                "src/index.ts",
                *("--config", str(ROOT / "app-config.yaml")),
                *("--config", str(own)),
            ],
            cwd=ROOT / "packages/backend",
            env={**os.environ, "NODE_ENV": "development"},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    portal = ExamplePortal(f"http://127.0.0.1:{port}", token)
    try:
        until(
            "The example mesh",
            lambda: process.poll() is not None or portal.product("orders-ledger"),
        )
        if process.poll() is not None:
            raise RuntimeError(f"The portal did not start.\n{log.read_text()[-3000:]}")
        yield portal
    finally:
        process.terminate()
        try:
            process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            process.kill()

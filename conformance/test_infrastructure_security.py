# SPDX-License-Identifier: Apache-2.0
"""Generated infrastructure: Checkov finds nothing that is not set aside, with its reason, next to the line."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from lib.meshwright import ROOT, run_many

BLUEPRINTS = sorted((ROOT / "examples/blueprints").glob("*.yaml"))
CLOUDS = ["aws", "azure", "gcp"]
STACKS = ["platform", "domain", "product"]
OFF = {
    "storage": False,
    "processing": "none",
    "warehouse": False,
    "catalog": False,
    "orchestration": "none",
    "visualization": False,
}
ON = {"processing": ["native", "spark"], "orchestration": ["native", "airflow"]}
# It depends on many packages in versions of its own, and so it has an environment of its own.
CHECKOV = os.environ.get("MESHWRIGHT_CHECKOV", "checkov")
pytestmark = pytest.mark.skipif(not CHECKOV, reason="checkov could not be fetched")


def alone(service: str, choice: str) -> str:
    """The product with everything, of which one service is left."""
    text = (ROOT / "examples/blueprints/everything.yaml").read_text(encoding="utf-8")
    return yaml.safe_dump({**yaml.safe_load(text), "services": {**OFF, service: choice}})


@pytest.fixture(scope="module")
def repositories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each example and each service alone, in each stack of each cloud: what Terraform reads, with values of production."""
    source = tmp_path_factory.mktemp("blueprints")
    shutil.copytree(ROOT / "examples/blueprints/contracts", source / "contracts")
    named = {file.stem: file.read_text(encoding="utf-8") for file in BLUEPRINTS}
    for service in OFF:
        for choice in ON.get(service, [True]):
            named[f"only-{service}-{choice}".lower()] = alone(service, choice)
    jobs, made = [], tmp_path_factory.mktemp("repositories")
    for name, text in named.items():
        file = source / f"{name}.yaml"
        file.write_text(text, encoding="utf-8")
        jobs += [
            [
                *("infra", "generate", str(file), "--cloud", cloud, "--stack", stack),
                *("--out", str(made / f"{cloud}-{stack}-{name}")),
            ]
            for cloud in CLOUDS
            for stack in STACKS
        ]
    for job, run in zip(jobs, run_many(jobs), strict=True):
        assert run.code == 0, (job, run.error)
    return made


def judged(folder: Path, framework: str) -> tuple[list[str], int]:
    """What Checkov complains of, and how many checks passed."""
    command = [CHECKOV, "-d", str(folder), "--framework", framework, "--output", "json"]
    # Nothing is asked of anybody: no network.
    options = ["--compact", "--quiet", "--skip-download"]
    done = subprocess.run([*command, *options], capture_output=True, encoding="utf-8", timeout=600)
    assert done.returncode in (0, 1), done.stderr[-3000:]
    answer = json.loads(done.stdout)
    reports = answer if isinstance(answer, list) else [answer]
    # Where it has nothing to judge, it answers with a summary alone.
    failed = [check for report in reports for check in report.get("results", {}).get("failed_checks", [])]
    passed = sum(report.get("summary", report)["passed"] for report in reports)
    return [
        f"{one['file_path']}:{one['file_line_range'][0]} {one['check_id']} {one['check_name']} ({one['resource']})"
        for one in failed
    ], passed


def test_checkov_finds_nothing(repositories: Path, tmp_path: Path) -> None:
    for repository in repositories.iterdir():
        infra = repository / "infra"
        target = tmp_path / repository.name
        target.mkdir()
        for file in infra.glob("*.tf"):
            (target / file.name).write_bytes(file.read_bytes())
        environments = sorted((infra / "env").glob("*.tfvars"))
        [production] = [file for file in environments if file.stem == "prod"] or environments[:1]
        (target / "terraform.tfvars").write_bytes(production.read_bytes())
    failed, passed = judged(tmp_path, "terraform")
    assert failed == []
    assert passed > 5_000


@pytest.mark.parametrize("cloud", CLOUDS)
def test_no_secret_is_found(repositories: Path, cloud: str) -> None:
    failed, _ = judged(repositories / f"{cloud}-product-everything", "secrets")
    assert failed == []

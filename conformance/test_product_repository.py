# SPDX-License-Identifier: Apache-2.0
"""Generated repositories: what reads their pipelines, scripts and dbt project finds nothing wrong."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from dbt.cli.main import dbtRunner

from lib.meshwright import ROOT, run_many

BLUEPRINTS = ROOT / "examples/blueprints"
CLOUDS = ["aws", "azure", "gcp"]

# Pipelines of each host, and the schema that the tools of that host read them by.
PIPELINES = {
    "github": ("vendor.github-workflows", [".github/workflows/*.yml"]),
    "gitlab": ("vendor.gitlab-ci", [".gitlab-ci.yml"]),
    "azure-devops": ("vendor.azure-pipelines", ["azure-pipelines.yml", ".azuredevops/*.yml"]),
    "bitbucket": ("vendor.bitbucket-pipelines", ["bitbucket-pipelines.yml"]),
}
# Languages of pipelines that a schema can only judge once their own words are taken out.
TRANSFORMS = {"gitlab": "gitlab-ci", "azure-devops": "azure-pipelines"}


@pytest.fixture(scope="module")
def repositories(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """The product with every service, on each cloud and each host."""
    text = (BLUEPRINTS / "everything.yaml").read_text(encoding="utf-8")
    places: dict[tuple[str, str], Path] = {}
    jobs = []
    source = tmp_path_factory.mktemp("blueprints")
    for host in PIPELINES:
        stated = re.sub(r"^host:.*\n", "", text, flags=re.MULTILINE) + f"\nhost: {host}\n"
        folder = source / host
        folder.mkdir()
        (folder / "blueprint.yaml").write_text(stated, encoding="utf-8")
        for contract in (BLUEPRINTS / "contracts").iterdir():
            (folder / "contracts").mkdir(exist_ok=True)
            (folder / "contracts" / contract.name).write_bytes(contract.read_bytes())
        for cloud in CLOUDS:
            places[cloud, host] = source / f"{cloud}-{host}"
            jobs.append(
                [
                    *("infra", "generate", str(folder / "blueprint.yaml")),
                    *("--cloud", cloud, "--out", str(places[cloud, host])),
                ]
            )
    for job, run in zip(jobs, run_many(jobs), strict=True):
        assert run.code == 0, (job, run.error)
    return places


def judged(*command: str, folder: Path) -> str:
    """What a tool complains of."""
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", timeout=120)
    return "" if done.returncode == 0 else f"{done.stdout}{done.stderr}"[:3000]


def tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


# Azure Pipelines are the same for each cloud, and their schema is by far the slowest.
@pytest.mark.parametrize(
    ("cloud", "host"),
    [(cloud, host) for host in PIPELINES for cloud in CLOUDS if host != "azure-devops" or cloud == "aws"],
)
def test_pipelines_satisfy_the_schema_of_their_host(repositories, cloud: str, host: str) -> None:
    folder = repositories[cloud, host]
    schema, patterns = PIPELINES[host]
    files = [str(file.relative_to(folder)) for pattern in patterns for file in sorted(folder.glob(pattern))]
    assert files
    transform = ["--data-transform", TRANSFORMS[host]] if host in TRANSFORMS else []
    # Patterns of the schemas are of JavaScript without its stricter mode.
    command = [tool("check-jsonschema"), "--builtin-schema", schema, "--regex-variant", "nonunicode"]
    assert judged(*command, *transform, *files, folder=folder) == ""


@pytest.mark.parametrize("cloud", CLOUDS)
def test_renovate_reads_its_configuration(repositories, cloud: str) -> None:
    command = [tool("check-jsonschema"), "--builtin-schema", "vendor.renovate", "renovate.json"]
    assert judged(*command, folder=repositories[cloud, "github"]) == ""


@pytest.mark.parametrize("cloud", CLOUDS)
@pytest.mark.parametrize("host", PIPELINES)
def test_shellcheck_finds_nothing(repositories, cloud: str, host: str) -> None:
    folder = repositories[cloud, host]
    scripts = [f"ci/{script.name}" for script in sorted(folder.glob("ci/*.sh"))]
    assert len(scripts) > 8
    assert judged(tool("shellcheck"), "-x", *scripts, folder=folder) == ""


@pytest.mark.parametrize("cloud", CLOUDS)
def test_dbt_reads_the_project(repositories, cloud: str) -> None:
    project = repositories[cloud, "github"] / "dbt"
    options = ["--quiet", "--no-use-colors", "--no-partial-parse", "--log-level-file", "none", "--warn-error"]
    where = ["--project-dir", str(project), "--profiles-dir", str(project)]
    assert dbtRunner().invoke([*options, "parse", *where]).success

# SPDX-License-Identifier: Apache-2.0
"""Definitions in generated repositories that a service reads: what its makers, or others, read them by finds nothing."""

import copy
import json
from pathlib import Path

import lkml
import pytest
import yaml
from azure.mgmt.datafactory._serialization import Model
from azure.mgmt.datafactory.models import Activity, PipelineResource

from lib.meshwright import ROOT, run_many

BLUEPRINTS = sorted((ROOT / "examples/blueprints").glob("*.yaml"))
NAMES = [file.stem for file in BLUEPRINTS]
CLOUDS = ["azure", "gcp"]


@pytest.fixture(scope="module")
def repositories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each example on each cloud whose definitions are judged here."""
    made = tmp_path_factory.mktemp("repositories")
    jobs = [
        ["infra", "generate", str(file), "--cloud", cloud, "--out", str(made / cloud / file.stem)]
        for file in BLUEPRINTS
        for cloud in CLOUDS
    ]
    for job, run in zip(jobs, run_many(jobs), strict=True):
        assert run.code == 0, (job, run.error)
    return made


def unknown(part: object, place: str = "") -> list[str]:
    """What Microsoft's client of Data Factory has no name for: kinds of activities, and properties."""
    if isinstance(part, list):
        return [fault for at, item in enumerate(part) for fault in unknown(item, f"{place}[{at}]")]
    if not isinstance(part, Model):
        return []
    # Of a kind that it does not know, it makes the kind that all others are made of.
    faults = [f"{place} is a {part.type}"] if type(part) is Activity else []
    faults += [f"{place}.{name}" for name in getattr(part, "additional_properties", None) or {}]
    return faults + [fault for name, value in vars(part).items() for fault in unknown(value, f"{place}.{name}")]


def faults_of(activities: list) -> list[str]:
    document = {"properties": {"activities": activities}}
    # It changes what it reads.
    pipeline = PipelineResource.deserialize(copy.deepcopy(document))
    # It leaves out what it does not know inside of an activity, and refuses to write where something is missing.
    lost = [] if pipeline.serialize() == document else ["is not what the client writes"]
    return unknown(pipeline) + lost


@pytest.mark.parametrize("name", NAMES)
def test_data_factory_knows_all_of_its_activities(repositories: Path, name: str) -> None:
    files = sorted((repositories / "azure" / name).glob("infra/definitions/datafactory/*.activities.json"))
    for file in files:
        assert faults_of(json.loads(file.read_text(encoding="utf-8"))) == [], file.name
    assert files or name != "everything"


@pytest.mark.parametrize(
    "change",
    [
        {"type": "ExecutePipelines"},
        {"retries": 3},
        {"typeProperties": {"pipeline": {"referenceName": "a", "type": "PipelineReference"}, "wait": True}},
    ],
    ids=["kind", "property", "property of its kind"],
)
def test_the_client_of_data_factory_finds_faults(repositories: Path, change: dict) -> None:
    file = repositories / "azure/everything/infra/definitions/datafactory/pl_product.activities.json"
    [activity] = json.loads(file.read_text(encoding="utf-8"))
    assert faults_of([{**activity, **change}]) != []


def lookml(folder: Path) -> tuple[dict[str, set[str]], list[dict], list[dict]]:
    """Fields of each view, explores and dashboards of a project of Looker."""
    views: dict[str, set[str]] = {}
    explores, dashboards = [], []
    for file in sorted(folder.glob("bi/lookml/**/*.lkml")):
        parsed = lkml.load(file.read_text(encoding="utf-8"))
        assert parsed, file
        for view in parsed.get("views", []):
            views[view["name"]] = {
                *(field["name"] for kind in ("dimensions", "measures") for field in view.get(kind, [])),
                *(
                    f"{group['name']}_{frame}"
                    for group in view.get("dimension_groups", [])
                    for frame in group["timeframes"]
                ),
            }
        explores += parsed.get("explores", [])
    for file in sorted(folder.glob("bi/lookml/**/*.lookml")):
        dashboards += yaml.safe_load(file.read_text(encoding="utf-8"))
    return views, explores, dashboards


@pytest.mark.parametrize("name", NAMES)
def test_lookml_is_read(repositories: Path, name: str) -> None:
    views, explores, dashboards = lookml(repositories / "gcp" / name)
    assert views or name != "everything"
    joined = {name for one in explores for name in [one["name"], *(join["name"] for join in one.get("joins", []))]}
    assert joined <= views.keys()
    for element in (element for dashboard in dashboards for element in dashboard["elements"]):
        for field in element["fields"]:
            view, column = field.split(".")
            assert column in views[view], (element["name"], field)

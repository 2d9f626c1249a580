# SPDX-License-Identifier: Apache-2.0
"""The official OpenLineage client, and dbt with its wrapper, send to a running backend; it shows what they sent."""

import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from openlineage.client import OpenLineageClient, set_producer
from openlineage.client.event_v2 import InputDataset, Job, OutputDataset, Run, RunEvent, RunState
from openlineage.client.facet_v2 import column_lineage_dataset, schema_dataset
from openlineage.client.transport.http import ApiKeyTokenProvider, HttpCompression, HttpConfig, HttpTransport
from openlineage.client.uuid import generate_new_uuid

from lib.portal import ENDPOINT, Portal, running

STORE = "postgres://db.example:5432"
# The backend of the tests takes this one and refuses others that are of no form it knows.
TOKEN = "mock-service-token"


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    with running(tmp_path_factory.mktemp("portal")) as portal:
        yield portal


def client(portal: Portal, compression: HttpCompression | None, token: str = TOKEN) -> OpenLineageClient:
    config = HttpConfig(
        url=portal.url,
        endpoint=ENDPOINT,
        compression=compression,
        auth=ApiKeyTokenProvider({"apiKey": token}),
    )
    return OpenLineageClient(transport=HttpTransport(config))


def run_events(name: str) -> list[RunEvent]:
    """A run from its start to its end, with columns, as an orchestrator tells it."""
    run, job = Run(runId=str(generate_new_uuid())), Job(namespace="conformance", name=name)
    fields = [schema_dataset.SchemaDatasetFacetFields(name=column, type="text") for column in ("id", "day")]
    facets = {"schema": schema_dataset.SchemaDatasetFacet(fields=fields)}
    lineage = column_lineage_dataset.ColumnLineageDatasetFacet(
        fields={
            "id": column_lineage_dataset.Fields(
                inputFields=[
                    column_lineage_dataset.InputField(
                        namespace=STORE,
                        name=f"{name}.source",
                        field="id",
                        transformations=[column_lineage_dataset.Transformation(type="DIRECT", subtype="IDENTITY")],
                    )
                ]
            )
        },
        dataset=[
            column_lineage_dataset.InputField(
                namespace=STORE,
                name=f"{name}.source",
                field="day",
                transformations=[column_lineage_dataset.Transformation(type="INDIRECT", subtype="FILTER")],
            )
        ],
    )
    source = InputDataset(namespace=STORE, name=f"{name}.source", facets=facets)
    target = OutputDataset(namespace=STORE, name=f"{name}.target", facets={**facets, "columnLineage": lineage})
    times = ["2026-03-01T10:00:00Z", "2026-03-01T10:05:00Z"]
    return [
        RunEvent(eventTime=times[0], eventType=RunState.START, run=run, job=job, inputs=[source]),
        RunEvent(eventTime=times[1], eventType=RunState.COMPLETE, run=run, job=job, inputs=[source], outputs=[target]),
    ]


def ends(answer: dict) -> list[tuple[str, str, str]]:
    return [(edge["from"], edge["to"], edge["kind"]) for edge in answer["edges"]]


@pytest.mark.parametrize("compression", [None, HttpCompression.GZIP], ids=["plain", "gzip"])
def test_openlineage_client(portal: Portal, compression: HttpCompression | None):
    name = "packed" if compression else "plain"
    set_producer("https://example.com/conformance")
    sender = client(portal, compression)
    # A client that is not sure sends again.
    for event in [*run_events(name)] * 2:
        sender.emit(event)

    source, target = f"dataset:{STORE}#{name}.source", f"dataset:{STORE}#{name}.target"
    answer = portal.eventually(
        "graph", lambda body: body["edges"], node=source, granularity="column", direction="down"
    )
    column = "column:" + source.removeprefix("dataset:")
    assert sorted(ends(answer)) == [
        (f"{column}#day", target, "indirect"),
        (f"{column}#id", f"column:{STORE}#{name}.target#id", "direct"),
    ]
    answer = portal.get("graph", node=source, granularity="job")
    assert ends(answer) == [
        (source, f"job:conformance#{name}", "direct"),
        (f"job:conformance#{name}", target, "direct"),
    ]
    assert [node["facts"].get("lastState") for node in answer["nodes"] if node["type"] == "job"] == ["complete"]
    history = portal.get("history", node=f"job:conformance#{name}")
    assert history["total"] == 1
    assert history["items"][0]["state"] == "complete"
    assert history["items"][0]["at"] == "2026-03-01T10:05:00.000Z"


def test_openlineage_client_with_a_wrong_token(portal: Portal):
    start, _ = run_events("refused")
    with pytest.raises(Exception, match="401"):
        client(portal, None, "no-token").emit(start)
    assert portal.get("graph", node=f"dataset:{STORE}#refused.source") is None


def write_project(folder: Path) -> None:
    """Two models over a table that is there, with a test, on DuckDB."""
    with duckdb.connect(str(folder / "shop.duckdb")) as database:
        database.execute("create table raw_orders as select 1 as id, date '2026-03-01' as day, 10 as amount")
    files = {
        "dbt_project.yml": json.dumps(
            {"name": "shop", "version": "1.0", "profile": "shop", "model-paths": ["models"]}
        ),
        "profiles.yml": json.dumps(
            {
                "shop": {
                    "target": "test",
                    "outputs": {"test": {"type": "duckdb", "path": str(folder / "shop.duckdb"), "threads": 1}},
                }
            }
        ),
        "models/orders.sql": "select id, day, amount as amount_eur from {{ source('till', 'raw_orders') }} where amount > 0",
        "models/revenue.sql": "select day, sum(amount_eur) as revenue from {{ ref('orders') }} group by day",
        "models/models.yml": json.dumps(
            {
                "version": 2,
                "sources": [{"name": "till", "schema": "main", "tables": [{"name": "raw_orders"}]}],
                "models": [{"name": "orders", "columns": [{"name": "id", "data_tests": ["unique"]}]}],
            }
        ),
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        # JSON is YAML too.
        path.write_text(content, encoding="utf-8")


def test_dbt_with_its_wrapper(portal: Portal, tmp_path: Path):
    write_project(tmp_path)
    sent = tmp_path / "sent.ndjson"
    transport = {
        "type": "composite",
        "continue_on_failure": False,
        "transports": {
            "portal": {
                "type": "http",
                "url": portal.url,
                "endpoint": ENDPOINT,
                "compression": "gzip",
                "auth": {"type": "api_key", "apiKey": TOKEN},
            },
            "copy": {"type": "file", "log_file_path": str(sent), "append": True},
        },
    }
    config = tmp_path / "openlineage.yml"
    config.write_text(json.dumps({"transport": transport}), encoding="utf-8")
    tools = Path(sys.executable).parent
    done = subprocess.run(
        [str(tools / "dbt-ol"), "build", "--project-dir", ".", "--profiles-dir", "."],
        cwd=tmp_path,
        env={
            **os.environ,
            # The wrapper runs the dbt that is on the path.
            "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
            "OPENLINEAGE_CONFIG": str(config),
            "OPENLINEAGE_NAMESPACE": "shop",
            "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
        },
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr

    events = [json.loads(line) for line in sent.read_text(encoding="utf-8").splitlines()]
    datasets = {
        (each["namespace"], each["name"])
        for event in events
        for each in [*event.get("inputs", []), *event.get("outputs", [])]
    }
    by_table = {name.rsplit(".", 1)[-1]: f"dataset:{namespace}#{name}" for namespace, name in datasets}
    assert set(by_table) == {"raw_orders", "orders", "revenue"}

    answer = portal.eventually("graph", lambda body: len(body["nodes"]) == 3, node=by_table["raw_orders"])
    assert {node["id"] for node in answer["nodes"]} == set(by_table.values())
    assert ends(answer) == [
        (by_table["orders"], by_table["revenue"], "direct"),
        (by_table["raw_orders"], by_table["orders"], "direct"),
    ]

    def column(table: str, name: str) -> str:
        return "column:" + by_table[table].removeprefix("dataset:") + "#" + name

    sources = portal.eventually(
        "sources", lambda body: body["sources"], node=column("revenue", "revenue")
    )
    assert [each["id"] for each in sources["sources"]] == [column("raw_orders", "amount")]
    impact = portal.get("impact", node=column("raw_orders", "amount"))
    assert impact["verdict"] == "breaking"
    assert {each["id"] for each in impact["columns"] if each["level"] == "direct"} == {
        column("orders", "amount_eur"),
        column("revenue", "revenue"),
    }

    models = {event["job"]["name"] for event in events if event.get("outputs")}
    for name in models:
        history = portal.get("history", node=f"job:shop#{name}")
        assert [each["state"] for each in history["items"]] == ["complete"]

// SPDX-License-Identifier: Apache-2.0

/** Where the team's own logic goes. @internal */
export const TRANSFORM_PY = `# SPDX-License-Identifier: Apache-2.0
"""The product's own logic: from a delivered row to the rows of a table. This file is the team's to change."""
from __future__ import annotations

from typing import Any, Iterator


def transform(table: str, row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Gives the rows of \`\`table\`\` that a delivered row makes: none, one or several.

    Rows are delivered in the columns of the contract, so that there is nothing to do until the sources differ from it.
    What this gives is checked against the contract afterwards.
    """
    yield row
`;

/** Columns as a schema of Apache Arrow. @internal */
export const ARROW_SCHEMA_PY = `# SPDX-License-Identifier: Apache-2.0
"""The columns of a table as a schema of Apache Arrow, in which the lake's Parquet files are written."""
from __future__ import annotations

from typing import Any

import pyarrow as pa


def _decimal(column: dict[str, Any]) -> pa.DataType:
    if column["type"] == "NUMERIC":
        return pa.decimal128(column.get("precision", 38), column.get("scale", 9))
    return pa.decimal256(column.get("precision", 76), column.get("scale", 38))


def _type(column: dict[str, Any], masked: bool) -> pa.DataType:
    if column["type"] == "RECORD":
        return pa.struct([_field(field, masked) for field in column["fields"]])
    if column["type"] in ("NUMERIC", "BIGNUMERIC"):
        return _decimal(column)
    return {
        "INTEGER": pa.int64(),
        "FLOAT": pa.float64(),
        "BOOLEAN": pa.bool_(),
        "BYTES": pa.binary(),
        "DATE": pa.date32(),
        "TIME": pa.time64("us"),
        "DATETIME": pa.timestamp("us"),
        "TIMESTAMP": pa.timestamp("us", tz="UTC"),
    }.get(column["type"], pa.string())


def _field(column: dict[str, Any], masked: bool) -> pa.Field:
    kind = _type(column, masked)
    if column.get("repeated"):
        kind = pa.list_(kind)
    # A masked value may be gone, whatever the contract promises of the value itself.
    nullable = masked or not column.get("required")
    return pa.field(column["name"], kind, nullable=nullable)


def schema_of(table: dict[str, Any], masked: bool = False) -> pa.Schema:
    return pa.schema([_field(column, masked) for column in table["columns"]])
`;

/** What a run read and wrote, for the portal. @internal */
export const OPENLINEAGE_PY = `# SPDX-License-Identifier: Apache-2.0
"""What a run read and wrote, as an event of OpenLineage for the portal."""
from __future__ import annotations

import datetime
import json
import urllib.request
import uuid
from typing import Any

PRODUCER = "https://github.com/meshwright/meshwright"
SCHEMA = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
SCHEMA_FACET = "https://openlineage.io/spec/facets/1-1-1/SchemaDatasetFacet.json#/$defs/SchemaDatasetFacet"


def _fields(columns: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "name": column["name"],
            "type": column["type"],
            **({"fields": _fields(column["fields"])} if column.get("fields") else {}),
        }
        for column in columns
    ]


def _outputs(spec: dict[str, Any], settings: dict[str, Any]) -> list[dict[str, Any]]:
    found = []
    for table in spec["tables"]:
        facets = {
            "schema": {"_producer": PRODUCER, "_schemaURL": SCHEMA_FACET, "fields": _fields(table["columns"])}
        }
        dataset = settings.get("output_dataset")
        if dataset:
            found.append(
                {
                    "namespace": "bigquery",
                    "name": f"{settings['project']}.{dataset}.{table['name']}",
                    "facets": facets,
                }
            )
        if settings.get("processing") != "none":
            found.append({"namespace": settings["output"], "name": table["name"], "facets": facets})
    return found


def run_event(spec: dict[str, Any], settings: dict[str, Any], run: str, state: str, moment: datetime.datetime) -> dict:
    """An event for a run; \`\`run\`\` is any text that is the same for the events of one run."""
    return {
        "eventType": state,
        "eventTime": moment.isoformat(),
        "producer": PRODUCER,
        "schemaURL": SCHEMA,
        "run": {"runId": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{settings['name']}/{run}"))},
        "job": {"namespace": f"{spec['domain']}.{spec['product']}", "name": settings["name"]},
        "inputs": [
            *({"namespace": settings["raw"], "name": table["name"]} for table in spec["tables"]),
            *({"namespace": "contract", "name": f"{item['contract']}.{item['name']}"} for item in spec["inputs"]),
        ],
        "outputs": _outputs(spec, settings),
    }


def emit(event: dict[str, Any], url: str, token: str) -> None:
    """Sends an event; an error here is the caller's to judge."""
    request = urllib.request.Request(
        url,
        data=json.dumps(event).encode("utf-8"),
        headers={"Content-Type": "application/json", "Authorization": f"Bearer {token}"},
        method="POST",
    )
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - the address is the operator's
        answer.read()
`;

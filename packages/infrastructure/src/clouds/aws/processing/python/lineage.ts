// SPDX-License-Identifier: Apache-2.0

/** `lineage.py`: events of OpenLineage 2 with schema, columns and results of checks. @internal */
export const lineage = String.raw`"""Events of OpenLineage for the runs of the product. Plain Python."""

PRODUCER = "https://github.com/meshwright/meshwright"
SPEC = "https://openlineage.io/spec"


def facet(path, content):
    return dict(content, _producer=PRODUCER, _schemaURL="{0}/facets/{1}".format(SPEC, path))


def files(location):
    """A dataset of files by the naming rules of OpenLineage: bucket and path apart."""
    bucket, _, path = location.replace("s3://", "", 1).partition("/")
    return {"namespace": "s3://{0}".format(bucket), "name": path.strip("/") or "/"}


def in_catalog(region, account, database, table):
    """A table of the Glue Data Catalog by the naming rules of OpenLineage."""
    return {
        "namespace": "arn:aws:glue:{0}:{1}".format(region, account),
        "name": "table/{0}/{1}".format(database, table),
    }


def schema_facet(table):
    return facet(
        "1-1-1/SchemaDatasetFacet.json#/$defs/SchemaDatasetFacet",
        {"fields": [{"name": column["name"], "type": column["type"]} for column in table["columns"]]},
    )


def column_facet(table, inputs, available):
    """Which field of which source each column comes from: fields that the source really has."""
    fields = {}
    for column in table["columns"]:
        found = [
            dict(
                source,
                field=field,
                transformations=[{"type": "DIRECT", "subtype": "IDENTITY", "description": "", "masking": False}],
            )
            for source, names in zip(inputs, available)
            for field in names
            if field.lower() in (column["source"].lower(), column["name"].lower())
        ]
        if found:
            fields[column["name"]] = {"inputFields": found}
    return facet("1-2-0/ColumnLineageDatasetFacet.json#/$defs/ColumnLineageDatasetFacet", {"fields": fields})


def assertions_facet(results):
    return facet(
        "1-0-1/DataQualityAssertionsDatasetFacet.json#/$defs/DataQualityAssertionsDatasetFacet",
        {"assertions": [{"assertion": result["check"], "success": result["ok"]} for result in results]},
    )


def run_event(kind, time, run_id, job, inputs=(), outputs=()):
    """An event of a run: START, COMPLETE or FAIL."""
    return {
        "eventType": kind,
        "eventTime": time,
        "producer": PRODUCER,
        "schemaURL": "{0}/2-0-2/OpenLineage.json#/$defs/RunEvent".format(SPEC),
        "run": {"runId": run_id, "facets": {}},
        "job": dict(job, facets={}),
        "inputs": [dict(dataset, facets={}) for dataset in inputs],
        "outputs": list(outputs),
    }


def output(dataset, table, inputs, available, results, rows):
    """The table that was written, with everything that is known about it."""
    return dict(
        dataset,
        facets={
            "schema": schema_facet(table),
            "columnLineage": column_facet(table, inputs, available),
            "dataQualityAssertions": assertions_facet(results),
        },
        outputFacets={
            "outputStatistics": facet(
                "1-0-2/OutputStatisticsOutputDatasetFacet.json#/$defs/OutputStatisticsOutputDatasetFacet",
                {"rowCount": rows},
            )
        },
    )
`;

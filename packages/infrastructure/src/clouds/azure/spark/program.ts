// SPDX-License-Identifier: Apache-2.0

/**
 * The Spark program, the same for every product: what a contract says is data in `pipeline.json`. What needs no Spark is
 * in functions that the tests call.
 *
 * @internal
 */
export const sparkProgram = `"""Curates the tables of a data product: types, checks, quarantine, masking, retention.

Everything that a contract says comes from pipeline.json. In Synapse this file is a cell of the notebook "curate".
"""
import json
import uuid
from datetime import datetime, timezone

PRODUCER = "https://github.com/meshwright/meshwright"
SPARK_TYPES = {
    "string": "string",
    "json": "string",
    "integer": "int",
    "long": "bigint",
    "double": "double",
    "boolean": "boolean",
    "date": "date",
    "timestamp": "timestamp",
}


class ContractBroken(Exception):
    """A check of the contract does not pass, and nothing of the table was published."""


def literal(value):
    """A value in Spark SQL."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return repr(value)
    return "'" + str(value).replace("\\\\", "\\\\\\\\").replace("'", "\\\\'") + "'"


def quoted(name):
    return "\`" + name.replace("\`", "\`\`") + "\`"


def spark_type(column_type):
    if column_type["kind"] == "decimal":
        return "decimal(%d,%d)" % (column_type["precision"], column_type["scale"])
    return SPARK_TYPES[column_type["kind"]]


def bound(measure, value):
    return "date " + literal(value) if measure["of"] == "date" else repr(value)


def row_condition(measure):
    """A condition in Spark SQL that a good row meets; None for what only a whole table can meet."""
    kind = measure["kind"]
    if kind not in ("nulls", "values", "range", "length", "pattern"):
        return None
    column = quoted(measure["column"])
    if kind == "nulls":
        missing = ", ".join(literal(value) for value in measure["alsoMissing"])
        extra = " and cast(%s as string) not in (%s)" % (column, missing) if missing else ""
        return "%s is not null%s" % (column, extra)
    if kind == "values":
        allowed = ", ".join(literal(str(value)) for value in measure["values"])
        condition = "cast(%s as string) in (%s)" % (column, allowed)
    elif kind == "range":
        parts = []
        for end, inside, outside in (("minimum", ">=", ">"), ("maximum", "<=", "<")):
            limit = measure.get(end)
            if limit:
                operator = outside if limit["exclusive"] else inside
                parts.append("%s %s %s" % (column, operator, bound(measure, limit["value"])))
        condition = " and ".join(parts)
    elif kind == "length":
        parts = []
        if measure.get("minimum") is not None:
            parts.append("length(%s) >= %d" % (column, measure["minimum"]))
        if measure.get("maximum") is not None:
            parts.append("length(%s) <= %d" % (column, measure["maximum"]))
        condition = " and ".join(parts)
    else:
        condition = "cast(%s as string) rlike %s" % (column, literal(measure["pattern"]))
    return "(%s is null or (%s))" % (column, condition)


def is_strict(check):
    """Whether not one row may fail, so that a row that does goes into quarantine."""
    limits = check["limits"]
    return (
        check["unit"] == "rows"
        and len(limits) == 1
        and limits[0]["operator"] == "mustBe"
        and limits[0]["values"][0] == 0
    )


def keeps(limit, number):
    """Whether a measured number keeps a limit."""
    values = limit["values"]
    return {
        "mustBe": lambda: number == values[0],
        "mustNotBe": lambda: number != values[0],
        "mustBeGreaterThan": lambda: number > values[0],
        "mustBeGreaterOrEqualTo": lambda: number >= values[0],
        "mustBeLessThan": lambda: number < values[0],
        "mustBeLessOrEqualTo": lambda: number <= values[0],
        "mustBeBetween": lambda: values[0] <= number <= values[1],
        "mustNotBeBetween": lambda: not values[0] <= number <= values[1],
    }[limit["operator"]]()


def masked(column):
    """What readers without clearance get: a hash of texts and keys, by which rows still join; anything else empty."""
    name = quoted(column["name"])
    if column["hashed"]:
        return "sha2(cast(%s as string), 256)" % name
    return "cast(null as %s)" % spark_type(column["type"])


def select_list(table):
    return [
        "cast(%s as %s) as %s" % (quoted(column["source"]), spark_type(column["type"]), quoted(column["name"]))
        for column in table["columns"]
    ]


def source_path(table, lake, input_lakes, run_date):
    source = table["source"]
    if source.get("input"):
        return "abfss://output@%s.dfs.core.windows.net/%s" % (input_lakes[source["input"]], source["folder"])
    day = "/dt=" + run_date if run_date else ""
    return "abfss://raw@%s.dfs.core.windows.net/%s%s" % (lake, source["folder"], day)


def target_path(container, lake, table):
    return "abfss://%s@%s.dfs.core.windows.net/%s" % (container, lake, table["name"])


def dataset(path):
    """Names of OpenLineage: the container is the namespace, and a day is no dataset of its own."""
    namespace, name = path[len("abfss://") :].split("/", 1)
    return {"namespace": "abfss://" + namespace, "name": name.split("/dt=")[0]}


def facet(name, **values):
    return dict(
        values,
        _producer=PRODUCER,
        _schemaURL="https://openlineage.io/spec/facets/1-0-1/%s.json" % name,
    )


def lineage_event(plan, table, paths, counts, results):
    """An OpenLineage event of the run of one table, with what was counted and checked."""
    lineage = {
        column["name"]: {
            "inputFields": [dict(paths["source"], field=column["source"])],
            "transformationType": "DIRECT",
        }
        for column in table["columns"]
    }
    outputs = []
    for container in ("curated", "output"):
        outputs.append(
            dict(
                paths[container],
                facets={
                    "columnLineage": facet(
                        "ColumnLineageDatasetFacet",
                        fields={
                            name: {"inputFields": field["inputFields"]} for name, field in lineage.items()
                        },
                    ),
                    "schema": facet(
                        "SchemaDatasetFacet",
                        fields=[
                            {"name": column["name"], "type": spark_type(column["type"])}
                            for column in table["columns"]
                        ],
                    ),
                },
                outputFacets={
                    "outputStatistics": facet("OutputStatisticsOutputDatasetFacet", rowCount=counts["accepted"])
                },
            )
        )
    assertions = [
        {"assertion": result["check"], "success": result["passed"]} for result in results
    ]
    return {
        "eventType": "COMPLETE",
        "eventTime": datetime.now(timezone.utc).isoformat(),
        "producer": PRODUCER,
        "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent",
        "run": {"runId": str(uuid.uuid4())},
        "job": {
            "namespace": "%s/%s" % (plan["domain"], plan["product"]),
            "name": "spark.%s" % table["name"],
        },
        "inputs": [
            dict(
                paths["source"],
                inputFacets={
                    "dataQualityMetrics": facet(
                        "DataQualityMetricsInputDatasetFacet",
                        rowCount=counts["accepted"] + counts["rejected"],
                        columnMetrics={},
                    ),
                    "dataQualityAssertions": facet("DataQualityAssertionsDatasetFacet", assertions=assertions),
                },
            )
        ],
        "outputs": outputs,
    }


def read_source(spark, table, path, table_format):
    if table["source"].get("input"):
        return spark.read.format(table_format).load(path)
    return spark.read.option("primitivesAsString", "true").json(path)


def with_columns(frame, table):
    """Columns that no delivery had are there all the same, and empty."""
    from pyspark.sql import functions as F

    types = dict(frame.dtypes)
    for column in table["columns"]:
        if column["source"] not in types:
            frame = frame.withColumn(column["source"], F.lit(None))
        elif types[column["source"]].startswith(("struct", "array", "map")):
            frame = frame.withColumn(column["source"], F.to_json(F.col(quoted(column["source"]))))
    return frame.selectExpr(*select_list(table))


def measure_number(spark, frame, check, total):
    """The number that a check of a whole table is about."""
    measure = check["measure"]
    kind = measure["kind"]
    if kind == "rows":
        return total
    if kind == "query":
        frame.createOrReplaceTempView("checked_table")
        return spark.sql(measure["query"].replace("{object}", "checked_table")).first()[0]
    if kind == "age":
        newest = frame.selectExpr(
            "(unix_timestamp() - unix_timestamp(max(%s))) / 3600" % quoted(measure["column"])
        ).first()[0]
        return 1 if newest is None or newest > measure["hours"] else 0
    if kind == "duplicates":
        columns = [quoted(name) for name in measure["columns"]]
        failed = total - frame.selectExpr(*columns).distinct().count()
    else:
        failed = frame.filter("not (%s)" % row_condition(measure)).count()
    return 100.0 * failed / total if check["unit"] == "percent" and total else failed


def write_table(spark, frame, path, table, table_format):
    """Rows with a key replace those of the same key; tables without one are written anew."""
    if table_format == "delta":
        from delta.tables import DeltaTable

        if table["keys"] and DeltaTable.isDeltaTable(spark, path):
            same = " and ".join("old.%s = new.%s" % (quoted(key), quoted(key)) for key in table["keys"])
            merge = DeltaTable.forPath(spark, path).alias("old").merge(frame.alias("new"), same)
            merge.whenMatchedUpdateAll().whenNotMatchedInsertAll().execute()
            return
    frame.write.format(table_format).mode("overwrite").partitionBy(*table["partitions"]).save(path)


def forget(spark, path, table):
    """Takes rows out that are older than the contract keeps them, and the files that nothing needs any more."""
    from delta.tables import DeltaTable

    target = DeltaTable.forPath(spark, path)
    target.delete("%s < date_sub(current_date(), %d)" % (quoted(table["retentionColumn"]), table["retentionDays"]))
    target.vacuum(168)


def curate_table(spark, plan, table, lake, input_lakes, run_date):
    """Curates one table; gives its OpenLineage event."""
    from pyspark.sql import functions as F

    table_format = plan["tableFormat"]
    source = source_path(table, lake, input_lakes, run_date)
    typed = with_columns(read_source(spark, table, source, table_format), table)
    if table["keys"]:
        typed = typed.dropDuplicates(table["keys"])
    strict = [
        (check, row_condition(check["measure"]))
        for check in table["checks"]
        if is_strict(check) and row_condition(check["measure"])
    ]
    broken = F.filter(
        F.array(*[F.when(F.expr("not (%s)" % condition), F.lit(check["id"])) for check, condition in strict]),
        lambda rule: rule.isNotNull(),
    )
    judged = typed.withColumn("_broken_rules", broken if strict else F.array().cast("array<string>")).cache()
    rejected = judged.filter(F.size("_broken_rules") > 0)
    accepted = judged.filter(F.size("_broken_rules") == 0).drop("_broken_rules")
    counts = {"accepted": accepted.count(), "rejected": rejected.count()}
    results = []
    for check in table["checks"]:
        if any(check is other for other, _ in strict):
            failed = rejected.filter(F.array_contains("_broken_rules", check["id"])).count()
            results.append({"check": check["id"], "passed": failed == 0})
            continue
        number = measure_number(spark, accepted, check, counts["accepted"])
        passed = number is not None and all(keeps(limit, number) for limit in check["limits"])
        results.append({"check": check["id"], "passed": passed})
        if not passed and check["severity"] == "error":
            raise ContractBroken("%s: the check %s measured %s." % (table["name"], check["id"], number))
    if counts["rejected"]:
        rejected.withColumn("_rejected_at", F.current_timestamp()).write.mode("append").json(
            target_path("quarantine", lake, table)
        )
    hidden = {column["name"]: masked(column) for column in table["columns"] if column["masked"]}
    public = accepted.selectExpr(
        *[
            "%s as %s" % (hidden.get(column["name"], quoted(column["name"])), quoted(column["name"]))
            for column in table["columns"]
        ]
    )
    for container, frame in (("curated", accepted), ("output", public)):
        path = target_path(container, lake, table)
        write_table(spark, frame, path, table, table_format)
        if table["retentionDays"] and table_format == "delta":
            forget(spark, path, table)
    judged.unpersist()
    paths = {
        "source": dataset(source),
        "curated": dataset(target_path("curated", lake, table)),
        "output": dataset(target_path("output", lake, table)),
    }
    return lineage_event(plan, table, paths, counts, results)


def main(spark, plan, lake, input_lakes=None, run_date=""):
    """Curates every table. All are tried; the first that fails is what the run fails with."""
    events, failure = [], None
    for table in plan["tables"]:
        try:
            events.append(curate_table(spark, plan, table, lake, input_lakes or {}, run_date))
        except Exception as error:  # the other tables do not depend on this one
            print("%s: %s" % (table["name"], error))
            failure = failure or error
    if failure:
        raise failure
    return json.dumps(events)
`;

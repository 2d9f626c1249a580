// SPDX-License-Identifier: Apache-2.0

/** `runner.py`: reads, checks, publishes. The same on Glue and on EMR Serverless. @internal */
export const runner = String.raw`"""Reads the sources, checks them against the contract and publishes. Needs Spark, and nothing of a cloud."""

import json
import uuid
from datetime import datetime, timezone

import contract_sql
import lineage
import quality
from transform import transform


def now():
    return datetime.now(timezone.utc).isoformat().replace("+00:00", "Z")


def location_of(settings, plan, table):
    """Where the files of a table are; Iceberg outside of a catalog puts the database before it."""
    parts = [settings["output"], table["name"]]
    if plan["tableFormat"] == "iceberg" and not settings["catalog"]:
        parts.insert(1, settings["database"])
    return "/".join(parts)


def target_of(settings, plan, table):
    """What statements call the table."""
    if plan["tableFormat"] == "delta":
        return "delta.{0}".format(contract_sql.quoted(location_of(settings, plan, table)))
    return ".".join(contract_sql.quoted(part) for part in ("lake", settings["database"], table["name"]))


def dataset_of(settings, plan, table):
    if settings["catalog"]:
        return lineage.in_catalog(settings["region"], settings["account"], settings["database"], table["name"])
    return lineage.files(location_of(settings, plan, table))


def server_of(source, environment):
    """Where a source is in this environment: as its contract says, else where sources of the product land."""
    servers = source.get("servers", [])
    for server in servers:
        if server.get("environment") == environment:
            return server
    return servers[0] if servers else None


def read_source(spark, settings, source, read_landing):
    """Rows of a source and the dataset they come from."""
    server = server_of(source, settings["environment"])
    if server is None:
        path = "{0}/{1}/".format(settings["raw"], source["name"])
        return read_landing(path, "raw_" + source["name"]), lineage.files(path)
    if server["kind"] == "catalog":
        name = ".".join(contract_sql.quoted(part) for part in ("lake", server["database"], source["table"]))
        return spark.table(name), lineage.in_catalog(
            settings["region"], settings["account"], server["database"], source["table"]
        )
    path = server["location"]
    return spark.read.format(server["format"]).load(path), lineage.files(path)


def write(spark, settings, plan, table, view):
    if plan["tableFormat"] == "none":
        rows = spark.table(view).selectExpr("*", "date '{0}' as load_date".format(settings["run_date"]))
        rows.drop("__unreadable").write.mode("overwrite").partitionBy("load_date").option(
            "partitionOverwriteMode", "dynamic"
        ).parquet(location_of(settings, plan, table))
        return
    target = target_of(settings, plan, table)
    # Delta has its place in its name, and Iceberg outside of a catalog has places of its own.
    in_catalog = plan["tableFormat"] == "iceberg" and settings["catalog"]
    place = location_of(settings, plan, table) if in_catalog else None
    spark.sql(contract_sql.create_statement(table, target, place, plan["tableFormat"]))
    if plan["tableFormat"] == "iceberg":
        described = spark.sql("describe table {0}".format(target)).collect()
        parts = {row["data_type"] for row in described if row["col_name"].startswith("Part ")}
        for column in table["partitions"]:
            if column not in parts and not parts:
                spark.sql("alter table {0} add partition field {1}".format(target, contract_sql.quoted(column)))
    addition = contract_sql.add_columns_statement(table, target, spark.table(target).columns)
    if addition:
        spark.sql(addition)
    spark.sql(contract_sql.publish_statement(table, target, view))
    removal = contract_sql.retention_statement(table, target)
    if removal:
        spark.sql(removal)


def run_table(spark, plan, settings, table, read_landing, report):
    """One table, from its sources to its place in the lake."""
    job = {
        "namespace": "data-mesh/{0}".format(settings["environment"]),
        "name": "{0}.{1}.{2}".format(plan["domain"], plan["product"], table["name"]),
    }
    run_id = str(uuid.uuid4())
    report.event(lineage.run_event("START", now(), run_id, job))
    inputs = []
    try:
        frames, available = {}, []
        for source in table["sources"]:
            frames[source["name"]], dataset = read_source(spark, settings, source, read_landing)
            inputs.append(dataset)
            available.append(frames[source["name"]].columns)
        incoming = transform(table, frames)
        if not incoming.columns or not incoming.head(1):
            # Nothing has come since the last run, which is no breach of the contract.
            report.metric("FailedChecks", table["name"], 0)
            report.event(lineage.run_event("COMPLETE", now(), run_id, job, inputs))
            return
        incoming.createOrReplaceTempView("incoming")
        rows = spark.sql(contract_sql.select_statement(table, "incoming", incoming.columns)).cache()
        rows.createOrReplaceTempView("checked")
        measured = spark.sql(contract_sql.measure_statement(table, "checked")).first().asDict()
        results = quality.judge(table, measured)
        written = lineage.output(
            dataset_of(settings, plan, table), table, inputs, available, results, int(measured["rows"])
        )
        failures = quality.broken(results)
        report.metric("FailedChecks", table["name"], len(failures))
        if failures:
            spark.sql(contract_sql.quarantine_statement(table, "checked")).write.mode("overwrite").parquet(
                "{0}/{1}/{2}".format(settings["quarantine"], table["name"], run_id)
            )
            report.event(lineage.run_event("FAIL", now(), run_id, job, inputs, [written]))
            raise quality.ContractBroken(quality.explain(table, results))
        write(spark, settings, plan, table, "checked")
        rows.unpersist()
    except quality.ContractBroken:
        raise
    except Exception:
        report.event(lineage.run_event("FAIL", now(), run_id, job, inputs))
        raise
    report.metric("PublishedRows", table["name"], int(measured["rows"]))
    report.event(lineage.run_event("COMPLETE", now(), run_id, job, inputs, [written]))


def run(spark, plan, settings, read_landing, report):
    """All tables. What can be published is; at the end the run fails where a contract was broken."""
    failures = []
    for table in plan["tables"]:
        try:
            run_table(spark, plan, settings, table, read_landing, report)
        except quality.ContractBroken as failure:
            failures.append(str(failure))
    if failures:
        raise quality.ContractBroken("; ".join(failures))


def read_plan(spark, location):
    return json.loads(spark.read.text(location, wholetext=True).first()[0])
`;

// SPDX-License-Identifier: Apache-2.0

/** The run on Apache Spark. @internal */
export const SPARK_PY = `# SPDX-License-Identifier: Apache-2.0
"""A day's run on Apache Spark: reads what was delivered, checks it against the contract, and writes the lake.

The same checks as elsewhere, from \`\`contract_rows\`\`. For each table, \`\`<raw>/<table>/dt=<day>/\`\` is read (lines of JSON,
or Parquet); rows that keep the contract go to \`\`curated\`\`, and masked to \`\`output\`\`; the others go to \`\`raw/rejected/\`\`
with the reasons. The run fails, and writes neither, where more rows are rejected than allowed.
"""
from __future__ import annotations

import argparse
import datetime
import json
import os
import sys
from typing import Any, Iterable, Iterator

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import types as T

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "common"))

import contract_rows  # noqa: E402
import transform as product  # noqa: E402

SCALARS = {
    "INTEGER": T.LongType(),
    "FLOAT": T.DoubleType(),
    "BOOLEAN": T.BooleanType(),
    "BYTES": T.BinaryType(),
    "DATE": T.DateType(),
    "TIMESTAMP": T.TimestampType(),
    "DATETIME": T.TimestampNTZType(),
}
# Spark holds 38 digits; the values of wider columns, and times of day, are kept as text.
MAX_DIGITS = 38


def type_of(column: dict[str, Any], masked: bool) -> T.DataType:
    kind: T.DataType
    if column["type"] == "RECORD":
        kind = schema_of(column["fields"], masked)
    elif column["type"] == "NUMERIC":
        kind = T.DecimalType(column.get("precision", MAX_DIGITS), column.get("scale", 9))
    else:
        kind = SCALARS.get(column["type"], T.StringType())
    return T.ArrayType(kind) if column.get("repeated") else kind


def schema_of(columns: list[dict[str, Any]], masked: bool = False) -> T.StructType:
    return T.StructType(
        [
            T.StructField(column["name"], type_of(column, masked), masked or not column.get("required"))
            for column in columns
        ]
    )


def fitted(columns: list[dict[str, Any]], row: dict[str, Any]) -> tuple[Any, ...]:
    """A checked row as Spark takes it: in the order of the columns."""

    def fit(value: Any, column: dict[str, Any]) -> Any:
        if value is None:
            return None
        if column["type"] == "RECORD":
            return fitted(column["fields"], value)
        if column["type"] in ("TIME", "BIGNUMERIC"):
            return str(value)
        return value

    return tuple(
        [fit(item, column) for item in row[column["name"]] or []]
        if column.get("repeated")
        else fit(row[column["name"]], column)
        for column in columns
    )


def judged(table: dict[str, Any], lines: Iterable[str]) -> Iterator[tuple[str | None, Any, str | None]]:
    """For each row (key, row, nothing), for each rejected one (nothing, nothing, what and why)."""
    for text in lines:
        for line, delivered, problem in contract_rows.parse_lines(text):
            try:
                rows = [] if problem else list(product.transform(table["name"], delivered))
                found = [contract_rows.check_row(table, row) for row in rows]
            except Exception as error:  # noqa: BLE001 - whatever a row does to the product's own code must not end the run
                found, problem = [], f"transform: {error}"
            if problem:
                found = [({}, [problem])]
            for clean, problems in found:
                if problems:
                    yield None, None, json.dumps({"row": line, "problems": problems})
                else:
                    yield contract_rows.key_of(table, clean), clean, None


def delivered_lines(spark: SparkSession, folder: str) -> Any:
    """What was delivered, as lines of JSON, whichever format it has."""
    path = spark._jvm.org.apache.hadoop.fs.Path(folder)
    files = path.getFileSystem(spark._jsc.hadoopConfiguration())
    if not files.exists(path):
        print(f"Nothing was delivered in {folder}.")
        return spark.sparkContext.emptyRDD()
    names = [status.getPath().getName() for status in files.listStatus(path)]
    parts = []
    if any(name.endswith(".parquet") for name in names):
        parts.append(spark.read.option("pathGlobFilter", "*.parquet").parquet(folder).toJSON())
    if any(".json" in name for name in names):
        parts.append(spark.read.option("pathGlobFilter", "*.json*").text(folder).rdd.map(lambda row: row.value))
    return spark.sparkContext.union(parts) if parts else spark.sparkContext.emptyRDD()


def run_table(spark: SparkSession, table: dict[str, Any], options: argparse.Namespace, day: str) -> None:
    name, columns = table["name"], table["columns"]
    lines = delivered_lines(spark, f"{options.raw}/{name}/dt={day}")
    rows = lines.mapPartitions(lambda part: judged(table, part)).cache()
    rejected = rows.filter(lambda row: row[2] is not None)
    good = rows.filter(lambda row: row[2] is None)
    bad_count, good_count = rejected.count(), good.count()
    if bad_count:
        spark.createDataFrame(rejected.map(lambda row: (row[2],)), "row string").write.mode("overwrite").text(
            f"{options.raw}/rejected/{name}/dt={day}"
        )
    total = bad_count + good_count
    if total and 100 * bad_count / total > options.max_rejected_percent:
        raise SystemExit(f"{bad_count} of {total} rows of {name} do not keep the contract.")
    if table["key"]:
        order = lambda row: json.dumps(row[1], default=str, sort_keys=True)  # noqa: E731
        good = good.keyBy(lambda row: row[0]).reduceByKey(lambda a, b: a if order(a) >= order(b) else b).values()
    checked = good.map(lambda row: row[1])

    def frame(masked: bool) -> DataFrame:
        shown = checked.map(lambda row: contract_rows.mask_row(columns, row)) if masked else checked
        return spark.createDataFrame(shown.map(lambda row: fitted(columns, row)), schema_of(columns, masked))

    frame(False).write.mode("overwrite").parquet(f"{options.curated}/{name}/dt={day}")
    frame(True).write.mode("overwrite").parquet(f"{options.output}/{name}/dt={day}")
    print(json.dumps({"table": name, "day": day, "rows": good_count, "rejected": bad_count}))


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for layer in ("raw", "curated", "output"):
        parser.add_argument(f"--{layer}", required=True, help=f"bucket of the layer, such as gs://orders-dev-{layer}")
    parser.add_argument("--spec", default="", help="pipeline.json, where it is not beside contract_rows.py")
    parser.add_argument("--day", default="", help="day of the run; default: today in UTC")
    parser.add_argument("--max_rejected_percent", type=float, default=5.0)
    options = parser.parse_args(argv)
    day = options.day or datetime.datetime.now(datetime.timezone.utc).date().isoformat()
    datetime.date.fromisoformat(day)
    spark = (
        SparkSession.builder.appName("curate")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
        .getOrCreate()
    )
    # Executors need both as well; on a desk nobody else brings them there.
    for module in (contract_rows, product):
        spark.sparkContext.addPyFile(module.__file__)
    spec = contract_rows.load_spec(options.spec or contract_rows.SPEC_FILE)
    for table in spec["tables"]:
        run_table(spark, table, options, day)


if __name__ == "__main__":
    main()
`;

// SPDX-License-Identifier: Apache-2.0

/** The run on Dataflow. @internal */
export const DATAFLOW_PY = `# SPDX-License-Identifier: Apache-2.0
"""A day's run on Dataflow: reads what was delivered, checks it against the contract, and writes the lake.

For each table: \`\`raw/<table>/dt=<day>/\`\` is read (lines of JSON, or Parquet); rows that keep the contract go to
\`\`curated\`\`, and masked to \`\`output\`\`; the others go to \`\`raw/rejected/\`\` with the reasons. The run fails, and publishes
nothing, where more rows are rejected than allowed.
"""
from __future__ import annotations

import argparse
import datetime
import json
import logging
import os
import sys
from typing import Any, Iterator

import apache_beam as beam
from apache_beam.io.filesystems import FileSystems
from apache_beam.options.pipeline_options import PipelineOptions

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "common"))

import arrow_schema  # noqa: E402
import contract_rows  # noqa: E402
from transform import transform  # noqa: E402


class Check(beam.DoFn):
    """Rows that keep the contract, and beside them the others with the reasons."""

    REJECTED = "rejected"

    def __init__(self, table: dict[str, Any]):
        self.table = table
        self.good = beam.metrics.Metrics.counter("contract", f"good/{table['name']}")
        self.bad = beam.metrics.Metrics.counter("contract", f"rejected/{table['name']}")

    def process(self, element: tuple[str, Any, str | None]) -> Iterator[Any]:
        line, delivered, problem = element
        if problem:
            yield self._rejected(line, [problem])
            return
        try:
            rows = list(transform(self.table["name"], delivered))
        except Exception as error:  # noqa: BLE001 - whatever a row does to the product's own code must not end the run
            yield self._rejected(line, [f"transform: {error}"])
            return
        for row in rows:
            clean, problems = contract_rows.check_row(self.table, row)
            if problems:
                yield self._rejected(line, problems)
            else:
                self.good.inc()
                yield clean

    def _rejected(self, line: str, problems: list[str]) -> beam.pvalue.TaggedOutput:
        self.bad.inc()
        return beam.pvalue.TaggedOutput(self.REJECTED, json.dumps({"row": line, "problems": problems}))


def enforce(_: None, good: int, rejected: int, allowed: float, table: str, folders: list[str]) -> bool:
    """Ends the run before it writes anything where too many rows were rejected; else clears what it will write anew.

    An earlier run of the day may have written more files than this one will, and none of them may stay.
    """
    total = good + rejected
    if total and 100 * rejected / total > allowed:
        raise ValueError(f"{rejected} of {total} rows of {table} do not keep the contract; {allowed} % may.")
    for folder in folders:
        old = [entry.path for entry in FileSystems.match([f"{folder}/*.parquet"])[0].metadata_list]
        if old:
            FileSystems.delete(old)
    return True


def gated(
    pipeline: beam.Pipeline, checked: Any, allowed: float, table: str, folders: list[str]
) -> beam.PCollection:
    """The good rows, but only once it is known that few enough were rejected."""
    verdict = (
        pipeline
        | f"{table}: once" >> beam.Create([None])
        | f"{table}: enforce"
        >> beam.Map(
            enforce,
            beam.pvalue.AsSingleton(checked.good | f"{table}: count good" >> beam.combiners.Count.Globally()),
            beam.pvalue.AsSingleton(
                checked[Check.REJECTED] | f"{table}: count rejected" >> beam.combiners.Count.Globally()
            ),
            allowed,
            table,
            folders,
        )
    )
    return checked.good | f"{table}: gate" >> beam.Map(lambda row, _: row, beam.pvalue.AsSingleton(verdict))


def newest(rows: tuple[str, Any]) -> dict[str, Any]:
    """One row for each key: of several, the last in a fixed order, so that a second run chooses the same."""
    return max(rows[1], key=lambda row: json.dumps(row, default=str, sort_keys=True))


def delivered(pipeline: beam.Pipeline, table: dict[str, Any], folder: str) -> beam.PCollection:
    """What was delivered for a table, in either format."""
    name = table["name"]
    found = FileSystems.match([f"{folder}/*"])[0].metadata_list
    paths = [entry.path for entry in found if entry.size_in_bytes > 0]
    parquet = [path for path in paths if path.endswith(".parquet")]
    lines = [path for path in paths if path.endswith((".json", ".jsonl", ".json.gz", ".jsonl.gz"))]
    if not paths:
        logging.warning("Nothing was delivered in %s.", folder)
    from_parquet = (
        pipeline
        | f"{name}: parquet files" >> beam.Create(parquet)
        | f"{name}: parquet" >> beam.io.ReadAllFromParquet()
        | f"{name}: parquet rows" >> beam.Map(lambda row: (json.dumps(row, default=str), row, None))
    )
    from_lines = (
        pipeline
        | f"{name}: json files" >> beam.Create(lines)
        | f"{name}: json" >> beam.io.ReadAllFromText()
        | f"{name}: json rows" >> beam.FlatMap(lambda text: list(contract_rows.parse_lines(text)))
    )
    return (from_parquet, from_lines) | f"{name}: delivered" >> beam.Flatten()


def build(pipeline: beam.Pipeline, spec: dict[str, Any], options: argparse.Namespace, day: str) -> None:
    for table in spec["tables"]:
        name = table["name"]
        rows = delivered(pipeline, table, f"{options.raw}/{name}/dt={day}")
        checked = rows | f"{name}: check" >> beam.ParDo(Check(table)).with_outputs(Check.REJECTED, main="good")
        folders = [f"{layer}/{name}/dt={day}" for layer in (options.curated, options.output)]
        good = gated(pipeline, checked, options.max_rejected_percent, name, folders)
        if table["key"]:
            good = (
                good
                | f"{name}: key" >> beam.Map(lambda row, table=table: (contract_rows.key_of(table, row), row))
                | f"{name}: group" >> beam.GroupByKey()
                | f"{name}: newest" >> beam.Map(newest)
            )
        good | f"{name}: curated" >> beam.io.WriteToParquet(
            f"{folders[0]}/part",
            schema=arrow_schema.schema_of(table),
            file_name_suffix=".parquet",
        )
        good | f"{name}: mask" >> beam.Map(
            lambda row, columns=table["columns"]: contract_rows.mask_row(columns, row)
        ) | f"{name}: output" >> beam.io.WriteToParquet(
            f"{folders[1]}/part",
            schema=arrow_schema.schema_of(table, masked=True),
            file_name_suffix=".parquet",
        )
        checked[Check.REJECTED] | f"{name}: rejected" >> beam.io.WriteToText(
            f"{options.raw}/rejected/{name}/dt={day}/rows", file_name_suffix=".jsonl"
        )


def run(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("raw", "curated", "output"):
        parser.add_argument(f"--{name}", required=True, help=f"bucket of the layer, such as gs://orders-dev-{name}")
    parser.add_argument("--day", default="", help="day of the run; default: today in UTC")
    parser.add_argument("--max_rejected_percent", type=float, default=5.0)
    parser.add_argument("--wait", action="store_true", help="wait for the end; a template is launched without")
    options, rest = parser.parse_known_args(argv)
    day = options.day or datetime.datetime.now(datetime.timezone.utc).date().isoformat()
    datetime.date.fromisoformat(day)
    pipeline = beam.Pipeline(options=PipelineOptions(rest))
    build(pipeline, contract_rows.load_spec(), options, day)
    result = pipeline.run()
    if options.wait:
        result.wait_until_finish()


if __name__ == "__main__":
    logging.getLogger().setLevel(logging.INFO)
    run()
`;

/** Image of the launcher and the workers. @internal */
export const DOCKERFILE = `# Image of the workers and of the launcher. Build it from the folder \`pipelines\`, and name it by its digest.
ARG BEAM=2.60.0
# Name the launcher by its digest once the first image was built, so that a rebuild gives the same one.
ARG LAUNCHER=latest
FROM gcr.io/dataflow-templates-base/python311-template-launcher-base:\${LAUNCHER} AS launcher
FROM apache/beam_python3.11_sdk:\${BEAM}
# checkov:skip=CKV_DOCKER_2:Dataflow watches its workers by itself.
# checkov:skip=CKV_DOCKER_3:The harness of Dataflow starts as root, and is alone on its machine.
COPY --from=launcher /opt/google/dataflow/python_template_launcher /opt/google/dataflow/python_template_launcher
WORKDIR /template
COPY dataflow/requirements.txt dataflow/requirements.txt
RUN pip install --no-cache-dir --requirement dataflow/requirements.txt && pip check
COPY common common
COPY dataflow/pipeline.py dataflow/pipeline.py
ENV PYTHONPATH=/template/common \\
    FLEX_TEMPLATE_PYTHON_PY_FILE=/template/dataflow/pipeline.py
ENTRYPOINT ["/opt/apache/beam/boot"]
`;

/** What the image installs. @internal */
export const REQUIREMENTS = `apache-beam[gcp]==2.60.0
`;

/** Builds and pushes the image. @internal */
export const AFTER_APPLY = `#!/usr/bin/env bash
# Builds the image that the pipeline runs in, under the name that Terraform gave it, and pushes it. The name follows from
# what is in pipelines/, so there is nothing to do where the image is there already.
# Needs docker, and gcloud signed in as the identity that applies; ci/apply.sh calls it after an apply.
set -euo pipefail
cd "$(dirname "$0")/../.."

for tool in docker gcloud; do
  if ! command -v "$tool" >/dev/null 2>&1; then
    echo "error: $tool is needed to build the image of the pipeline; run this job on a runner that has it" >&2
    exit 1
  fi
done
image="$(terraform -chdir=infra output -raw pipeline_image)"
if gcloud artifacts docker images describe "$image" >/dev/null 2>&1; then
  echo "$image is there already."
  exit 0
fi
gcloud auth print-access-token |
  docker login --username oauth2accesstoken --password-stdin "https://\${image%%/*}"
docker build --file pipelines/dataflow/Dockerfile --tag "$image" pipelines
docker push "$image"
`;

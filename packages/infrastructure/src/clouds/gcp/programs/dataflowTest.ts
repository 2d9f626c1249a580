// SPDX-License-Identifier: Apache-2.0

/** Tests of the run on Dataflow, where Apache Beam is installed. @internal */
export const TEST_DATAFLOW_PY = `# SPDX-License-Identifier: Apache-2.0
"""The pipeline from file to file, where Apache Beam is installed."""
import json
import logging
import os
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
for folder in ("common", "dataflow"):
    sys.path.insert(0, os.path.join(HERE, "..", "pipelines", folder))

try:
    import apache_beam
except ImportError:
    apache_beam = None
else:
    import contract_rows
    import pipeline
    import pyarrow.parquet as parquet

SPEC = {
    "tables": [
        {
            "name": "orders",
            "key": ["id"],
            "columns": [
                {"name": "id", "type": "STRING", "required": True},
                {"name": "mail", "type": "STRING", "mask": "EMAIL_MASK"},
                {"name": "amount", "type": "NUMERIC", "precision": 10, "scale": 2},
            ],
        }
    ]
}
DAY = "2026-01-31"


@unittest.skipUnless(apache_beam, "Apache Beam is not installed")
class Run(unittest.TestCase):
    def setUp(self):
        logging.disable(logging.CRITICAL)
        self.addCleanup(logging.disable, logging.NOTSET)
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.addCleanup(setattr, contract_rows, "load_spec", contract_rows.load_spec)
        contract_rows.load_spec = lambda: SPEC

    def path(self, layer):
        return os.path.join(self.folder.name, layer)

    def deliver(self, *lines):
        folder = os.path.join(self.path("raw"), "orders", f"dt={DAY}")
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "rows.jsonl"), "w", encoding="utf-8") as file:
            file.write("\\n".join(lines))

    def run_day(self, *more):
        layers = [f"--{layer}={self.path(layer)}" for layer in ("raw", "curated", "output")]
        pipeline.run([*layers, f"--day={DAY}", "--wait", "--runner=BundleBasedDirectRunner", *more])

    def rows(self, layer):
        folder = os.path.join(self.path(layer), "orders", f"dt={DAY}")
        names = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
        tables = [parquet.ParquetFile(os.path.join(folder, name)).read() for name in names if name.endswith(".parquet")]
        return sorted((row for table in tables for row in table.to_pylist()), key=lambda row: row["id"])

    def test_good_rows_go_on_and_are_masked_for_readers(self):
        self.deliver('{"id":"1","mail":"ada@example.com","amount":1.5}', '{"id":"1","mail":"ada@example.com","amount":1.5}')
        self.run_day()
        self.assertEqual([row["mail"] for row in self.rows("curated")], ["ada@example.com"])
        self.assertEqual([row["mail"] for row in self.rows("output")], ["XXXXX@example.com"])

    def test_a_second_run_leaves_nothing_of_the_first(self):
        self.deliver('{"id":"1"}')
        self.run_day()
        stale = os.path.join(self.path("curated"), "orders", f"dt={DAY}", "part-00001-of-00002.parquet")
        with open(stale, "wb") as file:
            file.write(b"of a run with more files")
        self.deliver('{"id":"2"}')
        self.run_day()
        self.assertEqual([row["id"] for row in self.rows("curated")], ["2"])

    def test_rejected_rows_are_kept_with_their_reasons(self):
        self.deliver('{"id":"1"}', "nothing", '{"mail":"x"}')
        self.run_day("--max_rejected_percent=70")
        folder = os.path.join(self.path("raw"), "rejected", "orders", f"dt={DAY}")
        lines = [line for name in os.listdir(folder) for line in open(os.path.join(folder, name), encoding="utf-8")]
        self.assertEqual(
            sorted(json.loads(line)["problems"][0] for line in lines), ["id is missing", "the line is not JSON"]
        )

    def test_too_many_rejected_rows_end_the_run_before_it_writes(self):
        self.deliver('{"id":"1"}', '{"mail":"x"}')
        with self.assertRaisesRegex(Exception, "1 of 2 rows of orders"):
            self.run_day()
        self.assertEqual(self.rows("curated"), [])


if __name__ == "__main__":
    unittest.main()
`;

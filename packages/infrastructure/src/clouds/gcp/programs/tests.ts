// SPDX-License-Identifier: Apache-2.0

/** Tests of the checks of rows. @internal */
export const TEST_CONTRACT_ROWS_PY = `# SPDX-License-Identifier: Apache-2.0
"""Checks of rows: every rule by itself, and the product's own contract."""
import datetime
import decimal
import os
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "pipelines", "common"))

import contract_rows  # noqa: E402
import transform  # noqa: E402


def column(kind="STRING", **more):
    return {"name": "c", "type": kind, "repeated": False, "required": False, **more}


def problems_of(value, **more):
    table = {"name": "t", "key": [], "columns": [column(**more)]}
    return contract_rows.check_row(table, {"c": value})


class Types(unittest.TestCase):
    def test_values_get_their_type(self):
        for kind, given, wanted in (
            ("INTEGER", "42", 42),
            ("INTEGER", 42.0, 42),
            ("NUMERIC", "1.50", decimal.Decimal("1.50")),
            ("BOOLEAN", "yes", True),
            ("DATE", "2026-02-01", datetime.date(2026, 2, 1)),
            ("BYTES", "YWI=", b"ab"),
            ("JSON", {"b": 1}, '{"b": 1}'),
            ("STRING", 7, "7"),
            (
                "TIMESTAMP",
                "2026-02-01T02:00:00+02:00",
                datetime.datetime(2026, 2, 1, tzinfo=datetime.timezone.utc),
            ),
            ("DATETIME", "2026-02-01T02:00:00", datetime.datetime(2026, 2, 1, 2)),
        ):
            with self.subTest(kind=kind, given=given):
                row, problems = problems_of(given, kind=kind)
                self.assertEqual(problems, [])
                self.assertEqual(row["c"], wanted)

    def test_what_has_not_the_type_is_refused(self):
        for kind, given in (
            ("INTEGER", "4.2"),
            ("INTEGER", 2**63),
            ("INTEGER", True),
            ("NUMERIC", "NaN"),
            ("FLOAT", "inf"),
            ("BOOLEAN", "perhaps"),
            ("DATE", "2026-02-30"),
            ("TIMESTAMP", "yesterday"),
            ("BYTES", "!"),
            ("STRING", {"a": 1}),
        ):
            with self.subTest(kind=kind, given=given):
                _, problems = problems_of(given, kind=kind)
                self.assertEqual(len(problems), 1)
                self.assertTrue(problems[0].startswith("c "))

    def test_digits_are_limited(self):
        self.assertEqual(problems_of("123.45", kind="NUMERIC", precision=5, scale=2)[1], [])
        self.assertTrue(problems_of("1234.5", kind="NUMERIC", precision=5, scale=2)[1])
        self.assertTrue(problems_of("1.234", kind="NUMERIC", precision=5, scale=2)[1])


class Promises(unittest.TestCase):
    def test_required(self):
        self.assertEqual(problems_of(None, required=True)[1], ["c is missing"])
        self.assertEqual(problems_of(None)[1], [])
        self.assertEqual(problems_of("", kind="INTEGER", required=True)[1], ["c is missing"])

    def test_limits(self):
        for given, more in (
            ("a", {"minLength": 2}),
            ("abc", {"maxLength": 2}),
            ("abc", {"pattern": "^[0-9]+$"}),
            ("d", {"values": ["a", "b"]}),
            (0, {"kind": "INTEGER", "minimum": 1}),
            (9, {"kind": "INTEGER", "maximum": 8}),
            (1, {"kind": "INTEGER", "exclusiveMinimum": 1}),
            ("2026-01-01", {"kind": "DATE", "minimum": "2026-02-01"}),
        ):
            with self.subTest(given=given, more=more):
                self.assertEqual(len(problems_of(given, **more)[1]), 1)

    def test_records_and_lists(self):
        fields = [{"name": "city", "type": "STRING", "required": True}]
        row, problems = problems_of([{"city": "Graz"}], kind="RECORD", repeated=True, fields=fields)
        self.assertEqual((row["c"], problems), ([{"city": "Graz"}], []))
        self.assertEqual(problems_of({}, kind="RECORD", fields=fields)[1], ["c.city is missing"])

    def test_columns_that_nobody_promised_are_dropped(self):
        table = {"name": "t", "key": [], "columns": [column()]}
        self.assertEqual(contract_rows.check_row(table, {"c": "a", "x": 1})[0], {"c": "a"})

    def test_a_row_that_is_none(self):
        self.assertTrue(contract_rows.check_row({"columns": [], "key": []}, [1])[1])


class Masks(unittest.TestCase):
    def mask(self, mask, value, kind="STRING"):
        return contract_rows.mask_row([column(kind=kind, mask=mask)], {"c": value})["c"]

    def test_each(self):
        self.assertIsNone(self.mask("ALWAYS_NULL", "secret"))
        self.assertIsNone(self.mask("DEFAULT_MASKING_VALUE", 5, "INTEGER"))
        self.assertEqual(self.mask("EMAIL_MASK", "ada@example.org"), "XXXXX@example.org")
        self.assertNotIn("secret", self.mask("SHA256", "secret"))
        self.assertEqual(
            self.mask("DATE_YEAR_MASK", datetime.date(1990, 5, 6), "DATE"), datetime.date(1990, 1, 1)
        )

    def test_what_is_not_masked_stays(self):
        self.assertEqual(contract_rows.mask_row([column()], {"c": "a"}), {"c": "a"})


class ThisProduct(unittest.TestCase):
    """What \`\`pipeline.json\`\` says of this product can be worked with."""

    def setUp(self):
        self.spec = contract_rows.load_spec()

    def test_the_key_of_each_table_is_among_its_columns(self):
        for table in self.spec["tables"]:
            names = [item["name"] for item in table["columns"]]
            with self.subTest(table=table["name"]):
                self.assertEqual(len(names), len(set(names)))
                self.assertLessEqual(set(table["key"]), set(names))
                self.assertIs(contract_rows.table_of(self.spec, table["name"]), table)

    def test_an_empty_row_is_refused_where_something_is_required(self):
        for table in self.spec["tables"]:
            _, problems = contract_rows.check_row(table, {})
            required = [c["name"] for c in table["columns"] if c.get("required") and not c.get("repeated")]
            with self.subTest(table=table["name"]):
                self.assertEqual(problems, [f"{name} is missing" for name in required])

    def test_masked_columns_do_not_leave_unmasked(self):
        for table in self.spec["tables"]:
            row = {item["name"]: None for item in table["columns"]}
            masked = contract_rows.mask_row(table["columns"], row)
            self.assertEqual(set(masked), set(row))

    def test_the_transformation_gives_rows(self):
        self.assertTrue(all(isinstance(row, dict) for row in transform.transform("any", {"a": 1})))


if __name__ == "__main__":
    unittest.main()
`;

/** Tests of what is asked of Google Cloud. @internal */
export const TEST_GOOGLE_RUNS_PY = `# SPDX-License-Identifier: Apache-2.0
"""What is asked of Google Cloud for a run, and how its answers are understood."""
import base64
import datetime
import os
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
for folder in ("../pipelines/common", "../orchestration/dags"):
    sys.path.insert(0, os.path.join(HERE, *folder.split("/")))

import contract_rows  # noqa: E402
import google_runs  # noqa: E402
import openlineage_event  # noqa: E402

SETTINGS = {
    "name": "customer-orders-dev",
    "project": "p",
    "region": "europe-west3",
    "processing": "native",
    "raw": "gs://raw",
    "output": "gs://output",
    "output_dataset": "orders_output",
    "process": {"launchParameter": {"parameters": {"raw": "gs://raw"}}, "pysparkBatch": {"args": ["--raw=gs://raw"]}},
    "publish": {"configuration": {"query": {"query": "CALL \`d.publish\`(NULL, PARSE_JSON(@tables))", "queryParameters": []}}},
}


class Answer:
    def __init__(self, body, status_code=200):
        self.body, self.status_code, self.text, self.url = body, status_code, str(body), "url"

    def json(self):
        return self.body


class Session:
    def __init__(self, answer):
        self.answer, self.calls = answer, []

    def post(self, url, json):
        self.calls.append((url, json))
        return self.answer

    def get(self, url):
        self.calls.append((url, None))
        return self.answer


class Starting(unittest.TestCase):
    def test_a_day_is_named_once_and_the_settings_stay_as_they_are(self):
        session = Session(Answer({"job": {"id": "7"}}))
        handle = google_runs.start_process(session, SETTINGS, "2026-02-01", "r1")
        url, body = session.calls[0]
        self.assertTrue(url.endswith("/projects/p/locations/europe-west3/flexTemplates:launch"))
        self.assertEqual(body["launchParameter"]["jobName"], "customer-orders-dev-r1")
        self.assertEqual(body["launchParameter"]["parameters"]["day"], "2026-02-01")
        self.assertNotIn("day", SETTINGS["process"]["launchParameter"]["parameters"])
        self.assertEqual(handle, {"kind": "dataflow", "name": "projects/p/locations/europe-west3/jobs/7"})

    def test_a_batch_that_is_there_already_is_watched_and_not_started_again(self):
        session = Session(Answer({}, 409))
        handle = google_runs.start_process(session, {**SETTINGS, "processing": "spark"}, "2026-02-01", "r1")
        self.assertEqual(session.calls[0][1]["pysparkBatch"]["args"], ["--raw=gs://raw", "--day=2026-02-01"])
        self.assertTrue(handle["name"].endswith("/batches/customer-orders-dev-r1"))

    def test_the_day_is_a_parameter_of_the_call(self):
        query = google_runs.publish_request(SETTINGS, "2026-02-01")["configuration"]["query"]
        self.assertEqual(query["query"], "CALL \`d.publish\`(@day, PARSE_JSON(@tables))")
        self.assertEqual(query["queryParameters"][0]["parameterValue"], {"value": "2026-02-01"})

    def test_a_refusal_says_what_was_refused(self):
        with self.assertRaisesRegex(google_runs.StepFailed, "403"):
            google_runs.start_scan(Session(Answer("no", 403)), "projects/p/locations/r/dataScans/s")


class Watching(unittest.TestCase):
    def poll(self, kind, body):
        return google_runs.poll(Session(Answer(body)), {"kind": kind, "name": "n"})

    def test_running_and_done(self):
        self.assertFalse(self.poll("dataflow", {"currentState": "JOB_STATE_RUNNING"}))
        self.assertTrue(self.poll("dataflow", {"currentState": "JOB_STATE_DONE"}))
        self.assertTrue(self.poll("dataproc", {"state": "SUCCEEDED"}))
        self.assertFalse(self.poll("bigquery", {"status": {"state": "RUNNING"}}))
        self.assertTrue(self.poll("dataplex", {"state": "SUCCEEDED", "dataQualityResult": {"passed": True}}))

    def test_a_bad_end_is_an_error(self):
        for kind, body in (
            ("dataflow", {"currentState": "JOB_STATE_FAILED"}),
            ("dataproc", {"state": "FAILED", "stateMessage": "out of quota"}),
            ("bigquery", {"status": {"state": "DONE", "errorResult": {"message": "no such table"}}}),
            # What is false is left out of the answer.
            ("dataplex", {"state": "SUCCEEDED", "dataQualityResult": {}}),
        ):
            with self.subTest(kind=kind), self.assertRaises(google_runs.StepFailed):
                self.poll(kind, body)

    def test_a_secret_is_read_as_text(self):
        answer = Answer({"payload": {"data": base64.b64encode(b"token\\n").decode()}})
        self.assertEqual(google_runs.read_secret(Session(answer), "projects/p/secrets/s"), "token")


class Lineage(unittest.TestCase):
    def test_an_event_names_what_was_read_and_written(self):
        spec = contract_rows.load_spec()
        moment = datetime.datetime(2026, 2, 1, tzinfo=datetime.timezone.utc)
        event = openlineage_event.run_event(spec, SETTINGS, "scheduled__1", "COMPLETE", moment)
        again = openlineage_event.run_event(spec, SETTINGS, "scheduled__1", "START", moment)
        self.assertEqual(event["run"], again["run"])
        self.assertEqual(event["job"]["namespace"], f"{spec['domain']}.{spec['product']}")
        self.assertEqual(
            [item["name"] for item in event["outputs"] if item["namespace"] == "bigquery"],
            [f"p.orders_output.{table['name']}" for table in spec["tables"]],
        )
        self.assertEqual(len(event["inputs"]), len(spec["tables"]) + len(spec["inputs"]))


if __name__ == "__main__":
    unittest.main()
`;

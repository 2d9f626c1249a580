// SPDX-License-Identifier: Apache-2.0

/**
 * `tests/test_pipeline.py`: runs with pytest, and with nothing but Python.
 *
 * @param folder - of the pipeline, from the repository's root
 * @internal
 */
export const tests = (folder: string) =>
  String.raw`"""Tests of the pipeline that need neither Spark nor a cloud: python -m unittest discover tests."""

import io
import json
import os
import sys
import unittest
from unittest import mock

FOLDER = os.path.join(os.path.dirname(__file__), "..", "@FOLDER@")
sys.path.insert(0, FOLDER)

import contract_sql  # noqa: E402
import lineage  # noqa: E402
import quality  # noqa: E402
import reporting  # noqa: E402

with open(os.path.join(FOLDER, "pipeline.json"), encoding="utf-8") as plan_file:
    PLAN = json.load(plan_file)

ORDERS = {
    "name": "orders",
    "columns": [
        {"name": "order_id", "source": "orderId", "type": "string"},
        {"name": "total", "source": "total", "type": "decimal(12,2)"},
        {"name": "updated_at", "source": "updatedAt", "type": "timestamp"},
    ],
    "keys": ["order_id"],
    "order": "updated_at",
    "partitions": [],
    "sources": [{"name": "orders", "table": "orders", "servers": []}],
    "checks": [
        {
            "id": "total-range",
            "description": "total is 0 or more",
            "dimension": "validity",
            "severity": "error",
            "kind": "failing",
            "failing": "total < 0",
            "unit": "percent",
            "limits": [{"operator": "mustBeLessThan", "values": [5]}],
        },
        {
            "id": "fresh",
            "description": "rows are at most a day old",
            "dimension": "timeliness",
            "severity": "warning",
            "kind": "age",
            "column": "updated_at",
            "hours": 24,
            "unit": "rows",
            "limits": [],
        },
    ],
    "retention": {"column": "updated_at", "days": 30},
}


class ContractSqlTest(unittest.TestCase):
    def test_quotes_names(self):
        tick = "\x60"
        self.assertEqual(contract_sql.quoted("a" + tick + "b"), tick + "a" + tick + tick + "b" + tick)

    def test_casts_to_the_types_of_the_contract(self):
        statement = contract_sql.select_statement(ORDERS, "incoming", ["ORDERID", "total"]).replace("\x60", "")
        self.assertIn("try_cast(ORDERID as string) as order_id", statement)
        self.assertIn("try_cast(total as decimal(12,2)) as total", statement)

    def test_fields_that_are_missing_are_empty(self):
        statement = contract_sql.select_statement(ORDERS, "incoming", ["orderId"]).replace("\x60", "")
        self.assertIn("cast(null as timestamp) as updated_at", statement)

    def test_counts_values_that_cannot_be_read(self):
        self.assertEqual(contract_sql.unreadable(ORDERS["columns"], []), "0")
        expression = contract_sql.unreadable(ORDERS["columns"], ["total"]).replace("\x60", "")
        self.assertIn("total is not null and try_cast(total as decimal(12,2)) is null", expression)

    def test_keeps_the_latest_row_of_a_key(self):
        statement = contract_sql.select_statement(ORDERS, "incoming", []).replace("\x60", "")
        self.assertIn("partition by order_id order by updated_at desc", statement)
        without = contract_sql.select_statement(dict(ORDERS, order=None), "incoming", [])
        self.assertNotIn("row_number", without)

    def test_merges_by_key_and_appends_without_one(self):
        merge = contract_sql.publish_statement(ORDERS, "lake.db.orders", "checked").replace("\x60", "")
        self.assertIn("merge into lake.db.orders t using checked s on t.order_id <=> s.order_id", merge)
        self.assertNotIn("__unreadable", merge)
        append = contract_sql.publish_statement(dict(ORDERS, keys=[]), "lake.db.orders", "checked")
        self.assertTrue(append.startswith("insert into lake.db.orders"))

    def test_adds_columns_that_the_contract_has_gained(self):
        statement = contract_sql.add_columns_statement(ORDERS, "lake.db.orders", ["ORDER_ID", "total"])
        self.assertEqual(
            statement.replace("\x60", ""), "alter table lake.db.orders add columns (updated_at timestamp)"
        )
        self.assertIsNone(contract_sql.add_columns_statement(ORDERS, "t", ["order_id", "total", "updated_at"]))

    def test_measures_everything_in_one_query(self):
        statement = contract_sql.measure_statement(ORDERS, "checked")
        self.assertEqual(statement.count("\nfrom "), 1)
        self.assertIn("case when total < 0 then 1 else 0 end", statement)

    def test_quarantine_has_what_stops_a_run(self):
        statement = contract_sql.quarantine_statement(ORDERS, "checked")
        self.assertTrue(statement.endswith("where __unreadable > 0 or (total < 0)"))

    def test_removes_what_is_kept_no_longer(self):
        self.assertIn("date_sub(current_date(), 30)", contract_sql.retention_statement(ORDERS, "t"))
        self.assertIsNone(contract_sql.retention_statement(dict(ORDERS, retention=None), "t"))


class QualityTest(unittest.TestCase):
    def measured(self, **values):
        return dict({"rows": 100, "unreadable": 0, "c0": 0, "c1": 1.0}, **values)

    def test_a_share_is_in_per_cent_of_the_rows(self):
        self.assertEqual(quality.broken(quality.judge(ORDERS, self.measured(c0=4))), [])
        failed = quality.broken(quality.judge(ORDERS, self.measured(c0=5)))
        self.assertEqual([result["check"] for result in failed], ["total-range"])

    def test_a_warning_does_not_stop_a_run(self):
        results = quality.judge(ORDERS, self.measured(c1=30.0))
        self.assertEqual([result["check"] for result in results if not result["ok"]], ["fresh"])
        self.assertEqual(quality.broken(results), [])

    def test_values_of_a_wrong_type_stop_a_run(self):
        results = quality.judge(ORDERS, self.measured(unreadable=2))
        self.assertIn("orders: Every value is of the type", quality.explain(ORDERS, results))

    def test_no_rows_are_no_division_by_zero(self):
        self.assertEqual(quality.broken(quality.judge(ORDERS, self.measured(rows=0))), [])


class LineageTest(unittest.TestCase):
    def test_columns_come_from_fields_that_the_source_has(self):
        source = lineage.files("s3://raw/orders/")
        facet = lineage.column_facet(ORDERS, [source], [["orderId", "other"]])
        self.assertEqual(list(facet["fields"]), ["order_id"])
        self.assertEqual(facet["fields"]["order_id"]["inputFields"][0]["field"], "orderId")

    def test_names_follow_the_rules_of_openlineage(self):
        self.assertEqual(lineage.files("s3://raw/orders/"), {"namespace": "s3://raw", "name": "orders"})
        self.assertEqual(
            lineage.in_catalog("eu-central-1", "123456789012", "sales", "orders"),
            {"namespace": "arn:aws:glue:eu-central-1:123456789012", "name": "table/sales/orders"},
        )


# Names for values, so that no scanner takes them for secrets.
NAME = "portal"
ANSWER = "token\n"


class ReportTest(unittest.TestCase):
    def setUp(self):
        self.client = mock.Mock()
        self.client.get_secret_value.return_value = {"SecretString": ANSWER}
        self.settings = {
            "artifacts": "bucket",
            "run_date": "2026-01-31",
            "name": "sales-orders",
            "portal_url": "https://portal.example/",
            "portal_token_secret": NAME,
        }
        self.event = lineage.run_event("START", "2026-01-31T00:00:00Z", "run", {"namespace": "n", "name": "j"})

    def test_keeps_and_sends_events(self):
        report = reporting.Report(lambda _: self.client, self.settings)
        with mock.patch("urllib.request.urlopen", return_value=io.BytesIO(b"")) as sent:
            report.event(self.event)
        request = sent.call_args[0][0]
        self.assertEqual(request.full_url, "https://portal.example/api/data-mesh/v1/lineage")
        self.assertEqual(request.get_header("Authorization"), "Bearer token")
        self.assertEqual(self.client.put_object.call_args[1]["Key"], "lineage/2026-01-31/run-001.json")

    def test_a_portal_that_is_down_stops_nothing(self):
        lines = []
        report = reporting.Report(lambda _: self.client, self.settings, lines.append)
        with mock.patch("urllib.request.urlopen", side_effect=OSError("down")):
            report.event(self.event)
        self.assertIn("down", lines[0])


class PlanTest(unittest.TestCase):
    def test_statements_can_be_made_for_every_table(self):
        for table in PLAN["tables"]:
            available = [column["source"] for column in table["columns"]]
            selected = contract_sql.select_statement(table, "incoming", available)
            published = contract_sql.publish_statement(table, "target", "checked")
            measured = contract_sql.measure_statement(table, "checked")
            for column in table["columns"]:
                self.assertIn("try_cast({0} as".format(contract_sql.quoted(column["source"])), selected)
                self.assertIn(contract_sql.quoted(column["name"]), published)
            self.assertEqual(measured.count(" as c"), len(table["checks"]))

    def test_keys_and_partitions_are_columns(self):
        for table in PLAN["tables"]:
            columns = {column["name"] for column in table["columns"]}
            self.assertTrue(set(table["keys"]) <= columns)
            self.assertTrue(set(table["partitions"]) <= columns)


if __name__ == "__main__":
    unittest.main()
`.replace('@FOLDER@', folder);

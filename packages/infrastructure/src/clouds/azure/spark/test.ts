// SPDX-License-Identifier: Apache-2.0

/** Tests of the Spark program's pure functions and of the product's plan, in plain Python. @internal */
export const sparkTest = `"""The Spark program says in SQL what the contract says. None of this needs Spark."""
import importlib.util
import json
import pathlib
import unittest

FOLDER = pathlib.Path(__file__).parent.parent / "infra" / "definitions" / "spark"
SPEC = importlib.util.spec_from_file_location("curate", FOLDER / "curate.py")
curate = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(curate)
PLAN = json.loads((FOLDER / "pipeline.json").read_text(encoding="utf-8"))


def strict(measure):
    return {"unit": "rows", "limits": [{"operator": "mustBe", "values": [0]}], "measure": measure}


class Conditions(unittest.TestCase):
    def test_texts_cannot_leave_their_quotes(self):
        self.assertEqual(curate.literal("can't"), "'can\\\\'t'")
        self.assertEqual(curate.literal("\\\\"), "'\\\\\\\\'")

    def test_nothing_missing(self):
        measure = {"kind": "nulls", "column": "a", "alsoMissing": ["n/a"]}
        self.assertEqual(
            curate.row_condition(measure), "\`a\` is not null and cast(\`a\` as string) not in ('n/a')"
        )

    def test_range_with_open_end(self):
        measure = {
            "kind": "range",
            "column": "a",
            "of": "number",
            "minimum": {"value": 0, "exclusive": True},
            "maximum": {"value": 9, "exclusive": False},
        }
        self.assertEqual(curate.row_condition(measure), "(\`a\` is null or (\`a\` > 0 and \`a\` <= 9))")

    def test_length_and_pattern(self):
        self.assertIn("length(\`a\`) <= 5", curate.row_condition({"kind": "length", "column": "a", "maximum": 5}))
        self.assertIn("rlike '^x$'", curate.row_condition({"kind": "pattern", "column": "a", "pattern": "^x$"}))

    def test_whole_tables_have_no_row_condition(self):
        self.assertIsNone(curate.row_condition({"kind": "rows"}))

    def test_only_a_count_of_none_sends_rows_to_quarantine(self):
        self.assertTrue(curate.is_strict(strict({"kind": "rows"})))
        self.assertFalse(
            curate.is_strict({"unit": "percent", "limits": [{"operator": "mustBe", "values": [0]}]})
        )


class Limits(unittest.TestCase):
    def test_each_operator(self):
        for operator, values, good, bad in (
            ("mustBe", [3], 3, 4),
            ("mustNotBe", [3], 4, 3),
            ("mustBeGreaterThan", [3], 4, 3),
            ("mustBeGreaterOrEqualTo", [3], 3, 2),
            ("mustBeLessThan", [3], 2, 3),
            ("mustBeLessOrEqualTo", [3], 3, 4),
            ("mustBeBetween", [3, 5], 4, 6),
            ("mustNotBeBetween", [3, 5], 6, 4),
        ):
            limit = {"operator": operator, "values": values}
            self.assertTrue(curate.keeps(limit, good), operator)
            self.assertFalse(curate.keeps(limit, bad), operator)


class Plan(unittest.TestCase):
    def test_every_check_is_one_that_the_program_knows(self):
        for table in PLAN["tables"]:
            for check in table["checks"]:
                kind = check["measure"]["kind"]
                self.assertIn(
                    kind,
                    ("nulls", "values", "range", "length", "pattern", "duplicates", "rows", "age", "query"),
                )
                for limit in check["limits"]:
                    self.assertIsInstance(curate.keeps(limit, 1), bool)

    def test_what_is_masked_is_never_itself(self):
        for table in PLAN["tables"]:
            for column in table["columns"]:
                if column["masked"]:
                    self.assertRegex(curate.masked(column), r"^(sha2\\(|cast\\(null as )")

    def test_an_event_names_what_was_read_and_written(self):
        for table in PLAN["tables"]:
            paths = {
                name: curate.dataset(curate.target_path(name, "lake", table))
                for name in ("curated", "output")
            }
            lakes = {table["source"].get("input", ""): "other"}
            paths["source"] = curate.dataset(curate.source_path(table, "lake", lakes, "2026-01-31"))
            self.assertEqual(paths["source"]["name"], table["source"]["folder"])
            event = curate.lineage_event(PLAN, table, paths, {"accepted": 2, "rejected": 1}, [])
            self.assertEqual([output["name"] for output in event["outputs"]], [table["name"]] * 2)
            self.assertEqual(event["outputs"][1]["namespace"], "abfss://output@lake.dfs.core.windows.net")
            self.assertEqual(event["inputs"][0]["inputFacets"]["dataQualityMetrics"]["rowCount"], 3)
            json.dumps(event)

    def test_one_day_is_read_where_one_is_asked_for(self):
        for table in PLAN["tables"]:
            lakes = {table["source"].get("input", ""): "other"}
            path = curate.source_path(table, "lake", lakes, "2026-01-31")
            self.assertTrue(path.endswith("dt=2026-01-31") or table["source"].get("input"), path)


if __name__ == "__main__":
    unittest.main()
`;

// SPDX-License-Identifier: Apache-2.0

/** Tests of the generated factory, in plain Python; the same for every product. @internal */
export const factoryTest = `"""The definitions of Data Factory hold together, and keep what the contract says."""
import json
import pathlib
import re
import unittest

FOLDER = pathlib.Path(__file__).parent.parent / "infra" / "definitions" / "datafactory"


def read(name):
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def walk(activities):
    for activity in activities:
        yield activity
        inner = activity.get("typeProperties", {})
        for branch in ("ifTrueActivities", "ifFalseActivities", "activities"):
            yield from walk(inner.get(branch, []))


PLAN = read("pipeline.json")
TABLES = PLAN["tables"]


class Pipelines(unittest.TestCase):
    def every_pipeline(self):
        for path in sorted(FOLDER.glob("*.activities.json")):
            yield path.name, json.loads(path.read_text(encoding="utf-8"))

    def test_each_table_has_a_pipeline_that_the_product_runs(self):
        runs = [
            activity["typeProperties"]["pipeline"]["referenceName"]
            for activity in read("pl_product.activities.json")
        ]
        self.assertEqual(sorted(runs), sorted("pl_" + table["name"] for table in TABLES))

    def test_dependencies_are_on_activities_that_exist(self):
        for name, activities in self.every_pipeline():
            known = {activity["name"] for activity in activities}
            self.assertEqual(len(known), len(activities), name)
            for activity in activities:
                for needed in activity["dependsOn"]:
                    self.assertIn(needed["activity"], known, name)

    def test_data_flows_end_and_are_tried_again(self):
        for name, activities in self.every_pipeline():
            for activity in walk(activities):
                if activity["type"] == "ExecuteDataFlow":
                    self.assertRegex(activity["policy"]["timeout"], r"^\\d+\\.\\d\\d:\\d\\d:00$", name)
                    self.assertGreaterEqual(activity["policy"]["retry"], 0, name)

    def test_no_token_is_written_into_the_history(self):
        for name, activities in self.every_pipeline():
            for activity in walk(activities):
                if activity["type"] == "WebActivity":
                    self.assertTrue(activity["policy"]["secureInput"], name)
                    self.assertTrue(activity["policy"]["secureOutput"], name)


class DataFlows(unittest.TestCase):
    def scripts(self):
        for table in TABLES:
            path = FOLDER / (table["name"] + ".dataflow")
            yield table, path.read_text(encoding="utf-8")

    def test_streams_are_made_before_they_are_used(self):
        for table, script in self.scripts():
            made = set()
            for statement in script.strip().split("\\n\\n")[1:]:
                first = re.match(r"[A-Za-z]+", statement).group()
                if first != "source":
                    self.assertIn(first, made, table["name"])
                made.update(re.findall(r"\\) ~> ([A-Za-z]+)", statement))

    def test_every_column_is_read_and_written(self):
        for table, script in self.scripts():
            for column in table["columns"]:
                self.assertRegex(script, r"\\b%s = to" % column["name"], table["name"])

    def test_what_is_masked_never_reaches_the_output_as_it_is(self):
        for table, script in self.scripts():
            hidden = [column["name"] for column in table["columns"] if column["masked"]]
            if not hidden:
                continue
            mask = script[script.index("~> masked") - script[: script.index("~> masked")][::-1].index("\\n\\n") :]
            for name in hidden:
                self.assertRegex(mask, r"%s = (sha2\\(256, (toString\\()?%s\\)|to\\w+\\(null\\(\\))" % (name, name))
            self.assertRegex(script, r"masked sink\\([^~]*fileSystem: 'output'")
            self.assertEqual(len(re.findall(r"fileSystem: 'output'", script.split("typed", 1)[1])), 1)


if __name__ == "__main__":
    unittest.main()
`;

// SPDX-License-Identifier: Apache-2.0

/** Tests of model and report, in plain Python; the same for every product. @internal */
export const reportTest = `"""The report shows what the model has, and nothing that is masked."""
import json
import pathlib
import re
import unittest

FOLDER = pathlib.Path(__file__).parent.parent / "infra" / "definitions" / "powerbi"
MODEL = json.loads((FOLDER / "model.bim").read_text(encoding="utf-8"))["model"]
REPORT = json.loads((FOLDER / "report.json").read_text(encoding="utf-8"))
TABLES = {table["name"]: table for table in MODEL["tables"]}


class Model(unittest.TestCase):
    def test_names_are_used_once(self):
        measures = [measure["name"] for table in MODEL["tables"] for measure in table["measures"]]
        self.assertEqual(len(measures), len(set(measures)))
        for table in MODEL["tables"]:
            columns = [column["name"] for column in table["columns"]]
            self.assertEqual(len(columns), len(set(columns)))

    def test_measures_are_over_columns_that_exist(self):
        for table in MODEL["tables"]:
            columns = {column["name"] for column in table["columns"]}
            for measure in table["measures"]:
                for entity, column in re.findall(r"'(\\w+)'\\[(\\w+)\\]", measure["expression"]):
                    self.assertIn(column, columns)
                    self.assertEqual(entity, table["name"])

    def test_every_table_is_read_from_the_output(self):
        for table in MODEL["tables"]:
            query = "\\n".join(table["partitions"][0]["source"]["expression"])
            self.assertIn("output", query)
            self.assertNotIn("curated", query)


class Report(unittest.TestCase):
    def test_visuals_are_over_what_the_model_has(self):
        for section in REPORT["sections"]:
            for container in section["visualContainers"]:
                query = json.loads(container["config"])["singleVisual"]["prototypeQuery"]
                table = TABLES[query["From"][0]["Entity"]]
                columns = {column["name"]: column for column in table["columns"]}
                measures = {measure["name"] for measure in table["measures"]}
                for item in query["Select"]:
                    if "Measure" in item:
                        self.assertIn(item["Measure"]["Property"], measures)
                    else:
                        self.assertFalse(columns[item["Column"]["Property"]]["isHidden"])

    def test_visuals_are_on_the_page(self):
        for section in REPORT["sections"]:
            for container in section["visualContainers"]:
                self.assertLessEqual(container["x"] + container["width"], section["width"])
                self.assertLessEqual(container["y"] + container["height"], section["height"])


if __name__ == "__main__":
    unittest.main()
`;

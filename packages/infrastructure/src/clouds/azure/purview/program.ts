// SPDX-License-Identifier: Apache-2.0

/** Tells Purview what the contracts say; the same program for every product. @internal */
export const registerProgram = `#!/usr/bin/env python3
"""Tells Purview what the contracts of this product say: tables, columns, classifications, lineage and owners.

    register.py --account NAME --lake NAME --collection NAME [--dry-run]

Runs as whoever is signed in with the Azure CLI; needs the role Data Curator in the product's collection. Running it again
changes nothing that is as it should be.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import urllib.request

FOLDER = pathlib.Path(__file__).parent
PREFIX = "DATA_MESH."
LEVELS = ("PUBLIC", "INTERNAL", "CONFIDENTIAL", "RESTRICTED")


def label_of(column):
    """What the mesh calls the classification of a column, as names of Purview are written."""
    return column["label"].upper().replace("-", "_")


def type_definitions(plan):
    """Classifications of ours: one for each level, and one for each label that policies have."""
    labels = {label_of(column) for table in plan["tables"] for column in table["columns"]}
    return {
        "classificationDefs": [
            {
                "name": PREFIX + level,
                "description": "Columns that contracts classify as " + level.lower(),
                "superTypes": [],
                "attributeDefs": [],
            }
            for level in [*LEVELS, *sorted(labels - set(LEVELS))]
        ]
    }


def path_name(lake, container, table):
    return "https://%s.dfs.core.windows.net/%s/%s" % (lake, container, table)


def entity(kind, guid, name, qualified_name, attributes=None, related=None, classifications=None):
    found = {
        "typeName": kind,
        "guid": str(guid),
        "attributes": dict(attributes or {}, name=name, qualifiedName=qualified_name),
    }
    if related:
        found["relationshipAttributes"] = related
    if classifications:
        found["classifications"] = [{"typeName": name} for name in classifications]
    return found


def level_of(column, container):
    """In the output, what is masked is no longer closed."""
    if container == "output" and column["masked"]:
        return "INTERNAL"
    return label_of(column)


def table_entities(plan, table, container, lake, guids):
    folder = path_name(lake, container, table["name"])
    path, schema = next(guids), next(guids)
    found = [
        entity(
            "azure_datalake_gen2_path",
            path,
            table["name"],
            folder,
            {
                "description": table["description"],
                "userDescription": "Output port %s of the data product %s/%s %s"
                % (table["port"], plan["domain"], plan["product"], plan["version"]),
                "isFile": False,
            },
            {"tabular_schema": {"typeName": "tabular_schema", "guid": str(schema)}},
        ),
        entity("tabular_schema", schema, table["name"], folder + "#schema"),
    ]
    for column in table["columns"]:
        column_type = column["outputType" if container == "output" else "type"]
        found.append(
            entity(
                "column",
                next(guids),
                column["name"],
                "%s#schema/%s" % (folder, column["name"]),
                {"type": column_type["kind"], "description": column["description"]},
                {"composeSchema": {"typeName": "tabular_schema", "guid": str(schema)}},
                [PREFIX + level_of(column, container)],
            )
        )
    return path, found


def lineage(plan, table, guid, inputs, outputs):
    return entity(
        "Process",
        guid,
        "curate %s" % table["name"],
        "data-mesh://%s/%s/curate/%s" % (plan["domain"], plan["product"], table["name"]),
        {
            "inputs": [{"typeName": "azure_datalake_gen2_path", "guid": str(guid)} for guid in inputs],
            "outputs": [{"typeName": "azure_datalake_gen2_path", "guid": str(guid)} for guid in outputs],
        },
    )


def bulk(plan, lake):
    """Everything in one request: Purview puts in ids for the negative ones."""
    guids = iter(range(-1, -100000, -1))
    entities = []
    for table in plan["tables"]:
        source = next(guids)
        entities.append(
            entity(
                "azure_datalake_gen2_path",
                source,
                table["source"]["folder"],
                path_name(lake, "raw", table["source"]["folder"]),
                {"isFile": False},
            )
        )
        curated, found = table_entities(plan, table, "curated", lake, guids)
        output, more = table_entities(plan, table, "output", lake, guids)
        entities += found + more
        entities.append(lineage(plan, table, next(guids), [source], [curated, output]))
    return {"entities": entities}


def token():
    answer = subprocess.run(
        ["az", "account", "get-access-token", "--resource", "https://purview.azure.net", "--output", "json"],
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(answer.stdout)["accessToken"]


def call(account, path, body, access):
    request = urllib.request.Request(
        "https://%s.purview.azure.com%s" % (account, path),
        data=json.dumps(body).encode(),
        headers={"Authorization": "Bearer " + access, "Content-Type": "application/json"},
        method="POST",
    )
    with urllib.request.urlopen(request, timeout=60) as response:
        return json.loads(response.read() or b"{}")


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("account", "lake", "collection"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--dry-run", action="store_true", help="show what would be sent")
    options = parser.parse_args(arguments)
    for name in ("account", "lake", "collection"):
        if not re.fullmatch(r"[A-Za-z0-9-]{3,63}", getattr(options, name)):
            parser.error("--%s has letters, digits and hyphens only" % name)
    plan = json.loads((FOLDER / "pipeline.json").read_text(encoding="utf-8"))
    entities = bulk(plan, options.lake)
    if options.dry_run:
        print(json.dumps(entities, indent=2))
        return
    access = token()
    call(options.account, "/catalog/api/atlas/v2/types/typedefs", type_definitions(plan), access)
    call(
        options.account,
        "/catalog/api/collections/%s/entity/bulk?api-version=2022-03-01-preview" % options.collection,
        entities,
        access,
    )
    print("%d entities told to %s" % (len(entities["entities"]), options.account))


if __name__ == "__main__":
    main(sys.argv[1:])
`;

/** Its tests, in plain Python. @internal */
export const registerTest = `"""What Purview is told agrees with the contracts."""
import importlib.util
import json
import pathlib
import unittest

FOLDER = pathlib.Path(__file__).parent.parent / "pipelines" / "purview"
SPEC = importlib.util.spec_from_file_location("register", FOLDER / "register.py")
register = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(register)
PLAN = json.loads((FOLDER / "pipeline.json").read_text(encoding="utf-8"))
ENTITIES = register.bulk(PLAN, "stlake1")["entities"]


class Entities(unittest.TestCase):
    def test_every_guid_is_used_once(self):
        guids = [entity["guid"] for entity in ENTITIES]
        self.assertEqual(len(guids), len(set(guids)))

    def test_what_is_referred_to_is_there(self):
        guids = {entity["guid"] for entity in ENTITIES}
        for entity in ENTITIES:
            for related in entity.get("relationshipAttributes", {}).values():
                self.assertIn(related["guid"], guids)
            for side in ("inputs", "outputs"):
                for reference in entity["attributes"].get(side, []):
                    self.assertIn(reference["guid"], guids)

    def test_each_column_is_told_with_its_classification(self):
        told = {
            entity["attributes"]["qualifiedName"]: entity["classifications"][0]["typeName"]
            for entity in ENTITIES
            if entity["typeName"] == "column"
        }
        for table in PLAN["tables"]:
            for column in table["columns"]:
                base = "https://stlake1.dfs.core.windows.net/%s/" + table["name"] + "#schema/" + column["name"]
                self.assertEqual(told[base % "curated"], "DATA_MESH." + register.label_of(column))
                if column["masked"]:
                    self.assertEqual(told[base % "output"], "DATA_MESH.INTERNAL")

    def test_classifications_are_declared(self):
        declared = {item["name"] for item in register.type_definitions(PLAN)["classificationDefs"]}
        for entity in ENTITIES:
            for item in entity.get("classifications", []):
                self.assertIn(item["typeName"], declared)


if __name__ == "__main__":
    unittest.main()
`;

// SPDX-License-Identifier: Apache-2.0

/** Runs the SQL of a product in its workspace; the same for every product. @internal */
export const deployProgram = `#!/usr/bin/env python3
"""Runs the SQL of this product in its Synapse workspace, as whoever is signed in with the Azure CLI.

    deploy.py --workspace NAME --lake NAME --name NAME [--daily-tb 1] [--pool POOL] [--load]

Running it again changes nothing that is as it should be. Needs the Azure CLI, pyodbc and the ODBC driver 18.
"""
import argparse
import json
import pathlib
import re
import struct
import subprocess
import sys
from datetime import datetime, timezone

FOLDER = pathlib.Path(__file__).parent
# From Microsoft's ODBC driver: an access token instead of a password.
SQL_COPT_SS_ACCESS_TOKEN = 1256
ALLOWED = {
    "LAKE": r"[a-z0-9]{3,24}",
    "NAME": r"[a-z][a-z0-9-]{1,62}",
    "DAILY_TB": r"[0-9]{1,4}",
    "RUN": r"[0-9]{14}",
}


def batches(text, values):
    """Batches between lines that say GO, with values put in for $(NAME)."""
    for name, value in values.items():
        if not re.fullmatch(ALLOWED[name], value):
            raise ValueError("%s cannot be %r" % (name, value))
    found = []
    for batch in re.split(r"(?m)^GO[ \\t]*$", text):
        for name, value in values.items():
            batch = batch.replace("$(%s)" % name, value)
        if batch.strip():
            found.append(batch.strip())
    return found


def token():
    answer = subprocess.run(
        ["az", "account", "get-access-token", "--resource", "https://database.windows.net/", "--output", "json"],
        check=True,
        capture_output=True,
        text=True,
    )
    encoded = json.loads(answer.stdout)["accessToken"].encode("utf-16-le")
    return struct.pack("=i", len(encoded)) + encoded


def run(server, database, script, values):
    import pyodbc

    connection = pyodbc.connect(
        "Driver={ODBC Driver 18 for SQL Server};Server=tcp:%s,1433;Database=%s;Encrypt=yes" % (server, database),
        attrs_before={SQL_COPT_SS_ACCESS_TOKEN: token()},
        autocommit=True,
    )
    with connection:
        for batch in batches((FOLDER / script).read_text(encoding="utf-8"), values):
            connection.execute(batch)
    print("%s: done on %s" % (script, server))


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--workspace", required=True)
    parser.add_argument("--lake", required=True, help="storage account of the lake")
    parser.add_argument("--name", required=True, help="var.name of the environment")
    parser.add_argument("--daily-tb", default="1")
    parser.add_argument("--pool", help="dedicated pool, where there is one")
    parser.add_argument("--load", action="store_true", help="load the dedicated pool from the lake")
    options = parser.parse_args(arguments)
    if not re.fullmatch(r"[a-z0-9-]{1,50}", options.workspace):
        parser.error("a workspace has lower case letters, digits and hyphens")
    serverless = options.workspace + "-ondemand.sql.azuresynapse.net"
    values = {"LAKE": options.lake, "NAME": options.name, "DAILY_TB": options.daily_tb}
    run(serverless, "master", "serverless.sql", values)
    if options.pool:
        dedicated = options.workspace + ".sql.azuresynapse.net"
        run(dedicated, options.pool, "dedicated.sql", values)
        if options.load:
            values["RUN"] = datetime.now(timezone.utc).strftime("%Y%m%d%H%M%S")
            run(serverless, "master", "snapshot.sql", values)
            run(dedicated, options.pool, "load.sql", values)
        run(dedicated, options.pool, "masks.sql", values)


if __name__ == "__main__":
    main(sys.argv[1:])
`;

/** Its tests, in plain Python. @internal */
export const deployTest = `"""The SQL of the warehouse is whole, and nothing but what it should be is put into it."""
import importlib.util
import pathlib
import re
import unittest

FOLDER = pathlib.Path(__file__).parent.parent / "pipelines" / "synapse"
SPEC = importlib.util.spec_from_file_location("deploy", FOLDER / "deploy.py")
deploy = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(deploy)
VALUES = {"LAKE": "stlake1", "NAME": "domain-product-dev", "DAILY_TB": "1", "RUN": "20260131020000"}


class Batches(unittest.TestCase):
    def test_a_script_is_split_at_go(self):
        self.assertEqual(deploy.batches("select 1\\nGO\\n\\nselect 'GO'\\nGO\\n", {}), ["select 1", "select 'GO'"])

    def test_only_names_are_put_in(self):
        with self.assertRaises(ValueError):
            deploy.batches("select 1", {"LAKE": "x'; drop table y"})

    def test_every_place_is_filled(self):
        for path in sorted(FOLDER.glob("*.sql")):
            for batch in deploy.batches(path.read_text(encoding="utf-8"), VALUES):
                self.assertNotIn("$(", batch, path.name)

    def test_quotes_and_brackets_end(self):
        for path in sorted(FOLDER.glob("*.sql")):
            for batch in deploy.batches(path.read_text(encoding="utf-8"), VALUES):
                code = "\\n".join(line for line in batch.split("\\n") if not line.startswith("--"))
                bare = re.sub(r"'(?:[^']|'')*'|\\[(?:[^\\]]|\\]\\])*\\]", "", code)
                self.assertNotRegex(bare, r"['\\[\\]]", path.name)
                self.assertEqual(bare.count("("), bare.count(")"), path.name)


if __name__ == "__main__":
    unittest.main()
`;

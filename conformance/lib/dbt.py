# SPDX-License-Identifier: Apache-2.0
"""Projects of dbt around a converted contract, and runs of dbt in this process."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

import duckdb
from dbt.cli.main import dbtRunner

from lib.mesh import ContractFile
from lib.meshwright import run_many
from lib.types import quoted, table_name

os.environ["DBT_SEND_ANONYMOUS_USAGE_STATS"] = "false"


def converted(contract: ContractFile) -> dict[str, str]:
    """The files that `--to dbt` writes, by their endings: `models.yml` and `sources.yml`."""
    options = ["--to", "dbt", "--dialect", "duckdb", "--format", "json"]
    (run,) = run_many([["contract", "convert", contract.argument, *options]])
    assert run.code == 0, run.error
    return {file["path"].split(".", 1)[1]: file["content"] for file in run.json["files"]}


@dataclass(frozen=True)
class Project:
    """A project in a folder of its own, on a DuckDB in the same folder."""

    folder: Path
    database: str = "warehouse"

    @property
    def file(self) -> Path:
        return self.folder / f"{self.database}.duckdb"

    def create(self, models: dict[str, str]) -> None:
        """Writes the project; models are files by name."""
        (self.folder / "models").mkdir(parents=True)
        for name, content in models.items():
            (self.folder / "models" / name).write_text(content, encoding="utf-8")
        write = {
            "dbt_project.yml": {
                "name": "conformance",
                "version": "1.0",
                "profile": "conformance",
                "model-paths": ["models"],
            },
            "profiles.yml": {
                "conformance": {
                    "target": "test",
                    "outputs": {
                        "test": {
                            "type": "duckdb",
                            "path": str(self.file),
                            "schema": "built",
                            "threads": 1,
                        }
                    },
                }
            },
        }
        for name, content in write.items():
            # JSON is YAML too.
            (self.folder / name).write_text(json.dumps(content), encoding="utf-8")

    def load(self, contract: ContractFile, schema: str, ddl: str) -> None:
        """Makes the tables where the sources are, of the right types and demanding nothing, and fills them."""
        with duckdb.connect() as declared, duckdb.connect(str(self.file)) as database:
            declared.execute(ddl)
            database.execute(f'CREATE SCHEMA "{schema}"')
            for (name,) in declared.execute("SELECT table_name FROM duckdb_tables()").fetchall():
                columns = declared.execute(
                    "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index",
                    [name],
                ).fetchall()
                listed = ", ".join(f"{quoted(column)} {kind}" for column, kind in columns)
                database.execute(f'CREATE TABLE "{schema}".{quoted(name)} ({listed})')
            for table in contract.tables:
                name = quoted(table_name(table.definition))
                database.execute(f"COPY \"{schema}\".{name} FROM '{table.path}' (FORMAT csv, HEADER, NULLSTR '')")

    def run(self, *command: str) -> bool:
        """Whether a command of dbt succeeded."""
        folder = str(self.folder)
        return dbtRunner().invoke(
            [
                *("--quiet", "--no-use-colors", "--no-partial-parse", "--log-level-file", "none"),
                *command,
                *("--project-dir", folder, "--profiles-dir", folder, "--target-path", f"{folder}/target"),
            ]
        ).success

    def results(self, file: str = "run_results.json") -> list[dict]:
        return json.loads((self.folder / "target" / file).read_text(encoding="utf-8"))["results"]

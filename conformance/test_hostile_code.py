# SPDX-License-Identifier: Apache-2.0
"""`--to sql-ddl`, `--to dbt` and `--to odcs`: hostile texts name and describe, and never become statements."""

import json
import re
import sqlite3
from pathlib import Path

import duckdb
import pytest
import yaml
from sqlglot import exp

from conftest import DIALECTS
from lib.dbt import Project
from lib.hostile import TEXTS, hostile_contract, write_hostile_contract
from lib.meshwright import Run, run_many
from lib.types import quoted
from test_dbt import select_all
from test_sql_parses import columns_of, parse

(TABLE,) = hostile_contract()["schema"]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Run]:
    path = write_hostile_contract(tmp_path_factory.mktemp("hostile"))
    jobs = {
        **{dialect: ["--to", "sql-ddl", "--dialect", dialect] for dialect in DIALECTS},
        "dbt": ["--to", "dbt", "--dialect", "duckdb"],
        "odcs": ["--to", "odcs"],
    }
    runs = run_many([["contract", "convert", str(path), *options] for options in jobs.values()])
    assert {run.code for run in runs} == {0}
    return dict(zip(jobs, runs, strict=True))


@pytest.mark.parametrize("dialect", DIALECTS)
def test_statements(hostile: dict[str, Run], dialect: str) -> None:
    statements = parse(hostile[dialect].out, dialect)
    assert {type(statement) for statement in statements} <= {exp.Create, exp.Comment}
    (create,) = [statement for statement in statements if isinstance(statement, exp.Create)]
    assert create.this.this.name == TABLE["physicalName"]
    assert list(columns_of(create)) == TEXTS


def test_duckdb_runs_nothing(hostile: dict[str, Run]) -> None:
    database = duckdb.connect()
    database.execute("CREATE TABLE victim (id INTEGER)")
    database.execute(hostile["duckdb"].out)
    tables = database.execute("SELECT table_name FROM duckdb_tables() ORDER BY table_oid").fetchall()
    assert [name for (name,) in tables] == ["victim", TABLE["physicalName"]]
    described = database.execute(
        "SELECT column_name, comment FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index",
        [TABLE["physicalName"]],
    ).fetchall()
    assert described == [(text, text) for text in TEXTS]


def test_sqlite_runs_nothing(hostile: dict[str, Run]) -> None:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE victim (id INTEGER)")
    database.executescript(hostile["sqlite"].out)
    names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    assert [name for (name,) in names] == ["victim", TABLE["physicalName"]]
    columns = database.execute("SELECT name FROM pragma_table_info(?)", [TABLE["physicalName"]]).fetchall()
    assert [name for (name,) in columns] == TEXTS


def test_odcs_keeps_every_text(hostile: dict[str, Run]) -> None:
    document = yaml.safe_load(hostile["odcs"].out)
    assert document["tags"] == TEXTS
    assert document["description"]["purpose"] == "\n".join(TEXTS)
    columns = document["schema"][0]["properties"]
    assert [column["physicalName"] for column in columns] == TEXTS
    assert [column["description"] for column in columns] == TEXTS
    assert [column["quality"][0]["arguments"]["validValues"][0] for column in columns] == TEXTS


# dbt puts quotes around names and escapes nothing in them: columns with such names are left out.
UNSAFE_FOR_DBT = re.compile(r"""["`\[\]\\\x00-\x1f\x7f-\x9f\u2028\u2029]""")
NAMES_FOR_DBT = [text for text in TEXTS if not UNSAFE_FOR_DBT.search(text)]


def plain(text: str) -> str:
    """Jinja, which dbt reads files with, has one kind of line end."""
    return text.replace("\r", "\n")


def test_dbt_renders_and_runs_nothing(
    hostile: dict[str, Run], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A project is built on one row that has in each column the text that the column is called by."""
    monkeypatch.setenv("MESHWRIGHT_SECRET", "swordfish")
    document = yaml.safe_load(hostile["dbt"].out)
    (model,) = document["models"]
    (source,) = document["sources"]
    project = Project(tmp_path)
    project.create(
        {
            "contract.yml": hostile["dbt"].out,
            f"{model['name']}.sql": select_all(source["name"], model["name"]),
        }
    )
    with duckdb.connect(str(project.file)) as database:
        database.execute(f'CREATE SCHEMA "{source["name"]}"; USE "{source["name"]}"')
        database.execute("CREATE TABLE victim (id INTEGER)")
        database.execute(hostile["duckdb"].out)
        places = ", ".join("?" * len(TEXTS))
        database.execute(f"INSERT INTO {quoted(TABLE['physicalName'])} VALUES ({places})", TEXTS)
    project.run("build")
    results = project.results()
    wrong = [result for result in results if result["status"] not in ("pass", "success")]
    assert wrong == []
    with duckdb.connect(str(project.file)) as database:
        assert database.execute(f'SELECT count(*) FROM "{source["name"]}".victim').fetchone() == (0,)

    text = (tmp_path / "target/manifest.json").read_text(encoding="utf-8")
    assert "swordfish" not in text
    manifest = json.loads(text)
    (node,) = [node for node in manifest["nodes"].values() if node["resource_type"] == "model"]
    (origin,) = manifest["sources"].values()
    assert len(NAMES_FOR_DBT) > 15
    for described in (node, origin):
        columns = list(described["columns"].values())
        assert [column["name"] for column in columns] == NAMES_FOR_DBT
        for say in (
            lambda column: column["description"],
            lambda column: column["tags"][0],
            lambda column: column["meta"]["business_name"],
        ):
            assert [say(column) for column in columns] == NAMES_FOR_DBT
    # What is no name is kept whatever it is.
    assert [plain(tag) for tag in node["tags"]] == [plain(text) for text in TEXTS]

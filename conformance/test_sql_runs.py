# SPDX-License-Identifier: Apache-2.0
"""`--to sql-ddl`: DuckDB and SQLite make the tables, and take the sample data but for its documented faults."""

import json
import sqlite3

import duckdb
import pytest

from conftest import Conversions
from lib.faults import IN_A_TABLE, broken_rows
from lib.mesh import VALID, VALID_ODCS3, ContractFile, Table
from lib.types import column_name, expected_columns, expected_key, quoted, table_name

WITH_DATA = [contract for contract in VALID_ODCS3 if contract.tables]


def in_order_of_reference(contract: ContractFile, made: list[str]) -> list[Table]:
    """Tables that others refer to first, which is the order that they are made in."""
    tables = {table_name(table.definition): table for table in contract.tables}
    return [tables[name] for name in made]


def make_in_duckdb(sql: str, contract: ContractFile) -> duckdb.DuckDBPyConnection:
    database = duckdb.connect()
    # Schemas are the place that tables are put into, not part of them.
    for definition in contract.document.get("schema") or contract.document.get("dataset") or []:
        name = definition.get("physicalName") or definition.get("table") or ""
        if "." in name:
            database.execute(f"CREATE SCHEMA IF NOT EXISTS {quoted(name.split('.')[-2])}")
    database.execute(sql)
    return database


def refers_to_itself(database: duckdb.DuckDBPyConnection, name: str) -> bool:
    found = database.execute(
        "SELECT count(*) FROM duckdb_constraints() WHERE table_name = ? AND referenced_table = ?",
        [name, name],
    ).fetchone()
    return found[0] > 0


def make_in_sqlite(sql: str) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.execute("PRAGMA foreign_keys = ON")
    database.executescript(sql)
    return database


@pytest.mark.parametrize("contract", VALID, ids=str)
def test_duckdb_makes_the_tables(conversions: Conversions, contract: ContractFile) -> None:
    database = make_in_duckdb(conversions.text(contract, "sql-ddl", "duckdb"), contract)
    assert database.execute("SELECT count(*) FROM duckdb_tables()").fetchone()[0] > 0
    if not contract.is_odcs3:
        return
    for definition in contract.objects:
        name = table_name(definition)
        described = database.execute(
            "SELECT column_name, NOT is_nullable FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index",
            [name],
        ).fetchall()
        assert described == [(column.name, column.required) for column in expected_columns(definition)]
        key = database.execute(
            "SELECT constraint_column_names FROM duckdb_constraints() "
            "WHERE table_name = ? AND constraint_type = 'PRIMARY KEY'",
            [name],
        ).fetchall()
        assert [list(columns) for (columns,) in key] == ([expected_key(definition)] if expected_key(definition) else [])


@pytest.mark.parametrize("contract", VALID, ids=str)
def test_sqlite_makes_the_tables(conversions: Conversions, contract: ContractFile) -> None:
    database = make_in_sqlite(conversions.text(contract, "sql-ddl", "sqlite"))
    assert database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] > 0
    if not contract.is_odcs3:
        return
    for definition in contract.objects:
        described = database.execute(f"PRAGMA table_info({quoted(table_name(definition))})").fetchall()
        assert [(name, bool(required)) for _, name, _, required, _, _ in described] == [
            (column.name, column.required) for column in expected_columns(definition)
        ]
        key = sorted((place, name) for _, name, _, _, _, place in described if place > 0)
        assert [name for _, name in key] == expected_key(definition)


@pytest.mark.parametrize("contract", WITH_DATA, ids=str)
def test_duckdb_takes_the_data(conversions: Conversions, contract: ContractFile) -> None:
    database = make_in_duckdb(conversions.text(contract, "sql-ddl", "duckdb"), contract)
    made = database.execute("SELECT table_name FROM duckdb_tables() ORDER BY table_oid").fetchall()
    for table in in_order_of_reference(contract, [name for (name,) in made]):
        target = quoted(table_name(table.definition))
        options = {"csv": "FORMAT csv, HEADER, NULLSTR ''", "jsonl": "FORMAT json"}[table.format]
        # The types of the table without what it demands, to see which rows keep it from being filled.
        database.execute(f"CREATE OR REPLACE TABLE waiting AS FROM {target} LIMIT 0")
        database.execute(f"COPY waiting FROM '{table.path}' ({options})")
        rows = list(table.rows())
        broken = broken_rows(table, rows, IN_A_TABLE)
        if broken:
            with pytest.raises(duckdb.ConstraintException):
                database.execute(f"INSERT INTO {target} FROM waiting")
        right = [number for number in range(len(rows)) if number not in broken]
        # DuckDB looks for what a row refers to among the rows of earlier statements only.
        alone = refers_to_itself(database, table_name(table.definition))
        for numbers in [[number] for number in right] if alone else [right]:
            database.execute(f"INSERT INTO {target} FROM waiting WHERE rowid IN ({str(numbers)[1:-1]})")
        for number in broken:
            with pytest.raises(duckdb.ConstraintException):
                database.execute(f"INSERT INTO {target} FROM waiting WHERE rowid = {number}")
        count = database.execute(f"SELECT count(*) FROM {target}").fetchone()[0]
        assert count == len(rows) - len(broken)


@pytest.mark.parametrize("contract", WITH_DATA, ids=str)
def test_sqlite_takes_the_data(conversions: Conversions, contract: ContractFile) -> None:
    database = make_in_sqlite(conversions.text(contract, "sql-ddl", "sqlite"))
    # SQLite lets a table refer to one that is made later, so that the order here is of no use; all are checked at last.
    database.execute("PRAGMA foreign_keys = OFF")
    for table in contract.tables:
        names = [column_name(column) for column in table.columns]
        insert = (
            f"INSERT INTO {quoted(table_name(table.definition))} "
            f"({', '.join(map(quoted, names))}) VALUES ({', '.join('?' * len(names))})"
        )
        rows = list(table.rows())
        refused = []
        for index, row in enumerate(rows):
            values = [row.get(column["name"]) for column in table.columns]
            try:
                database.execute(
                    insert,
                    [json.dumps(value) if isinstance(value, dict | list) else value for value in values],
                )
            except sqlite3.IntegrityError:
                refused.append(index)
        assert refused == broken_rows(table, rows, IN_A_TABLE)
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []

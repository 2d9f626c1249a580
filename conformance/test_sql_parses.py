# SPDX-License-Identifier: Apache-2.0
"""`--to sql-ddl`: sqlglot reads the tables in the dialect they are written for, and finds what the contract says."""

import re

import pytest
import sqlglot
from sqlglot import exp

from conftest import DIALECTS, Conversions
from lib.mesh import VALID, VALID_ODCS3, ContractFile
from lib.types import TEXT, Expected, definitions, expected_columns, expected_key

# The dialect of SQL Server, which Synapse shares, without what only Synapse has: keys that are not enforced.
OF_SYNAPSE = re.compile(r" NONCLUSTERED(?= \()| NOT ENFORCED")
# Comments of PostgreSQL may be texts with escapes, which sqlglot knows everywhere but there.
OF_POSTGRES = re.compile(r"(?<= IS )E(?=')")
# Engines that take no length of a text, or read any.
WITHOUT_LENGTHS = {"duckdb"}
# Hive's tables, which Athena declares, have neither.
WITHOUT_CONSTRAINTS = {"athena"}


def parse(sql: str, dialect: str) -> list[exp.Expression]:
    """Statements, each understood in full: sqlglot keeps what it does not know as a Command."""
    if dialect == "synapse":
        sql = OF_SYNAPSE.sub("", sql)
    if dialect == "postgres":
        sql = OF_POSTGRES.sub("", sql)
    trees = sqlglot.parse(
        sql,
        read={"synapse": "tsql"}.get(dialect, dialect),
        error_level=sqlglot.ErrorLevel.RAISE,
    )
    statements = [tree for tree in trees if tree is not None and not isinstance(tree, exp.Semicolon)]
    unknown = [tree.sql() for tree in statements if isinstance(tree, exp.Command)]
    assert unknown == []
    return statements


def columns_of(create: exp.Create) -> dict[str, exp.ColumnDef]:
    return {
        column.name: column
        for column in create.this.expressions
        if isinstance(column, exp.ColumnDef)
    } | {
        # Columns that Hive's tables are partitioned by are declared apart.
        column.name: column
        for partition in create.find_all(exp.PartitionedByProperty)
        for column in partition.find_all(exp.ColumnDef)
        if column.find_ancestor(exp.DataType) is None
    }


def has(column: exp.ColumnDef, constraint: type[exp.Expression]) -> bool:
    return any(isinstance(each.kind, constraint) for each in column.constraints)


def key_of(create: exp.Create) -> list[str]:
    for key in create.this.find_all(exp.PrimaryKey):
        return [part.name for part in key.expressions]
    return [
        name
        for name, column in columns_of(create).items()
        if has(column, exp.PrimaryKeyColumnConstraint)
    ]


def sizes(kind: exp.DataType) -> tuple[int, ...]:
    # A length that is a word, such as MAX, is none.
    return tuple(
        int(part.name)
        for part in kind.expressions
        if isinstance(part, exp.DataTypeParam) and part.name.isdigit()
    )


def problem(column: exp.ColumnDef, expected: Expected, dialect: str) -> str | None:
    kind = column.kind
    if kind.this not in expected.types:
        return f"{kind.sql(dialect='duckdb')} is none of {sorted(item.name for item in expected.types)}"
    if expected.size and not (kind.this in TEXT and dialect in WITHOUT_LENGTHS):
        if sizes(kind) != expected.size:
            return f"has the size {sizes(kind)} and not {expected.size}"
    required = has(column, exp.NotNullColumnConstraint)
    if required != expected.required and dialect not in WITHOUT_CONSTRAINTS:
        return f"is {'' if required else 'not '}required"
    return None


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("contract", VALID, ids=str)
def test_parses(conversions: Conversions, contract: ContractFile, dialect: str) -> None:
    statements = parse(conversions.text(contract, "sql-ddl", dialect), dialect)
    assert any(isinstance(statement, exp.Create) for statement in statements)


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("contract", VALID_ODCS3, ids=str)
def test_declares_what_the_contract_says(conversions: Conversions, contract: ContractFile, dialect: str) -> None:
    run = conversions.run(contract, "sql-ddl", dialect)
    creates = [
        statement
        for statement in parse(run.out, dialect)
        if isinstance(statement, exp.Create)
    ]
    tables = {create.this.this.name: create for create in creates}
    assert set(tables) == set(definitions(contract))
    for name, definition in definitions(contract).items():
        columns = columns_of(tables[name])
        expected = expected_columns(definition)
        assert sorted(columns) == sorted(column.name for column in expected)
        problems = {
            column.name: found
            for column in expected
            if (found := problem(columns[column.name], column, dialect))
        }
        assert problems == {}
        if dialect in WITHOUT_CONSTRAINTS:
            assert key_of(tables[name]) == []
        elif key_of(tables[name]) != expected_key(definition):
            assert key_of(tables[name]) == []
            assert f"The primary key of '{definition['name']}' is left out" in run.error


@pytest.mark.parametrize("dialect", DIALECTS)
def test_order_of_columns(conversions: Conversions, dialect: str) -> None:
    """Loads by position need it; columns that Hive's tables are partitioned by come last there."""
    for contract in VALID_ODCS3:
        for statement in parse(conversions.text(contract, "sql-ddl", dialect), dialect):
            if not isinstance(statement, exp.Create) or dialect == "athena":
                continue
            definition = definitions(contract)[statement.this.this.name]
            assert list(columns_of(statement)) == [
                column.name for column in expected_columns(definition)
            ]

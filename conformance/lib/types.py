# SPDX-License-Identifier: Apache-2.0
"""What a column of ODCS asks of a table, worked out here from the contract and not by Meshwright."""

import re
from dataclasses import dataclass

from sqlglot.expressions import DataType

from lib.mesh import ContractFile

T = DataType.Type
TEXT = {T.TEXT, T.VARCHAR, T.NVARCHAR, T.CHAR, T.NCHAR}
WHOLE = {T.TINYINT, T.SMALLINT, T.INT, T.BIGINT, T.UINT, T.UTINYINT, T.USMALLINT, T.UBIGINT}
REAL = {T.FLOAT, T.DOUBLE}
# Where an engine has no type for members, it keeps them as JSON in its own type or as text.
JSON = {T.JSON, T.JSONB, T.SUPER, T.OBJECT, T.VARIANT} | TEXT
MOMENTS = {T.TIMESTAMP, T.TIMESTAMPTZ, T.TIMESTAMPNTZ, T.TIMESTAMPLTZ, T.DATETIME, T.DATETIME2}
BYTES = {T.BINARY, T.VARBINARY, T.BLOB}

# Types that a table may give a column, by the column's logical type.
ALLOWED = {
    "string": TEXT,
    "integer": WHOLE | {T.DECIMAL},
    "number": {T.DECIMAL} | REAL,
    "boolean": {T.BOOLEAN, T.BIT},
    "date": {T.DATE},
    "timestamp": MOMENTS,
    "time": {T.TIME, T.TIMETZ} | TEXT,
    "object": {T.STRUCT} | JSON,
    "array": {T.ARRAY, T.LIST} | JSON,
}


@dataclass(frozen=True)
class Expected:
    """What the declaration of a column must say."""

    name: str
    types: frozenset
    required: bool
    # Digits of a decimal, or the length of a text, where the contract states them.
    size: tuple[int, ...] | None


def _size(column: dict) -> tuple[int, ...] | None:
    physical = column.get("physicalType", "")
    options = column.get("logicalTypeOptions", {})
    if column.get("logicalType") == "number":
        digits = re.fullmatch(r"(?:decimal|numeric|number)\((\d+)(?:, ?(\d+))?\)", physical, re.IGNORECASE)
        return (int(digits[1]), int(digits[2] or 0)) if digits else None
    if column.get("logicalType") == "string":
        length = re.fullmatch(r"n?(?:var)?char\((\d+)\)", physical, re.IGNORECASE)
        if length:
            return (int(length[1]),)
        if not physical and "maxLength" in options:
            return (options["maxLength"],)
    return None


def _types(column: dict) -> set:
    physical = column.get("physicalType", "").lower()
    allowed = ALLOWED[column["logicalType"]]
    # ODCS 3.0 has no timestamps of its own: they are dates with a physical type that says more.
    if physical.startswith(("timestamp", "datetime")):
        return MOMENTS
    if physical in ("json", "jsonb", "super", "variant"):
        return JSON
    if column["logicalType"] != "string":
        if re.match(r"(double|float|real)", physical):
            return REAL
        if re.match(r"(decimal|numeric)", physical) and column["logicalType"] == "number":
            return {T.DECIMAL}
        return allowed
    if physical == "uuid":
        return allowed | {T.UUID}
    if physical in ("bytea", "blob"):
        return BYTES
    return allowed


def column_name(column: dict) -> str:
    """The name in the table."""
    return column.get("physicalName") or column["name"]


def expected_columns(definition: dict) -> list[Expected]:
    """Columns of a table of ODCS 3, in order."""
    return [
        Expected(
            column_name(column),
            frozenset(_types(column)),
            bool(column.get("required") or column.get("primaryKey")),
            _size(column),
        )
        for column in definition["properties"]
    ]


def expected_key(definition: dict) -> list[str]:
    """Columns of the primary key, in its order."""
    keys = [column for column in definition["properties"] if column.get("primaryKey")]
    keys.sort(key=lambda column: column.get("primaryKeyPosition") or 0)
    return [column_name(column) for column in keys]


def table_name(definition: dict) -> str:
    """The last part of the physical name."""
    return (definition.get("physicalName") or definition["name"]).split(".")[-1]


def definitions(contract: ContractFile) -> dict[str, dict]:
    """Tables of a contract of ODCS 3 by name."""
    return {table_name(definition): definition for definition in contract.objects}


def quoted(name: str) -> str:
    """A name in SQL."""
    return '"' + name.replace('"', '""') + '"'

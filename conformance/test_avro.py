# SPDX-License-Identifier: Apache-2.0
"""`--to avro`: fastavro understands the schemas, writes the sample data with them, and reads the same back."""

import io
import json
from datetime import UTC, date, datetime
from decimal import Decimal

import fastavro
import pytest
from fastavro.schema import parse_schema

from conftest import Conversions
from lib.faults import IN_AN_ENUM, broken_rows
from lib.mesh import TABLES, VALID, ContractFile, Table
from lib.types import table_name


def schemas_of(conversions: Conversions, contract: ContractFile) -> list[dict]:
    schema = json.loads(conversions.text(contract, "avro"))
    return schema if isinstance(schema, list) else [schema]


def schema_of(conversions: Conversions, table: Table) -> dict:
    place = [table_name(definition) for definition in table.contract.objects].index(table_name(table.definition))
    return schemas_of(conversions, table.contract)[place]


def plain(kind):
    """The type beside null."""
    if isinstance(kind, list):
        (kind,) = [member for member in kind if member != "null"]
    return kind


def as_avro(value, kind):
    """A value of the sample data as Python holds values of an Avro type."""
    kind = plain(kind)
    if value is None or isinstance(kind, str):
        return value
    match kind.get("logicalType"), kind["type"]:
        case "decimal", _:
            return Decimal(str(value)).quantize(Decimal(1).scaleb(-kind["scale"]))
        case "date", _:
            return date.fromisoformat(value)
        case ("timestamp-millis" | "timestamp-micros"), _:
            return datetime.fromisoformat(value).astimezone(UTC)
        case ("local-timestamp-millis" | "local-timestamp-micros"), _:
            return datetime.fromisoformat(value).replace(tzinfo=None)
        case _, "record":
            return record_of(value, kind)
        case _, "array":
            return [as_avro(item, kind["items"]) for item in value]
        case _:
            return value


def record_of(row: dict, schema: dict) -> dict:
    return {field["name"]: as_avro(row.get(field["name"]), field["type"]) for field in schema["fields"]}


@pytest.mark.parametrize("contract", VALID, ids=str)
def test_is_a_schema(conversions: Conversions, contract: ContractFile) -> None:
    schema = json.loads(conversions.text(contract, "avro"))
    parse_schema(schema)
    # Readers find records by their full names, so that each must stand once.
    names = [(each["namespace"], each["name"]) for each in schemas_of(conversions, contract)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_has_the_fields_of_the_contract(conversions: Conversions, table: Table) -> None:
    fields = schema_of(conversions, table)["fields"]
    assert [field["name"] for field in fields] == [column["name"] for column in table.columns]
    nullable = {field["name"] for field in fields if isinstance(field["type"], list)}
    assert nullable == {
        column["name"]
        for column in table.columns
        if not column.get("required") and not column.get("primaryKey")
    }


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_data_is_written_and_read_back(conversions: Conversions, table: Table) -> None:
    schema = schema_of(conversions, table)
    rows = list(table.rows())
    broken = broken_rows(table, rows, IN_AN_ENUM)
    records = [record_of(row, schema) for row in rows]
    parsed = parse_schema(schema)
    for index in broken:
        with pytest.raises(ValueError):
            fastavro.schemaless_writer(io.BytesIO(), parsed, records[index])
    written = [record for index, record in enumerate(records) if index not in broken]
    file = io.BytesIO()
    fastavro.writer(file, parsed, written, validator=True)
    file.seek(0)
    assert list(fastavro.reader(file)) == written

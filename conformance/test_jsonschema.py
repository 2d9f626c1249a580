# SPDX-License-Identifier: Apache-2.0
"""`--to jsonschema`: the schemas are of draft 2020-12, and the sample data keeps them but for its documented faults."""

import json

import pytest
from jsonschema import Draft202012Validator

from conftest import Conversions
from lib.faults import IN_A_RECORD, broken_rows
from lib.mesh import TABLES, VALID, ContractFile, Table
from lib.types import table_name


def schema_of(conversions: Conversions, table: Table) -> dict:
    """The schema of one table, out of the bundle where a contract has several."""
    schema = json.loads(conversions.text(table.contract, "jsonschema"))
    if "$defs" not in schema:
        return schema
    bundle = {key: value for key, value in schema.items() if key != "anyOf"}
    return bundle | {"$ref": f"#/$defs/{table_name(table.definition)}"}


def validator_of(conversions: Conversions, table: Table) -> Draft202012Validator:
    return Draft202012Validator(
        schema_of(conversions, table),
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )


def without_absent(row: dict) -> dict:
    return {name: value for name, value in row.items() if value is not None}


@pytest.mark.parametrize("contract", VALID, ids=str)
def test_is_a_schema(conversions: Conversions, contract: ContractFile) -> None:
    schema = json.loads(conversions.text(contract, "jsonschema"))
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_takes_the_data(conversions: Conversions, table: Table) -> None:
    validator = validator_of(conversions, table)
    rows = list(table.rows())
    for shape in (without_absent, dict):
        refused = [index for index, row in enumerate(rows) if not validator.is_valid(shape(row))]
        assert refused == broken_rows(table, rows, IN_A_RECORD)


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_bundle_takes_the_data(conversions: Conversions, table: Table) -> None:
    """The printed text by itself, whichever table a record is of."""
    schema = json.loads(conversions.text(table.contract, "jsonschema"))
    validator = Draft202012Validator(schema)
    rows = list(table.rows())
    broken = set(broken_rows(table, rows, IN_A_RECORD))
    assert all(validator.is_valid(row) for index, row in enumerate(rows) if index not in broken)


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_refuses_what_the_contract_does_not_allow(conversions: Conversions, table: Table) -> None:
    validator = validator_of(conversions, table)
    row = next(table.rows())
    assert validator.is_valid(row)
    for column in table.columns:
        name = column["name"]
        wrong = {"member": 1} if column["logicalType"] != "object" else "text"
        assert not validator.is_valid(row | {name: wrong}), f"{name} takes a value of another type"
        if column.get("required") or column.get("primaryKey"):
            assert not validator.is_valid(row | {name: None}), f"{name} may be null"
            rest = {key: value for key, value in row.items() if key != name}
            assert not validator.is_valid(rest), f"{name} may be absent"
        else:
            assert validator.is_valid(row | {name: None}), f"{name} may not be null"

# SPDX-License-Identifier: Apache-2.0
"""`--to odcs`: the Data Contract CLI takes what is written, and it says what the source said."""

from collections.abc import Iterator

import pytest
import yaml
from datacontract.lint.resolve import resolve_data_contract
from open_data_contract_standard.model import OpenDataContractStandard

from conftest import Conversions
from lib.judges import lint, schema_errors
from lib.mesh import OWN, SHARED, VALID, VALID_ODCS3, ContractFile, parse_yaml
from lib.meshwright import run_many


# What the Data Contract CLI warns of in what is written.
KNOWN_WARNINGS = {
    # 3.0 has no field for the values of this rule. The contract has them in a custom property, where they stay.
    "orders.v1": ["Metric invalidValues needs a validValues or a pattern argument."],
}


@pytest.mark.parametrize("contract", VALID, ids=str)
def test_is_valid(conversions: Conversions, contract: ContractFile) -> None:
    text = conversions.text(contract, "odcs")
    assert schema_errors(text, "3.1.0") == []
    verdict = lint(text=text)
    assert verdict.errors == []
    assert [warning.split(": ", 1)[1] for warning in verdict.warnings] == KNOWN_WARNINGS.get(str(contract), [])


@pytest.mark.parametrize("contract", VALID, ids=str)
def test_is_read_alike_by_readers_of_yaml_1_1(conversions: Conversions, contract: ContractFile) -> None:
    """The standard's own Python model takes texts only where dates have to be."""
    text = conversions.text(contract, "odcs")
    assert yaml.safe_load(text) == parse_yaml(text)
    OpenDataContractStandard.from_string(text)


def facts(value, path: str = "") -> Iterator[tuple[str, object]]:
    """Every scalar of a document with its path."""
    if isinstance(value, dict):
        for name, member in value.items():
            yield from facts(member, f"{path}/{name}")
    elif isinstance(value, list):
        for index, member in enumerate(value):
            yield from facts(member, f"{path}/{index}")
    else:
        yield path, value


def normal(document: dict) -> dict[str, object]:
    """What a document of ODCS 3 says, without what may be written in two ways."""
    document = dict(document, apiVersion="v3.1.0")
    if isinstance(document.get("team"), list):
        # 3.0 has a list of people where 3.1 has a team.
        document["team"] = {"members": document["team"]}
    # The canonical model keeps the links of the description with those of the contract.
    description = dict(document.get("description", {}))
    links = document.get("authoritativeDefinitions", []) + description.pop("authoritativeDefinitions", [])
    document |= {"description": description, "authoritativeDefinitions": links}
    said = {}
    for path, value in facts(document):
        *_, name = path.split("/")
        # What is false, or stands for none, may as well be absent.
        if value is False or (name.endswith("Position") and value == -1):
            continue
        # The standard says of these what they are where nothing is stated.
        if path.startswith("/schema/") and path.count("/") == 3 and (name, value) == ("logicalType", "object"):
            continue
        # 3.0 calls a metric a rule, and two metrics otherwise.
        if path.endswith("/rule"):
            path = path.removesuffix("rule") + "metric"
            value = {"duplicateCount": "duplicateValues", "validValues": "invalidValues"}.get(value, value)
        said[path] = value
    return said


@pytest.mark.parametrize("contract", VALID_ODCS3, ids=str)
def test_says_what_the_source_said(conversions: Conversions, contract: ContractFile) -> None:
    before = normal(contract.document)
    after = normal(parse_yaml(conversions.text(contract, "odcs")))
    assert {path: value for path, value in before.items() if after.get(path) != value} == {}
    assert {path: value for path, value in after.items() if path not in before} == {}


OLDER = [contract for contract in OWN if not contract.is_odcs3] + [
    ContractFile(path) for path in sorted((SHARED / "corpus/dcs").glob("*.yaml"))
]


def columns_of(document: OpenDataContractStandard) -> dict[str, tuple]:
    """What both say of each column, nested ones included; physical types they choose each for themselves."""
    found = {}

    def visit(properties: list | None, path: str) -> None:
        for column in properties or []:
            place = f"{path}.{column.name}" if column.name else path
            found[place] = (
                column.logicalType,
                bool(column.required),
                bool(column.primaryKey),
                bool(column.unique),
                column.classification,
                column.description,
                column.tags or [],
            )
            visit(column.properties, place)
            if column.items:
                # The items of a list have a name in one and none in the other.
                visit([column.items.model_copy(update={"name": None})], f"{place}[]")

    for definition in document.schema_ or []:
        visit(definition.properties, definition.name)
    return found


@pytest.mark.parametrize("contract", OLDER, ids=str)
def test_reads_the_older_standard_as_its_own_tool_does(contract: ContractFile) -> None:
    """The Data Contract CLI, whose authors made the Data Contract Specification, converts it too."""
    (run,) = run_many([["contract", "convert", contract.argument, "--to", "odcs"]])
    theirs = resolve_data_contract(str(contract.path))
    ours = OpenDataContractStandard.from_string(run.out)
    assert columns_of(ours) == columns_of(theirs)
    assert len(columns_of(ours)) > 5
    assert (ours.id, ours.version) == (theirs.id, theirs.version)
    assert [(server.server, server.type) for server in ours.servers or []] == [
        (server.server, server.type) for server in theirs.servers or []
    ]

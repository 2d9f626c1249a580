# SPDX-License-Identifier: Apache-2.0
"""`--to dbt`: dbt takes the files without a warning, and its tests find the documented faults and nothing else."""

from pathlib import Path

import pytest

from conftest import Conversions
from lib.dbt import Project, converted
from lib.mesh import VALID, ContractFile, parse_yaml

BY_NAME = {str(contract): contract for contract in VALID}

# What dbt finds in the sample data: which test or model fails, and with what. A test on allowed values fails once
# for each value that is not allowed, in the source; what is built of it waits for that. A repeated key of several
# columns is for the database to find, as dbt has no test of its own for it.
FOUND = {
    "customers.v1-1": ("test.", "accepted_values_customers_customers_country", "Got 1 result"),
    "orders.v2": ("model.", "order_lines", "duplicate key"),
    "payments": ("test.", "accepted_values_payments_payments_currency", "Got 1 result"),
    # Nothing: that a price is positive is a range, which dbt does not test.
    "prices": None,
    # Nothing: its tables are empty. Its names and types are what it is for.
    "every-type": None,
}


def select_all(source: str, table: str) -> str:
    # Tables keep the constraints of a contract; views do not.
    return f"{{{{ config(materialized='table') }}}} select * from {{{{ source('{source}', '{table}') }}}}\n"


def names_in(document: dict) -> set[str]:
    """What may stand only once in a project of dbt."""
    return {source["name"] for source in document["sources"]} | {model["name"] for model in document["models"]}


def in_projects(documents: dict[ContractFile, dict]) -> list[list[ContractFile]]:
    """As few projects as can hold all contracts: versions of one contract have the same models."""
    projects: list[tuple[list[ContractFile], set[str]]] = []
    for contract, document in documents.items():
        names = names_in(document)
        for members, taken in projects:
            if not names & taken:
                members.append(contract)
                taken |= names
                break
        else:
            projects.append(([contract], names))
    return [members for members, _ in projects]


def test_parses(conversions: Conversions, tmp_path: Path) -> None:
    """Models and sources of each contract, as the command prints them."""
    texts = {contract: conversions.text(contract, "dbt", "duckdb") for contract in VALID}
    documents = {contract: parse_yaml(text) for contract, text in texts.items()}
    for number, members in enumerate(in_projects(documents)):
        files = {}
        for contract in members:
            files[f"{contract}.yml"] = texts[contract]
            (source,) = documents[contract]["sources"]
            for model in documents[contract]["models"]:
                files[f"{model['name']}.sql"] = select_all(source["name"], model["name"])
        project = Project(tmp_path / str(number))
        project.create(files)
        assert project.run("--warn-error", "parse"), [str(contract) for contract in members]


@pytest.mark.parametrize("contract", [BY_NAME[name] for name in ("orders.v2", "consents")], ids=str)
def test_sources_stand_alone(contract: ContractFile, tmp_path: Path) -> None:
    """Who only reads the data has no models of it."""
    project = Project(tmp_path)
    project.create({"sources.yml": converted(contract)["sources.yml"]})
    assert project.run("--warn-error", "parse")


@pytest.mark.parametrize("name", FOUND)
def test_build_finds_the_documented_faults(conversions: Conversions, name: str, tmp_path: Path) -> None:
    contract = BY_NAME[name]
    files = converted(contract)
    (source,) = parse_yaml(files["sources.yml"])["sources"]
    tables = [table["name"] for table in source["tables"]]
    project = Project(tmp_path, source.get("database", "warehouse"))
    project.create({**files, **{f"{table}.sql": select_all(source["name"], table) for table in tables}})
    project.load(
        contract,
        source.get("schema", source["name"]),
        conversions.text(contract, "sql-ddl", "duckdb"),
    )
    succeeded = project.run("build")
    done = project.results()
    failed = [result for result in done if result["status"] not in ("pass", "success", "skipped")]
    assert sum(result["status"] == "pass" for result in done) >= 5
    if FOUND[name] is None:
        assert succeeded and failed == []
        return
    kind, subject, message = FOUND[name]
    assert not succeeded
    (fault,) = failed
    assert fault["unique_id"].startswith(kind)
    assert subject in fault["unique_id"]
    assert message in fault["message"]


def test_freshness_can_be_asked(conversions: Conversions, tmp_path: Path) -> None:
    """The data is old; what counts is that dbt finds the column and measures."""
    contract = BY_NAME["orders.v2"]
    files = converted(contract)
    (source,) = parse_yaml(files["sources.yml"])["sources"]
    project = Project(tmp_path, source["database"])
    project.create(files)
    project.load(contract, source["schema"], conversions.text(contract, "sql-ddl", "duckdb"))
    project.run("source", "freshness", "--select", f"source:{source['name']}.orders")
    (result,) = project.results("sources.json")
    assert result["status"] in ("pass", "warn", "error")
    assert result["max_loaded_at"].startswith("2026-09-")

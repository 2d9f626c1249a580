# SPDX-License-Identifier: Apache-2.0
"""
What dbt, Great Expectations and the Data Contract CLI find in the example data, pushed into a running portal, is what the
portal finds by running the same contracts itself.

The suite of Great Expectations is made from the YAML of a contract by `lib/expectations.py`, the tests of dbt are those
that `--to dbt` writes, and the Data Contract CLI reads the contract as it is.
"""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from lib.dbt import Project, converted
from lib.example_portal import ExamplePortal, example_portal, until
from lib.expectations import validate
from lib.mesh import VALID, ContractFile, parse_yaml
from lib.meshwright import ROOT, node, run_many

BY_NAME = {str(contract): contract for contract in VALID}
PRODUCTS = {
    "customers.v1-1": "customer-profile",
    "orders.v2": "orders-ledger",
    "payments": "payments",
}

# What a check is about, by how each tool names it.
KINDS = {
    "meshwright": {
        "complete": r"-complete(-\d)?$",
        "unique": r"-unique(-\d)?$",
        "allowed": r"-allowed(-\d)?$",
        "range": r"-range$",
        "length": r"-length$",
        "pattern": r"-pattern$",
        "rows": r"-row-count$",
    },
    "great-expectations": {
        "complete": r"to_not_be_null$",
        "unique": r"to_be_unique$",
        "allowed": r"to_be_in_set$",
        "range": r"values_to_be_between$",
        "length": r"lengths_to_be_between$",
        "pattern": r"to_match_regex$",
    },
    "dbt": {
        "complete": r"not_null",
        "unique": r"unique",
        "allowed": r"accepted_values",
    },
    "datacontract-cli": {
        "complete": r"no missing values$|missing_count",
        "unique": r"duplicate",
        "allowed": r"invalid_count",
        "range": r"a (minimum|maximum) of",
        "length": r"length of",
        "pattern": r"matches regex",
        "rows": r"row_count",
    },
}


@dataclass(frozen=True)
class Finding:
    """A check as the portal has it: what it is about, and what came of it."""

    tool: str
    dataset: str
    column: str
    kind: str
    passed: bool
    failed_rows: int | None

    @property
    def subject(self) -> tuple[str, str, str]:
        return self.dataset, self.column, self.kind

    def counts_like(self, other: "Finding") -> bool:
        return None in (self.failed_rows, other.failed_rows) or self.failed_rows == other.failed_rows


def finding(check: dict) -> Finding | None:
    """None for a check that judged nothing, or that is about something that not every tool asks."""
    tool = check["tool"]
    kinds = [kind for kind, pattern in KINDS[tool].items() if re.search(pattern, check["name"])]
    if check["status"] not in ("pass", "warn", "fail") or not kinds or not check["dataset"]:
        return None
    columns = sorted((check["column"] or "").split(", "))
    return Finding(
        tool=tool,
        dataset=check["dataset"].split(".")[-1],
        column=", ".join(columns),
        kind=kinds[0],
        passed=check["status"] == "pass",
        failed_rows=check["failedRows"],
    )


def dbt_results(contract: ContractFile, folder: Path) -> Path:
    """Runs models on the sample data, then the tests of sources and models."""
    files = converted(contract)
    (source,) = parse_yaml(files["sources.yml"])["sources"]
    models = {
        # Views take what tables with the contract's constraints would refuse, so that the tests see it.
        f"{table['name']}.sql": "{{ config(materialized='view') }} "
        f"select * from {{{{ source('{source['name']}', '{table['name']}') }}}}\n"
        for table in source["tables"]
    }
    project = Project(folder, source.get("database", "warehouse"))
    project.create({**files, **models})
    (ddl,) = run_many([["contract", "convert", contract.argument, "--to", "sql-ddl", "--dialect", "duckdb"]])
    project.load(contract, source.get("schema", source["name"]), ddl.out)
    assert project.run("run")
    project.run("test")
    return folder / "target/run_results.json"


def expectations_results(contract: ContractFile, folder: Path) -> list[Path]:
    folder.mkdir()
    files = []
    for table in contract.tables:
        file = folder / f"{table.name}.json"
        file.write_text(json.dumps(validate(table)), encoding="utf-8")
        files.append(file)
    return files


def datacontract_results(contract: ContractFile, file: Path) -> Path:
    # Paths of files count from where it is started.
    subprocess.run(
        [
            *(sys.executable, "-c", "from datacontract.cli import app; app()", "test", str(contract.path)),
            *("--server", "example", "--output-format", "json", "--output", str(file)),
        ],
        cwd=contract.path.parent,
        capture_output=True,
        timeout=120,
        check=False,
    )
    return file


def push(portal: ExamplePortal, product: str, files: list[Path]) -> None:
    """By the command line, with a token that is good for this product only."""
    made = portal.ask(
        f"/api/data-mesh/v1/quality/products/default/{product}/tokens",
        {"name": "conformance", "days": 1},
    )
    done = subprocess.run(
        [
            *(node(), str(ROOT / "packages/cli/bin/meshwright"), "quality", "push"),
            *map(str, files),
            *("--product", f"default/{product}", "--url", portal.url),
        ],
        env={**os.environ, "MESHWRIGHT_TOKEN": made["token"]},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def checks_of(portal: ExamplePortal, product: str) -> list[dict]:
    checks: list[dict] = []
    while True:
        page = portal.ask(
            f"/api/data-mesh/v1/quality/products/default/{product}?limit=200&offset={len(checks)}"
        )
        checks += page["checks"]
        if not page["checks"] or len(checks) >= page["totalChecks"]:
            return checks


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Finding]]:
    """What the portal knows of each contract's product, once every tool has told it and it has looked itself."""
    folder = tmp_path_factory.mktemp("quality")
    results = {}
    for name, product in PRODUCTS.items():
        contract = BY_NAME[name]
        results[product] = [
            dbt_results(contract, folder / f"{product}-dbt"),
            *expectations_results(contract, folder / f"{product}-expectations"),
            datacontract_results(contract, folder / f"{product}-datacontract.json"),
        ]
    with example_portal(folder) as portal:
        for product, files in results.items():
            until(product, lambda product=product: portal.product(product))
            push(portal, product, files)
        known = {}
        for name, product in PRODUCTS.items():
            until(
                f"A run of the portal's own on {product}",
                lambda product=product: any(
                    check["tool"] == "meshwright" for check in checks_of(portal, product)
                ),
            )
            found = [finding(check) for check in checks_of(portal, product)]
            known[name] = [one for one in found if one]
    return known


EVERY_ROW = "it counts every row of a repeated key, and we those beyond the first"
VALUES = "it counts values that are not allowed, and we the rows that have them"
# Where a tool counts something else of the same fault, and why.
COUNTED_DIFFERENTLY = {
    ("dbt", ("customers", "country", "allowed")): VALUES,
    ("dbt", ("payments", "currency", "allowed")): VALUES,
    ("great-expectations", ("order_lines", "line_number, order_id", "unique")): EVERY_ROW,
    ("datacontract-cli", ("order_lines", "line_number, order_id", "unique")): EVERY_ROW,
}


@pytest.mark.parametrize("tool", ["dbt", "great-expectations", "datacontract-cli"])
@pytest.mark.parametrize("name", PRODUCTS)
def test_agrees(findings: dict[str, list[Finding]], name: str, tool: str) -> None:
    own = [one for one in findings[name] if one.tool == "meshwright"]
    theirs = [one for one in findings[name] if one.tool == tool]
    assert len(theirs) >= 5
    for one in theirs:
        mine = [other for other in own if other.subject == one.subject]
        assert one.passed in {other.passed for other in mine}, one
    differing = {
        (tool, one.subject)
        for one in theirs
        if not any(other.subject == one.subject and other.counts_like(one) for other in own)
    }
    subjects = {one.subject for one in theirs}
    assert differing == {key for key in COUNTED_DIFFERENTLY if key[0] == tool and key[1] in subjects}


@pytest.mark.parametrize("name", PRODUCTS)
def test_every_tool_finds_the_documented_faults(findings: dict[str, list[Finding]], name: str) -> None:
    """The faults of examples/data/README.md that are about single columns or keys."""
    subject, rows = {
        "customers.v1-1": (("customers", "country", "allowed"), 2),
        "orders.v2": (("order_lines", "line_number, order_id", "unique"), 5),
        "payments": (("payments", "currency", "allowed"), 2),
    }[name]
    found = [one for one in findings[name] if one.subject == subject]
    assert {one.tool for one in found} >= {"meshwright", "great-expectations"}
    assert not any(one.passed for one in found)
    assert all(one.failed_rows == rows for one in found if one.tool == "meshwright")

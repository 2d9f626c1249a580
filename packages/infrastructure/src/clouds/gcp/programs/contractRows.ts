// SPDX-License-Identifier: Apache-2.0

/** Checks and masks rows by `pipeline.json`; plain Python. @internal */
export const CONTRACT_ROWS_PY = `# SPDX-License-Identifier: Apache-2.0
"""Checks and masks rows by the contract of the product.

The same for every product: what a row must look like is in \`\`pipeline.json\`\`, which is generated from the contract.
Plain Python, so that Beam, Spark, Airflow and the tests run the same code.
"""
from __future__ import annotations

import base64
import binascii
import datetime
import decimal
import hashlib
import json
import math
import os
import re
from typing import Any, Iterator

SPEC_FILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pipeline.json")

TRUE = {"true", "t", "yes", "1"}
FALSE = {"false", "f", "no", "0"}


class Refused(ValueError):
    """A value that the contract does not allow; the message is for people."""


def load_spec(path: str = SPEC_FILE) -> dict[str, Any]:
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def table_of(spec: dict[str, Any], name: str) -> dict[str, Any]:
    for table in spec["tables"]:
        if table["name"] == name:
            return table
    known = ", ".join(table["name"] for table in spec["tables"])
    raise KeyError(f"The contract has no table {name!r}; it has {known}.")


def _integer(value: Any) -> int:
    if isinstance(value, bool):
        raise Refused("is a truth value, not a whole number")
    if isinstance(value, float) and not value.is_integer():
        raise Refused("is not a whole number")
    number = int(value)
    if not -(2**63) <= number < 2**63:
        raise Refused("is larger than 64 bits hold")
    return number


def _decimal(value: Any, column: dict[str, Any]) -> decimal.Decimal:
    if isinstance(value, bool):
        raise Refused("is a truth value, not a number")
    number = decimal.Decimal(str(value))
    if not number.is_finite():
        raise Refused("is not a finite number")
    scale = column.get("scale", 9 if column["type"] == "NUMERIC" else 38)
    if -number.as_tuple().exponent > scale:
        rounded = round(number, scale)
        if rounded != number:
            raise Refused(f"has more than {scale} digits after the point")
        number = rounded
    digits = column.get("precision", 38 if column["type"] == "NUMERIC" else 76)
    if number.adjusted() + 1 > digits - scale:
        raise Refused(f"has more than {digits - scale} digits before the point")
    return number


def _float(value: Any) -> float:
    if isinstance(value, bool):
        raise Refused("is a truth value, not a number")
    number = float(value)
    if math.isnan(number) or math.isinf(number):
        raise Refused("is not a finite number")
    return number


def _boolean(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    word = str(value).strip().lower()
    if word in TRUE:
        return True
    if word in FALSE:
        return False
    raise Refused("is neither true nor false")


def _timestamp(value: Any, zoned: bool) -> datetime.datetime:
    if isinstance(value, datetime.datetime):
        moment = value
    else:
        moment = datetime.datetime.fromisoformat(str(value).strip().replace("Z", "+00:00"))
    if not zoned:
        return moment.replace(tzinfo=None)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=datetime.timezone.utc)
    return moment.astimezone(datetime.timezone.utc)


def _date(value: Any) -> datetime.date:
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    return datetime.date.fromisoformat(str(value).strip()[:10])


def _bytes(value: Any) -> bytes:
    if isinstance(value, (bytes, bytearray)):
        return bytes(value)
    return base64.b64decode(str(value), validate=True)


def _scalar(value: Any, column: dict[str, Any]) -> Any:
    kind = column["type"]
    try:
        if kind == "INTEGER":
            return _integer(value)
        if kind in ("NUMERIC", "BIGNUMERIC"):
            return _decimal(value, column)
        if kind == "FLOAT":
            return _float(value)
        if kind == "BOOLEAN":
            return _boolean(value)
        if kind == "DATE":
            return _date(value)
        if kind in ("TIMESTAMP", "DATETIME"):
            return _timestamp(value, kind == "TIMESTAMP")
        if kind == "TIME":
            return value if isinstance(value, datetime.time) else datetime.time.fromisoformat(str(value).strip())
        if kind == "BYTES":
            return _bytes(value)
        if kind == "JSON":
            return value if isinstance(value, str) else json.dumps(value, default=str, sort_keys=True)
        if isinstance(value, (dict, list)):
            raise Refused("is a structure, not a text")
        return str(value)
    except Refused:
        raise
    except (ValueError, ArithmeticError, binascii.Error, TypeError) as error:
        raise Refused(f"cannot be read as {kind}") from error


def _limit(limit: Any, column: dict[str, Any]) -> Any:
    return _scalar(limit, {key: column[key] for key in ("type",)} | {"scale": 38, "precision": 76})


def _check_limits(value: Any, column: dict[str, Any]) -> None:
    if isinstance(value, str):
        if len(value) < column.get("minLength", 0):
            raise Refused(f"is shorter than {column['minLength']} characters")
        if len(value) > column.get("maxLength", len(value)):
            raise Refused(f"is longer than {column['maxLength']} characters")
        if "pattern" in column and not re.search(column["pattern"], value):
            raise Refused("does not have the promised form")
    if column.get("values"):
        allowed = {str(item) for item in column["values"] if item is not None}
        word = str(value).lower() if isinstance(value, bool) else str(value)
        if word not in allowed and word not in {item.lower() for item in allowed if isinstance(value, bool)}:
            raise Refused("is none of the promised values")
    if column["type"] in ("STRING", "BYTES", "BOOLEAN", "JSON", "TIME"):
        return
    for name, fails in (
        ("minimum", lambda limit: value < limit),
        ("maximum", lambda limit: value > limit),
        ("exclusiveMinimum", lambda limit: value <= limit),
        ("exclusiveMaximum", lambda limit: value >= limit),
    ):
        # Older contracts state an exclusive limit as true beside the limit itself.
        if name in column and not isinstance(column[name], bool) and fails(_limit(column[name], column)):
            raise Refused(f"is beyond its {name} of {column[name]}")


def _value(value: Any, column: dict[str, Any], problems: list[str], place: str) -> Any:
    if column["type"] == "RECORD":
        if not isinstance(value, dict):
            problems.append(f"{place} is not a record")
            return None
        return _record(value, column["fields"], problems, f"{place}.")
    try:
        clean = _scalar(value, column)
        _check_limits(clean, column)
        return clean
    except Refused as error:
        problems.append(f"{place} {error}")
        return None


def _record(row: dict[str, Any], columns: list[dict[str, Any]], problems: list[str], prefix: str) -> dict[str, Any]:
    clean: dict[str, Any] = {}
    for column in columns:
        name = column["name"]
        place = f"{prefix}{name}"
        value = row.get(name)
        if isinstance(value, str) and value == "" and column["type"] != "STRING":
            value = None
        if column.get("repeated"):
            items = value if isinstance(value, list) else [] if value is None else [value]
            clean[name] = [_value(item, column, problems, place) for item in items]
        elif value is None:
            if column.get("required"):
                problems.append(f"{place} is missing")
            clean[name] = None
        else:
            clean[name] = _value(value, column, problems, place)
    return clean


def check_row(table: dict[str, Any], row: Any) -> tuple[dict[str, Any], list[str]]:
    """The row with every value in its type, and what is wrong with it. Columns that the contract has not are dropped."""
    problems: list[str] = []
    if not isinstance(row, dict):
        return {}, ["the row is not a record"]
    return _record(row, table["columns"], problems, ""), problems


def key_of(table: dict[str, Any], row: dict[str, Any]) -> str | None:
    """The row's key as text; nothing for tables without one."""
    if not table["key"]:
        return None
    return json.dumps([row.get(name) for name in table["key"]], default=str)


def _masked(value: Any, mask: str, kind: str) -> Any:
    if value is None or mask == "ALWAYS_NULL":
        return None
    if mask == "SHA256":
        return hashlib.sha256(str(value).encode("utf-8")).hexdigest()
    if mask == "EMAIL_MASK":
        _, at, host = str(value).partition("@")
        return f"XXXXX@{host}" if at else "XXXXX"
    if mask == "DATE_YEAR_MASK":
        return value.replace(month=1, day=1) if kind == "DATE" else value.replace(
            month=1, day=1, hour=0, minute=0, second=0, microsecond=0
        )
    return None


def mask_row(columns: list[dict[str, Any]], row: dict[str, Any]) -> dict[str, Any]:
    """The row as people see it who are not cleared. Keys stay joinable only where they are hashed, not where they go."""
    result: dict[str, Any] = {}
    for column in columns:
        name, value = column["name"], row.get(column["name"])
        if column.get("fields"):
            if column.get("repeated"):
                result[name] = [mask_row(column["fields"], item) for item in value or [] if item is not None]
            else:
                result[name] = None if value is None else mask_row(column["fields"], value)
        elif "mask" in column:
            result[name] = [] if column.get("repeated") else _masked(value, column["mask"], column["type"])
        else:
            result[name] = value
    return result


def parse_lines(text: str) -> Iterator[tuple[str, Any, str | None]]:
    """Each line of JSON as (line, row, problem)."""
    for line in text.splitlines():
        if not line.strip():
            continue
        try:
            yield line, json.loads(line, parse_float=decimal.Decimal), None
        except ValueError:
            yield line, None, "the line is not JSON"
`;

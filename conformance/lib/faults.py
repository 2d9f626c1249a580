# SPDX-License-Identifier: Apache-2.0
"""
The faults that are in the sample data on purpose, as examples/data/README.md lists them, and who can see them.

Missing e-mails, late orders, revenue that does not reconcile, sessions that end before they start, negative
stock and a rating of six break quality rules about several rows, several columns or a number of rows that is still all right:
neither a table nor a schema of one record states those, so those rows have to be taken.
"""

from collections.abc import Callable
from typing import Any

from lib.mesh import Table


def _repeated(rows: list[dict]) -> list[int]:
    seen: set = set()
    found = []
    for index, row in enumerate(rows):
        key = (row["order_id"], row["line_number"])
        if key in seen:
            found.append(index)
        seen.add(key)
    return found


def _where(column: str, wrong: Callable[[Any], bool]) -> Callable[[list[dict]], list[int]]:
    return lambda rows: [index for index, row in enumerate(rows) if wrong(row[column])]


# Rows that break what the contract says of one record: allowed values and ranges.
IN_A_RECORD = {
    "customers.v1-1.customers": (2, _where("country", lambda country: country == "SF")),
    "prices.prices": (1, _where("amount", lambda amount: amount < 0)),
    "payments.payments": (2, _where("currency", lambda currency: currency == "EURO")),
}
# Those, and rows that break what it says of all records together: keys.
IN_A_TABLE = IN_A_RECORD | {"orders.v2.order_lines": (5, _repeated)}
# Rows whose text is none of a list of legal names; Avro knows no ranges.
IN_AN_ENUM = {
    name: IN_A_RECORD[name] for name in ("customers.v1-1.customers", "payments.payments")
}


def broken_rows(table: Table, rows: list[dict], faults: dict) -> list[int]:
    """Numbers of the rows, from 0, that must be refused, as many as are documented."""
    if str(table) not in faults:
        return []
    count, find = faults[str(table)]
    found = find(rows)
    assert len(found) == count, f"{table} has other faults than are documented"
    return found

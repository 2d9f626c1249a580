// SPDX-License-Identifier: Apache-2.0

/** `quality.py`: judges what the checks measured. @internal */
export const quality = String.raw`"""Judges what the checks of the contract measured. Plain Python."""

OPERATORS = {
    "mustBe": lambda value, limit: value == limit[0],
    "mustNotBe": lambda value, limit: value != limit[0],
    "mustBeGreaterThan": lambda value, limit: value > limit[0],
    "mustBeGreaterOrEqualTo": lambda value, limit: value >= limit[0],
    "mustBeLessThan": lambda value, limit: value < limit[0],
    "mustBeLessOrEqualTo": lambda value, limit: value <= limit[0],
    "mustBeBetween": lambda value, limit: limit[0] <= value <= limit[1],
    "mustNotBeBetween": lambda value, limit: not limit[0] <= value <= limit[1],
}


class ContractBroken(Exception):
    """Data that breaks its contract is not published."""


def judge(table, measured):
    """A result for each check, from the row that measure_statement gives, as a dictionary."""
    rows = measured["rows"]
    results = [
        {
            "check": "readable",
            "description": "Every value is of the type that the contract states",
            "dimension": "validity",
            "severity": "error",
            "ok": measured["unreadable"] == 0,
            "observed": measured["unreadable"],
            "rows": rows,
        }
    ]
    for index, check in enumerate(table["checks"]):
        observed = float(measured["c{0}".format(index)])
        if check["kind"] == "age":
            ok = observed <= check["hours"]
        else:
            if check["unit"] == "percent" and check["kind"] != "rows":
                observed = 100.0 * observed / rows if rows else 0.0
            ok = all(OPERATORS[limit["operator"]](observed, limit["values"]) for limit in check["limits"])
        results.append(
            {
                "check": check["id"],
                "description": check["description"],
                "dimension": check["dimension"],
                "severity": check["severity"],
                "ok": ok,
                "observed": observed,
                "rows": rows,
            }
        )
    return results


def broken(results):
    """Checks that failed and whose breach stops the run."""
    return [result for result in results if not result["ok"] and result["severity"] == "error"]


def explain(table, results):
    """One sentence for each broken rule."""
    return "; ".join(
        "{0}: {1} (measured {2:g} in {3} rows)".format(
            table["name"], result["description"], float(result["observed"]), result["rows"]
        )
        for result in broken(results)
    )
`;

# SPDX-License-Identifier: Apache-2.0
"""A suite of Great Expectations for a table, made from the YAML of its contract without Meshwright."""

import contextlib
import io

import great_expectations as gx
import pandas

from lib.mesh import Table


def _of_column(column: dict) -> list:
    name = column["name"]
    expect = gx.expectations
    found = []
    if column.get("required") or column.get("primaryKey"):
        found.append(expect.ExpectColumnValuesToNotBeNull(column=name))
    if column.get("unique"):
        found.append(expect.ExpectColumnValuesToBeUnique(column=name))
    options = column.get("logicalTypeOptions", {})
    if "pattern" in options:
        found.append(expect.ExpectColumnValuesToMatchRegex(column=name, regex=options["pattern"]))
    if "minimum" in options or "maximum" in options:
        found.append(
            expect.ExpectColumnValuesToBeBetween(
                column=name, min_value=options.get("minimum"), max_value=options.get("maximum")
            )
        )
    if "maxLength" in options:
        found.append(expect.ExpectColumnValueLengthsToBeBetween(column=name, max_value=options["maxLength"]))
    for rule in column.get("quality", []):
        values = rule.get("arguments", {}).get("validValues")
        if rule.get("metric") == "invalidValues" and values:
            found.append(expect.ExpectColumnValuesToBeInSet(column=name, value_set=values))
    return found


def validate(table: Table) -> dict:
    """The result of a validation, as Great Expectations writes it."""
    frame = pandas.DataFrame(table.rows(), dtype=object)
    keys = [column["name"] for column in table.columns if column.get("primaryKey")]
    context = gx.get_context(mode="ephemeral")
    batch = (
        context.data_sources.add_pandas("files")
        .add_dataframe_asset(table.name)
        .add_batch_definition_whole_dataframe("all")
    )
    expectations = [one for column in table.columns for one in _of_column(column)]
    if len(keys) > 1:
        expectations.append(gx.expectations.ExpectCompoundColumnsToBeUnique(column_list=keys))
    suite = context.suites.add(gx.ExpectationSuite(name=table.name, expectations=expectations))
    definition = context.validation_definitions.add(
        gx.ValidationDefinition(name=table.name, data=batch, suite=suite)
    )
    # It draws how far it is.
    with contextlib.redirect_stderr(io.StringIO()):
        return definition.run(batch_parameters={"dataframe": frame}).to_json_dict()

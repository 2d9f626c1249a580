// SPDX-License-Identifier: Apache-2.0

/** `transform.py`: the one file that a team is meant to change. @internal */
export const transform = String.raw`"""How tables come from their sources. This file is yours: put joins, filters and calculations here.

What is given back needs the fields of the contract, by their names in the contract or in the table. The types, the
latest row of each key, the checks and the writing are done for you afterwards.
"""


def transform(table, sources):
    """Rows of one table of the product.

    table is its part of pipeline.json; sources has a DataFrame for each source by name, in the order of the plan.
    Without a change, a table comes from its first source as it is.
    """
    return sources[table["sources"][0]["name"]]
`;

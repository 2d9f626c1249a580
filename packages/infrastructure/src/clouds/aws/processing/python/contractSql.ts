// SPDX-License-Identifier: Apache-2.0

/** `contract_sql.py`: SQL of Spark for the tables of a plan. Plain Python, the same for every product. @internal */
export const contractSql = String.raw`"""SQL of Spark for the tables of the contract, from the plan in pipeline.json.

Plain Python: what stands here is tested without Spark. Names and types come from the plan; names are quoted here.
"""

TICK = "\x60"


def quoted(name):
    """A name as Spark quotes it, whatever is in it."""
    return TICK + name.replace(TICK, TICK + TICK) + TICK


def names(columns):
    return ", ".join(quoted(column["name"]) for column in columns)


def source_of(column, available):
    """The field that a column is read from: its name in the contract, else its name in the table."""
    by_lower = {name.lower(): name for name in available}
    for candidate in (column["source"], column["name"]):
        if candidate.lower() in by_lower:
            return by_lower[candidate.lower()]
    return None


def typed(column, available):
    """A column in the type of the contract; empty where the source has no such field or no such value."""
    source = source_of(column, available)
    if source is None:
        return "cast(null as {0})".format(column["type"])
    return "try_cast({0} as {1})".format(quoted(source), column["type"])


def unreadable(columns, available):
    """How many values of a row are there but are not of the type of the contract."""
    found = [column for column in columns if source_of(column, available) is not None]
    if not found:
        return "0"
    return " + ".join(
        "case when {0} is not null and {1} is null then 1 else 0 end".format(
            quoted(source_of(column, available)), typed(column, available)
        )
        for column in found
    )


def select_statement(table, view, available):
    """Rows of the table from rows of its source: types of the contract, and of each key only its latest row."""
    columns = ",\n  ".join(
        "{0} as {1}".format(typed(column, available), quoted(column["name"])) for column in table["columns"]
    )
    rows = "select\n  {0},\n  {1} as __unreadable\nfrom {2}".format(
        columns, unreadable(table["columns"], available), quoted(view)
    )
    if not table["keys"] or not table["order"]:
        return rows
    keys = ", ".join(quoted(key) for key in table["keys"])
    return (
        "select {names}, __unreadable from (\n"
        "  select *, row_number() over (partition by {keys} order by {order} desc nulls last) as __rank\n"
        "  from ({rows})\n"
        ") where __rank = 1"
    ).format(names=names(table["columns"]), keys=keys, order=quoted(table["order"]), rows=rows)


def measure(check):
    """What a check counts, as one expression over all rows."""
    kind = check["kind"]
    if kind == "failing":
        return "coalesce(sum(case when {0} then 1 else 0 end), 0)".format(check["failing"])
    if kind == "duplicates":
        columns = ", ".join(quoted(column) for column in check["columns"])
        return "count(*) - count(distinct struct({0}))".format(columns)
    if kind == "age":
        return "coalesce((unix_timestamp() - unix_timestamp(cast(max({0}) as timestamp))) / 3600, 1000000)".format(
            quoted(check["column"])
        )
    return "count(*)"


def measure_statement(table, view):
    """All checks of a table in one query, which reads the rows once."""
    expressions = ["count(*) as rows", "coalesce(sum(__unreadable), 0) as unreadable"] + [
        "{0} as c{1}".format(measure(check), index) for index, check in enumerate(table["checks"])
    ]
    return "select\n  {0}\nfrom {1}".format(",\n  ".join(expressions), quoted(view))


def quarantine_statement(table, view):
    """Rows that break a rule of the contract whose breach stops the run."""
    conditions = ["__unreadable > 0"] + [
        "({0})".format(check["failing"])
        for check in table["checks"]
        if check["kind"] == "failing" and check["severity"] == "error"
    ]
    return "select * from {0} where {1}".format(quoted(view), " or ".join(conditions))


def create_statement(table, target, location, table_format):
    """The table, where the catalog has none yet."""
    columns = ", ".join("{0} {1}".format(quoted(column["name"]), column["type"]) for column in table["columns"])
    partitions = ", ".join(quoted(name) for name in table["partitions"])
    return "create table if not exists {0} ({1}) using {2}{3}{4}".format(
        target,
        columns,
        table_format,
        " partitioned by ({0})".format(partitions) if partitions else "",
        " location '{0}'".format(location) if location else "",
    )


def add_columns_statement(table, target, existing):
    """Columns that the contract has gained; nothing where the table has them all."""
    known = {name.lower() for name in existing}
    missing = [column for column in table["columns"] if column["name"] not in known]
    if not missing:
        return None
    columns = ", ".join("{0} {1}".format(quoted(column["name"]), column["type"]) for column in missing)
    return "alter table {0} add columns ({1})".format(target, columns)


def publish_statement(table, target, view):
    """Puts rows into the table: by key where there is one, else at its end."""
    columns = table["columns"]
    if not table["keys"]:
        return "insert into {0} ({1}) select {1} from {2}".format(target, names(columns), quoted(view))
    match = " and ".join("t.{0} <=> s.{0}".format(quoted(key)) for key in table["keys"])
    changes = ", ".join("t.{0} = s.{0}".format(quoted(column["name"])) for column in columns)
    values = ", ".join("s.{0}".format(quoted(column["name"])) for column in columns)
    return (
        "merge into {target} t using {view} s on {match}\n"
        "when matched then update set {changes}\n"
        "when not matched then insert ({names}) values ({values})"
    ).format(
        target=target, view=quoted(view), match=match, changes=changes, names=names(columns), values=values
    )


def retention_statement(table, target):
    """Removes what the contract says is kept no longer; nothing where it says nothing of a column."""
    retention = table.get("retention")
    if not retention:
        return None
    return "delete from {0} where {1} < date_sub(current_date(), {2})".format(
        target, quoted(retention["column"]), int(retention["days"])
    )
`;

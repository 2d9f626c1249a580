// SPDX-License-Identifier: Apache-2.0
import type { GeneratedFile } from '../../generate/types';

/** Counts rows, or says their share of all in per cent. */
const MEASURED = `{% macro measured_rows(model, condition, unit) %}
{#- The rows that a condition holds for: how many they are, or what share of all rows in per cent. -#}
{%- if unit == 'percent' -%}
select coalesce(100.0 * sum(case when {{ condition }} then 1 else 0 end) / nullif(count(*), 0), 0) as measured
from {{ model }}
{%- else -%}
select count(*) as measured
from {{ model }}
where {{ condition }}
{%- endif -%}
{% endmacro %}
`;

const TESTS: Readonly<Record<string, string>> = {
  no_rows_where: `{% test no_rows_where(model, condition) %}
{#- The rows that a condition holds for are failures. -#}
select *
from {{ model }}
where {{ condition }}
{% endtest %}
`,
  rows_keep: `{% test rows_keep(model, condition, unit, keeps) %}
{#- Fails when the number of such rows, or their share in per cent, does not keep the limit. -#}
select measured
from ({{ measured_rows(model, condition, unit) }}) as counted
where not ({{ keeps }})
{% endtest %}
`,
  row_count_keeps: `{% test row_count_keeps(model, keeps) %}
{#- Fails when the number of all rows does not keep the limit. -#}
select measured
from (select count(*) as measured from {{ model }}) as counted
where not ({{ keeps }})
{% endtest %}
`,
  duplicates_keep: `{% test duplicates_keep(model, columns, unit, keeps) %}
{#- Fails when too many rows share their values of all the columns. Rows without a value in one of them do not count. -#}
{%- set key = columns | join(', ') %}
select measured
from (
    select
        {%- if unit == 'percent' %}
        coalesce(100.0 * sum(repeated) / nullif((select count(*) from {{ model }}), 0), 0) as measured
        {%- else %}
        coalesce(sum(repeated), 0) as measured
        {%- endif %}
    from (
        select count(*) as repeated
        from {{ model }}
        where {% for column in columns %}{{ column }} is not null{{ ' and ' if not loop.last }}{% endfor %}
        group by {{ key }}
        having count(*) > 1
    ) as keys
) as counted
where not ({{ keeps }})
{% endtest %}
`,
  newer_than: `{% test newer_than(model, column, hours) %}
{#- Fails when the newest row is older than the contract promises, or when there is none. -#}
select newest
from (select max({{ column }}) as newest from {{ model }}) as rows_by_age
where newest is null
    or newest < {{ dbt.dateadd('hour', -1 * hours, dbt.current_timestamp()) }}
{% endtest %}
`,
  query_keeps: `{% test query_keeps(model, query, keeps) %}
{#- Fails when the number that a query of the contract gives does not keep the limit. -#}
select measured
from (select ({{ query | replace('{object}', model | string) }}) as measured) as answered
where not coalesce({{ keeps }}, false)
{% endtest %}
`,
};

/** Tests for what dbt has none of its own for: the same bytes in every project. @internal */
export function genericTests(): GeneratedFile[] {
  return [
    { path: 'dbt/macros/measured_rows.sql', content: MEASURED },
    ...Object.entries(TESTS).map(([name, content]) => ({
      path: `dbt/tests/generic/${name}.sql`,
      content,
    })),
  ];
}

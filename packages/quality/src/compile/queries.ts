// SPDX-License-Identifier: Apache-2.0

/** Words that change something, or reach outside; a query that measures has none of them. */
const FORBIDDEN =
  /\b(insert|update|delete|merge|upsert|replace\s+into|drop|create|alter|truncate|grant|revoke|call|exec|execute|copy|unload|load|export|import|attach|detach|install|pragma|set|use|begin|commit|openrowset|opendatasource|external_query|into|waitfor|shutdown|reconfigure|dbcc|deny|bulk)\b/i;

/** Functions of engines that read files, other servers or the engine's own state, wait, or run a text as SQL. */
const FORBIDDEN_FUNCTIONS =
  /\b(pg_\w+|lo_\w+|dblink\w*|set_config|current_setting|nextval|setval|(query|table|schema|database|cursor)_to_xml\w*|xp_\w+|sp_\w+|read_\w+|glob|sniff_csv|parquet_\w+|duckdb_\w+|getenv|getvariable|query|query_table|remote_query|http_\w+|ai_\w+|system\$\w+|java_method|reflect)\s*\(/i;

/** Texts and quoted names, in which words mean nothing. */
const QUOTED = /'(?:[^'\\]|'')*'|"[^"]*"|`[^`]*`|\[[^\]]*\]/g;

/**
 * Why a query of a contract is not run, as the end of a sentence; undefined where it only reads.
 *
 * A query is code by its nature, and the roles that run it may only read. This keeps out what is no query at all:
 * several statements, comments that hide something, templates of dbt, and words that write.
 *
 * @internal
 */
export function queryFault(query: string): string | undefined {
  const text = query.trim();
  if (text === '') return 'it has no query';
  if (text.length > 4000) return 'its query is longer than 4000 characters';
  const bare = text.replace(QUOTED, "''");
  if (/['"`\\]/.test(bare.replace(/''/g, ''))) {
    return 'its query has quotes that do not end, or backslashes';
  }
  if (/;|--|\/\*|#/.test(bare)) {
    return 'its query has a semicolon or a comment';
  }
  if (/\{[{%#]|[%#}]\}/.test(text)) return 'its query has a template of dbt';
  if (/(?![\n\t\r])[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text)) {
    return 'its query has control characters';
  }
  if (!/^(select|with)\b/i.test(bare)) return 'its query is no SELECT';
  if (/''\s*\(/.test(bare)) return 'its query calls a function in quotes';
  if (FORBIDDEN.test(bare)) {
    return 'its query has a word that does more than read';
  }
  const [, called] = FORBIDDEN_FUNCTIONS.exec(bare) ?? [];
  return called && `its query calls ${called}, which does more than compute`;
}

/** The query in one line, `{object}` for the table, and the column where the rule stands at one. @internal */
export function resolveQuery(query: string, column?: string): string {
  return query
    .trim()
    .replace(/[\r\n\t]+/g, ' ')
    .replace(/\$?\{(object|table|model|schema)\}/g, '{object}')
    .replace(
      /\$?\{(property|column|field)\}/g,
      (whole: string) => column ?? whole,
    );
}

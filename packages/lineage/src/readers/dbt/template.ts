// SPDX-License-Identifier: Apache-2.0

/** What a template names: `ref('model')`, `ref('package', 'model', v=2)`, `source('raw', 'orders')`, `this`. @internal */
export interface TemplateName {
  call: 'ref' | 'source' | 'this';
  names: string[];
  version?: string;
}

const calls =
  /^(ref|source)\s*\(\s*((?:'[^'{}]*'|"[^"{}]*")(?:\s*,\s*(?:'[^'{}]*'|"[^"{}]*"))?)\s*(?:,\s*(?:v|version)\s*=\s*['"]?([\w.-]+)['"]?\s*)?\)$/;

function named(expression: string): TemplateName | undefined {
  if (expression === 'this') return { call: 'this', names: [] };
  const match = calls.exec(expression);
  if (!match) return undefined;
  const [, call, list, version] = match;
  return {
    call: call as 'ref' | 'source',
    names: (list.match(/'[^']*'|"[^"]*"/g) ?? []).map(one => one.slice(1, -1)),
    ...(version !== undefined && { version }),
  };
}

interface Part {
  kind: 'text' | 'expression' | 'tag';
  body: string;
}

/** Where an expression ends; what stands in quotes may be a template itself, as in hooks. */
function endOfExpression(template: string, from: number): number {
  let quote = '';
  for (let at = from; at < template.length; at++) {
    const mark = template[at];
    if (quote !== '') quote = mark === quote ? '' : quote;
    else if (mark === "'" || mark === '"') quote = mark;
    else if (mark === '}' && template[at + 1] === '}') return at;
  }
  return -1;
}

const inner = (body: string) => body.replace(/^-/, '').replace(/-$/, '').trim();

/** The parts of a template, without its comments; undefined where one has no end. */
function partsOf(template: string): Part[] | undefined {
  const found: Part[] = [];
  const marks = /\{[{%#]/g;
  let at = 0;
  for (let mark = marks.exec(template); mark; mark = marks.exec(template)) {
    found.push({ kind: 'text', body: template.slice(at, mark.index) });
    const start = mark.index + 2;
    const [sign] = mark[0].slice(1);
    const end =
      sign === '{'
        ? endOfExpression(template, start)
        : template.indexOf(`${sign}}`, start);
    if (end < 0) return undefined;
    const body = inner(template.slice(start, end));
    if (sign === '{') found.push({ kind: 'expression', body });
    if (sign === '%') found.push({ kind: 'tag', body });
    at = end + 2;
    marks.lastIndex = at;
  }
  found.push({ kind: 'text', body: template.slice(at) });
  return found;
}

/**
 * The SQL of a model that dbt has not compiled, as the first run of it would be, where its template only names other
 * relations. Nothing is evaluated: a template that computes its text has none.
 *
 * @param resolve - what stands for a name in the SQL; undefined for what is not known
 * @returns undefined where only dbt itself can tell
 * @internal
 */
export function plainSql(
  template: string,
  resolve: (name: TemplateName) => string | undefined,
): string | undefined {
  const sql: string[] = [];
  /** Inside of what only later runs do, or of what only the first one does. */
  let branch: 'later' | 'first' | undefined;
  const parts = partsOf(template);
  if (!parts) return undefined;
  for (const { kind, body } of parts) {
    if (kind === 'tag') {
      if (/^if\s+is_incremental\(\)$/.test(body) && !branch) branch = 'later';
      else if (body === 'else' && branch === 'later') branch = 'first';
      else if (body === 'endif' && branch) branch = undefined;
      else if (!/^(end)?snapshot\b/.test(body)) return undefined;
    } else if (branch === 'later') continue;
    else if (kind === 'text') sql.push(body);
    else if (!/^config\s*\(/.test(body)) {
      const name = named(body);
      const text = name && resolve(name);
      if (text === undefined) return undefined;
      sql.push(text);
    }
  }
  return sql.join('');
}

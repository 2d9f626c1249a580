// SPDX-License-Identifier: Apache-2.0

/** A token as the parser cuts it; its span counts code points. @internal */
export interface SqlToken {
  token_type: string;
  text: string;
  span: { start: number; end: number; line: number };
}

/** One statement of a text. @internal */
export interface StatementText {
  text: string;
  /** Line where it starts, from 1. */
  line: number;
  tokens: SqlToken[];
}

/** Cuts by code points, as tokens count them. */
function cutter(sql: string): (start: number, end: number) => string {
  // Only characters beyond the basic plane count twice in a string.
  if (!/[\ud800-\udbff]/.test(sql))
    return (start, end) => sql.slice(start, end);
  const points = Array.from(sql);
  return (start, end) => points.slice(start, end).join('');
}

const firstLine = ({ token_type: type, span }: SqlToken, text: string) =>
  // The line of a token is where it ends; a text in quotes may have several.
  span.line - (type.includes('STRING') ? text.split('\n').length - 1 : 0);

/**
 * The statements of a text, as semicolons outside of brackets separate them.
 *
 * @internal
 */
export function statementTexts(
  sql: string,
  tokens: readonly SqlToken[],
): StatementText[] {
  const cut = cutter(sql);
  const found: StatementText[] = [];
  let own: SqlToken[] = [];
  let depth = 0;
  const close = () => {
    const [first] = own;
    if (first) {
      const { end } = own[own.length - 1].span;
      found.push({
        text: cut(first.span.start, end),
        line: firstLine(first, cut(first.span.start, first.span.end)),
        tokens: own,
      });
    }
    own = [];
    depth = 0;
  };
  for (const token of tokens) {
    const { token_type: type } = token;
    if (type === 'SEMICOLON' && depth <= 0) {
      close();
      continue;
    }
    if (type === 'L_PAREN') depth++;
    else if (type === 'R_PAREN') depth--;
    own.push(token);
  }
  close();
  return found;
}

/** Nobody writes more INSERTs of one query. */
const MOST_PARTS = 200;

/** What comes after the FROM clause of a query. */
const after =
  /^(where|group|having|order|sort|cluster|distribute|limit|window|lateral|qualify)\b/i;

/**
 * Writes `FROM a INSERT … SELECT … INSERT … SELECT …` of Hive and Spark, and `FROM a SELECT …`, in the usual order,
 * one statement for each INSERT.
 *
 * @returns nothing for a statement that is not of this form
 * @internal
 */
export function fromFirst({ text, tokens }: StatementText): string[] {
  const begin = tokens[0]?.span.start ?? 0;
  const cutText = cutter(text);
  const cut = (start: number, end: number) =>
    cutText(start - begin, end - begin);
  let depth = 0;
  const outside = tokens.filter(({ token_type: type }) => {
    if (type === 'R_PAREN') depth--;
    const isOutside = depth === 0;
    if (type === 'L_PAREN') depth++;
    return isOutside;
  });
  const typed = (type: string) =>
    outside.filter(({ token_type }) => token_type === type);
  const [from] = typed('FROM');
  const inserts = typed('INSERT');
  const parts = inserts.length > 0 ? inserts : typed('SELECT').slice(0, 1);
  const isFirst =
    from &&
    parts.length > 0 &&
    parts.length <= MOST_PARTS &&
    from.span.start < parts[0].span.start &&
    /^(from|with)$/i.test(tokens[0].text);
  if (!isFirst) return [];
  const { end } = tokens[tokens.length - 1].span;
  const names = cut(begin, from.span.start);
  const source = cut(from.span.start, parts[0].span.start);
  return parts.map((part, index) => {
    const stop = parts[index + 1]?.span.start ?? end;
    const select = outside.find(
      ({ token_type: type, span }) =>
        type === 'SELECT' && span.start >= part.span.start,
    );
    const rest = outside.find(
      ({ text: word, span }) =>
        select !== undefined &&
        span.start > select.span.start &&
        span.start < stop &&
        after.test(word),
    );
    const at = rest?.span.start ?? stop;
    return `${names} ${cut(part.span.start, at)} ${source} ${cut(at, stop)}`;
  });
}

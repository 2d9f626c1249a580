// SPDX-License-Identifier: Apache-2.0
import type { LineageFinding } from '../../model';

/** A JSON value of a text, with its place. @internal */
export interface ParsedValue {
  value: unknown;
  /** JSON Pointer of the value; empty for the only one. */
  path: string;
  /** Line where it starts, in NDJSON. */
  line?: number;
}

/** Limits of a text with JSON. @public */
export interface JsonLimits {
  /** Size in characters. Default 64 Mi. */
  maxLength?: number;
  /** Values in an array or lines of NDJSON. Default 1,000,000. */
  maxValues?: number;
  /** Nesting. Default 200. */
  maxDepth?: number;
}

/** True when brackets nest no deeper; counts without parsing, so that depth costs nothing. */
function shallow(source: string, maxDepth: number): boolean {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i);
    if (quoted) {
      if (code === 0x5c) i++;
      else if (code === 0x22) quoted = false;
    } else if (code === 0x22) quoted = true;
    else if (code === 0x7b || code === 0x5b) {
      depth++;
      if (depth > maxDepth) return false;
    } else if (code === 0x7d || code === 0x5d) depth--;
  }
  return true;
}

function parseLines(
  source: string,
  file: string,
  maxValues: number,
): { values: ParsedValue[]; findings: LineageFinding[] } {
  const values: ParsedValue[] = [];
  const findings: LineageFinding[] = [];
  let line = 0;
  let index = 0;
  for (const part of source.split('\n')) {
    line++;
    if (part.trim() === '') continue;
    if (index >= maxValues) {
      findings.push({
        severity: 'error',
        file,
        path: '',
        line,
        message: `Only the first ${maxValues} events are read. Split the file.`,
      });
      break;
    }
    const path = `/${index++}`;
    try {
      values.push({ value: JSON.parse(part), path, line });
    } catch (error) {
      findings.push({
        severity: 'error',
        file,
        path,
        line,
        message: `Line ${line} is no JSON: ${(error as Error).message}.`,
      });
    }
  }
  return { values, findings };
}

/**
 * The JSON values of a text: one value, the members of an array, or one value on each line (NDJSON). A broken line
 * does not take its neighbours down.
 *
 * @internal
 */
export function parseJsonText(
  source: string,
  file: string,
  limits: JsonLimits = {},
): { values: ParsedValue[]; findings: LineageFinding[] } {
  const {
    maxLength = 64 * 1024 * 1024,
    maxValues = 1_000_000,
    maxDepth = 200,
  } = limits;
  const failed = (message: string) => ({
    values: [],
    findings: [{ severity: 'error' as const, file, path: '', message }],
  });
  const body = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  if (body.length > maxLength) {
    return failed(
      `The file has more than ${maxLength} characters and is not read. Split it.`,
    );
  }
  if (!shallow(body, maxDepth)) {
    return failed(`The JSON nests deeper than ${maxDepth} levels.`);
  }
  let whole: unknown;
  try {
    whole = JSON.parse(body);
  } catch (error) {
    const first = body.trimStart().split('\n', 1)[0];
    try {
      JSON.parse(first);
    } catch {
      return failed(`This is no JSON: ${(error as Error).message}.`);
    }
    return parseLines(body, file, maxValues);
  }
  if (!Array.isArray(whole))
    return { values: [{ value: whole, path: '' }], findings: [] };
  const values = whole
    .slice(0, maxValues)
    .map((value, index) => ({ value, path: `/${index}` }));
  return {
    values,
    findings:
      whole.length > maxValues
        ? failed(`Only the first ${maxValues} events are read. Split the file.`)
            .findings
        : [],
  };
}

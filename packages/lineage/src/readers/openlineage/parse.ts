// SPDX-License-Identifier: Apache-2.0
import type { LineageFinding } from '../../model';
import { isRecord } from '../values';
import { type JsonPart, depthOf, topLevelParts } from './jsonParts';

/** A JSON value of a text, with its place. @internal */
export interface ParsedValue {
  value: unknown;
  /** JSON Pointer of the value; empty for the only one. */
  path: string;
  /** Line where it starts, where that is known. */
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

interface Parsed {
  values: ParsedValue[];
  findings: LineageFinding[];
}

/** A value that holds events: itself, or its members where it is a batch. */
function unpack(value: unknown, path: string, line?: number): ParsedValue[] {
  const at = line === undefined ? {} : { line };
  // The API of Marquez gives events in a list with this name.
  const isAnswer =
    isRecord(value) && Array.isArray(value.events) && !('job' in value);
  const list = isAnswer ? value.events : value;
  const prefix = isAnswer ? `${path}/events` : path;
  return Array.isArray(list)
    ? list.map((each, index) => ({
        value: each,
        path: `${prefix}/${index}`,
        ...at,
      }))
    : [{ value, path, ...at }];
}

function limited({ values, findings }: Parsed, file: string, most: number) {
  if (values.length <= most) return { values, findings };
  const { path, line } = values[most];
  return {
    values: values.slice(0, most),
    findings: [
      ...findings,
      {
        severity: 'error' as const,
        file,
        path,
        ...(line !== undefined && { line }),
        message: `Only the first ${most} events are read. Split the file.`,
      },
    ],
  };
}

/** Values that stand one after the other: one on each line, or each over several lines. */
function parseParts(
  parts: readonly JsonPart[],
  file: string,
  maxDepth: number,
): Parsed {
  const values: ParsedValue[] = [];
  const findings: LineageFinding[] = [];
  parts.forEach(({ text, line }, index) => {
    const path = `/${index}`;
    const failed = (message: string) =>
      findings.push({ severity: 'error', file, path, line, message });
    if (depthOf(text) > maxDepth) {
      failed(`The JSON of line ${line} nests deeper than ${maxDepth} levels.`);
      return;
    }
    try {
      values.push(...unpack(JSON.parse(text), path, line));
    } catch (error) {
      failed(`Line ${line} is no JSON: ${(error as Error).message}.`);
    }
  });
  return { values, findings };
}

/** The lines of a text, where that is what its values stand on: one of them is an object or a list by itself. */
function lines(source: string): JsonPart[] | undefined {
  const all = source.split('\n').flatMap((text, index) => {
    const trimmed = text.trim();
    return trimmed === '' ? [] : { text: trimmed, line: index + 1 };
  });
  const isWhole = ({ text }: JsonPart) => {
    if (!/^[{[].*[}\]]$/.test(text)) return false;
    try {
      return Object.keys(JSON.parse(text)).length > 0;
    } catch {
      return false;
    }
  };
  return all.some(isWhole) ? all : undefined;
}

/**
 * The JSON values of a text: one value, the members of an array, or values one after the other, most often one on each
 * line (NDJSON). A broken one does not take its neighbours down.
 *
 * @internal
 */
export function parseJsonText(
  source: string,
  file: string,
  limits: JsonLimits = {},
): Parsed {
  const {
    maxLength = 64 * 1024 * 1024,
    maxValues = 1_000_000,
    maxDepth = 200,
  } = limits;
  const failed = (message: string, line?: number): Parsed => ({
    values: [],
    findings: [
      {
        severity: 'error',
        file,
        path: '',
        ...(line !== undefined && { line }),
        message,
      },
    ],
  });
  const body = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  if (body.length > maxLength) {
    return failed(
      `The file has more than ${maxLength} characters and is not read. Split it.`,
    );
  }
  const isDeep = depthOf(body) > maxDepth;
  if (!isDeep) {
    try {
      const values = unpack(JSON.parse(body), '');
      return limited({ values, findings: [] }, file, maxValues);
    } catch {
      // Several values, or none: what is wrong is said of each.
    }
  }
  const parts = lines(body) ?? topLevelParts(body);
  if (parts.length > 1) {
    return limited(parseParts(parts, file, maxDepth), file, maxValues);
  }
  if (isDeep) return failed(`The JSON nests deeper than ${maxDepth} levels.`);
  return failed(...reasonOf(body));
}

/** Why a text is no JSON, and in which line. */
function reasonOf(source: string): [message: string, line?: number] {
  try {
    JSON.parse(source);
    return ['This is no JSON.'];
  } catch (error) {
    const { message } = error as Error;
    const line = /\(line (\d+) column \d+\)/.exec(message)?.[1];
    const position = /at position (\d+)/.exec(message)?.[1];
    const at =
      line ??
      (position && source.slice(0, Number(position)).split('\n').length);
    return [`This is no JSON: ${message}.`, at ? Number(at) : undefined];
  }
}

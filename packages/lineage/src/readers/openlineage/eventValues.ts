// SPDX-License-Identifier: Apache-2.0
import type { LineageFinding } from '../../model';
import type { LineageFile } from '../lineageFile';
import { isRecord } from '../values';
import { type JsonLimits, type ParsedValue, parseJsonText } from './parse';

/** Members by which a JSON document is an event, or a batch of them. */
const members = [
  'job',
  'run',
  'dataset',
  'eventTime',
  'eventType',
  'inputs',
  'outputs',
];

/** Whether a value is meant as an OpenLineage event, well made or not. @internal */
export const isEvent = (value: unknown): boolean =>
  isRecord(value) && members.some(member => member in value);

/** Whether a text may hold JSON, as one value or as several. @internal */
export const looksLikeJson = ({ path, source }: LineageFile): boolean =>
  /\.(ndjson|jsonl)(\.gz)?$/i.test(path) ||
  /^\uFEFF?\s*[{[]/.test(source) ||
  // Events of which the first line is something else, such as a line of a log.
  /^\{.*"event(Time|Type)"\s*:/m.test(source);

/**
 * The events of a file as they are written, for whoever passes them on.
 *
 * @returns undefined for a file that holds none; in the findings is what is no JSON around them
 * @public
 */
export function eventValues(
  file: LineageFile,
  limits?: JsonLimits,
): { events: unknown[]; findings: LineageFinding[] } | undefined {
  if (!looksLikeJson(file)) return undefined;
  const { values, findings } = parseJsonText(file.source, file.path, limits);
  const events = values.filter(({ value }) => isEvent(value));
  const other = (each: ParsedValue): LineageFinding => ({
    severity: 'error',
    file: file.path,
    path: each.path,
    ...(each.line !== undefined && { line: each.line }),
    message: 'This is no OpenLineage event.',
  });
  return events.length === 0
    ? undefined
    : {
        events: events.map(({ value }) => value),
        findings: [
          ...findings,
          ...values.filter(({ value }) => !isEvent(value)).map(other),
        ],
      };
}

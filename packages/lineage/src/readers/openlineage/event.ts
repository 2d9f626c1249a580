// SPDX-License-Identifier: Apache-2.0
import type { Identifier } from '../../identity/normalise';
import { type Values, isRecord, record, text, time } from '../values';

/** A dataset of an event, with its facets of all kinds by name. @public */
export interface EventDataset extends Identifier {
  facets: Record<string, unknown>;
}

/**
 * An OpenLineage event of any kind, as far as it could be read.
 *
 * @see https://openlineage.io/spec/2-0-2/OpenLineage.json
 * @public
 */
export interface LineageEvent {
  type: 'run' | 'job' | 'dataset';
  /** `START`, `RUNNING`, `COMPLETE`, `ABORT`, `FAIL`, `OTHER`; absent where the event does not say. */
  eventType?: string;
  /** Milliseconds since 1970; absent where the event has no time that can be read. */
  time?: number;
  producer?: string;
  runId?: string;
  runFacets: Record<string, unknown>;
  /** Absent in a dataset event, and where the job has no name. */
  job?: Identifier & { facets: Record<string, unknown> };
  inputs: EventDataset[];
  outputs: EventDataset[];
  /** Of a dataset event. */
  dataset?: EventDataset;
}

/** Something wrong with an event. An error means that a part of it was left out. @public */
export interface EventProblem {
  severity: 'error' | 'warning';
  /** JSON Pointer into the event. */
  path: string;
  message: string;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const eventTypes = new Set([
  'START',
  'RUNNING',
  'COMPLETE',
  'ABORT',
  'FAIL',
  'OTHER',
]);

class EventReader {
  readonly problems: EventProblem[] = [];

  problem(severity: EventProblem['severity'], path: string, message: string) {
    this.problems.push({ severity, path, message });
  }

  identifier(value: Values, path: string, what: string) {
    const namespace = text(value.namespace);
    const name = text(value.name);
    for (const [member, found] of [
      ['namespace', namespace],
      ['name', name],
    ] as const) {
      if (found === undefined) {
        this.problem(
          'error',
          `${path}/${member}`,
          `${what} needs a ${member}, as a text that is not empty. It is left out.`,
        );
      }
    }
    return namespace === undefined || name === undefined
      ? undefined
      : { namespace, name };
  }

  dataset(value: unknown, path: string): EventDataset | undefined {
    if (!isRecord(value)) {
      this.problem('error', path, 'A dataset is an object. It is left out.');
      return undefined;
    }
    const id = this.identifier(value, path, 'A dataset');
    return (
      id && {
        ...id,
        facets: {
          ...record(value.facets),
          ...record(value.inputFacets),
          ...record(value.outputFacets),
        },
      }
    );
  }

  datasets(value: unknown, path: string): EventDataset[] {
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) {
      this.problem(
        'error',
        path,
        'This is a list of datasets. It is left out.',
      );
      return [];
    }
    return value.flatMap(
      (each, index) => this.dataset(each, `${path}/${index}`) ?? [],
    );
  }

  common(event: Values): Pick<LineageEvent, 'time' | 'producer'> {
    const at = time(event.eventTime);
    if (at === undefined) {
      this.problem(
        'warning',
        '/eventTime',
        event.eventTime === undefined
          ? 'eventTime is missing, so nobody knows when this was.'
          : 'eventTime is no date and time of ISO 8601, so nobody knows when this was.',
      );
    }
    const producer = text(event.producer);
    if (producer === undefined) {
      this.problem('warning', '/producer', 'producer is missing.');
    }
    return { time: at, producer };
  }

  run(event: Values): Pick<LineageEvent, 'eventType' | 'runId' | 'runFacets'> {
    const run = record(event.run);
    const runId = text(run.runId);
    if (runId === undefined) {
      this.problem(
        'warning',
        '/run/runId',
        'runId is missing, so the events of this run cannot be told from others.',
      );
    } else if (!uuid.test(runId)) {
      this.problem('warning', '/run/runId', 'runId is no UUID.');
    }
    const eventType = text(event.eventType)?.toUpperCase();
    if (eventType !== undefined && !eventTypes.has(eventType)) {
      this.problem(
        'warning',
        '/eventType',
        `eventType is one of ${[...eventTypes].join(', ')}.`,
      );
    }
    return { eventType, runId, runFacets: record(run.facets) };
  }
}

/**
 * Reads one OpenLineage event. What is wrong with it is said with the place; what can be used is used, since events of
 * real producers lack times, schema URLs and run ids.
 *
 * @returns no event where there is nothing to use: no object, or neither a job nor a dataset
 * @public
 */
export function readEvent(value: unknown): {
  event?: LineageEvent;
  problems: EventProblem[];
} {
  const reader = new EventReader();
  const { problems } = reader;
  if (!isRecord(value)) {
    reader.problem('error', '', 'An event is a JSON object.');
    return { problems };
  }
  // What kind of event it is tells by its members; schemaURL is often absent or wrong.
  if (isRecord(value.dataset) && !isRecord(value.job)) {
    const dataset = reader.dataset(value.dataset, '/dataset');
    const event: LineageEvent | undefined = dataset && {
      type: 'dataset',
      ...reader.common(value),
      runFacets: {},
      inputs: [],
      outputs: [],
      dataset,
    };
    return { event, problems };
  }
  if (!isRecord(value.job)) {
    reader.problem(
      'error',
      '/job',
      'An event has a job, or a dataset. This one has neither, so it is no OpenLineage event.',
    );
    return { problems };
  }
  // Datasets without a job that can be named still depend on each other.
  const id = reader.identifier(value.job, '/job', 'A job');
  const isRun = isRecord(value.run) || text(value.eventType) !== undefined;
  const event: LineageEvent = {
    type: isRun ? 'run' : 'job',
    ...reader.common(value),
    ...(isRun ? reader.run(value) : { runFacets: {} }),
    ...(id && { job: { ...id, facets: record(value.job.facets) } }),
    inputs: reader.datasets(value.inputs, '/inputs'),
    outputs: reader.datasets(value.outputs, '/outputs'),
  };
  return { event, problems };
}

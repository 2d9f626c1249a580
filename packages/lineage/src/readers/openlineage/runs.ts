// SPDX-License-Identifier: Apache-2.0
import type { Identifier } from '../../identity/normalise';
import type { RunState } from '../../model';
import { isRecord } from '../values';
import type { EventDataset, LineageEvent } from './event';
import {
  type DatasetFacetName,
  type JobFacetName,
  type RunFacetName,
  datasetFacetNames,
  jobFacetNames,
  runFacetNames,
} from './facetNames';

/** Facets by name, each as the last event said it. @internal */
export class Facets<Name extends string> {
  private readonly last = new Map<Name, { at: number; value: unknown }>();

  /** @param names - facets that count; others are passed over */
  constructor(private readonly names: readonly Name[]) {}

  /** Takes the facets of one event; of two events the later one counts, whichever comes first. */
  add(facets: Record<string, unknown>, at: number): void {
    for (const name of this.names) {
      const value = facets[name];
      if (value === undefined) continue;
      const known = this.last.get(name);
      if (!known || at >= known.at) this.last.set(name, { at, value });
    }
  }

  /** The facet, unless it was deleted. */
  get(name: Name): Record<string, unknown> | undefined {
    const value = this.last.get(name)?.value;
    return isRecord(value) && value._deleted !== true ? value : undefined;
  }
}

/** A dataset as all events of a run together describe it. @internal */
export interface RunDataset extends Identifier {
  facets: Facets<DatasetFacetName>;
}

/** All events of one run, or of one job without runs, as one. @internal */
export interface MergedRun {
  /** Absent for what dataset events say. */
  job?: Identifier;
  jobFacets: Facets<JobFacetName>;
  runFacets: Facets<RunFacetName>;
  inputs: Map<string, RunDataset>;
  outputs: Map<string, RunDataset>;
  /** Datasets of dataset events. */
  datasets: Map<string, RunDataset>;
  state: RunState;
  /** First and last event, in milliseconds since 1970; absent where no event has a time. */
  start?: number;
  end?: number;
  /** Declared by a job or dataset event, not seen in a run. */
  static: boolean;
  file: string;
}

const endStates: Record<string, RunState> = {
  COMPLETE: 'complete',
  FAIL: 'failed',
  ABORT: 'aborted',
};

function addDataset(
  datasets: Map<string, RunDataset>,
  { namespace, name, facets }: EventDataset,
  at: number,
): void {
  const key = `${namespace}\u0000${name}`;
  let known = datasets.get(key);
  if (!known) {
    known = { namespace, name, facets: new Facets(datasetFacetNames) };
    datasets.set(key, known);
  }
  known.facets.add(facets, at);
}

/**
 * Joins the events of each run, in whatever order they come: producers name inputs at the start and outputs at the
 * end, or the reverse, and networks deliver the end before the start.
 *
 * @internal
 */
export class RunMerger {
  private readonly runs = new Map<string, MergedRun>();

  add(event: LineageEvent, file: string): void {
    const { job, dataset, time, type } = event;
    const owner = job ?? dataset ?? { namespace: file, name: '' };
    const key = [type, owner.namespace, owner.name, event.runId ?? ''].join(
      '\u0000',
    );
    let run = this.runs.get(key);
    if (!run) {
      run = {
        job: job && { namespace: job.namespace, name: job.name },
        jobFacets: new Facets(jobFacetNames),
        runFacets: new Facets(runFacetNames),
        inputs: new Map(),
        outputs: new Map(),
        datasets: new Map(),
        state: type === 'run' ? 'running' : 'other',
        static: type !== 'run',
        file,
      };
      this.runs.set(key, run);
    }
    const at = time ?? -Infinity;
    if (job) run.jobFacets.add(job.facets, at);
    run.runFacets.add(event.runFacets, at);
    for (const each of event.inputs) addDataset(run.inputs, each, at);
    for (const each of event.outputs) addDataset(run.outputs, each, at);
    if (dataset) addDataset(run.datasets, dataset, at);
    if (time !== undefined) {
      run.start = Math.min(run.start ?? time, time);
      run.end = Math.max(run.end ?? time, time);
    }
    const ended = event.eventType && endStates[event.eventType];
    if (ended) run.state = ended;
  }

  /** In order of their ends; those without times first. */
  list(): MergedRun[] {
    return [...this.runs.values()].sort(
      (a, b) => (a.end ?? -Infinity) - (b.end ?? -Infinity) || 0,
    );
  }
}

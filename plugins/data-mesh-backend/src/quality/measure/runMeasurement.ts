// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SchemaObject } from '@meshwright/contracts';
import { checksOf } from '@meshwright/quality';
import {
  checkKey,
  type MeasurementRow,
  type MeasureStore,
  type ResultStore,
} from '../database';
import { retryAt } from './isDue';
import { MeasureCancelled } from './MeasureCancelled';
import { runTarget, type TargetResult } from './runTarget';
import type { SourceGate } from './SourceGate';
import { fingerprintOf, type Target } from './targets';

/** Tool that the portal is in its own results. @internal */
export const TOOL = 'meshwright';
const FILES = 'files';
/** Contracts whose files are read at a time. */
const FILE_CONCURRENCY = 2;
/** Milliseconds after which a measurement says that it still goes on. */
const BEAT = 5 * 60_000;
/** Milliseconds after which it looks whether another replica was asked to stop it. */
const LOOK = 1_000;

/** What measurements need. @internal */
export interface MeasureTools {
  gate: SourceGate;
  logger: LoggerService;
  /** Milliseconds for which results are good. */
  maxAge: number;
  results: ResultStore;
  store: MeasureStore;
}

/** A measurement that belongs to this replica. @internal */
export interface OwnedMeasurement {
  productRef: string;
  targets: readonly Target[];
  /** How the product was before. */
  before: MeasurementRow | undefined;
  owner: string;
  /** Ends it. */
  cancel: AbortController;
  /** Ends it as well, when the portal goes down. */
  signal: AbortSignal;
  /** Whether a source is asked that could not be reached a moment ago: somebody waits for the answer. */
  isAsked: boolean;
}

/** What the data of a contract is in. @internal */
export const sourceOf = (target: Target): string =>
  target.kind === 'files' ? FILES : target.engine.settings.name;

const checksIn = ({ contract }: Target, object: SchemaObject) =>
  checksOf(contract, object, { references: true }).checks.length;

/** How many checks there will be. @internal */
export const plannedChecks = (targets: readonly Target[]): number =>
  targets
    .flatMap(target =>
      target.contract.schema.map(object => checksIn(target, object)),
    )
    .reduce((sum, count) => sum + count, 0);

/**
 * Measures a product, and keeps what came of it: results, or that it was stopped. Nothing is kept of a measurement that
 * was stopped half-way, since it would look as if the rest had no results any more.
 *
 * @throws MeasureCancelled where somebody stopped it; SourceClosed where its source is left alone for now
 * @internal
 */
export async function runMeasurement(
  tools: MeasureTools,
  measurement: OwnedMeasurement,
): Promise<TargetResult> {
  const { maxAge, store } = tools;
  const { before, cancel, owner, targets } = measurement;
  const beat = setInterval(() => {
    store.extend(owner).catch(() => undefined);
  }, BEAT);
  const look = setInterval(() => {
    store
      .cancelledBy(owner)
      .then(by => by && cancel.abort(new MeasureCancelled(by)))
      .catch(() => undefined);
  }, LOOK);
  // What changes while it is measured is measured again.
  let fingerprint: string | undefined;
  try {
    fingerprint = await fingerprintOf(targets);
    const result = await measure(tools, measurement);
    const failures = result.unread.length > 0 ? (before?.failures ?? 0) + 1 : 0;
    await store.release(owner, {
      state: 'measured',
      next: {
        fingerprint,
        measured_at: new Date().toISOString(),
        failures,
        retry_at: failures > 0 ? retryAt(failures, maxAge) : null,
      },
    });
    return result;
  } catch (error) {
    const isCancelled = error instanceof MeasureCancelled;
    await store.release(owner, {
      state: isCancelled ? 'cancelled' : 'failed',
      // Who stops a measurement does not want the next one in a quarter of an hour.
      ...(isCancelled &&
        fingerprint !== undefined && {
          next: {
            fingerprint,
            retry_at: new Date(Date.now() + maxAge).toISOString(),
          },
        }),
    });
    throw error;
  } finally {
    clearInterval(beat);
    clearInterval(look);
  }
}

async function measure(
  tools: MeasureTools,
  { cancel, isAsked, owner, productRef, signal, targets }: OwnedMeasurement,
): Promise<TargetResult> {
  const started = Date.now();
  const either = AbortSignal.any([cancel.signal, signal]);
  const results: TargetResult[] = [];
  let done = 0;
  const onDone = (checks: number) => {
    done += checks;
    tools.store.progress(owner, done).catch(() => undefined);
  };
  for (const target of targets) {
    results.push(
      await runGated(tools, target, { signal: either, isAsked, onDone }),
    );
  }
  either.throwIfAborted();
  const result: TargetResult = {
    checks: results.flatMap(({ checks }) => checks),
    measurements: results.flatMap(({ measurements }) => measurements),
    unread: results.flatMap(({ unread }) => unread),
    unreachable: results.some(({ unreachable }) => unreachable),
  };
  await record(tools.results, productRef, result, {
    endedAt: new Date().toISOString(),
    durationMs: Date.now() - started,
  });
  return result;
}

async function runGated(
  { gate, logger }: MeasureTools,
  target: Target,
  options: {
    signal: AbortSignal;
    isAsked: boolean;
    onDone: (checks: number) => void;
  },
): Promise<TargetResult> {
  const { signal, isAsked, onDone } = options;
  const source = sourceOf(target);
  const limit =
    target.kind === 'files' ? FILE_CONCURRENCY : target.engine.concurrency;
  const result = await gate.run(
    source,
    { limit, signal, evenIfClosed: isAsked },
    async () => {
      const found = await runTarget(target, signal, object =>
        onDone(checksIn(target, object)),
      );
      // Said before the next one that waits gets the place.
      if (target.kind === 'server') gate.report(source, !found.unreachable);
      return found;
    },
  );
  for (const { contract, dataset, message } of result.unread) {
    logger.warn(
      `Table ${dataset} of ${contract} could not be checked: ${message}`,
    );
  }
  return result;
}

async function record(
  results: ResultStore,
  productRef: string,
  { checks, measurements, unread }: TargetResult,
  when: { endedAt: string; durationMs: number },
): Promise<void> {
  if (checks.length === 0) return;
  await results.record({
    productRef,
    tool: TOOL,
    origin: 'measured',
    checks,
    measurements,
    ...when,
  });
  await results.forgetMeasured(productRef, TOOL, {
    checks: new Set(checks.map(checkKey)),
    // A table that was not read has not lost the checks that only reading it shows.
    contracts: new Set(unread.map(({ contract }) => contract)),
  });
}

// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SourceConfig } from '../config/types';
import type { IngestionStore } from '../database/IngestionStore';
import type { SourceRow, TreeRow } from '../database/rows';
import type { SourceStore } from '../database/SourceStore';
import { stableHash } from '../database/stableHash';
import { RateLimitedError, type Source, type TreeRef } from '../sources/types';
import { withoutCredentials } from '../sources/withoutCredentials';
import { retryTime } from './retryTime';
import { READER_REVISION, TreeReader } from './TreeReader';

/** Raised when the same draft would be built into another entity than before; then all are built again. */
const BUILDER_REVISION = 1;

/** A run that an event asked for reads only what the event is about, if all was read this lately. */
const RECENT_MILLISECONDS = 30 * 60 * 1000;

/** What a refresh came to. @internal */
export interface RefreshResult {
  /** Files that were written or removed. */
  changes: number;
  /** True when the source was left alone because its host asked for patience. */
  waiting?: boolean;
}

interface Run {
  changes: number;
  problems: string[];
  failedTrees: number;
}

/**
 * Reads a source and keeps account of how that went.
 *
 * A tree that cannot be read keeps its last state, and the others are read all the same.
 *
 * @internal
 */
export class SourceRefresher {
  readonly #config: SourceConfig;
  readonly #source: Source;
  readonly #sources: SourceStore;
  readonly #ingestion: IngestionStore;
  readonly #reader: TreeReader;
  readonly #logger: LoggerService;

  constructor(options: {
    config: SourceConfig;
    source: Source;
    sources: SourceStore;
    ingestion: IngestionStore;
    logger: LoggerService;
  }) {
    this.#config = options.config;
    this.#source = options.source;
    this.#sources = options.sources;
    this.#ingestion = options.ingestion;
    this.#logger = options.logger;
    this.#reader = new TreeReader({
      config: options.config,
      store: options.ingestion,
      sources: options.sources,
    });
  }

  async run(signal: AbortSignal): Promise<RefreshResult> {
    const { id } = this.#config;
    const row = await this.#applySettings(await this.#sources.get(id));
    const started = new Date();
    if (row?.retry_at && row.retry_at > started.toISOString()) {
      return { changes: 0, waiting: true };
    }
    await this.#sources.save(id, { last_attempt_at: started.toISOString() });
    const run: Run = { changes: 0, problems: [], failedTrees: 0 };
    try {
      await this.#readTrees(run, row, signal);
      await this.#finish(run, started, row);
    } catch (error) {
      signal.throwIfAborted();
      await this.#fail(error as Error, row);
    }
    return { changes: run.changes };
  }

  /** After a change of settings or of this program, nothing that was read before is taken for granted. */
  async #applySettings(row: SourceRow | undefined) {
    const { schedule, ...settings } = this.#config;
    const hash = stableHash({ settings, READER_REVISION, BUILDER_REVISION });
    if (row?.settings_hash === hash) {
      return row;
    }
    const { id } = this.#config;
    await this.#sources.forgetFingerprints(id);
    await this.#ingestion.markSourceDue(id);
    await this.#sources.save(id, {
      settings_hash: hash,
      retry_at: null,
      last_full_at: null,
    });
    return this.#sources.get(id);
  }

  async #readTrees(run: Run, row: SourceRow | undefined, signal: AbortSignal) {
    const { id } = this.#config;
    const known = await this.#sources.trees(id);
    const listing = await this.#source.listTrees(signal);
    run.problems.push(...listing.problems);
    const requested = [...known.values()].some(t => t.refresh_requested_at);
    const partial = requested && isRecent(row?.last_full_at);
    for (const tree of listing.trees) {
      signal.throwIfAborted();
      const before = known.get(tree.tree);
      if (!partial || before?.refresh_requested_at || !before) {
        await this.#readTree(tree, before, run, signal);
      }
    }
    if (!partial) {
      await this.#forgetTrees(listing.trees, known, run);
      await this.#sources.save(id, { last_full_at: new Date().toISOString() });
    }
  }

  async #readTree(
    ref: TreeRef,
    before: TreeRow | undefined,
    run: Run,
    signal: AbortSignal,
  ) {
    const { tree, url, revisionHint } = ref;
    const { id } = this.#config;
    const done = {
      url,
      message: null,
      revision_hint: revisionHint ?? null,
      refresh_requested_at: null,
    };
    const succeeded = () => ({ last_success_at: new Date().toISOString() });
    if (isUnchanged(ref, before)) {
      return;
    }
    try {
      const open = await this.#source.openTree(ref, {
        etag: before?.removal_held_at ? undefined : before?.etag ?? undefined,
        signal,
      });
      if (open === 'unchanged') {
        await this.#sources.saveTree(id, tree, { ...done, ...succeeded() });
        return;
      }
      try {
        const result = await this.#reader.read(tree, before, open, signal);
        run.changes += result.changes;
        if (result.problem) {
          run.problems.push(`${url}: ${result.problem}`);
        }
        await this.#sources.saveTree(id, tree, {
          ...done,
          ...succeeded(),
          // A removal that waits for confirmation must be read again, changed or not.
          ...(result.held > 0 && { revision_hint: null }),
          etag: result.held > 0 ? null : open.etag ?? null,
          message: result.problem ?? null,
          removal_held_at: result.held > 0 ? new Date().toISOString() : null,
        });
      } finally {
        await open.close();
      }
    } catch (error) {
      if (error instanceof RateLimitedError || signal.aborted) {
        throw error;
      }
      const message = messageOf(error as Error);
      run.failedTrees += 1;
      run.problems.push(message);
      await this.#sources.saveTree(id, tree, {
        url,
        message,
        refresh_requested_at: null,
      });
    }
  }

  /** A repository that is not listed any more is believed to be gone when the next listing says the same. */
  async #forgetTrees(listed: TreeRef[], known: Map<string, TreeRow>, run: Run) {
    const present = new Set(listed.map(({ tree }) => tree));
    const gone = [...known.values()].filter(({ tree }) => !present.has(tree));
    if (run.problems.length > run.failedTrees) {
      // Not everything could be listed, so nothing can be said to be missing.
      return;
    }
    for (const { source_id, tree, url, removal_held_at } of gone) {
      if (!removal_held_at) {
        run.problems.push(
          `${url} is not listed any more. Its last state stays until the next listing says the same.`,
        );
        await this.#sources.saveTree(source_id, tree, {
          removal_held_at: new Date().toISOString(),
        });
        continue;
      }
      const files = await this.#sources.filesOfTree(source_id, tree);
      await this.#ingestion.removeFiles(files);
      await this.#sources.removeTree(source_id, tree);
      run.changes += files.length;
    }
  }

  async #finish(run: Run, started: Date, row: SourceRow | undefined) {
    const { id } = this.#config;
    if (run.problems.length === 0) {
      await this.#sources.save(id, {
        last_success_at: started.toISOString(),
        failures: 0,
        message: null,
        retry_at: null,
      });
      return;
    }
    const [first, ...others] = run.problems;
    const message = messageOf(
      new Error(
        others.length > 0 ? `${first} (and ${others.length} more)` : first,
      ),
    );
    this.#warn(message, row);
    await this.#sources.save(id, { message, failures: 1, retry_at: null });
  }

  async #fail(error: Error, row: SourceRow | undefined) {
    const { id } = this.#config;
    const failures = (row?.failures ?? 0) + 1;
    const retryAt = retryTime(error, failures);
    const message = messageOf(error);
    this.#warn(message, row);
    await this.#sources.save(id, {
      failures,
      message: retryAt
        ? `${message}. It is tried again at ${retryAt.toISOString()}.`
        : message,
      retry_at: retryAt?.toISOString() ?? null,
    });
  }

  /** Says it once, and not again at every attempt. */
  #warn(message: string, row: SourceRow | undefined) {
    const text = `Data mesh source '${
      this.#config.id
    }' cannot be read in full, what is missing keeps its last state: ${message}`;
    if (row?.message?.startsWith(message)) {
      this.#logger.debug(text);
    } else {
      this.#logger.warn(text);
    }
  }
}

function isUnchanged(
  { revisionHint }: TreeRef,
  before: TreeRow | undefined,
): boolean {
  return (
    revisionHint !== undefined &&
    before?.revision_hint === revisionHint &&
    before.etag !== null &&
    !before.message &&
    !before.removal_held_at &&
    !before.refresh_requested_at
  );
}

function isRecent(time: string | null | undefined): boolean {
  return Boolean(time) && Date.now() - Date.parse(time!) < RECENT_MILLISECONDS;
}

const MAX_MESSAGE = 500;

function messageOf(error: Error): string {
  return withoutCredentials(error.message || error.name)
    .replace(/\s+/g, ' ')
    .replace(/[.\s]+$/, '')
    .slice(0, MAX_MESSAGE);
}

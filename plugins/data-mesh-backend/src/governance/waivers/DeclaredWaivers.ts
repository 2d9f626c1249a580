// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type {
  LoggerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { readWaivers, type Waiver } from '@meshwright/governance';
import type { WaiverRow, WaiverStore } from '../database';

/** Milliseconds for which a file on the web is not asked for again: hosts count questions. */
const PATIENCE = 60_000;
/** Bytes of one file; more in force than this is no governance. */
const MOST_BYTES = 1_000_000;

/** A file with waivers that the configuration names. @internal */
export interface WaiverFile {
  /** As people know it: what the configuration says. */
  name: string;
  /** An address that Backstage's readers read; else `path` is set. */
  url?: string;
  /** An absolute path on the portal's machine. */
  path?: string;
}

/** What was read of a file last. */
interface Seen {
  text?: string;
  etag?: string;
  askedAt: number;
  failing: boolean;
}

function refOf(name: string, defaultKind: string): string | undefined {
  try {
    return stringifyEntityRef(
      parseEntityRef(name, { defaultKind, defaultNamespace: 'default' }),
    );
  } catch {
    return undefined;
  }
}

function rowOf(file: string, waiver: Waiver, at: string): WaiverRow[] {
  const product = refOf(waiver.product, 'DataProduct');
  if (!product) return [];
  const { policy, rule, reason, from, until } = waiver;
  const approver = refOf(waiver.approver, 'User') ?? waiver.approver;
  const id = createHash('sha256')
    .update(JSON.stringify([file, product, policy, rule, from, until]))
    .digest('hex')
    .slice(0, 36);
  return [
    {
      id,
      product_ref: product,
      policy,
      rule,
      reason,
      status: 'approved',
      requested_by: approver,
      requested_at: from ? `${from}T00:00:00.000Z` : at,
      decided_by: approver,
      decided_at: null,
      comment: null,
      from_day: from ?? null,
      until_day: until,
      declared_in: file,
    },
  ];
}

/**
 * Waivers that files in git state, as the command line reads them: they count here too. Only files that the
 * configuration names are read, so that nobody lets themselves off. A file that cannot be read leaves what it said
 * last; each waiver ends by itself all the same.
 *
 * @internal
 */
export class DeclaredWaivers {
  readonly #files: readonly WaiverFile[];
  readonly #logger: LoggerService;
  readonly #reader: UrlReaderService;
  readonly #seen = new Map<string, Seen>();
  readonly #waivers: WaiverStore;

  constructor(options: {
    files: readonly WaiverFile[];
    logger: LoggerService;
    urlReader: UrlReaderService;
    waivers: WaiverStore;
  }) {
    this.#files = options.files;
    this.#logger = options.logger;
    this.#reader = options.urlReader;
    this.#waivers = options.waivers;
  }

  /** Reads what is another, and keeps it. */
  async sync(): Promise<void> {
    const names = new Set(this.#files.map(({ name }) => name));
    for (const file of await this.#waivers.declaringFiles()) {
      if (!names.has(file)) await this.#waivers.replaceDeclared(file, []);
    }
    for (const file of this.#files) {
      const seen = this.#seen.get(file.name) ?? { askedAt: 0, failing: false };
      this.#seen.set(file.name, seen);
      try {
        await this.#take(file, seen);
        seen.failing = false;
      } catch (error) {
        // It comes back at each turn until the file is mended.
        if (!seen.failing) {
          this.#logger.warn(
            `The waivers of ${file.name} could not be read; what it said before still counts`,
            error as Error,
          );
        }
        seen.failing = true;
      }
    }
  }

  async #take(file: WaiverFile, seen: Seen): Promise<void> {
    const text = await this.#read(file, seen);
    if (text === undefined || text === seen.text) return;
    const { findings, valid, waivers } = readWaivers(text, {
      file: file.name,
      limits: { maxBytes: MOST_BYTES },
    });
    if (!valid) {
      const [wrong] = findings.filter(({ severity }) => severity === 'error');
      throw new Error(`Line ${wrong.line}: ${wrong.message}`);
    }
    const at = new Date().toISOString();
    const rows = new Map(
      waivers
        .flatMap(waiver => rowOf(file.name, waiver, at))
        .map(row => [row.id, row]),
    );
    await this.#waivers.replaceDeclared(file.name, [...rows.values()]);
    seen.text = text;
  }

  /** The text of a file; undefined where it is as it was. */
  async #read(
    { path, url }: WaiverFile,
    seen: Seen,
  ): Promise<string | undefined> {
    if (path) return readFile(path, 'utf8');
    if (Date.now() - seen.askedAt < PATIENCE) return undefined;
    seen.askedAt = Date.now();
    try {
      const { buffer, etag } = await this.#reader.readUrl(url!, {
        etag: seen.etag,
      });
      const text = (await buffer()).toString('utf8');
      seen.etag = etag;
      return text;
    } catch (error) {
      if ((error as Error).name === 'NotModifiedError') return undefined;
      throw error;
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
import type {
  FileRecord,
  IngestionStore,
  KnownFile,
} from '../database/IngestionStore';
import { sha256 } from '../database/keys';
import type { SourceStore } from '../database/SourceStore';
import type { TreeRow } from '../database/rows';
import { oversizedFile, parseFile } from '../descriptors/parseFile';
import { fileId, type SourceFile } from '../descriptors/types';
import type { SourceConfig } from '../config/types';
import type { ListedFile, OpenTree } from '../sources/types';
import { isSuddenRemoval, treeChanges } from './treeChanges';

/** Raised when the same file would be read into something else than before; then all files are read again. */
export const READER_REVISION = 1;

const BATCH_FILES = 50;
const BATCH_BYTES = 4 * 1024 * 1024;

/** What reading a tree came to. @internal */
export interface TreeResult {
  /** Files that were written or removed. */
  changes: number;
  /** Removal that waits for the next reading to confirm it: how many files. */
  held: number;
  /** Why not everything that is there is shown. */
  problem?: string;
}

/** Brings what is known of a tree up to what is in it. @internal */
export class TreeReader {
  readonly #config: SourceConfig;
  readonly #store: IngestionStore;
  readonly #sources: SourceStore;

  constructor(options: {
    config: SourceConfig;
    store: IngestionStore;
    sources: SourceStore;
  }) {
    this.#config = options.config;
    this.#store = options.store;
    this.#sources = options.sources;
  }

  async read(
    tree: string,
    before: TreeRow | undefined,
    open: OpenTree,
    signal: AbortSignal,
  ): Promise<TreeResult> {
    const { id } = this.#config;
    const known = await this.#store.knownFiles(id, tree);
    const { suspects, missing } = treeChanges(open.files, known);
    const hold =
      isSuddenRemoval(missing.length, known.size) && !before?.removal_held_at;
    const removals = hold ? [] : missing;
    const isMove = removals.length > 0 && suspects.length > 0;
    let changes = removals.length;
    if (isMove) {
      // A file that moved is gone in one place and new in the other; nobody is to see it half-way.
      await this.#sources.save(id, { writing_since: new Date().toISOString() });
    }
    try {
      await this.#store.removeFiles(removals.map(file => file.id));
      changes += await this.#readSuspects(tree, suspects, known, open, signal);
    } finally {
      if (isMove) {
        await this.#sources.save(id, { writing_since: null });
      }
    }
    return {
      changes,
      held: hold ? missing.length : 0,
      problem: problemOf(hold ? missing.length : 0, known.size, open.leftOut),
    };
  }

  async #readSuspects(
    tree: string,
    suspects: ListedFile[],
    known: Map<string, KnownFile>,
    open: OpenTree,
    signal: AbortSignal,
  ): Promise<number> {
    let changes = 0;
    let bytes = 0;
    let records: FileRecord[] = [];
    let same: Array<{ id: string; fingerprint?: string }> = [];
    const flush = async () => {
      await this.#store.writeFiles(records);
      await this.#store.touchFiles(same);
      changes += records.length;
      bytes = 0;
      records = [];
      same = [];
    };
    for (const listed of suspects) {
      signal.throwIfAborted();
      const file = this.#fileOf(tree, listed, open);
      const content = await this.#contentOf(listed, open);
      if (!content) {
        // Gone since it was listed: the next listing tells.
        continue;
      }
      const before = known.get(listed.path);
      const { fingerprint } = listed;
      if (before?.content_hash === content.hash) {
        if (before.fingerprint !== (fingerprint ?? null)) {
          same.push({ id: file.id, fingerprint });
        }
        continue;
      }
      records.push({
        file,
        fingerprint,
        contentHash: content.hash,
        parsed: content.bytes
          ? parseFile(file, content.bytes)
          : oversizedFile(file, listed.size, this.#config.limits.maxFileSize),
      });
      bytes += content.bytes?.length ?? 0;
      if (records.length >= BATCH_FILES || bytes >= BATCH_BYTES) {
        await flush();
      }
    }
    await flush();
    return changes;
  }

  /** @returns undefined when the file is gone; without bytes when it is too large to be read */
  async #contentOf(
    listed: ListedFile,
    open: OpenTree,
  ): Promise<{ hash: string; bytes?: Buffer } | undefined> {
    const { limits, namespace } = this.#config;
    const salt = `${READER_REVISION}/${namespace}/${limits.maxFileSize}`;
    if (listed.size > limits.maxFileSize) {
      return { hash: sha256(salt, 'too large', String(listed.size)) };
    }
    const bytes = await open.read(listed);
    return bytes && { hash: sha256(salt, bytes), bytes };
  }

  #fileOf(tree: string, { path }: ListedFile, open: OpenTree): SourceFile {
    return {
      id: fileId(this.#config.id, tree, path),
      tree,
      path,
      location: open.locationOf(path),
      managedBy: open.managedBy(path),
      sourceId: this.#config.id,
      namespace: this.#config.namespace,
    };
  }
}

function problemOf(
  held: number,
  known: number,
  leftOut: number,
): string | undefined {
  if (held > 0) {
    return `${held} of ${known} files are gone at once. The last state stays until the next reading says the same.`;
  }
  return leftOut > 0
    ? `${leftOut} files are left out because there are too many. Raise limits.maxFiles, or leave folders out by 'exclude'.`
    : undefined;
}

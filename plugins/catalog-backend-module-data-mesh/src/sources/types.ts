// SPDX-License-Identifier: Apache-2.0

/** A repository or folder of a source. @internal */
export interface TreeRef {
  /** Tells the trees of a source apart; stays the same as long as the tree does. */
  tree: string;
  /** For people and for matching events; without credentials. */
  url: string;
  /** What a listing of repositories says about the last change, where it does. */
  revisionHint?: string;
}

/** A file that matches, as a listing has it. @internal */
export interface ListedFile {
  /** Relative to the tree, with `/`. */
  path: string;
  size: number;
  /** Changes whenever the content may have changed; absent when there is no such thing. */
  fingerprint?: string;
}

/** A tree that is open for reading. @internal */
export interface OpenTree {
  /** State of the tree, to be handed in next time. */
  etag?: string;
  /** In order of their paths. */
  files: ListedFile[];
  /** Files that match and were left out because there are too many. */
  leftOut: number;
  /** @returns undefined when the file is gone by now, or is not what was listed */
  read(file: ListedFile): Promise<Buffer | undefined>;
  /** Place of a file for people. */
  locationOf(path: string): string;
  /** Location ref of a file for Backstage. */
  managedBy(path: string): string;
  close(): Promise<void>;
}

/** Trees of a source, and those that could not be listed. @internal */
export interface TreeListing {
  trees: TreeRef[];
  /** Why some may be missing; then none is taken for gone. */
  problems: string[];
}

/** A place that descriptors are read from. @internal */
export interface Source {
  listTrees(signal: AbortSignal): Promise<TreeListing>;
  /**
   * @returns `unchanged` when the state of the tree is the one that is known
   * @throws RateLimitedError when the host asks for patience
   */
  openTree(
    tree: TreeRef,
    options: { etag?: string; signal: AbortSignal },
  ): Promise<OpenTree | 'unchanged'>;
}

/** A host asks not to be asked before some time. @internal */
export class RateLimitedError extends Error {
  name = 'RateLimitedError';

  constructor(
    readonly host: string,
    /** When it may be asked again, where it says so. */
    readonly retryAt?: Date,
  ) {
    super(
      retryAt
        ? `${host} limits the number of requests until ${retryAt.toISOString()}`
        : `${host} limits the number of requests`,
    );
  }
}

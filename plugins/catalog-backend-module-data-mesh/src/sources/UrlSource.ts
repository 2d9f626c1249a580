// SPDX-License-Identifier: Apache-2.0
import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { minimatch } from 'minimatch';
import type { UrlSourceConfig } from '../config/types';
import { archiveFilter, extractTree } from './extractTree';
import type { Repository, ScmHost } from './scm/types';
import { openSearch } from './searchTree';
import { isPattern, parseTarget, type ScmTarget, staticOwner } from './targets';
import {
  type OpenTree,
  RateLimitedError,
  type Source,
  type TreeListing,
  type TreeRef,
} from './types';
import { withoutCredentials } from './withoutCredentials';

/** What is known of a tree beyond its reference. */
interface ScmTree {
  host: ScmHost;
  repository: Repository;
  ref?: string;
  patterns: string[];
  revisionHint?: string;
}

/** Repositories, read through Backstage's URL readers and with its integrations' credentials. @internal */
export class UrlSource implements Source {
  readonly #config: UrlSourceConfig;
  readonly #hosts: ScmHost[];
  readonly #reader: UrlReaderService;
  readonly #workDir: string;
  #trees = new Map<string, ScmTree>();

  constructor(options: {
    config: UrlSourceConfig;
    hosts: ScmHost[];
    reader: UrlReaderService;
    /** Where archives are unpacked. */
    workDir: string;
  }) {
    this.#config = options.config;
    this.#hosts = options.hosts;
    this.#reader = options.reader;
    this.#workDir = options.workDir;
  }

  async listTrees(signal: AbortSignal): Promise<TreeListing> {
    const problems: string[] = [];
    const trees = new Map<string, ScmTree>();
    const others: TreeRef[] = [];
    for (const target of this.#config.targets) {
      try {
        const parsed = parseTarget(target, this.#hosts, this.#config.include);
        if (!parsed) {
          others.push({ tree: target, url: withoutCredentials(target) });
        } else if (isPattern(parsed.owner) || isPattern(parsed.name)) {
          await this.#listRepositories(parsed, trees, problems, signal);
        } else {
          addTree(trees, parsed, parsed);
        }
      } catch (error) {
        if (error instanceof RateLimitedError || signal.aborted) {
          throw error;
        }
        problems.push((error as Error).message);
      }
    }
    this.#trees = trees;
    return {
      problems,
      trees: [
        ...others,
        ...[...trees].map(
          ([tree, { host, repository, ref, revisionHint }]) => ({
            tree,
            url: host.treeUrl(repository, ref ?? 'HEAD'),
            revisionHint,
          }),
        ),
      ],
    };
  }

  async openTree(
    { tree, url }: TreeRef,
    options: { etag?: string; signal: AbortSignal },
  ): Promise<OpenTree | 'unchanged'> {
    const known = this.#trees.get(tree);
    try {
      return known
        ? await this.#openRepository(known, options)
        : await openSearch(this.#reader, tree, this.#config, options);
    } catch (error) {
      if ((error as Error).name === 'NotModifiedError') {
        return 'unchanged';
      }
      if (error instanceof RateLimitedError || !isRateLimit(error)) {
        throw error;
      }
      throw await this.#askForPatience(
        known,
        new URL(url).host,
        options.signal,
      );
    }
  }

  async #openRepository(
    known: ScmTree,
    { etag, signal }: { etag?: string; signal: AbortSignal },
  ): Promise<OpenTree | 'unchanged'> {
    const { host, repository, patterns } = known;
    const { limits, exclude } = this.#config;
    const ref = known.ref ?? (await host.defaultBranch(repository, signal));
    const filter = archiveFilter(patterns, exclude, limits);
    const response = await this.#reader.readTree(
      host.treeUrl(repository, ref),
      { etag, signal, filter: filter.accept },
    );
    const extracted = await extractTree(response, filter, {
      workDir: this.#workDir,
      limits,
    });
    const fileUrl = (path: string) => host.fileUrl(repository, ref, path);
    return {
      ...extracted,
      etag: response.etag,
      locationOf: fileUrl,
      managedBy: path => `url:${fileUrl(path)}`,
    };
  }

  async #listRepositories(
    target: ScmTarget,
    trees: Map<string, ScmTree>,
    problems: string[],
    signal: AbortSignal,
  ) {
    const { maxRepositories } = this.#config.limits;
    const { host, owner, name } = target;
    // An owner without pattern means what is directly in it; `group/**` means nested groups as well.
    const wanted = `${owner}/${name}`;
    for await (const repository of host.list(staticOwner(owner), signal)) {
      const path = `${repository.owner}/${repository.name}`;
      if (!minimatch(path, wanted, { nocase: true })) {
        continue;
      }
      if (trees.size >= maxRepositories) {
        problems.push(
          `There are more than ${maxRepositories} repositories; raise limits.maxRepositories or name fewer`,
        );
        return;
      }
      addTree(
        trees,
        { ...target, ref: target.ref ?? repository.defaultBranch },
        repository,
        target.ref,
      );
    }
  }

  /** URL readers do not pass on for how long a host wants to be left alone; its API says so itself. */
  async #askForPatience(
    known: ScmTree | undefined,
    host: string,
    signal: AbortSignal,
  ): Promise<RateLimitedError> {
    try {
      await known?.host.defaultBranch(known.repository, signal);
    } catch (error) {
      if (error instanceof RateLimitedError) {
        return error;
      }
    }
    return new RateLimitedError(host);
  }
}

/** Adds a repository; one that several targets name is read once, for the patterns of all. */
function addTree(
  trees: Map<string, ScmTree>,
  target: ScmTarget,
  repository: Repository & { revisionHint?: string },
  statedRef: string | undefined = target.ref,
) {
  const { host, patterns, ref } = target;
  const { owner, name, revisionHint } = repository;
  // By what is configured: a default branch that is renamed does not make another tree.
  const key = `${host.host}/${owner}/${name}@${statedRef ?? ''}`;
  const known = trees.get(key);
  trees.set(key, {
    host,
    repository: { owner, name },
    ref,
    patterns: [...new Set([...(known?.patterns ?? []), ...patterns])],
    revisionHint,
  });
}

function isRateLimit(error: unknown): boolean {
  return /\b429\b|rate limit/i.test((error as Error)?.message ?? '');
}

// SPDX-License-Identifier: Apache-2.0
import path from 'node:path';
import { Readable } from 'node:stream';
import {
  type ReaderFactory,
  ReadUrlResponseFactory,
} from '@backstage/backend-defaults/urlReader';
import type {
  UrlReaderService,
  UrlReaderServiceReadTreeOptions,
  UrlReaderServiceReadTreeResponse,
  UrlReaderServiceReadUrlOptions,
  UrlReaderServiceReadUrlResponse,
  UrlReaderServiceSearchOptions,
  UrlReaderServiceSearchResponse,
} from '@backstage/backend-plugin-api';
import { InputError, NotFoundError, NotModifiedError } from '@backstage/errors';
import {
  BareRepository,
  type GitHostSettings,
  isFilePath,
  isRepositoryName,
  readGitHostSettings,
} from '@meshwright/plugin-data-mesh-node';
import { Minimatch } from 'minimatch';

const MAX_FILE = 32 * 1024 * 1024;

type TreeFactory = Parameters<ReaderFactory>[0]['treeResponseFactory'];

interface Place {
  repository: BareRepository;
  ref?: string;
  /** Empty for the root. */
  path: string;
}

/**
 * Reads the portal's own git host by the addresses of its pages: `…/repositories/GROUP/NAME/blob/BRANCH/PATH`, and
 * `tree` in place of `blob`. So the catalog, TechDocs and templates read it as they read any other host.
 *
 * @internal
 */
export class GitHostUrlReader implements UrlReaderService {
  static readonly factory: ReaderFactory = ({
    config,
    treeResponseFactory,
  }) => {
    const settings = readGitHostSettings(config);
    return settings
      ? [
          {
            reader: new GitHostUrlReader(settings, treeResponseFactory),
            predicate: url => url.href.startsWith(`${settings.webUrl}/`),
          },
        ]
      : [];
  };

  readonly #settings: GitHostSettings;
  readonly #trees: TreeFactory;

  private constructor(settings: GitHostSettings, trees: TreeFactory) {
    this.#settings = settings;
    this.#trees = trees;
  }

  async readUrl(
    url: string,
    options?: UrlReaderServiceReadUrlOptions,
  ): Promise<UrlReaderServiceReadUrlResponse> {
    const { repository, ref, path: filePath } = this.#placeOf(url);
    const commit = await repository.commitOf(ref);
    if (options?.etag === commit) {
      throw new NotModifiedError();
    }
    const file = (await repository.files(commit, filePath || undefined)).find(
      candidate => candidate.path === filePath,
    );
    if (!file) {
      throw new NotFoundError(`${url} is not there`);
    }
    const content = await repository.content(file.id, MAX_FILE);
    return ReadUrlResponseFactory.fromReadable(Readable.from([content]), {
      etag: commit,
    });
  }

  async readTree(
    url: string,
    options?: UrlReaderServiceReadTreeOptions,
  ): Promise<UrlReaderServiceReadTreeResponse> {
    const { repository, ref, path: folder } = this.#placeOf(url);
    const commit = await repository.commitOf(ref);
    if (options?.etag === commit) {
      throw new NotModifiedError();
    }
    const below = folder && `${folder}/`;
    const found = [];
    for (const file of await repository.files(commit, below || undefined)) {
      const relative = file.path.slice(below.length);
      if (options?.filter?.(relative, { size: file.size }) ?? true) {
        const content = await repository.content(file.id, MAX_FILE);
        found.push({ data: Readable.from([content]), path: relative });
      }
    }
    const tree = await this.#trees.fromReadableArray(found);
    return {
      etag: commit,
      files: () => tree.files(),
      archive: () => tree.archive(),
      dir: dirOptions => tree.dir(dirOptions),
    };
  }

  async search(
    url: string,
    options?: UrlReaderServiceSearchOptions,
  ): Promise<UrlReaderServiceSearchResponse> {
    const { repository, ref, path: pattern } = this.#placeOf(url);
    const commit = await repository.commitOf(ref);
    if (options?.etag === commit) {
      throw new NotModifiedError();
    }
    const matcher = new Minimatch(pattern, { nocomment: true, nonegate: true });
    const files = (await repository.files(commit)).filter(
      file => file.path === pattern || matcher.match(file.path),
    );
    const root = url.slice(0, url.length - pattern.length);
    return {
      etag: commit,
      files: files.map(file => ({
        url: `${root}${file.path}`,
        content: () => repository.content(file.id, MAX_FILE),
      })),
    };
  }

  #placeOf(url: string): Place {
    const rest = decodeURIComponent(
      url.slice(this.#settings.webUrl.length + 1).replace(/[?#].*$/, ''),
    );
    const [group, name, kind, ref, ...below] = rest.split('/').filter(Boolean);
    const filePath = below.join('/');
    if (
      !isRepositoryName(group ?? '') ||
      !isRepositoryName(name ?? '') ||
      (kind !== undefined && kind !== 'blob' && kind !== 'tree') ||
      (filePath && !isFilePath(filePath))
    ) {
      throw new InputError(
        `${url} is no address on this git host. They look like ${
          this.#settings.webUrl
        }/GROUP/NAME/blob/BRANCH/PATH`,
      );
    }
    return {
      repository: new BareRepository(
        path.join(this.#settings.folder, group, `${name}.git`),
      ),
      ref,
      path: filePath,
    };
  }
}

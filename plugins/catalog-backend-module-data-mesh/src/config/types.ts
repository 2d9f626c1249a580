// SPDX-License-Identifier: Apache-2.0
import type { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import type { SourceSettings } from '../publication/settings';

/** What may be read from a source at most. @internal */
export interface SourceLimits {
  /** Descriptors in all; further ones, by path, are left out. */
  maxFiles: number;
  /** Bytes of one file. */
  maxFileSize: number;
  /** Repositories that a pattern may stand for. */
  maxRepositories: number;
}

interface SourceConfigBase extends SourceSettings {
  /** Key under `catalog.providers.dataMesh`. */
  id: string;
  /** Where it reads from, for people. */
  target: string;
  include: string[];
  exclude: string[];
  namespace: string;
  schedule: SchedulerServiceTaskScheduleDefinition;
  limits: SourceLimits;
}

/** A folder on disk. @internal */
export interface FolderSourceConfig extends SourceConfigBase {
  type: 'folder';
  /** As configured, absolute or not. */
  path: string;
}

/** Repositories. @internal */
export interface UrlSourceConfig extends SourceConfigBase {
  type: 'url';
  targets: string[];
}

/** The portal's own git host. @internal */
export interface GitHostSourceConfig extends SourceConfigBase {
  type: 'git-host';
  /** Absolute. */
  folder: string;
  /** Address of the pages of its repositories. */
  webUrl: string;
}

/** @internal */
export type SourceConfig =
  | FolderSourceConfig
  | UrlSourceConfig
  | GitHostSourceConfig;

// SPDX-License-Identifier: Apache-2.0
import type { GitChangeRequestState } from '@meshwright/plugin-data-mesh-common';

/** @internal */
export interface RepositoryRow {
  id: number;
  group: string;
  name: string;
  description: string;
  owner: string;
  default_branch: string;
  created_by: string;
  created_at: string;
  pushed_at: string | null;
  creation_key: string | null;
  last_number: number;
}

/** @internal */
export interface ChangeRequestRow {
  repository_id: number;
  number: number;
  title: string;
  description: string;
  state: GitChangeRequestState;
  source: string;
  target: string;
  author: string;
  created_at: string;
  updated_at: string;
  closed_by: string | null;
  closed_at: string | null;
  source_commit: string | null;
  target_commit: string | null;
  merge_commit: string | null;
}

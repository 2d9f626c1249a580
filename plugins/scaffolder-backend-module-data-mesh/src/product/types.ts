// SPDX-License-Identifier: Apache-2.0
import type { PlacedFinding } from '../findings/reportFindings';

/** A repository in a workspace. @internal */
export interface RepositoryPlace {
  workspace: string;
  folder: string;
}

/** What a change of a repository came to. Nothing is written when there is an error among the findings. @internal */
export interface ProductChange {
  /** Markdown. */
  summary: string;
  changed: string[];
  /** Files that the team has changed since they were made, and that would have changed. */
  kept: string[];
  findings: PlacedFinding[];
}

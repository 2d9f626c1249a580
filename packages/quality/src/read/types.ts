// SPDX-License-Identifier: Apache-2.0
import type { QualityReport, QualityTool } from '../model';
import type { Loose } from './values';

/** What a reader of one tool's format makes of a document. @internal */
export type Reading = Partial<Omit<QualityReport, 'file' | 'tool'>>;

/** Documents beside the results that say more of their checks. @internal */
export interface Companions {
  /** `manifest.json` of dbt: names, columns and severities of its tests. */
  dbtManifest?: Loose;
}

/** A format of results. @internal */
export interface Format {
  tool: QualityTool;
  /** Whether a document is of this format, by members that no other format has. */
  knows(document: unknown): boolean;
  read(document: unknown, companions: Companions): Reading;
}

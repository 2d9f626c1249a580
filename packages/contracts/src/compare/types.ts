// SPDX-License-Identifier: Apache-2.0
import type { StandardRef } from '../model';
import type { Impact, Verdict } from './impact';
import type { ChangeId } from './rules';

/**
 * For whom impacts count: `readers` use data made under the new contract with code made for the old one;
 * `writers` deliver data made for the old contract under the new one.
 *
 * @public
 */
export type Perspective = 'readers' | 'writers' | 'both';

/** One difference between two descriptors. @public */
export interface Change {
  /** JSON Pointer into the new document, or into the old one where the thing is gone from the new. */
  path: string;
  /** What kind of change it is: an id of `changeRules`. */
  change: ChangeId;
  /** The worse of `readers` and `writers`, or the one that was asked for. */
  impact: Impact;
  /** Why, in plain words. */
  reason: string;
  readers: Impact;
  writers: Impact;
  /** Place for people: `orders.customer_id`, `servers.production`. */
  location: string;
  /** Which document `path` points into. */
  document: 'new' | 'old';
  /** Member of the thing at `path` that differs, named as ODCS 3.1 does; absent when the thing itself came or went. */
  field?: string;
  before?: unknown;
  after?: unknown;
  /** True when only words changed: descriptions, tags, examples, contacts. */
  documentation?: true;
  /** True when two things were taken for the same one without a stable id that says so. */
  guess?: true;
}

/** What the versions of both documents say about the changes between them. @public */
export interface VersionAdvice {
  /** Version stated by the old document. */
  old?: string;
  /** Version stated by the new document. */
  stated?: string;
  /** Smallest version that tells the change, counted from the old one; `null` where the old one cannot be counted up. */
  next: string | null;
  /** What to count up. */
  step: 'major' | 'minor' | 'patch' | 'none';
  /** False when the stated version of the new document is smaller than `next`. */
  sufficient: boolean;
  /** How the proposal came about and, where the stated version is too small, what to do. */
  reason: string;
}

/** Result of comparing two contracts or two products. @public */
export interface Comparison {
  verdict: Verdict;
  /** Same as `version.next`. */
  nextVersion: string | null;
  /** Worst first, then by place. */
  changes: Change[];
  version: VersionAdvice;
}

/** @public */
export interface CompareOptions {
  /** For whom `impact` and the verdict count. Default `both`. */
  perspective?: Perspective;
  /** Standard of the old document, for paths of things at its top level. Default ODCS 3.1. */
  oldStandard?: StandardRef;
  /** Standard of the new document, for paths of things at its top level. Default ODCS 3.1. */
  newStandard?: StandardRef;
  /** Classifications from open to closed, in lower case, where the organisation has its own. */
  classifications?: string[];
}

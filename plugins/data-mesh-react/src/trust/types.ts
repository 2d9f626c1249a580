// SPDX-License-Identifier: Apache-2.0
import type { ProductSummary } from '@meshwright/plugin-data-mesh-common';
import type { State } from '../state';

/** One part of the trust strip: a fact, and what it rests on. @public */
export interface TrustFact {
  state: State;
  /** The fact in one or two words: "99.2 %", "2 errors". */
  text: string;
  /** What the fact rests on, in a sentence. */
  evidence: string;
  /** Page where the fact comes from. */
  to?: string;
}

/** A part of the trust strip. @public */
export type TrustPart =
  | 'status'
  | 'problems'
  | 'version'
  | 'quality'
  | 'freshness'
  | 'policies'
  | 'classification'
  | 'lifecycle';

/** What the strip is about: a product of a list or of its own page. @public */
export type TrustSubject = Pick<
  ProductSummary,
  'version' | 'classification' | 'lifecycle'
> & {
  /** Absent while nobody knows. */
  problems?: ProductSummary['problems'];
};

/** Measured facts; a part that nobody measures is absent, and the strip says "no data". @public */
export interface MeasuredTrust {
  /** How the product is. Until somebody knows, the problems of its descriptor and contracts take its place. */
  status?: TrustFact;
  quality?: TrustFact;
  freshness?: TrustFact;
  policies?: TrustFact;
}

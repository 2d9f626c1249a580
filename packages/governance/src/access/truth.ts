// SPDX-License-Identifier: Apache-2.0
import { type Reduced, allOf, anyOf, negated } from './condition';

/**
 * A truth value that may rest on the resource, and may not be known: the condition under which it is surely true, and
 * the one under which it is surely false. Where neither holds, something went wrong. This is how `&&` and `||` of the
 * language treat errors, carried over to conditions.
 *
 * @internal
 */
export interface Truth {
  yes: Reduced;
  no: Reduced;
}

/** @internal */
export const TRUE: Truth = { yes: true, no: false };
/** @internal */
export const FALSE: Truth = { yes: false, no: true };
/** Something went wrong. @internal */
export const FAULT: Truth = { yes: false, no: false };

/** @internal */
export const both = (parts: readonly Truth[]): Truth => ({
  yes: allOf(parts.map(({ yes }) => yes)),
  no: anyOf(parts.map(({ no }) => no)),
});

/** @internal */
export const either = (parts: readonly Truth[]): Truth => ({
  yes: anyOf(parts.map(({ yes }) => yes)),
  no: allOf(parts.map(({ no }) => no)),
});

/** @internal */
export const opposite = ({ yes, no }: Truth): Truth => ({ yes: no, no: yes });

/** `test ? a : b`. @internal */
export const choice = (test: Truth, a: Truth, b: Truth): Truth => ({
  yes: anyOf([allOf([test.yes, a.yes]), allOf([test.no, b.yes])]),
  no: anyOf([allOf([test.yes, a.no]), allOf([test.no, b.no])]),
});

/** What a condition that is always decided stands for. @internal */
export const decided = (condition: Reduced): Truth => ({
  yes: condition,
  no: negated(condition),
});

// SPDX-License-Identifier: Apache-2.0
/**
 * Policies as code: reads, checks and evaluates governance policies and says what a change of them would do.
 *
 * @packageDocumentation
 */
export * from './access';
export * from './cel';
export * from './estate';
export * from './facts';
export * from './policy';
export * from './evaluation';
export * from './examples';
export * from './federation';
export * from './guardrails';
export * from './rehearsal';
export * from './library';
export * from './scorecard';

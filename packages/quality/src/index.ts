// SPDX-License-Identifier: Apache-2.0
/**
 * Quality of data with evidence: results of every usual tool in one model, scores that can be explained, and anomalies.
 *
 * @packageDocumentation
 */
export * from './compile';
export * from './detect';
export * from './incidents';
export * from './model';
export * from './read';
export * from './score';
export * from './status';

// SPDX-License-Identifier: Apache-2.0
export { guardrailsFor, type StatedGuardrail } from './guardrailsFor';
export * from './model';

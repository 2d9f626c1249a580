// SPDX-License-Identifier: Apache-2.0
export { checkGuardrails, type NamedGuardrail } from './checkGuardrails';
export { mergeGuardrails, withGuardrails } from './withGuardrails';

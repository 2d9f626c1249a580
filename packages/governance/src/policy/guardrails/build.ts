// SPDX-License-Identifier: Apache-2.0
import {
  CLEAR_TEXT_ROLES,
  GUARDED_CLASSIFICATIONS,
  GUARDRAIL_MASKING,
  type GuardrailPart,
} from '../../guardrails/model';
import { LABEL } from './shape';

const isData = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Guardrails out of the data of a policy. What cannot be understood demands the most: a misspelt method redacts, and an
 * unreadable list of people lets nobody see.
 *
 * @internal
 */
export function buildGuardrails(value: unknown): GuardrailPart[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isData).flatMap((data): GuardrailPart[] => {
    const classification = GUARDED_CLASSIFICATIONS.find(
      known => known === data.classification,
    );
    if (!classification) return [];
    const { label, method, clearText } = data;
    return [
      {
        classification,
        ...(typeof label === 'string' && LABEL.test(label) && { label }),
        ...(method !== undefined && {
          method: GUARDRAIL_MASKING.find(known => known === method) ?? 'redact',
        }),
        ...(clearText !== undefined && {
          clearText: CLEAR_TEXT_ROLES.filter(
            role => Array.isArray(clearText) && clearText.includes(role),
          ),
        }),
      },
    ];
  });
}

// SPDX-License-Identifier: Apache-2.0
import { shapes } from '@meshwright/contracts';
import {
  CLEAR_TEXT_ROLES,
  GUARDED_CLASSIFICATIONS,
  GUARDRAIL_MASKING,
} from '../../guardrails/model';

const { list, oneOf, record, required, text } = shapes;

/** What every cloud takes as the value of a tag. @internal */
export const LABEL = /^[a-z][a-z0-9]*([_-][a-z0-9]+)*$/;

/** @internal */
export const guardrailsShape = list(
  record('guardrail', {
    classification: required(oneOf(GUARDED_CLASSIFICATIONS)),
    label: text({
      pattern: LABEL,
      patternWords:
        'lower case letters, digits, single hyphens and underscores, starting with a letter',
      minLength: 2,
      maxLength: 50,
    }),
    method: oneOf(GUARDRAIL_MASKING),
    clearText: list(oneOf(CLEAR_TEXT_ROLES), { uniqueItems: true }),
  }),
  { minItems: 1, maxItems: 20 },
);

// SPDX-License-Identifier: Apache-2.0
import {
  CLEAR_TEXT_ROLES,
  GUARDED_CLASSIFICATIONS,
  GUARDRAIL_MASKING,
} from '../../guardrails/model';
import { LABEL } from './shape';

/** @internal */
export const guardrailsJsonSchema = {
  type: 'array',
  description:
    'What the infrastructure of products does with columns of a classification.',
  minItems: 1,
  maxItems: 20,
  items: {
    type: 'object',
    required: ['classification'],
    additionalProperties: false,
    properties: {
      classification: {
        enum: GUARDED_CLASSIFICATIONS,
        description: 'Which columns; more closed ones are bound as well.',
      },
      label: {
        type: 'string',
        description:
          'What the cloud calls the classification: a value of a tag in Lake Formation, a policy tag in BigQuery, a label in Synapse and Purview.',
        pattern: LABEL.source,
        minLength: 2,
        maxLength: 50,
      },
      method: {
        enum: GUARDRAIL_MASKING,
        description:
          'How values are hidden at least: partial leaves what is useful, hash leaves equal values equal, redact leaves nothing.',
      },
      clearText: {
        type: 'array',
        uniqueItems: true,
        items: { enum: CLEAR_TEXT_ROLES },
        description:
          'Who sees the values; empty for nobody but the pipelines of the product. Absent: whoever is cleared.',
      },
    },
  },
};

// SPDX-License-Identifier: Apache-2.0
import { readDescriptor } from '@meshwright/contracts';
import { type Subject, buildEstate } from '../estate';
import { type Policy, readPolicies } from '../policy';

/** The policies of a text, which must have no errors. */
export function policiesOf(text: string): Policy[] {
  const { policies, findings, valid } = readPolicies(text);
  if (!valid) throw new Error(JSON.stringify(findings));
  return policies;
}

/** What descriptors describe, in files `0.yaml`, `1.yaml`, … */
export function estate(...texts: string[]): Subject[] {
  return buildEstate(
    texts.map((text, index) => {
      const { contract, product, standard, findings } = readDescriptor(text);
      return {
        file: `${index}.yaml`,
        standard: standard?.id,
        contract,
        product,
        findings,
      };
    }),
  );
}

// SPDX-License-Identifier: Apache-2.0
import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { readDescriptor } from '@meshwright/contracts';

/** Refuses a contract with errors. The server judges again. @internal */
export const validateContract: CustomFieldValidator<string> = (text, field) => {
  if (!text) {
    return;
  }
  const { contract, findings } = readDescriptor(text, { file: 'contract' });
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    field.addError(
      `The contract has ${errors.length} errors. Line ${errors[0].line}: ${errors[0].message}`,
    );
  } else if (!contract) {
    field.addError(
      "This is no data contract; it begins with 'kind: DataContract'",
    );
  }
};

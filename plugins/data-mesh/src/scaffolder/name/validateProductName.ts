// SPDX-License-Identifier: Apache-2.0
import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { nameProblem } from './productName';
import type { NameOptions } from './ProductNameField';

/** Refuses names that are none, and names that are taken. The server judges again. @internal */
export const validateProductName: CustomFieldValidator<
  string,
  NameOptions
> = async (name, field, { apiHolder, uiSchema }) => {
  const problem = name ? nameProblem(name) : undefined;
  if (problem) {
    field.addError(problem);
    return;
  }
  const kind = uiSchema?.['ui:options']?.kind ?? 'DataProduct';
  const taken =
    name &&
    (await apiHolder
      .get(catalogApiRef)
      ?.getEntityByRef({ kind, namespace: 'default', name }));
  if (taken) {
    field.addError(`'${name}' is taken; choose another name`);
  }
};

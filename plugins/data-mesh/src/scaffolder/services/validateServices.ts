// SPDX-License-Identifier: Apache-2.0
import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import type { ResolvedServices } from '@meshwright/infrastructure';
import { governanceApiRef, plural } from '@meshwright/plugin-data-mesh-react';
import { planInputOf, type ServicesOptions } from './planInput';
import { planProduct } from './planProduct';

/**
 * Lets nobody past the step while policies forbid the product. Where they cannot be asked the form goes on: the task asks
 * them again, and stops there.
 *
 * @internal
 */
export const validateServices: CustomFieldValidator<
  Partial<ResolvedServices>,
  ServicesOptions
> = async (services, field, { apiHolder, formData, uiSchema }) => {
  const api = apiHolder.get(governanceApiRef);
  const form = formData as Record<string, unknown>;
  const { files } = planProduct(
    planInputOf(form, services, uiSchema?.['ui:options']),
  );
  const check = files && (await api?.check(files).catch(() => undefined));
  const stopping = check?.verdicts.filter(({ blocking }) => blocking) ?? [];
  if (stopping.length > 0) {
    field.addError(
      `${plural(
        stopping.length,
        'policy rule forbids',
        'policy rules forbid',
      )} the product as it is: ${stopping[0].message}`,
    );
  }
};

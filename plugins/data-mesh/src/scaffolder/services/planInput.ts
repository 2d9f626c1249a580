// SPDX-License-Identifier: Apache-2.0
import {
  type CloudId,
  CLOUDS,
  type ResolvedServices,
} from '@meshwright/infrastructure';
import type { PlanInput } from './planProduct';

/** What a template says about the field of services. @internal */
export interface ServicesOptions {
  cloud?: string;
}

/** As blueprints have it. @internal */
export const DEFAULT_SERVICES: ResolvedServices = {
  storage: true,
  processing: 'native',
  warehouse: false,
  catalog: true,
  orchestration: 'native',
  visualization: false,
};

/** Fields of the templates that the descriptor and the cost are made from. */
const TEXTS = [
  'name',
  'title',
  'purpose',
  'domain',
  'owner',
  'contact',
  'classification',
  'portName',
  'contract',
] as const;

/** The cloud of a template, or the one that was chosen in the form. @internal */
export function cloudOf(
  options: ServicesOptions | undefined,
  form: Record<string, unknown>,
): CloudId {
  const text = options?.cloud ?? String(form.cloud ?? '');
  return CLOUDS.find(cloud => cloud === text) ?? 'aws';
}

/**
 * What a form says so far of the product that it would make.
 *
 * @param services - that were chosen; others are as blueprints have them
 * @internal
 */
export function planInputOf(
  form: Record<string, unknown>,
  services: Partial<ResolvedServices> | undefined,
  options: ServicesOptions | undefined,
): PlanInput {
  const texts = TEXTS.flatMap(name => {
    const value = form[name];
    return typeof value === 'string' ? [[name, value]] : [];
  });
  return {
    ...Object.fromEntries(texts),
    cloud: cloudOf(options, form),
    services: { ...DEFAULT_SERVICES, ...services },
    inputs: Array.isArray(form.inputs) ? form.inputs.length : 0,
  };
}

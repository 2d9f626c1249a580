// SPDX-License-Identifier: Apache-2.0
import { any, list, oneOf, record, required, text } from '../../shape';
import type { Fields } from '../../shape';

/**
 * Writes out what somebody plainly meant by a link: an e-mail address becomes `mailto:`, a host with
 * a path becomes `https://`.
 *
 * @returns undefined where a person has to decide
 * @internal
 */
export function mendLink(value: string): string | undefined {
  const link = value.trim();
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(link)) return `mailto:${link}`;
  if (/^[a-z0-9-]+(\.[a-z0-9-]+)+(\/[\w\-.~/%?=&#]*)?$/i.test(link)) {
    return `https://${link}`;
  }
  return undefined;
}

/** An absolute URI. @internal */
export const link = text({ format: 'uri', mend: mendLink });

/** @internal */
export const tags = list(text());

/** A name and a value of somebody's own. @internal */
export const customProperties = list(
  record('custom property', {
    property: required(text()),
    value: required(any),
    description: text(),
  }),
);

/** Kinds of authoritative definitions that the standard names. */
const definitionTypes = [
  'businessDefinition',
  'transformationImplementation',
  'videoTutorial',
  'tutorial',
  'implementation',
];

/** Links to where something is defined; since 1.0.0 their type is free. @internal */
export function authoritativeDefinitions(freeTypes: boolean) {
  return list(
    record('authoritative definition', {
      type: required(freeTypes ? text() : oneOf(definitionTypes)),
      url: required(link),
      description: text(),
    }),
  );
}

/** Fields that nearly every object of the standard may have. @internal */
export function ancillary(freeTypes: boolean): Fields {
  return {
    tags,
    customProperties,
    authoritativeDefinitions: authoritativeDefinitions(freeTypes),
  };
}

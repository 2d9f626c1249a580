// SPDX-License-Identifier: Apache-2.0
import { isRecord, type Value } from '../values';

/*
 * Bitol's data product has no field for some things that a mesh needs to know. Many teams keep them as
 * custom properties, so those with a well-known name are read into the model. Case, spaces, hyphens
 * and underscores in the names do not matter.
 */

/**
 * Custom properties of a data product that the model has a field for, by field.
 *
 * - `classification`: `public`, `internal`, `confidential`, `restricted`, or a house's own word
 * - `type`: `source-aligned`, `aggregate` or `consumer-aligned`
 * - `platforms`: a text, a text with commas, or a list
 * - `owner`: a team, a user or an e-mail address; goes before the team's name
 * - `title`: the name for people
 * - `serviceLevels`: a list as ODCS writes its `slaProperties`
 *
 * @internal
 */
export const productProperties = {
  classification: ['classification', 'dataClassification'],
  type: ['type', 'productType', 'dataProductType'],
  platforms: ['platforms', 'platform'],
  owner: ['owner', 'dataProductOwner', 'productOwner'],
  title: ['title', 'displayName'],
  serviceLevels: ['serviceLevels', 'slaProperties'],
} as const;

/**
 * Custom properties of an input port that the model has a field for, by field.
 *
 * @internal
 */
export const inputPortProperties = {
  sourceProduct: ['sourceProduct', 'dataProduct', 'dataProductId'],
  contractVersion: ['contractVersion'],
  description: ['description'],
} as const;

/**
 * Custom properties of an output port that the model has a field for, by field.
 *
 * - `platform`: a text
 * - `contractVersion`: where it differs from the port's version
 * - `locations`: a list of `{environment, url}`, an object of URLs by environment, or one URL
 * - `serviceLevels`: a list as ODCS writes its `slaProperties`
 *
 * @internal
 */
export const outputPortProperties = {
  platform: ['platform'],
  contractVersion: ['contractVersion'],
  locations: ['locations', 'location', 'url'],
  serviceLevels: ['serviceLevels', 'slaProperties'],
} as const;

const plain = (name: string) => name.toLowerCase().replace(/[\s_-]/g, '');

/**
 * Looks up custom properties by name.
 *
 * @returns for some names in order of preference, the value of the first that is there
 * @internal
 */
export function customValues(
  customProperties: Value,
): (names: readonly string[]) => Value | undefined {
  const values = new Map<string, Value>();
  for (const item of customProperties.records()) {
    const name = item.at('property').text();
    const value = item.at('value');
    if (name === undefined || !value.present) continue;
    if (!values.has(plain(name))) values.set(plain(name), value);
  }
  return names => {
    for (const name of names) {
      const value = values.get(plain(name));
      if (value) return value;
    }
    return undefined;
  };
}

/** The texts of a list, or of one text with commas between. @internal */
export function readNames(value: Value | undefined): string[] {
  if (!value) return [];
  const texts = Array.isArray(value.raw)
    ? value.texts()
    : (value.text() ?? '').split(',');
  return texts.map(text => text.trim()).filter(text => text !== '');
}

/** Where a port is reached. @internal */
export function readLocations(
  value: Value | undefined,
): Array<{ environment?: string; url: string }> {
  if (!value) return [];
  if (isRecord(value.raw)) {
    return value.members().flatMap(([environment, member]) => {
      const url = member.text();
      return url === undefined ? [] : [{ environment, url }];
    });
  }
  if (typeof value.raw === 'string') return [{ url: value.raw }];
  return value.items().flatMap(item => {
    const itemUrl = item.text() ?? item.first('url', 'location').text();
    if (itemUrl === undefined) return [];
    const environment = item.at('environment').text();
    return [
      environment === undefined
        ? { url: itemUrl }
        : { environment, url: itemUrl },
    ];
  });
}

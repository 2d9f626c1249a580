// SPDX-License-Identifier: Apache-2.0
import { isRecord, type Value } from '../values';
import { member, resolved } from './members';

/** A named set of objectives: `default`, `premium`. @internal */
export interface Package {
  name: string;
  dimensions: Value[];
}

const isDimension = (value: Value) => member(value, 'dimension').present;
/** Members of a section that are no packages. */
const others = new Set([
  'executable',
  'support',
  '$ref',
  'name',
  'description',
]);

/**
 * Reads the packages of a section on service levels or quality in any of the forms that documents use: a map
 * of packages, below `declarative` or not, a list of packages, a list of dimensions, or a single package.
 *
 * @internal
 */
export function readPackages(root: Value, section: Value): Package[] {
  const place = resolved(root, section);
  const declarative = member(place, 'declarative');
  const value = declarative.present ? resolved(root, declarative) : place;
  if (Array.isArray(value.raw)) return packagesOfList(root, value);
  if (!isRecord(value.raw)) return [];
  if (isDimension(value)) return [{ name: 'default', dimensions: [value] }];
  const own = member(value, 'dimensions');
  if (own.present) return [{ name: 'default', dimensions: own.records() }];
  return value
    .members()
    .filter(([name]) => !others.has(name.toLowerCase()))
    .flatMap(([name, part]) => packageOf(name, resolved(root, part)));
}

function packageOf(name: string, value: Value): Package[] {
  if (Array.isArray(value.raw)) {
    return [{ name, dimensions: value.records().filter(isDimension) }];
  }
  const dimensions = member(value, 'dimensions');
  return dimensions.present ? [{ name, dimensions: dimensions.records() }] : [];
}

function packagesOfList(root: Value, value: Value): Package[] {
  const items = value.records().map(item => resolved(root, item));
  const dimensions = items.filter(isDimension);
  return dimensions.length > 0
    ? [{ name: 'default', dimensions }]
    : items.flatMap((item, index) => packageOf(String(index), item));
}

/** The package that counts where none is named: `default`, else the first. @internal */
export function defaultPackage(packages: Package[]): Package | undefined {
  return (
    packages.find(({ name }) => name.toLowerCase() === 'default') ?? packages[0]
  );
}

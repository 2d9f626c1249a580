// SPDX-License-Identifier: Apache-2.0
import { aws } from './data/aws';
import { azapi } from './data/azapi';
import { azuread } from './data/azuread';
import { azurerm } from './data/azurerm';
import { azurerm5 } from './data/azurerm5';
import { fabric } from './data/fabric';
import { google } from './data/google';
import { google7 } from './data/google7';
import { googleBeta } from './data/googleBeta';
import {
  type BlockSchema,
  decodeBlock,
  type PackedType,
  patched,
} from './decode';
import type { PackedSchema } from './types';
import { allowsMajor, parseVersionRange, type VersionRange } from './versions';

/** Resources or data sources. @internal */
export type TypeKind = 'resources' | 'data';

/** A major version of a provider, by what it has of schemas: a base and what differs. @internal */
export interface ProviderEdition {
  title: string;
  major: number;
  layers: readonly PackedSchema[];
  /** Layers of types that only the beta provider has. */
  beta?: readonly PackedSchema[];
}

const EDITIONS: Readonly<Record<string, readonly ProviderEdition[]>> = {
  aws: [{ title: 'aws 6', major: 6, layers: [aws] }],
  azurerm: [
    { title: 'azurerm 4', major: 4, layers: [azurerm] },
    { title: 'azurerm 5', major: 5, layers: [azurerm, azurerm5] },
  ],
  google: [
    { title: 'google 6', major: 6, layers: [google], beta: [googleBeta] },
    {
      title: 'google 7',
      major: 7,
      layers: [google, google7],
      beta: [googleBeta],
    },
  ],
  azuread: [{ title: 'azuread 3', major: 3, layers: [azuread] }],
  fabric: [{ title: 'fabric 1', major: 1, layers: [fabric] }],
  azapi: [{ title: 'azapi 2', major: 2, layers: [azapi] }],
};

/** Providers whose schemas are known. @internal */
export const knownProviders: readonly string[] = Object.keys(EDITIONS);

/** The provider that a type belongs to: its first word. @internal */
export const providerOf = (type: string): string => type.split('_')[0];

/** Editions that a version constraint allows; all where it allows none that is known. @internal */
export function editionsOf(
  provider: string,
  range: VersionRange | undefined,
): readonly ProviderEdition[] {
  const all = Object.hasOwn(EDITIONS, provider) ? EDITIONS[provider] : [];
  const allowed = all.filter(
    ({ major }) => !range || allowsMajor(range, major),
  );
  return allowed.length > 0 ? allowed : all;
}

/** Whether what is known of an edition is older than every version that a constraint allows of it. @internal */
export function isOutdated(
  { layers }: ProviderEdition,
  range: VersionRange | undefined,
): boolean {
  const known = parseVersionRange(layers[layers.length - 1].version);
  return range !== undefined && known !== undefined && known.from < range.from;
}

const cache = new Map<string, BlockSchema>();

function unpack(
  kind: TypeKind,
  type: string,
  layers: readonly PackedSchema[],
): BlockSchema | undefined {
  const key = `${kind} ${type} ${layers.map(({ version }) => version).join()}`;
  const known = cache.get(key);
  if (known) return known;
  let packed: PackedType | undefined;
  for (const layer of layers) {
    if (!Object.hasOwn(layer[kind], type)) continue;
    const own: PackedType = JSON.parse(layer[kind][type]);
    packed = packed ? patched(packed, own) : own;
  }
  if (!packed) return undefined;
  const block = decodeBlock(packed);
  cache.set(key, block);
  return block;
}

/** What is known of a type in an edition. @internal */
export type FoundType =
  | { known: 'schema'; schema: BlockSchema; betaOnly: boolean }
  /** There is such a type; its arguments are not known here. */
  | { known: 'name' }
  | { known: 'no' };

/**
 * Looks a type up.
 *
 * @param beta - whether the block asks for the beta provider
 * @internal
 */
export function findType(
  kind: TypeKind,
  type: string,
  { layers, beta: betaLayers = [] }: ProviderEdition,
  beta = false,
): FoundType {
  const [base, ...newer] = layers;
  const stable = unpack(kind, type, layers);
  if (stable && !beta) {
    return { known: 'schema', schema: stable, betaOnly: false };
  }
  // What a newer major changes applies to the beta provider too.
  const whole = unpack(kind, type, [base, ...betaLayers, ...newer]);
  if (whole) return { known: 'schema', schema: whole, betaOnly: !stable };
  const short = type.slice(type.indexOf('_') + 1);
  return [...layers, ...betaLayers].some(({ others }) =>
    others[kind].split(' ').includes(short),
  )
    ? { known: 'name' }
    : { known: 'no' };
}

/** Every type of a provider, for suggestions. @internal */
export function typeNames(
  kind: TypeKind,
  provider: string,
  { layers }: ProviderEdition,
): string[] {
  return layers.flatMap(layer => [
    ...Object.keys(layer[kind]),
    ...layer.others[kind]
      .split(' ')
      .filter(Boolean)
      .map(name => `${provider}_${name}`),
  ]);
}

/** Arguments of a `provider` block. @internal */
export function providerConfig({ layers }: ProviderEdition): BlockSchema {
  const packed: PackedType = JSON.parse(layers[0].config);
  return decodeBlock({ ...packed, alias: 'os', version: 'os' });
}

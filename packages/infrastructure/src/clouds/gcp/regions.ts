// SPDX-License-Identifier: Apache-2.0

/** Multi-regions of Cloud Storage, each with the location of Cloud KMS whose keys it takes. @internal */
export type MultiRegion = 'EU' | 'US' | 'ASIA';

/** A region, the one that holds its copy, and the multi-region around both. @internal */
export interface Region {
  pair: string;
  multiRegion: MultiRegion;
}

/**
 * Regions that products can be generated for. A pair lies in one multi-region, so that a dual-region bucket can span
 * both, and in one jurisdiction, so that a copy never leaves it.
 *
 * @internal
 */
export const regions: Readonly<Record<string, Region>> = {
  'europe-west1': { pair: 'europe-west4', multiRegion: 'EU' },
  'europe-west3': { pair: 'europe-west4', multiRegion: 'EU' },
  'europe-west4': { pair: 'europe-west1', multiRegion: 'EU' },
  'europe-west8': { pair: 'europe-west4', multiRegion: 'EU' },
  'europe-west9': { pair: 'europe-west4', multiRegion: 'EU' },
  'europe-north1': { pair: 'europe-west4', multiRegion: 'EU' },
  'europe-southwest1': { pair: 'europe-west4', multiRegion: 'EU' },
  'us-central1': { pair: 'us-east1', multiRegion: 'US' },
  'us-east1': { pair: 'us-central1', multiRegion: 'US' },
  'us-east4': { pair: 'us-central1', multiRegion: 'US' },
  'us-west1': { pair: 'us-central1', multiRegion: 'US' },
  'asia-northeast1': { pair: 'asia-northeast2', multiRegion: 'ASIA' },
  'asia-northeast2': { pair: 'asia-northeast1', multiRegion: 'ASIA' },
  'asia-southeast1': { pair: 'asia-southeast2', multiRegion: 'ASIA' },
  'asia-southeast2': { pair: 'asia-southeast1', multiRegion: 'ASIA' },
};

/** Location of Cloud KMS for the keys of buckets that span a multi-region. @internal */
export const keyLocations: Readonly<Record<MultiRegion, string>> = {
  EU: 'europe',
  US: 'us',
  ASIA: 'asia',
};

/** The multi-region around a region; the European one where the region is not known. @internal */
export function multiRegionOf(region: string): MultiRegion {
  return regions[region]?.multiRegion ?? 'EU';
}

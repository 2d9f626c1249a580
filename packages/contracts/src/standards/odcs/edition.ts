// SPDX-License-Identifier: Apache-2.0
import type { RecordOptions } from '../../shape';

/** Editions of ODCS 3, oldest first. @internal */
export const editions = ['3.0.0', '3.0.1', '3.0.2', '3.1.0'] as const;

/** @internal */
export type Edition = (typeof editions)[number];

/** Whether an edition is a certain one or a later one. @internal */
export function since(edition: Edition, first: Edition): boolean {
  return editions.indexOf(edition) >= editions.indexOf(first);
}

/** Values of `apiVersion` that an edition knows. @internal */
export function apiVersions(edition: Edition): string[] {
  const own = editions.slice(0, editions.indexOf(edition) + 1).reverse();
  return [...own, '2.2.2', '2.2.1', '2.2.0'].map(version => `v${version}`);
}

/** Versions without `v` or without their last number, each with the one that is meant. @internal */
export function versionSynonyms(edition: Edition): Record<string, string> {
  const meant: Record<string, string> = {};
  // Newest first, so that `3.0` is the last one of 3.0.
  for (const version of apiVersions(edition)) {
    const short = version.replace(/\.\d+$/, '');
    for (const word of [version.slice(1), short, short.slice(1)]) {
      meant[word] ??= version;
    }
  }
  return meant;
}

/**
 * Blocks that are closed since 3.1: before, a field that no one knows was tolerated,
 * so that it is worth a warning only.
 *
 * @internal
 */
export function closedSince31(
  edition: Edition,
): Pick<RecordOptions, 'restSeverity'> {
  return since(edition, '3.1.0') ? {} : { restSeverity: 'warning' };
}

/** A field that came with a later edition, for the ones before it. @internal */
export function cameWith(first: Edition) {
  return {
    reason: `It came with ODCS ${first}: state 'apiVersion: v${first}' to use it.`,
    fix: {
      description: `Write 'v${first}'`,
      path: '/apiVersion',
      value: `v${first}`,
    },
  };
}

/** Why tools disagree where the text of the standard allows what its JSON Schema does not. @internal */
export const textAllows =
  'The text of the standard has it, but its JSON Schema does not, so that tools that use the schema refuse it.';

/** Why tools disagree where the text of the standard does not ask for what its JSON Schema does. @internal */
export const schemaDemands =
  'The text of the standard makes it optional, but its JSON Schema requires it, so that tools that use the schema refuse the contract.';

/** Why tools disagree where the text of the standard asks for what its JSON Schema does not. @internal */
export const textDemands =
  'The text of the standard requires it, its JSON Schema does not.';

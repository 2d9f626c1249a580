// SPDX-License-Identifier: Apache-2.0
import type { Policy } from './model';
import { readPolicies } from './read';

/** A policy as a catalog keeps it: the document, and what the catalog added to it. @public */
export interface PolicyEntity {
  apiVersion: string;
  kind: string;
  metadata: object & {
    name: string;
    title?: string;
    description?: string;
    tags?: string[];
  };
  spec?: object;
}

/**
 * Reads the policies that an entity of a catalog carries.
 *
 * @param entityRef - for messages, and as the file of the policies
 * @returns the document without what the catalog added, and in `errors` what keeps it from being used, each with its place
 * @public
 */
export function readPolicyEntity(
  { apiVersion, kind, metadata, spec }: PolicyEntity,
  entityRef: string,
): { document: string; policies: Policy[]; errors: string[] } {
  const { name, title, description, tags } = metadata;
  const document = JSON.stringify({
    apiVersion,
    kind,
    metadata: { name, title, description, tags },
    spec,
  });
  const { policies, findings } = readPolicies(document, { file: entityRef });
  const errors = findings
    .filter(({ severity }) => severity === 'error')
    .map(({ path, message }) => (path ? `${path}: ${message}` : message));
  return { document, policies, errors };
}

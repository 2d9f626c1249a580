// SPDX-License-Identifier: Apache-2.0
import { DATA_CONTRACT_API_TYPE } from '@meshwright/plugin-data-mesh-common';
import { meshFinding } from '../descriptors/findings';
import type { ParsedFile, SourceFile } from '../descriptors/types';
import { isObject } from './plainData';
import { readDocuments } from './readDocuments';
import { statedDraft } from './statedDraft';
import { unreadableDraft } from '../descriptors/unreadable';

/** Whether a document is an entity of this module's kinds. */
function isMeshEntity(data: unknown): boolean {
  if (!isObject(data) || typeof data.kind !== 'string') {
    return false;
  }
  if (data.kind === 'DataProduct' || data.kind === 'GovernancePolicy') {
    return String(data.apiVersion).startsWith('meshwright.io/');
  }
  return (
    data.kind === 'API' &&
    isObject(data.spec) &&
    data.spec.type === DATA_CONTRACT_API_TYPE
  );
}

/** Whether a text that cannot be parsed looks as if it held one of them. */
const LOOKS_LIKE_MESH =
  /^\s*kind:\s*['"]?(DataProduct|GovernancePolicy)\b|^\s*type:\s*['"]?data-contract\b/m;

/** Whether a text looks like Backstage entities at all. @internal */
export function looksLikeEntities(text: string): boolean {
  return (
    /^\s*apiVersion:\s*['"]?(backstage\.io|meshwright\.io)\//m.test(text) &&
    /^\s*kind:/m.test(text)
  );
}

/**
 * Reads the entities of this module's kinds from a `catalog-info.yaml`. Others are left to the catalog.
 *
 * @internal
 */
export function parseStated(file: SourceFile, text: string): ParsedFile {
  const documents = readDocuments(text);
  const drafts = documents.flatMap((document, index) =>
    isMeshEntity(document.data) && isObject(document.data)
      ? [statedDraft(file, document.data, index, document.lineOf)]
      : [],
  );
  const problem = documents.find(document => document.problem)?.problem;
  if (problem && LOOKS_LIKE_MESH.test(text)) {
    const finding = meshFinding('error', 'unreadable', problem.message, {
      line: problem.line,
      fix: 'Mend the YAML',
    });
    if (drafts.length === 0) {
      return {
        status: 'broken',
        drafts: [unreadableDraft(file, text, [finding])],
      };
    }
    drafts.forEach(draft => draft.findings.push(finding));
    return { status: 'broken', drafts };
  }
  return { status: drafts.length > 0 ? 'ok' : 'ignored', drafts };
}

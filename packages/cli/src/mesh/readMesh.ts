// SPDX-License-Identifier: Apache-2.0
import {
  type ReadResult,
  readCustomDocument,
  readDescriptor,
  shapes,
} from '@meshwright/contracts';
import {
  type EstateDocument,
  type PolicyReadResult,
  type Waiver,
  type WaiversReadResult,
  looksLikePolicy,
  readPolicies,
  readWaivers,
  splitDocuments,
} from '@meshwright/governance';
import { mayBeDescriptor, tornKind } from '../files/descriptors';
import { type Candidate, findFiles } from '../files/find';
import { readSource } from '../files/read';
import type { Io } from '../terminal/io';

/** What files hold that policies are about. */
export interface Mesh {
  documents: EstateDocument[];
  policies: PolicyReadResult[];
  waivers: WaiversReadResult[];
  /** Descriptors that are so broken that nobody can say what they describe. */
  torn: Array<ReadResult & { kind: 'product' | 'contract' }>;
  /** Texts of the documents by `file` of their document, for lines and patches. */
  texts: Map<string, string>;
  /** Domain that a domain is part of, by name, as `Domain` entities say. */
  parentDomains: Record<string, string>;
}

/** Stands between a file and the number of the document in it, where it holds several. */
const NUMBER_MARK = '?document=';

/** The file of a document, without the number of the document in it. */
export function plainFile(file: string): string {
  return file.replace(/\?document=\d+/, '');
}

const WAIVERS = /(^|[\\/.-])waivers\.(ya?ml|json)$/i;
const ENTITY = /\bkind["']?\s*:\s*["']?DataProduct\b/;

function isProductEntity(data: unknown): data is Record<string, unknown> {
  if (typeof data !== 'object' || data === null) return false;
  const { kind, apiVersion } = data as Record<string, unknown>;
  return (
    kind === 'DataProduct' && String(apiVersion).startsWith('meshwright.io/')
  );
}

/** The products that a `catalog-info.yaml` describes. */
function readEntities(path: string, text: string, mesh: Mesh): boolean {
  if (!ENTITY.test(text) || !text.includes('meshwright.io/')) return false;
  const found = splitDocuments(text)
    .map(part => ({
      part,
      data: readCustomDocument(part, shapes.any, { namespace: 'entity' }).data,
    }))
    .filter(({ data }) => isProductEntity(data));
  found.forEach(({ part, data }, index) => {
    const file = found.length > 1 ? `${path}${NUMBER_MARK}${index}` : path;
    mesh.texts.set(file, part);
    mesh.documents.push({
      file,
      standard: 'entity',
      entity: data as Record<string, unknown>,
    });
  });
  return found.length > 0;
}

const plainName = (ref: string) => ref.replace(/^(domain:)?([^/]+\/)?/i, '');

/** Which domain is part of which, where a file describes domains. */
function readDomains(text: string, mesh: Mesh): void {
  if (!/\bkind["']?\s*:\s*["']?Domain\b/.test(text)) return;
  for (const part of splitDocuments(text)) {
    const { data } = readCustomDocument(part, shapes.any, {
      namespace: 'entity',
    });
    const { kind, metadata, spec } = (data ?? {}) as Partial<
      Record<string, Record<string, unknown>>
    > & { kind?: unknown };
    const name = metadata?.name;
    const parent = spec?.subdomainOf;
    if (
      kind === 'Domain' &&
      typeof name === 'string' &&
      typeof parent === 'string'
    ) {
      mesh.parentDomains[name] = plainName(parent);
    }
  }
}

function readOne(
  { path, named }: Candidate,
  source: Uint8Array,
  mesh: Mesh,
): void {
  const shown = path.split('\\').join('/');
  const text = new TextDecoder().decode(source);
  if (WAIVERS.test(path)) {
    mesh.waivers.push(readWaivers(source, { file: shown }));
    return;
  }
  readDomains(text, mesh);
  const holdsPolicies = looksLikePolicy(text);
  if (holdsPolicies) mesh.policies.push(readPolicies(text, { file: shown }));
  if (readEntities(shown, text, mesh) || holdsPolicies) return;
  if (!mayBeDescriptor(path, source, named).possible) return;
  const result = readDescriptor(source, { file: shown });
  if (!result.contract && !result.product) {
    const kind = tornKind(text, result);
    if (kind) mesh.torn.push({ ...result, kind });
    return;
  }
  mesh.texts.set(shown, text);
  mesh.documents.push({
    file: shown,
    standard: result.standard?.id,
    contract: result.contract,
    product: result.product,
    findings: result.findings,
  });
}

/**
 * Reads descriptors, policies and waivers from files and folders. What is none of them is passed over.
 *
 * @throws Failure for an argument that stands for nothing, or a file that cannot be read
 */
export async function readMesh(args: readonly string[], io: Io): Promise<Mesh> {
  const mesh: Mesh = {
    documents: [],
    policies: [],
    waivers: [],
    torn: [],
    texts: new Map(),
    parentDomains: Object.create(null),
  };
  for (const candidate of await findFiles(args, io)) {
    readOne(candidate, await readSource(candidate.path, io), mesh);
  }
  return mesh;
}

/** Waivers of several files in one list. */
export function allWaivers(files: readonly WaiversReadResult[]): Waiver[] {
  return files.flatMap(({ waivers }) => waivers);
}

// SPDX-License-Identifier: Apache-2.0
import { type ReadResult, readDescriptor } from '@meshwright/contracts';
import { Failure } from '../failure';
import { clean, fileTitle } from '../terminal/clean';
import type { Io } from '../terminal/io';
import { type Candidate, findFiles } from './find';
import { readSource } from './read';

/** A descriptor with the bytes it was read from. */
export interface Descriptor {
  path: string;
  source: Uint8Array;
  result: ReadResult;
}

/** Names that say what a file is, so that it counts even when it cannot be understood. */
const TELLING =
  /(^|[\\/.])(odcs|odps|dpds?|datacontract|data-contract|data-product)\.(ya?ml|json)$/i;
/** Words that every descriptor of a known standard has; what has none of them need not be parsed. */
const MARKERS =
  /Data(Contract|Product)\b|dataContractSpecification|dataProductDescriptor|opendataproducts|datasetName|product/i;

/** A line that states what a descriptor is, in YAML or JSON. */
const STATED = /(^|[{,]\s*)["']?kind["']?\s*:\s*["']?Data(Contract|Product)\b/m;
/** Templates are no YAML before they are filled in. */
const TEMPLATE = /\{[{%]/;

/** What a text was meant to describe that is so broken that nobody can read it; undefined for every other text. */
export function tornKind(
  text: string,
  { data, findings }: ReadResult,
): 'product' | 'contract' | undefined {
  const isBroken =
    data === undefined &&
    findings.some(({ rule }) => rule.startsWith('document/')) &&
    !TEMPLATE.test(text);
  const stated = isBroken && STATED.exec(text)?.[2];
  if (!stated) return undefined;
  return stated === 'Product' ? 'product' : 'contract';
}

/**
 * Whether a file may be a descriptor: by its name, or by a word that every descriptor has.
 *
 * @param named - somebody named the file itself
 */
export function mayBeDescriptor(
  path: string,
  source: Uint8Array,
  named: boolean,
): { telling: boolean; possible: boolean } {
  const telling = named || TELLING.test(path);
  return {
    telling,
    possible: telling || MARKERS.test(Buffer.from(source).toString('latin1')),
  };
}

async function readOne(
  candidate: Candidate,
  io: Io,
): Promise<Descriptor | undefined> {
  const { path, named } = candidate;
  const source = await readSource(path, io);
  const { telling, possible } = mayBeDescriptor(path, source, named);
  if (!possible) return undefined;
  const result = readDescriptor(source, { file: path });
  const isMeant =
    telling ||
    result.standard !== undefined ||
    tornKind(Buffer.from(source).toString('utf8'), result) !== undefined;
  return isMeant ? { path, source, result } : undefined;
}

/**
 * Reads the descriptors that arguments stand for. In folders, files that are no descriptors are left out.
 *
 * @throws Failure for an argument that stands for nothing, a file that cannot be read, or folders
 *   without any descriptor
 */
export async function* readDescriptors(
  args: readonly string[],
  io: Io,
): AsyncGenerator<Descriptor> {
  let any = false;
  for (const candidate of await findFiles(args, io)) {
    const descriptor = await readOne(candidate, io);
    if (!descriptor) continue;
    any = true;
    yield descriptor;
  }
  if (!any) {
    throw new Failure(
      `No contract and no product descriptor was found in ${args
        .map(clean)
        .join(', ')}.`,
      'Looked at were .yaml, .yml and .json files. Name a file itself to hear what is wrong with it.',
    );
  }
}

/**
 * Reads one file that has to be a descriptor.
 *
 * @throws Failure when it cannot be read, or is none; the first things wrong with it are in the hint
 */
export async function readOneDescriptor(
  path: string,
  io: Io,
): Promise<Descriptor> {
  const source = await readSource(path, io);
  const result = readDescriptor(source, { file: path });
  if (!result.contract && !result.product) {
    const reasons = result.findings
      .slice(0, 3)
      .map(
        ({ line, column, message }) => `${line}:${column} ${clean(message)}`,
      );
    throw new Failure(
      `${fileTitle(path)} cannot be read as a contract or a data product.`,
      reasons.join('\n'),
    );
  }
  return { path, source, result };
}

// SPDX-License-Identifier: Apache-2.0
import {
  positionsOf,
  readDescriptor,
  type ReadResult,
} from '@meshwright/contracts';
import { placesToAnnotations } from '@meshwright/plugin-data-mesh-common';
import { stringify } from 'yaml';
import { looksLikeEntities, parseStated } from '../stated/parseStated';
import { contractDraft } from './contractDraft';
import { meshFinding, toDescriptorFindings } from './findings';
import { productDraft } from './productDraft';
import { placesAt, productPointers } from './productPlaces';
import { isReadme, readmeText } from './readme';
import { storableTexts } from './storableTexts';
import type { Draft, ParsedFile, SourceFile } from './types';
import { unreadableDraft } from './unreadable';

const ENTITY_FILE = /(^|\/)catalog-info\.ya?ml$/i;

/** Whether a file calls itself a descriptor by its name. */
const DESCRIPTOR_FILE =
  /(\.(odcs|odps|datacontract)\.(ya?ml|json)|(^|\/)(data-product|dpds)[^/]*\.(ya?ml|json))$/i;

/** Whether a text calls itself a descriptor, though it may not be one that can be read. */
const LOOKS_LIKE_DESCRIPTOR =
  /^[\s{"']*(dataContractSpecification|dataProductDescriptor)["']?\s*:|kind["']?\s*:\s*["']?Data(Contract|Product)\b/m;

/** Placeholders of software templates: a skeleton is no descriptor yet. */
const SKELETON = /\$\{\{-?\s*(values|parameters)\b/;

/**
 * Makes entities of a file. Nothing that the file names is followed.
 *
 * @internal
 */
export function parseFile(file: SourceFile, bytes: Buffer): ParsedFile {
  if (isReadme(file.path)) {
    return { status: 'ignored', drafts: [], readme: readmeText(asText(bytes)) };
  }
  const { status, drafts } = parse(file, bytes);
  return { status, drafts: drafts.map(storableTexts) };
}

function parse(file: SourceFile, bytes: Buffer): ParsedFile {
  const text = asText(bytes);
  if (text !== undefined && SKELETON.test(text)) {
    return { status: 'ignored', drafts: [] };
  }
  if (ENTITY_FILE.test(file.path)) {
    return parseStated(file, text ?? '');
  }
  const result = readDescriptor(bytes, { file: file.path });
  const { contract, product, standard } = result;
  const broken = result.findings.some(({ rule }) => rule === 'document/syntax');
  if (standard && contract) {
    const draft = contractDraft({
      file,
      key: 'contract',
      contract,
      standard,
      definition: text ?? '',
      findings: toDescriptorFindings(result.findings),
    });
    return {
      status: broken ? 'broken' : 'ok',
      drafts: placed([draft], bytes),
    };
  }
  if (standard && product) {
    return {
      status: broken ? 'broken' : 'ok',
      drafts: placed(
        productDrafts(file, result),
        bytes,
        productPointers(product, result.data),
      ),
    };
  }
  if (text !== undefined && looksLikeEntities(text)) {
    return parseStated(file, text);
  }
  if (
    DESCRIPTOR_FILE.test(file.path) ||
    (text !== undefined && LOOKS_LIKE_DESCRIPTOR.test(text))
  ) {
    const findings = toDescriptorFindings(result.findings);
    return {
      status: 'broken',
      drafts: [unreadableDraft(file, text, findings)],
    };
  }
  return { status: 'ignored', drafts: [] };
}

/** What is shown for a file that is larger than files may be. It is not read. @internal */
export function oversizedFile(
  file: SourceFile,
  size: number,
  limit: number,
): ParsedFile {
  if (!DESCRIPTOR_FILE.test(file.path)) {
    return { status: 'ignored', drafts: [] };
  }
  const finding = meshFinding(
    'error',
    'too-large',
    `The file has ${size} bytes; at most ${limit} are read.`,
    {
      fix: "Make the file smaller, or raise 'limits.maxFileSize' of the source",
    },
  );
  return {
    status: 'broken',
    drafts: [unreadableDraft(file, undefined, [finding])],
  };
}

/**
 * Drafts whose references know their lines, for findings that only come up when everything is known. The first one also
 * keeps the lines of some places, for policies.
 */
function placed(
  drafts: Draft[],
  bytes: Buffer,
  kept: ReadonlyMap<string, string> = new Map(),
): Draft[] {
  const [main, ...others] = drafts;
  const paths = main.references.map(({ path }) => path);
  if (paths.length + kept.size === 0) {
    return drafts;
  }
  const positions = positionsOf(bytes, new Set([...paths, ...kept.values()]));
  const { entity } = main;
  return [
    {
      ...main,
      entity: {
        ...entity,
        metadata: {
          ...entity.metadata,
          annotations: {
            ...entity.metadata.annotations,
            ...placesToAnnotations(placesAt(kept, positions)),
          },
        },
      },
      references: main.references.map(reference => ({
        ...reference,
        ...positions.get(reference.path),
      })),
    },
    ...others,
  ];
}

/** A product, and the contracts that stand inside its document. */
function productDrafts(file: SourceFile, result: ReadResult): Draft[] {
  const product = result.product!;
  const standard = result.standard!;
  const contracts: Draft[] = [];
  const inlineContracts = new Map<number, { id: string; version?: string }>();
  product.outputPorts.forEach((port, index) => {
    const definition = inlineText(port.inlineContract);
    const inline =
      definition === undefined
        ? undefined
        : readDescriptor(definition, { file: file.path });
    if (!definition || !inline?.contract || !inline.standard) {
      return;
    }
    const id = inline.contract.id ?? `${file.id}:${port.name}`;
    const draft = contractDraft({
      file,
      key: `port:${port.name}@${port.version ?? index}`,
      contract: { ...inline.contract, id },
      standard: inline.standard,
      definition,
      findings: toDescriptorFindings(inline.findings).map(finding => ({
        ...finding,
        path: `${port.path}${finding.path}`,
        line: 1,
        column: 1,
      })),
    });
    if (contracts.every(({ key }) => key !== draft.key)) {
      contracts.push(draft);
      inlineContracts.set(index, { id, version: inline.contract.version });
    }
  });
  return [
    productDraft({
      file,
      key: 'product',
      product,
      standard,
      findings: toDescriptorFindings(result.findings),
      inlineContracts,
    }),
    ...contracts,
  ];
}

function inlineText(inline: unknown): string | undefined {
  if (typeof inline === 'string') {
    return inline;
  }
  return typeof inline === 'object' && inline !== null
    ? stringify(inline, { lineWidth: 0 })
    : undefined;
}

/** The bytes as text, unless they are none. */
function asText(bytes: Buffer): string | undefined {
  const encoding = encodingOf(bytes);
  if (encoding === 'utf-8' && bytes.includes(0)) {
    return undefined;
  }
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Encoding by the mark at the beginning, as editors on Windows leave it. */
function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return 'utf-16le';
  }
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

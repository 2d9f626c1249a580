// SPDX-License-Identifier: Apache-2.0
import { toPointer } from './document/pointer';
import { readText } from './document/read';
import type { TextDocument } from './document/textDocument';
import type { PlainRecord } from './document/types';
import type { Contract, Finding, Product, StandardRef } from './model';
import { checkShape, quote } from './shape';
import { standards } from './standards';
import type { Detection, Standard } from './standards';
import { describeUnknown } from './standards/unknown';
import { isRecord } from './standards/values';
import { nearestVersion } from './standards/version';

/** What reading a descriptor gives. Always something: a document that cannot be read has findings and no value. @public */
export interface ReadResult {
  /** Name of the file as the caller gave it. */
  file: string;
  syntax?: 'yaml' | 'json';
  /** Absent when the document is none of the known standards. */
  standard?: StandardRef;
  /** True when there is no finding of severity error. */
  valid: boolean;
  /** In order of position. */
  findings: Finding[];
  contract?: Contract;
  product?: Product;
  /** The document as plain data, without prototypes or getters; absent when the text could not be parsed. */
  data?: unknown;
}

/** Limits that a document must keep; the defaults suit files written by people and generators. @public */
export interface ReadLimits {
  /** Size of the text in bytes of UTF-8. Default 10 MiB. */
  maxBytes?: number;
  /** Nesting. Default 100, at most 500. */
  maxDepth?: number;
  /** Nodes after aliases are expanded. Default 1,000,000. */
  maxNodes?: number;
}

/** @public */
export interface ReadOptions {
  /** Used in messages and results only; nothing is read from disk. Default `document`. */
  file?: string;
  limits?: ReadLimits;
}

/** Findings of a standard's rules on one document; the rest is cut, with a word on it. */
const maxRuleFindings = 500;

/** The standard that is surest that a document is its own. */
function detect(
  data: PlainRecord,
): { standard: Standard; detection: Detection } | undefined {
  let best: { standard: Standard; detection: Detection } | undefined;
  for (const standard of standards) {
    const detection = standard.detect(data);
    if (!detection) continue;
    if (!best || detection.certainty > best.detection.certainty) {
      best = { standard, detection };
    }
  }
  return best;
}

function unknownStandard(document: TextDocument): Finding {
  return {
    severity: 'error',
    rule: 'document/unknown-standard',
    path: '',
    message: describeUnknown(document.data),
    ...document.locate([]),
  };
}

/** Judges a document by the version it states, or by the nearest known one. */
function judge(
  document: TextDocument,
  data: PlainRecord,
  standard: Standard,
  detection: Detection,
): { version: string; findings: Finding[] } {
  const { id, title, versions, severities } = standard;
  const stated = detection.version;
  const known = versions.map(({ version }) => version);
  const nearest =
    stated === undefined ? undefined : nearestVersion(stated, known);
  const version = nearest?.version ?? known[0];
  if (document.broken) return { version, findings: [] };

  const findings: Finding[] = [];
  const { shape } = versions[known.indexOf(version)];
  const versionPath = detection.versionPath ?? [];
  if (nearest && !nearest.exact) {
    findings.push({
      severity: nearest.newer ? 'warning' : 'error',
      rule: `${id}/unknown-version`,
      path: toPointer(versionPath),
      message: `Version ${quote(
        stated!,
      )} of the ${title} is not known; the document is judged by ${version}. Known are ${known.join(
        ', ',
      )}.`,
      ...document.locate(versionPath),
    });
  }
  const shapeFindings = checkShape(shape, document, {
    namespace: id,
    severities,
  });
  for (const finding of shapeFindings) {
    // What is wrong with the version is said above, and better.
    const onVersion =
      findings.length > 0 &&
      finding.path === findings[0].path &&
      finding.rule === `${id}/unknown-value`;
    if (!onVersion) findings.push(finding);
  }
  const fromRules: Finding[] = [];
  let cut = 0;
  standard.check?.({
    document,
    data,
    version,
    report: ({ rule, severity, path, part, message, fix }) => {
      if (fromRules.length >= maxRuleFindings) {
        cut++;
        return;
      }
      fromRules.push({
        severity,
        rule: `${id}/${rule}`,
        path: toPointer(path),
        message,
        ...document.locate(path, part),
        ...(fix && { fix }),
      });
    },
  });
  if (cut > 0) {
    const last = fromRules[fromRules.length - 1];
    last.message += ` (${cut} further findings are not shown.)`;
  }
  return { version, findings: [...findings, ...fromRules] };
}

const byPosition = (a: Finding, b: Finding) =>
  a.line - b.line || a.column - b.column;

/**
 * Reads a descriptor of any supported standard and says everything there is to say about it.
 *
 * Never throws for bad input: bytes that are no text, a text that is no document, and a document
 * of no known standard each give a result with one finding. A document with errors still gives a model
 * of what could be read. Nothing that the document names (hosts, files, references) is followed.
 *
 * @public
 */
export function readDescriptor(
  source: string | Uint8Array,
  options: ReadOptions = {},
): ReadResult {
  const { file = 'document', limits } = options;
  const { syntax, document, findings, notJson } = readText(source, limits);
  if (notJson && /\.json$/i.test(file)) findings.push(notJson);
  const result: ReadResult = { file, valid: false, findings };
  if (syntax) result.syntax = syntax;
  if (!document) return result;

  const { data } = document;
  result.data = data;
  const found = isRecord(data) ? detect(data) : undefined;
  if (!found) {
    // A text that could not be parsed to its end has its finding.
    if (!document.broken) findings.push(unknownStandard(document));
    findings.sort(byPosition);
    return result;
  }
  const { standard, detection } = found;
  const judged = judge(document, data as PlainRecord, standard, detection);
  findings.push(...judged.findings);
  findings.sort(byPosition);
  result.standard = {
    id: standard.id,
    version: detection.version ?? judged.version,
    type: standard.type,
  };
  result.valid = !findings.some(({ severity }) => severity === 'error');
  const contract = standard.toContract?.(document, judged.version);
  if (contract) result.contract = contract;
  const product = standard.toProduct?.(document, judged.version);
  if (product) result.product = product;
  return result;
}

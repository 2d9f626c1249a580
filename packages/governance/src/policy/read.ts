// SPDX-License-Identifier: Apache-2.0
import {
  type CustomReadResult,
  type Finding,
  type ReadLimits,
  readCustomDocument,
} from '@meshwright/contracts';
import { buildPolicy } from './build';
import { judgePolicy } from './judge';
import type { Policy } from './model';
import { policyShape, wrappingShape } from './shape';
import { splitDocuments } from './split';

/** What reading a file of policies gives. @public */
export interface PolicyReadResult {
  /** Name of the file as the caller gave it. */
  file: string;
  /** True when there is no finding of severity error. */
  valid: boolean;
  /** In order of position. Rules are `policy/…` and `document/…`. */
  findings: Finding[];
  /** Every policy of the file, as far as it can be understood; one with an error is kept as it is. */
  policies: Policy[];
  /** Names of the policies that have no error. */
  sound: string[];
}

/** @public */
export interface PolicyReadOptions {
  /** Used in messages and results only; nothing is read from disk. Default `policy`. */
  file?: string;
  limits?: ReadLimits;
}

interface One {
  findings: Finding[];
  policy?: Policy;
}

const isPolicy = (data: unknown): data is Record<string, unknown> =>
  typeof data === 'object' &&
  data !== null &&
  (data as Record<string, unknown>).kind === 'GovernancePolicy';

function definitionOf(data: Record<string, unknown>): string | undefined {
  const { spec } = data;
  if (typeof spec !== 'object' || spec === null) return undefined;
  const { definition, rules } = spec as Record<string, unknown>;
  return typeof definition === 'string' && rules === undefined
    ? definition
    : undefined;
}

function judged(read: CustomReadResult, file: string): One {
  const { data, findings, broken, locate } = read;
  const policy = buildPolicy(data, file, pointer => locate(pointer).line);
  if (broken) return { findings, policy };
  const told = new Set(findings.map(({ path }) => path));
  for (const { rule, path, ...remark } of judgePolicy(policy)) {
    // What is wrong with the shape of a place is said already, and better.
    if (told.has(path) && rule === 'invalid-expression') continue;
    findings.push({ ...remark, rule: `policy/${rule}`, path, ...locate(path) });
  }
  return { findings, policy };
}

/** The policy that a catalog entity carries as text; places are those of the text's first line. */
function unwrapped(
  text: string,
  outer: CustomReadResult,
  file: string,
  limits: ReadLimits | undefined,
): One {
  const { line } = outer.locate('/spec/definition');
  const inner = readCustomDocument(text, policyShape, {
    namespace: 'policy',
    limits,
  });
  const { findings, policy } = judged(inner, file);
  return {
    findings: [
      ...outer.findings,
      ...findings.map(finding => ({
        ...finding,
        path: `/spec/definition`,
        message: `${finding.message} (in the definition, line ${finding.line})`,
        line,
        column: 1,
        fix: undefined,
      })),
    ],
    policy,
  };
}

/** Rules that a text breaks before it can be known what it is. */
const UNREADABLE = /^document\//;

function readOne(
  text: string,
  file: string,
  limits: ReadLimits | undefined,
): One {
  const options = { namespace: 'policy', limits };
  const read = readCustomDocument(text, policyShape, options);
  if (!isPolicy(read.data)) {
    return {
      findings: read.findings.filter(({ rule }) => UNREADABLE.test(rule)),
    };
  }
  const definition = definitionOf(read.data);
  return definition === undefined
    ? judged(read, file)
    : unwrapped(
        definition,
        readCustomDocument(text, wrappingShape, options),
        file,
        limits,
      );
}

/**
 * Reads the policies of a YAML or JSON file and says everything there is to say about them.
 *
 * Never throws for bad input. Documents of other kinds in the same file are passed over. A policy with an error is in
 * the result, so that it can be shown; whoever evaluates takes those named in `sound`.
 *
 * @public
 */
export function readPolicies(
  source: string | Uint8Array,
  { file = 'policy', limits }: PolicyReadOptions = {},
): PolicyReadResult {
  const text =
    typeof source === 'string' ? source : new TextDecoder().decode(source);
  const results = splitDocuments(text).map(part => ({
    ...readOne(part, file, limits),
  }));
  const findings = results
    .flatMap(result => result.findings)
    .sort((a, b) => a.line - b.line || a.column - b.column);
  const isError = ({ severity }: Finding) => severity === 'error';
  return {
    file,
    valid: !findings.some(isError),
    findings,
    policies: results.flatMap(({ policy }) => policy ?? []),
    sound: results.flatMap(result =>
      result.policy && !result.findings.some(isError) ? result.policy.name : [],
    ),
  };
}

/** Whether a text looks as if it held a policy, so that others need not be read. @public */
export function looksLikePolicy(text: string): boolean {
  return /\bkind["']?\s*:\s*["']?GovernancePolicy\b/.test(text);
}

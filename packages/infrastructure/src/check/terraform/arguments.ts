// SPDX-License-Identifier: Apache-2.0
import { suggest } from '@meshwright/contracts';
import type { BlockSyntax, BodySyntax, Syntax } from '../../hcl';
import { attribute, type Module, type Placed } from '../module';
import {
  type ArgumentSchema,
  type BlockSchema,
  editionsOf,
  findType,
  isOutdated,
  knownProviders,
  namesOf,
  type ProviderEdition,
  providerConfig,
  providerOf,
  typeNames,
  type VersionRange,
} from '../schemas';
import type { CheckReport } from '../types';
import { itemsOf, typeFault } from './literals';

type Issue = Omit<Parameters<CheckReport>[0], 'severity' | 'path'>;
type Tell = (issue: Issue) => void;

/** What every resource may have beside its own arguments. */
const META_ARGUMENTS = new Set(['count', 'for_each', 'depends_on', 'provider']);
const META_BLOCKS = new Set(['lifecycle', 'provisioner', 'connection']);

/** Providers that belong to Terraform, whose types are not kept here. */
const SMALL_PROVIDERS = new Set([
  'archive',
  'external',
  'http',
  'local',
  'null',
  'random',
  'terraform',
  'time',
  'tls',
]);

function meant(name: string, known: readonly string[]) {
  const word = suggest(name, known);
  return word
    ? { hint: ` Did you mean '${word}'?`, fix: `Write '${word}'` }
    : { hint: '', fix: undefined };
}

function checkObject(
  schema: ArgumentSchema,
  name: string,
  value: Syntax,
  tell: Tell,
): void {
  if (!schema.body) return;
  if (schema.repeat === '1') {
    if (value.kind === 'object') {
      checkEntries(schema.body, value, tell);
    } else if (value.kind === 'list' || value.kind === 'string') {
      tell({
        rule: 'terraform/wrong-type',
        at: value.at,
        message: `'${name}' is one object.`,
        fix: `Write ${name} = { … }`,
      });
    }
    return;
  }
  for (const item of itemsOf(value)) {
    if (item.kind === 'object') checkEntries(schema.body, item, tell);
  }
}

/** Members of an object argument. */
function checkEntries(
  schema: BlockSchema,
  object: Syntax & { kind: 'object' },
  tell: Tell,
): void {
  const present = new Set<string>();
  for (const { key, value } of object.entries) {
    if (key.kind !== 'string') return;
    present.add(key.value);
    checkArgument(schema, key.value, key.at, value, tell);
  }
  missing(schema, object.at, name => present.has(name), tell);
}

function checkArgument(
  schema: BlockSchema,
  name: string,
  at: number,
  value: Syntax,
  tell: Tell,
): void {
  const own = schema.get(name);
  if (!own) {
    const { hint, fix } = meant(name, namesOf(schema));
    tell({
      rule: 'terraform/unknown-argument',
      at,
      message: `There is no argument '${name}' here.${hint}`,
      fix,
    });
  } else if (own.kind === 'block' && !own.either) {
    tell({
      rule: 'terraform/block-as-argument',
      at,
      message: `'${name}' is a block, and is written as an argument.`,
      fix: `Write ${name} { … }, without '='`,
    });
  } else if (own.readOnly) {
    tell({
      rule: 'terraform/read-only',
      at,
      message: `'${name}' is set by the provider and can only be read.`,
      fix: 'Remove it',
    });
  } else if (own.body) checkObject(own, name, value, tell);
  else {
    const fault =
      own.type === undefined ? undefined : typeFault(own.type, value);
    if (fault) {
      tell({
        rule: 'terraform/wrong-type',
        at: value.at,
        message: `'${name}' is ${fault.wanted}, and ${fault.found} is given.`,
      });
    }
  }
}

function missing(
  schema: BlockSchema,
  at: number,
  present: (name: string) => boolean,
  tell: Tell,
): void {
  for (const [name, { required, kind }] of schema) {
    if (!required || present(name)) continue;
    const what = kind === 'block' ? 'block' : 'argument';
    tell({
      rule: 'terraform/missing-argument',
      at,
      message: `The ${what} '${name}' is required, and is not there.`,
      fix: `Add '${name}'`,
    });
  }
}

function checkNested(
  schema: BlockSchema,
  name: string,
  block: BlockSyntax,
  body: BodySyntax,
  tell: Tell,
): void {
  const own = schema.get(name);
  if (!own) {
    const { hint, fix } = meant(name, namesOf(schema));
    tell({
      rule: 'terraform/unknown-block',
      at: block.at,
      message: `There is no block '${name}' here.${hint}`,
      fix,
    });
  } else if (own.readOnly) {
    tell({
      rule: 'terraform/read-only',
      at: block.at,
      message: `'${name}' is set by the provider and can only be read.`,
      fix: 'Remove it',
    });
  } else if (own.kind === 'block' && own.body) {
    checkBody(own.body, body, block.at, tell, false);
  } else if (!/d/.test(own.type ?? '') && !/^[lem][m@]/.test(own.type ?? '')) {
    tell({
      rule: 'terraform/argument-as-block',
      at: block.at,
      message: `'${name}' is an argument, and is written as a block.`,
      fix: `Write ${name} = ${own.repeat === '1' && own.body ? '{ … }' : '…'}`,
    });
  }
}

/** Judges a body by what may stand in it. */
function checkBody(
  schema: BlockSchema,
  body: BodySyntax,
  at: number,
  tell: Tell,
  top: boolean,
): void {
  const counts = new Map<string, number>();
  const present = new Set<string>();
  for (const { name, at: place, value } of body.attributes) {
    if (top && META_ARGUMENTS.has(name)) continue;
    present.add(name);
    checkArgument(schema, name, place, value, tell);
  }
  for (const block of body.blocks) {
    if (top && META_BLOCKS.has(block.type)) continue;
    if (block.type === 'dynamic') {
      const [label] = block.labels;
      if (!label) continue;
      present.add(label.text);
      const content = block.body.blocks.find(({ type }) => type === 'content');
      if (!attribute(block.body, 'for_each') || !content) {
        tell({
          rule: 'terraform/missing-argument',
          at: block.at,
          message: "A dynamic block has 'for_each' and a block 'content'.",
        });
      } else checkNested(schema, label.text, block, content.body, tell);
      continue;
    }
    present.add(block.type);
    const count = (counts.get(block.type) ?? 0) + 1;
    counts.set(block.type, count);
    const own = schema.get(block.type);
    if (count === 2 && own?.kind === 'block' && own.repeat === '1') {
      tell({
        rule: 'terraform/too-many-blocks',
        at: block.at,
        message: `The block '${block.type}' may stand here once.`,
        fix: 'Put both into one',
      });
    }
    checkNested(schema, block.type, block, block.body, tell);
  }
  missing(schema, at, name => present.has(name), tell);
}

function checkIn(
  edition: ProviderEdition,
  kind: 'resources' | 'data',
  { block }: Placed,
  tell: Tell,
): void {
  const [label] = block.labels;
  const provider = attribute(block.body, 'provider')?.value;
  const beta =
    provider?.kind === 'reference' && provider.root === 'google-beta';
  const found = findType(kind, label.text, edition, beta);
  const words = kind === 'data' ? 'data source' : 'resource';
  if (found.known === 'no') {
    const names = typeNames(kind, providerOf(label.text), edition);
    const { hint, fix } = meant(label.text, names);
    tell({
      rule: 'terraform/unknown-type',
      at: label.at,
      message: `There is no ${words} '${label.text}'.${hint}`,
      fix,
    });
  } else if (found.known === 'schema') {
    if (found.betaOnly && !beta) {
      tell({
        rule: 'terraform/beta-only',
        at: label.at,
        message: `Only the provider google-beta has '${label.text}'.`,
        fix: 'Add provider = google-beta',
      });
    }
    checkBody(found.schema, block.body, block.at, tell, true);
  }
}

/**
 * Runs a check with each edition that the version constraint allows. What only some of them find is told with their
 * names; what only a snapshot finds that is older than the constraint is not told.
 */
function judge(
  editions: readonly ProviderEdition[],
  range: VersionRange | undefined,
  check: (edition: ProviderEdition, tell: Tell) => void,
  report: (issue: Issue) => void,
): void {
  const issues = new Map<string, { issue: Issue; by: Set<ProviderEdition> }>();
  for (const edition of editions) {
    check(edition, issue => {
      const key = `${issue.at} ${issue.rule} ${issue.message}`;
      const known = issues.get(key) ?? { issue, by: new Set() };
      known.by.add(edition);
      issues.set(key, known);
    });
  }
  for (const { issue, by } of issues.values()) {
    const current = [...by].filter(edition => !isOutdated(edition, range));
    if (by.size === editions.length) report(issue);
    else if (current.length > 0) {
      const titles = current.map(({ title }) => title).join(', ');
      report({
        ...issue,
        message: `${issue.message} (With ${titles}, which the version constraint allows.)`,
      });
    }
  }
}

/** Judges resources, data sources and providers of a module by the schemas of their providers. @internal */
export function checkArguments(
  module: Module,
  reporter: (file: Placed['file']) => CheckReport,
): void {
  for (const [kind, placed] of [
    ...[...module.resources.values()].map(own => ['resources', own] as const),
    ...[...module.data.values()].map(own => ['data', own] as const),
  ]) {
    const [type, name] = placed.block.labels;
    const address = `${kind === 'data' ? 'data.' : ''}${type.text}.${
      name.text
    }`;
    const report = reporter(placed.file);
    const provider = providerOf(type.text);
    if (!knownProviders.includes(provider)) {
      if (SMALL_PROVIDERS.has(provider)) continue;
      report({
        rule: 'terraform/unknown-provider',
        severity: 'info',
        at: type.at,
        path: address,
        message: `The arguments of '${type.text}' are not checked, since the schema of its provider is not known here.`,
      });
      continue;
    }
    judge(
      editionsOf(provider, module.providers.get(provider)),
      module.providers.get(provider),
      (edition, tell) => checkIn(edition, kind, placed, tell),
      issue => report({ ...issue, path: address }),
    );
  }
  for (const file of module.files) {
    for (const block of file.parsed.body.blocks) {
      const [label] = block.labels;
      if (block.type !== 'provider' || !label) continue;
      const provider = label.text.replace(/-beta$/, '');
      if (!knownProviders.includes(provider)) continue;
      judge(
        editionsOf(provider, module.providers.get(label.text)),
        module.providers.get(label.text),
        (edition, tell) =>
          checkBody(providerConfig(edition), block.body, block.at, tell, false),
        issue => reporter(file)({ ...issue, path: `provider.${label.text}` }),
      );
    }
  }
}

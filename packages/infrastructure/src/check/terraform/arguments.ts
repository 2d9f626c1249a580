// SPDX-License-Identifier: Apache-2.0
import { attribute, type Module, type Placed } from '../module';
import {
  editionsOf,
  findType,
  isOutdated,
  knownProviders,
  type ProviderEdition,
  providerConfig,
  providerOf,
  typeNames,
  type VersionRange,
} from '../schemas';
import type { CheckReport } from '../types';
import { checkBody, type Issue, type Tell } from './bodies';

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
    tell({
      rule: 'terraform/unknown-type',
      at: label.at,
      message: `There is no ${words} '${label.text}'.`,
      meant: {
        word: label.text,
        known: () => typeNames(kind, providerOf(label.text), edition),
      },
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

// SPDX-License-Identifier: Apache-2.0
import { addressSpaceFault } from './addressSpace';
import { cronFault } from './cron';
import type { BlueprintInput } from './input';
import { isReservedName, pathFault } from './path';
import type { Report } from './report';
import { isSensitive } from './sensitivity';
import type { ResolvedPort } from './types';

/** Names that are taken twice, or that some system keeps for itself. */
function checkNames(
  names: readonly { name: string; path: string }[],
  what: string,
  report: Report,
): void {
  const seen = new Map<string, string>();
  for (const { name, path } of names) {
    const first = seen.get(name);
    if (first !== undefined) {
      report({
        severity: 'error',
        rule: 'blueprint/duplicate-name',
        path,
        message: `The name '${name}' is taken by another ${what} (${first}).`,
        fix: { description: `Give each ${what} a name of its own` },
      });
    } else seen.set(name, path);
    if (isReservedName(name)) {
      report({
        severity: 'error',
        rule: 'blueprint/reserved-name',
        path,
        message: `'${name}' is a name that Windows reserves, and files are called by it.`,
        fix: { description: 'Choose another name' },
      });
    }
  }
}

function checkPorts(
  ports: readonly ResolvedPort[],
  member: 'inputs' | 'outputs',
  report: Report,
): void {
  ports.forEach(({ contract }, index) => {
    const fault = pathFault(contract);
    if (fault === undefined) return;
    report({
      severity: 'error',
      rule: 'blueprint/contract-path',
      path: `/${member}/${index}/contract`,
      message: `This is no path of a contract: ${fault}.`,
      fix: {
        description:
          'Name a file below the folder of the blueprint, such as contracts/orders.odcs.yaml',
      },
    });
  });
}

function checkForm(input: BlueprintInput, report: Report): void {
  const { cron } = input.schedule ?? {};
  const schedule = cron === undefined ? undefined : cronFault(cron);
  if (schedule) {
    report({
      severity: 'error',
      rule: 'blueprint/schedule',
      path: '/schedule/cron',
      message: `This is no schedule: ${schedule}.`,
      fix: {
        description: "Write for example '0 4 * * *', each day at 4:00 UTC",
      },
    });
  }
  const { addressSpace } = input.network ?? {};
  const range =
    addressSpace === undefined ? undefined : addressSpaceFault(addressSpace);
  if (range) {
    report({
      severity: 'error',
      rule: 'blueprint/address-space',
      path: '/network/addressSpace',
      message: `This is no range of addresses for a network: ${range}.`,
    });
  }
}

/** What is allowed, and hardly meant. */
function checkSafety(input: BlueprintInput, report: Report): void {
  const { classification = 'internal' } = input.product;
  const warn = (rule: string, path: string, message: string, fix: string) =>
    report({
      severity: 'warning',
      rule: `blueprint/${rule}`,
      path,
      message,
      fix: { description: fix },
    });
  if (isSensitive(classification)) {
    const off: [boolean | undefined, string, string][] = [
      [input.network?.private, '/network/private', 'a public network'],
      [input.encryption?.ownKeys, '/encryption/ownKeys', 'keys of the cloud'],
      [input.auditing?.enabled, '/auditing/enabled', 'no audit'],
      [
        input.dataLossPrevention,
        '/dataLossPrevention',
        'no search for personal data',
      ],
    ];
    for (const [value, path, words] of off) {
      if (value !== false) continue;
      warn(
        'weakened',
        path,
        `The product is ${classification}, and this gives it ${words}.`,
        'Leave it out, since the default is the safe choice',
      );
    }
  }
  if (input.product.contact === undefined) {
    warn(
      'no-contact',
      '/product',
      'Nobody is told of alarms and budgets, since the product states no contact.',
      "Add 'contact', the mail address of the team",
    );
  }
  if ((input.outputs ?? []).length === 0 && !input.sandbox?.enabled) {
    warn(
      'no-output',
      '/outputs',
      'The product serves nothing: it has no output port.',
      "Add an output port with its contract under 'outputs'",
    );
  }
  const { services } = input;
  const nothing =
    services?.storage === false &&
    services.processing === 'none' &&
    services.catalog === false &&
    !services.warehouse &&
    !services.visualization &&
    (services.orchestration ?? 'none') === 'none';
  if (nothing) {
    report({
      severity: 'error',
      rule: 'blueprint/no-service',
      path: '/services',
      message:
        'Every service is switched off, so that there is nothing to make.',
      fix: { description: 'Switch on at least one service' },
    });
  }
}

/**
 * Judges what the shape of a blueprint cannot: fields that depend on others, small languages, paths.
 *
 * @internal
 */
export function checkBlueprint(input: BlueprintInput, report: Report): void {
  const { environments = [], inputs = [], outputs = [] } = input;
  checkNames(
    environments.map(({ name }, index) => ({
      name,
      path: `/environments/${index}/name`,
    })),
    'environment',
    report,
  );
  checkNames(
    [
      ...inputs.map(({ name }, index) => ({
        name,
        path: `/inputs/${index}/name`,
      })),
      ...outputs.map(({ name }, index) => ({
        name,
        path: `/outputs/${index}/name`,
      })),
    ],
    'port',
    report,
  );
  checkNames(
    [{ name: input.product.name, path: '/product/name' }],
    'product',
    report,
  );
  checkPorts(inputs, 'inputs', report);
  checkPorts(outputs, 'outputs', report);
  checkForm(input, report);
  checkSafety(input, report);
}

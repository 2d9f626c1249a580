// SPDX-License-Identifier: Apache-2.0
import { isDate, orList, quote } from '../../shape';
import { eachRepeated, isSame } from '../repeated';
import { isSemanticVersion, mendVersion } from '../semanticVersion';
import type { RuleContext } from '../standard';
import { didYouMean, fixWith, Suggestions } from '../suggestions';
import { Value } from '../values';

const pathOf = (value: Value) => quote(value.pointer);
const bare = (version: string) => version.replace(/^v/, '');

/** Name and version together are the key of a port. */
function checkPortKeys(ports: Value[], what: string, context: RuleContext) {
  eachRepeated(
    ports,
    port => {
      const name = port.at('name').text();
      const version = port.at('version').text();
      return name === undefined || version === undefined
        ? undefined
        : JSON.stringify([name, bare(version)]);
    },
    (port, first) => {
      const same = isSame(port, first);
      context.report({
        rule: 'duplicate-port',
        severity: 'error',
        path: port.path,
        message: `There is already an ${what} ${quote(
          port.at('name').text() ?? '',
        )} of version ${port.at('version').text()} at ${pathOf(
          first,
        )}. Name and version together must be unique: ${
          same ? 'remove one of the two' : 'give one of them another version'
        }.`,
        ...(same && {
          fix: { description: `Remove this ${what}`, value: null },
        }),
      });
    },
  );
}

/** What must be unique by one of its members. */
function checkUnique(
  items: Value[],
  member: string,
  what: string,
  severity: 'error' | 'warning',
  context: RuleContext,
) {
  eachRepeated(
    items,
    item => item.at(member).text(),
    (item, first) =>
      context.report({
        rule: 'duplicate-name',
        severity,
        path: item.at(member).path,
        message: `There is already a ${what} ${quote(
          item.at(member).text() ?? '',
        )} at ${pathOf(first)}. Give one of them another name, or remove it.`,
      }),
  );
}

function checkVersion(version: Value, what: string, context: RuleContext) {
  const text = version.text();
  if (text === undefined || text === '' || isSemanticVersion(text)) return;
  const mended = mendVersion(text);
  context.report({
    rule: 'not-semantic-version',
    severity: 'warning',
    path: version.path,
    message: `The version of ${what} should be a semantic version such as 1.4.0, but is ${quote(
      text,
    )}: nobody can tell from it what a new version breaks.`,
    ...(mended !== undefined && {
      fix: { description: `Write '${mended}'`, value: mended },
    }),
  });
}

/** A few of many, for a message. */
function someOf(names: Iterable<string>): string[] {
  const some: string[] = [];
  for (const name of names) {
    if (some.length === 5) break;
    some.push(name);
  }
  return some;
}

/** Contracts that an output port is made from must come in through a port. */
function checkInputContracts(
  ports: { inputs: Value[]; outputs: Value[] },
  context: RuleContext,
) {
  const versions = new Map<string, Set<string>>();
  for (const port of [...ports.inputs, ...ports.outputs]) {
    const id = port.at('contractId').text();
    if (id === undefined) continue;
    const known = versions.get(id) ?? new Set();
    const version = port.at('version').text();
    if (version !== undefined) known.add(bare(version));
    versions.set(id, known);
  }
  const suggestions = new Suggestions();
  for (const input of ports.outputs.flatMap(port =>
    port.at('inputContracts').records(),
  )) {
    const id = input.at('id').text();
    if (id === undefined || id === '') continue;
    const known = versions.get(id);
    const version = input.at('version').text();
    if (known === undefined) {
      const meant = suggestions.find(id, () => versions.keys());
      context.report({
        rule: 'unknown-input-contract',
        severity: 'warning',
        path: input.at('id').path,
        message: `No input port has the contract ${quote(
          id,
        )}, so nobody can see where this output comes from. Add an input port for it.${didYouMean(
          meant,
        )}`,
        ...fixWith(meant),
      });
    } else if (
      version !== undefined &&
      known.size > 0 &&
      !known.has(bare(version))
    ) {
      context.report({
        rule: 'other-input-version',
        severity: 'warning',
        path: input.at('version').path,
        message: `The port with this contract has version ${orList(
          someOf(known),
        )}, but version ${version} is named here.`,
      });
    }
  }
}

function checkPorts(root: Value, context: RuleContext) {
  const inputs = root.at('inputPorts').records();
  const outputs = root.at('outputPorts').records();
  checkPortKeys(inputs, 'input port', context);
  checkPortKeys(outputs, 'output port', context);
  for (const port of [...inputs, ...outputs]) {
    checkVersion(port.at('version'), 'a port', context);
  }
  if (outputs.length === 0) {
    context.report({
      rule: 'no-output-port',
      severity: 'warning',
      path: root.at('outputPorts').present ? ['outputPorts'] : [],
      message:
        'This data product has no output port, so nobody can use it. Describe at least one under outputPorts.',
    });
  }
  const consumed = new Set(inputs.map(port => port.at('contractId').text()));
  for (const port of outputs) {
    const contract = port.at('contractId').text();
    if (contract === undefined) {
      context.report({
        rule: 'port-without-contract',
        severity: 'warning',
        path: port.path,
        message: `The output port ${quote(
          port.at('name').text() ?? '',
        )} names no contract, so it promises nothing. Name one as contractId.`,
      });
    } else if (contract !== '' && consumed.has(contract)) {
      context.report({
        rule: 'own-contract',
        severity: 'warning',
        path: port.at('contractId').path,
        message: `The contract ${quote(
          contract,
        )} is provided here and consumed by an input port of the same data product. Name the contract of another product at the input port, or another one here.`,
      });
    }
  }
  checkInputContracts({ inputs, outputs }, context);
}

function checkTeam(team: Value, context: RuleContext) {
  const members = Array.isArray(team.raw)
    ? team.records()
    : team.at('members').records();
  const active = members.filter(member => !member.at('dateOut').present);
  checkUnique(active, 'username', 'team member', 'warning', context);
  for (const member of members) {
    const from = member.at('dateIn').text();
    const to = member.at('dateOut').text();
    if (!from || !to || !isDate(from) || !isDate(to) || from <= to) continue;
    context.report({
      rule: 'dates-reversed',
      severity: 'warning',
      path: member.at('dateOut').path,
      message: `This member left on ${to}, before joining on ${from}.`,
    });
  }
}

/**
 * What the prose of ODPS (Bitol) demands and its JSON Schema does not: keys that are unique, contracts
 * that come in through a port, versions that can be compared.
 *
 * The prose asks for an input port in one sentence and calls it optional in its table; a product that
 * reads from operational systems has none, so nothing is said of it.
 *
 * @internal
 */
export function checkProduct(context: RuleContext): void {
  const root = Value.of(context.document);
  checkVersion(root.at('version'), 'a data product', context);
  if (!root.at('version').present) {
    context.report({
      rule: 'no-version',
      severity: 'info',
      path: [],
      message:
        "This data product states no 'version', which the standard highly recommends.",
      fix: { description: "Add 'version'", path: '/version' },
    });
  }
  checkPorts(root, context);
  checkUnique(
    root.at('managementPorts').records(),
    'name',
    'management port',
    'error',
    context,
  );
  checkUnique(
    root.at('customProperties').records(),
    'property',
    'custom property',
    'warning',
    context,
  );
  checkTeam(root.at('team'), context);
}

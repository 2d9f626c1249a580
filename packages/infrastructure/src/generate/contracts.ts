// SPDX-License-Identifier: Apache-2.0
import {
  type Property,
  readDescriptor,
  type ReadResult,
} from '@meshwright/contracts';
import { steeringCharacters } from '../blueprint/hostile';
import type { FileFinding } from '../blueprint/report';
import type { ResolvedPort } from '../blueprint/types';
import type { PortContract } from './types';

/** Contracts by the path that a port names. @public */
export type ContractTexts = Readonly<Record<string, string>>;

/** Largest contract that infrastructure is made from. @internal */
export const CONTRACT_LIMITS = {
  bytes: 2 * 1024 * 1024,
  objects: 100,
  properties: 2_000,
  name: 120,
};

/** Names of tables and columns reach programs in many languages; these characters mean nothing in any of them. */
const PLAIN_NAME = /^[\p{L}_][\p{L}\p{N}_]*([ .-][\p{L}\p{N}_]+)*$/u;

type Add = (finding: Omit<FileFinding, 'file'> & { file?: string }) => void;

function nameFinding(name: string, path: string, what: string) {
  const words =
    name.length > CONTRACT_LIMITS.name
      ? `is longer than ${CONTRACT_LIMITS.name} characters`
      : 'has characters that a table or a column cannot have on every engine';
  const shown = name.length > 60 ? `${name.slice(0, 60)}…` : name;
  return {
    severity: 'error' as const,
    rule: 'generate/contract-name',
    path,
    message: `The name ${JSON.stringify(shown)} of ${what} ${words}.`,
    fix: {
      description:
        'Use letters, digits and underscores, as name or as physicalName; single spaces, dots and hyphens are allowed between them',
    },
  };
}

const isPlain = (name: string) =>
  name.length <= CONTRACT_LIMITS.name && PLAIN_NAME.test(name);

/** Judges names of columns at every depth; gives how many there are. */
function checkProperties(
  properties: readonly Property[],
  report: (finding: ReturnType<typeof nameFinding>) => void,
): number {
  let count = 0;
  for (const property of properties) {
    count += 1;
    for (const name of [property.name, property.physicalName]) {
      if (name !== undefined && !isPlain(name)) {
        report(nameFinding(name, property.path, 'a column'));
      }
    }
    count += checkProperties(
      [...property.properties, ...(property.items?.properties ?? [])],
      report,
    );
  }
  return count;
}

/** What keeps a contract from being made into infrastructure; nothing where it can be. */
function judge(
  { contract, data, findings: own, standard }: ReadResult,
  add: Add,
  direction: PortContract['direction'],
): boolean {
  const errors = own.filter(({ severity }) => severity === 'error');
  errors.slice(0, 20).forEach(add);
  const top = { path: '', line: 1, column: 1, severity: 'error' as const };
  if (!contract) {
    if (errors.length === 0) {
      add({
        ...top,
        rule: 'generate/no-contract',
        message: `This is no data contract${
          standard ? ` but a data product (${standard.id})` : ''
        }.`,
        fix: { description: 'Name the contract of the port' },
      });
    }
    return false;
  }
  let fine = errors.length === 0;
  const fail = (finding: Omit<FileFinding, 'file' | 'line' | 'column'>) => {
    fine = false;
    add({ ...top, ...finding });
  };
  for (const { pointer, code } of steeringCharacters(data)) {
    fail({
      severity: 'error',
      rule: 'generate/control-character',
      path: pointer,
      message: `This text has the character ${code}, which people do not see and which may steer a terminal.`,
      fix: { description: 'Remove the character' },
    });
  }
  if (contract.schema.length > CONTRACT_LIMITS.objects) {
    fail({
      severity: 'error',
      rule: 'generate/contract-too-large',
      path: '/schema',
      message: `The contract has ${contract.schema.length} tables, and infrastructure is made for at most ${CONTRACT_LIMITS.objects} of one port.`,
      fix: { description: 'Split the contract into several ports' },
    });
    return false;
  }
  const names = new Set<string>();
  let properties = 0;
  for (const object of contract.schema) {
    for (const name of [object.name, object.physicalName]) {
      if (name !== undefined && !isPlain(name)) {
        fail(nameFinding(name, object.path, 'a table'));
      }
    }
    const key = (object.physicalName ?? object.name).toLowerCase();
    if (names.has(key)) {
      fail({
        severity: 'error',
        rule: 'generate/duplicate-table',
        path: object.path,
        message: `The contract has two tables '${key}', which most engines cannot tell apart.`,
        fix: { description: 'Give one of them another name' },
      });
    }
    names.add(key);
    properties += checkProperties(object.properties, fail);
  }
  if (properties > CONTRACT_LIMITS.properties) {
    fail({
      severity: 'error',
      rule: 'generate/contract-too-large',
      path: '/schema',
      message: `The contract has ${properties} columns, and infrastructure is made for at most ${CONTRACT_LIMITS.properties} of one port.`,
      fix: { description: 'Split the contract into several ports' },
    });
  }
  if (direction === 'output' && contract.schema.length === 0) {
    fail({
      severity: 'error',
      rule: 'generate/no-schema',
      path: '/schema',
      message:
        'The contract of this output port describes no table, so that nothing can be made for it.',
      fix: { description: "Describe at least one table under 'schema'" },
    });
  }
  return fine;
}

/**
 * Reads the contracts of ports and judges whether infrastructure can be made from them.
 *
 * @param blueprintFile - file that a missing contract is told of
 * @param required - whether a contract that is not there is an error
 * @internal
 */
export function readPortContracts(
  ports: readonly ResolvedPort[],
  direction: PortContract['direction'],
  texts: ContractTexts,
  {
    blueprintFile,
    required,
    findings,
  }: {
    blueprintFile: string;
    required: boolean;
    findings: FileFinding[];
  },
): PortContract[] {
  return ports.flatMap((port, index) => {
    const text = Object.hasOwn(texts, port.contract)
      ? texts[port.contract]
      : undefined;
    if (text === undefined) {
      if (!required) return [];
      findings.push({
        file: blueprintFile,
        severity: 'error',
        rule: 'generate/missing-contract',
        path: `/${direction}s/${index}/contract`,
        line: 1,
        column: 1,
        message: `The contract ${port.contract} of port '${port.name}' is not there.`,
        fix: { description: 'Put it there, or mend the path' },
      });
      return [];
    }
    const result = readDescriptor(text, {
      file: port.contract,
      limits: { maxBytes: CONTRACT_LIMITS.bytes },
    });
    const own: FileFinding[] = [];
    const fine = judge(
      result,
      finding => own.push({ file: port.contract, ...finding }),
      direction,
    );
    findings.push(...own.slice(0, 50));
    return fine && result.contract
      ? [{ port, direction, contract: result.contract, text }]
      : [];
  });
}

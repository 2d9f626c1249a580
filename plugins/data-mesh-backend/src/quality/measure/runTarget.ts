// SPDX-License-Identifier: Apache-2.0
import type { SchemaObject } from '@meshwright/contracts';
import {
  type DetailedCheck,
  type Measurement,
  unreadTable,
} from '@meshwright/quality';
import {
  type FileTable,
  profileFile,
  runOnFile,
} from '@meshwright/quality/duckdb';
import { runOnServer } from '@meshwright/quality/engines';
import type { Target } from './targets';
import { withoutStricter } from './withheld';

const FILE_TIMEOUT = 60_000;
const LONGEST_MESSAGE = 300;

/** A table that could not be read, and why. @internal */
export interface Unread {
  contract: string;
  dataset: string;
  message: string;
}

/** What measuring a contract gave. @internal */
export interface TargetResult {
  checks: DetailedCheck[];
  measurements: Measurement[];
  unread: Unread[];
  /** Whether the engine itself cannot be reached. */
  unreachable: boolean;
}

/** Is told of each table as soon as it is done. */
type OnTable = (object: SchemaObject) => void;

/** Figures of a file; where they cannot be had, that is no matter of the checks. */
async function profileOf(
  table: FileTable,
  limits: { timeout: number; threads: number },
  signal: AbortSignal,
): Promise<Measurement[]> {
  try {
    return await profileFile({ ...table, limits, signal });
  } catch {
    signal.throwIfAborted();
    return [];
  }
}

async function runFiles(
  {
    contract,
    contractRef,
    files,
    others: beside,
  }: Extract<Target, { kind: 'files' }>,
  signal: AbortSignal,
  onTable: OnTable,
): Promise<TargetResult> {
  const result: TargetResult = {
    checks: [],
    measurements: [],
    unread: [],
    unreachable: false,
  };
  const limits = { timeout: FILE_TIMEOUT, threads: 1 };
  const missing = [...files.missing];
  for (const table of files.tables) {
    const { object } = table;
    try {
      const others = [
        ...files.tables.filter(other => other !== table),
        ...beside,
      ];
      const { checks } = await runOnFile({
        contract,
        ...table,
        others,
        limits,
        signal,
      });
      result.checks.push(...checks);
      result.measurements.push(...(await profileOf(table, limits, signal)));
    } catch (error) {
      signal.throwIfAborted();
      const [line] = (error as Error).message.split('\n');
      missing.push({
        object,
        // Where the file lies on the portal, and what is in it, is not for everybody who sees the check.
        message: line
          .replaceAll(table.path, 'the file')
          .replace(/'[^']*'?/g, "'…'")
          .slice(0, LONGEST_MESSAGE),
      });
    }
    onTable(object);
  }
  for (const { object, message } of missing) {
    const { checks } = unreadTable(contract, object, 'duckdb', message);
    result.checks.push(...checks);
    result.unread.push({
      contract: contractRef,
      dataset: object.name,
      message,
    });
  }
  return result;
}

async function runServer(
  target: Extract<Target, { kind: 'server' }>,
  signal: AbortSignal,
  onTable: OnTable,
): Promise<TargetResult> {
  const { contract, contractRef, server, engine, others } = target;
  const { settings, timeout, profile } = engine;
  const tables = await runOnServer({
    contract,
    server,
    settings,
    others,
    timeout,
    profile,
    signal,
    onTable,
  });
  return {
    checks: tables.flatMap(({ checks }) => checks),
    measurements: tables.flatMap(({ measurements }) => measurements),
    unread: tables.flatMap(({ object, unread }) =>
      unread === undefined
        ? []
        : [{ contract: contractRef, dataset: object.name, message: unread }],
    ),
    unreachable: tables.some(({ unreachable }) => unreachable),
  };
}

/**
 * Measures what a contract asks for. Tables that cannot be read have their checks with the status `error`.
 *
 * @throws whatever the signal is aborted with
 * @internal
 */
export async function runTarget(
  target: Target,
  signal: AbortSignal,
  onTable: OnTable = () => {},
): Promise<TargetResult> {
  const result =
    target.kind === 'files'
      ? await runFiles(target, signal, onTable)
      : await runServer(target, signal, onTable);
  return {
    ...result,
    checks: withoutStricter(result.checks, target, target.beside).map(
      check => ({
        ...check,
        details: { ...check.details, contractId: target.contractRef },
      }),
    ),
  };
}

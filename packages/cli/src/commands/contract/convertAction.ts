// SPDX-License-Identifier: Apache-2.0
import { mkdir, realpath, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import {
  type Conversion,
  type ConversionFinding,
  type ConvertTarget,
  type SqlDialect,
  convertContract,
} from '@meshwright/contracts';
import { exitCodes, Failure } from '../../failure';
import { readOneDescriptor } from '../../files/descriptors';
import { STANDARD_INPUT } from '../../files/read';
import { count } from '../../reports/words';
import { clean, cleanJson, fileTitle } from '../../terminal/clean';
import type { Io } from '../../terminal/io';

export interface ConvertCommandOptions {
  to: ConvertTarget;
  dialect?: SqlDialect;
  object?: string;
  out?: string;
  format: 'text' | 'json';
  strict?: boolean;
}

/** Findings told one by one; more of them are counted. */
const MOST_FINDINGS = 20;

function tellFindings(findings: ConversionFinding[], io: Io): void {
  for (const { severity, path, message } of findings.slice(0, MOST_FINDINGS)) {
    const paint =
      severity === 'warning' ? io.errorColours.yellow : io.errorColours.cyan;
    io.error(
      `${paint(severity)}  ${clean(message)} ${io.errorColours.dim(
        clean(path),
      )}\n`,
    );
  }
  if (findings.length > MOST_FINDINGS) {
    io.error(
      `${count(
        findings.length - MOST_FINDINGS,
        'more finding',
      )}; see all with --format json.\n`,
    );
  }
}

function run(
  contract: Parameters<typeof convertContract>[0],
  { to, dialect, object }: ConvertCommandOptions,
): Conversion {
  try {
    return convertContract(contract, to, {
      ...(dialect && { dialect }),
      ...(object !== undefined && { object }),
    });
  } catch (error) {
    // The one thing that can go wrong there is an object that is not in the contract.
    if (object === undefined || !(error instanceof Error)) throw error;
    throw new Failure(error.message);
  }
}

/** The input must not be overwritten by what is made of it. */
async function refuseInput(
  target: string,
  input: string,
  io: Io,
): Promise<void> {
  if (input === STANDARD_INPUT) return;
  const [from, to] = await Promise.all(
    [resolve(io.cwd, input), target].map(path =>
      realpath(path).catch(() => path),
    ),
  );
  if (from === to) {
    throw new Failure(
      `${clean(target)} is the contract itself and is not overwritten.`,
    );
  }
}

async function writeOut(
  conversion: Conversion,
  out: string,
  input: string,
  io: Io,
): Promise<void> {
  const target = resolve(io.cwd, out);
  const info = await stat(target).catch(() => undefined);
  const folder = info?.isDirectory() ?? /[\\/]$/.test(out);
  const files = folder
    ? conversion.files.map(({ path, content }) => ({
        path: join(target, path),
        content,
      }))
    : [{ path: target, content: conversion.text }];
  try {
    for (const { path, content } of files) {
      await refuseInput(path, input, io);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content);
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(
      `${clean(out)} cannot be written (${
        (error as NodeJS.ErrnoException).code ?? String(error)
      }).`,
    );
  }
  io.error(
    `Written: ${
      folder ? `${count(files.length, 'file')} in ${clean(out)}` : clean(out)
    }\n`,
  );
}

/** Converts a contract and prints or writes the result. */
export async function convert(
  path: string,
  options: ConvertCommandOptions,
  io: Io,
): Promise<number> {
  if (options.dialect && !['sql-ddl', 'dbt'].includes(options.to)) {
    throw new Failure(
      `--dialect is for sql-ddl and dbt, not for ${options.to}.`,
    );
  }
  const { result } = await readOneDescriptor(path, io);
  if (!result.contract) {
    throw new Failure(
      `${fileTitle(
        result.file,
      )} is a data product, and only contracts are converted.`,
      'Name a contract of one of its ports.',
    );
  }
  const conversion = run(result.contract, options);
  const { files, text, findings } = conversion;
  if (options.format === 'json' && options.out === undefined) {
    io.out(`${cleanJson({ files, findings })}\n`);
  } else {
    if (options.out === undefined) io.outDocument(text);
    else await writeOut(conversion, options.out, path, io);
    tellFindings(findings, io);
  }
  const lost = findings.some(({ severity }) => severity === 'warning');
  return options.strict && lost ? exitCodes.findings : exitCodes.fine;
}

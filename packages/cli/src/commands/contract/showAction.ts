// SPDX-License-Identifier: Apache-2.0
import { exitCodes } from '../../failure';
import { readOneDescriptor } from '../../files/descriptors';
import { showContract } from '../../reports/showContract';
import { showProduct } from '../../reports/showProduct';
import { Sheet } from '../../reports/sheet';
import { count, standardTitles } from '../../reports/words';
import { cleanJson } from '../../terminal/clean';
import type { Io } from '../../terminal/io';

export interface ShowOptions {
  format: 'text' | 'json';
}

/** Shows one descriptor. */
export async function show(
  path: string,
  { format }: ShowOptions,
  io: Io,
): Promise<number> {
  const { result } = await readOneDescriptor(path, io);
  const { file, standard, valid, findings, contract, product } = result;
  if (format === 'json') {
    const value = {
      file,
      standard: standard?.id ?? null,
      version: standard?.version ?? null,
      valid,
      ...(contract && { contract }),
      ...(product && { product }),
    };
    io.out(`${cleanJson(value)}\n`);
    return exitCodes.fine;
  }
  const sheet = new Sheet(io.colours, Math.min(io.width, 110));
  if (contract) showContract(contract, sheet);
  if (product) showProduct(product, sheet);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  sheet.section('Document');
  sheet.fact(
    'Standard',
    standard &&
      `${standardTitles.get(standard.id) ?? standard.id} ${standard.version}`,
  );
  sheet.fact(
    'Checked',
    findings.length === 0
      ? 'nothing wrong'
      : `${count(errors, 'error')} and ${count(
          findings.length - errors,
          'other finding',
        )}; see: meshwright contract lint`,
  );
  io.out(sheet.toString());
  return exitCodes.fine;
}

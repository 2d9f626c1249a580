// SPDX-License-Identifier: Apache-2.0
import {
  type Comparison,
  type Perspective,
  compareContracts,
  compareProducts,
} from '@meshwright/contracts';
import { exitCodes, Failure } from '../../failure';
import { type Descriptor, readOneDescriptor } from '../../files/descriptors';
import { STANDARD_INPUT } from '../../files/read';
import { diffJson } from '../../reports/diffJson';
import { diffMarkdown } from '../../reports/diffMarkdown';
import { diffText } from '../../reports/diffText';
import { cleanJson, cleanLines, fileTitle } from '../../terminal/clean';
import type { Io } from '../../terminal/io';

export interface DiffOptions {
  format: 'text' | 'json' | 'markdown';
  for: Perspective;
  strict?: boolean;
}

function compare(
  before: Descriptor,
  after: Descriptor,
  perspective: Perspective,
): Comparison {
  const options = {
    perspective,
    oldStandard: before.result.standard,
    newStandard: after.result.standard,
  };
  const old = before.result;
  const next = after.result;
  if (old.contract && next.contract) {
    return compareContracts(old.contract, next.contract, options);
  }
  if (old.product && next.product) {
    return compareProducts(old.product, next.product, options);
  }
  const kind = ({ result }: Descriptor) =>
    `${fileTitle(result.file)} is a ${
      result.contract ? 'contract' : 'data product'
    }`;
  throw new Failure(
    `${kind(before)} and ${kind(after)}: only two of a kind can be compared.`,
  );
}

/** Errors of the documents do not stop a comparison, and are not hidden by it. */
function warnOfErrors(descriptors: Descriptor[], io: Io): void {
  for (const { result } of descriptors) {
    const errors = result.findings.filter(
      ({ severity }) => severity === 'error',
    ).length;
    if (errors === 0) continue;
    io.error(
      `${io.errorColours.yellow('Note:')} ${fileTitle(
        result.file,
      )} has ${errors} error${
        errors === 1 ? '' : 's'
      }, so the comparison may miss something. See: meshwright contract lint\n`,
    );
  }
}

/** Compares two descriptors and reports what the change does. */
export async function diff(
  oldPath: string,
  newPath: string,
  options: DiffOptions,
  io: Io,
): Promise<number> {
  if (oldPath === STANDARD_INPUT && newPath === STANDARD_INPUT) {
    throw new Failure('Only one of the two can come from standard input.');
  }
  const before = await readOneDescriptor(oldPath, io);
  const after = await readOneDescriptor(newPath, io);
  const comparison = compare(before, after, options.for);
  warnOfErrors([before, after], io);
  if (options.format === 'json') {
    io.out(`${cleanJson(diffJson(comparison))}\n`);
  } else if (options.format === 'markdown') {
    io.out(cleanLines(diffMarkdown(comparison)));
  } else {
    io.out(diffText(comparison, io.colours, io.width));
  }
  const { verdict, version } = comparison;
  const wrong =
    verdict === 'breaking' ||
    (options.strict === true && (verdict === 'risky' || !version.sufficient));
  return wrong ? exitCodes.findings : exitCodes.fine;
}

// SPDX-License-Identifier: Apache-2.0
import {
  CLOUDS,
  type CloudId,
  type CostEstimate,
  createContext,
  estimateCost,
  type FileFinding,
  readUsage,
  type Usage,
  type UsageProfile,
} from '@meshwright/infrastructure';
import { exitCodes, Failure } from '../../failure';
import { byFile, readBlueprintFiles } from '../../files/blueprint';
import { readSource } from '../../files/read';
import { costText } from '../../reports/costText';
import { findingsText } from '../../reports/findingsText';
import { clean, cleanJson } from '../../terminal/clean';
import type { Io } from '../../terminal/io';

export interface CostOptions {
  cloud?: CloudId;
  usage?: string;
  format: 'text' | 'json';
  strict?: boolean;
}

const PROFILES: readonly string[] = ['small', 'medium', 'large'];

/** A profile by its name, or what a file says. */
async function usageOf(
  usage: string | undefined,
  io: Io,
): Promise<UsageProfile | Usage | undefined> {
  if (usage === undefined || PROFILES.includes(usage)) {
    return usage as UsageProfile | undefined;
  }
  const { usage: read, findings } = readUsage(await readSource(usage, io), {
    file: usage,
  });
  if (!read) {
    throw new Failure(
      `${clean(
        usage,
      )} is no file of kind Usage, and no profile (small, medium, large).`,
      findings
        .slice(0, 3)
        .map(
          ({ line, column, message }) => `${line}:${column} ${clean(message)}`,
        )
        .join('\n'),
    );
  }
  return read;
}

/** Estimates what a blueprint costs, and prints the estimate. */
export async function cost(
  path: string,
  { cloud, usage, format, strict = false }: CostOptions,
  io: Io,
): Promise<number> {
  const known = await usageOf(usage, io);
  const asked = cloud ? [cloud] : CLOUDS;
  const { blueprints, contracts, findings, text, file } =
    await readBlueprintFiles(path, asked, io);
  const estimates: CostEstimate[] = [];
  const all = new Map<string, FileFinding>();
  const tell = (finding: FileFinding) =>
    all.set(JSON.stringify(finding), finding);
  findings.forEach(tell);
  for (const id of asked) {
    const blueprint = blueprints[id];
    if (!blueprint) continue;
    const made = createContext({
      blueprint,
      contracts,
      cloud: id,
      source: { file, text },
    });
    made.findings.forEach(tell);
    if (made.context) {
      estimates.push(
        estimateCost(made.context, { ...(known && { usage: known }) }),
      );
    }
  }
  const told = [...all.values()].filter(({ severity }) => severity !== 'info');
  if (told.length > 0) io.error(findingsText(byFile(told), io.errorColours));
  if (format === 'json') io.out(`${cleanJson(estimates)}\n`);
  else io.out(costText(estimates, io.colours));
  const over =
    strict &&
    estimates.some(({ environments }) =>
      environments.some(({ budget }) => budget?.verdict === 'over'),
    );
  const wrong = told.some(({ severity }) => severity === 'error');
  return wrong || over ? exitCodes.findings : exitCodes.fine;
}

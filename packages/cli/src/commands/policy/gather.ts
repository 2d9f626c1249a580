// SPDX-License-Identifier: Apache-2.0
import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import {
  type EvaluationContext,
  type Policy,
  type PolicyReadResult,
  type Subject,
  buildEstate,
  withFacts,
} from '@meshwright/governance';
import { Failure } from '../../failure';
import { STANDARD_INPUT } from '../../files/read';
import { type Mesh, allWaivers, readMesh } from '../../mesh/readMesh';
import { clean } from '../../terminal/clean';
import type { Io } from '../../terminal/io';
import { readFacts } from './facts';
import { packs } from './packs';
import { refuse } from './refuse';

/** Options that say what is asked, and with which policies. */
export interface GatherOptions {
  policies?: string[];
  library?: string[];
  waivers?: string[];
  facts?: string[];
  before?: string[];
  environment?: string;
  now?: string;
}

/** Everything that a question needs. */
export interface Gathered {
  mesh: Mesh;
  subjects: Subject[];
  policies: Policy[];
  /** Files with policies that have an error: what these guard would be open if they were passed over. */
  unusable: PolicyReadResult[];
  context: EvaluationContext;
}

/** Folders where policies for single files are looked for: theirs, and `policies` in it. */
async function besideFiles(args: readonly string[], io: Io): Promise<string[]> {
  const folders = new Set<string>();
  for (const arg of args) {
    if (arg === STANDARD_INPUT) continue;
    const info = await stat(resolve(io.cwd, arg)).catch(() => undefined);
    if (info?.isFile()) folders.add(join(dirname(arg), 'policies'));
  }
  const found: string[] = [];
  for (const folder of folders) {
    const info = await stat(resolve(io.cwd, folder)).catch(() => undefined);
    if (info?.isDirectory()) found.push(folder);
  }
  return found;
}

/** The policies of files and packs that can be asked. */
function policiesOf(
  meshes: readonly Mesh[],
  library: readonly string[],
): Policy[] {
  return [
    ...packs(library),
    ...meshes.flatMap(mesh =>
      mesh.policies.flatMap(({ policies, sound }) =>
        policies.filter(({ name }) => sound.includes(name)),
      ),
    ),
  ];
}

/**
 * Asks that all policies can be used, where an answer with a part of them would mislead.
 *
 * @throws Failure where one has an error
 */
export function needSoundPolicies({ unusable: [first] }: Gathered): void {
  if (first) throw refuse('The policies', first.file, first.findings);
}

async function earlierContracts(paths: readonly string[], io: Io) {
  const { documents } = await readMesh(paths, io);
  return new Map(
    documents.flatMap(({ contract }) =>
      contract?.id ? [[contract.id, contract]] : [],
    ),
  );
}

/**
 * Reads what is to be judged, the policies beside it and elsewhere, waivers, and facts from other tools.
 *
 * @throws Failure where nothing is found, or something cannot be used
 */
export async function gather(
  args: readonly string[],
  options: GatherOptions,
  io: Io,
): Promise<Gathered> {
  const { now = new Date().toISOString(), environment } = options;
  if (Number.isNaN(Date.parse(now))) {
    throw new Failure(
      `'${clean(now)}' is no moment.`,
      'Write one such as 2026-01-31 or 2026-01-31T09:00:00Z.',
    );
  }
  const mesh = await readMesh(args, io);
  const beside = await besideFiles(args, io);
  const others = await readMesh([...beside, ...(options.policies ?? [])], io);
  const waiverFiles = [
    ...mesh.waivers,
    ...(await readMesh(options.waivers ?? [], io)).waivers,
  ];
  for (const { valid, file, findings } of waiverFiles) {
    if (!valid) throw refuse('The waivers', file, findings);
  }
  const previous = await earlierContracts(options.before ?? [], io);
  const built = buildEstate(
    mesh.documents.map(document => ({
      ...document,
      ...(document.contract?.id !== undefined && {
        previous: previous.get(document.contract.id),
      }),
    })),
  );
  return {
    mesh,
    subjects: await addFacts(built, options.facts ?? [], io),
    policies: policiesOf([mesh, others], options.library ?? []),
    unusable: [...mesh.policies, ...others.policies].filter(
      ({ valid }) => !valid,
    ),
    context: {
      now: new Date(now).toISOString(),
      environment,
      point: 'ci',
      waivers: allWaivers(waiverFiles),
      parentDomains: { ...others.parentDomains, ...mesh.parentDomains },
    },
  };
}

async function addFacts(
  subjects: Subject[],
  files: readonly string[],
  io: Io,
): Promise<Subject[]> {
  let present = subjects;
  for (const file of files) {
    const { subjects: known, unknown } = withFacts(
      present,
      await readFacts(file, io),
    );
    present = known;
    if (unknown.length > 0) {
      io.error(
        `${io.errorColours.yellow('Unused facts:')} ${clean(
          file,
        )} names ${clean(
          unknown.join(', '),
        )}, which is not among what is checked.\n`,
      );
    }
  }
  return present;
}

/**
 * Asks for something to judge and something to judge by.
 *
 * @throws Failure where one of them is missing
 */
export function needSomething(
  { subjects, policies, unusable, mesh }: Gathered,
  args: readonly string[],
): void {
  const where = args.map(clean).join(', ');
  if (subjects.length + mesh.torn.length === 0) {
    throw new Failure(
      `No product and no contract was found in ${where}.`,
      'Looked at were .yaml, .yml and .json files: ODCS, ODPS, DPDS, and DataProduct entities.',
    );
  }
  if (policies.length + unusable.length === 0) {
    throw new Failure(
      `No policy was found in ${where}.`,
      'Put policies beside the products, name them with --policies, or take some of the library: --library all.',
    );
  }
}

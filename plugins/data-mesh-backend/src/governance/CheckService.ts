// SPDX-License-Identifier: Apache-2.0
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { readDescriptor } from '@meshwright/contracts';
import {
  buildEstate,
  type EstateDocument,
  evaluate,
  isBlocking,
  type PolicySet,
  type Verdict,
} from '@meshwright/governance';
import {
  type GovernanceCheck,
  type GovernanceFile,
  type GovernanceFileVerdict,
  governanceReadPermission,
} from '@meshwright/plugin-data-mesh-common';
import { noCounts } from './database';
import type { CatalogMesh } from './evaluation/CatalogMesh';
import { type EvaluationTask, keptVerdict } from './evaluation/EvaluationTask';
import { relatedDocuments } from './evaluation/relatedDocuments';
import type { GovernanceAccess } from './GovernanceAccess';
import { OUTCOME_ORDER } from './GovernanceService';
import { withLines } from './withLines';

/** Milliseconds for which the catalog is not compared with again. */
const FRESH = 3_000;
/** Verdicts in one answer. */
const MOST_VERDICTS = 2_000;

interface Caller {
  credentials: BackstageCredentials;
}

/** @throws InputError which names the file and the first thing that is wrong with it */
function documentOf({ path, text }: GovernanceFile): EstateDocument {
  const { contract, product, standard, findings } = readDescriptor(text, {
    file: path,
  });
  if (!contract && !product) {
    const [wrong] = findings.filter(({ severity }) => severity === 'error');
    throw new InputError(
      wrong
        ? `${path} cannot be read. Line ${wrong.line}: ${wrong.message}`.slice(
            0,
            500,
          )
        : `${path} is neither a data product nor a data contract, so that policies cannot judge it.`,
    );
  }
  return { file: path, contract, product, standard: standard?.id, findings };
}

/**
 * Holds files that are not published yet against the policies in force, with the function and the policies that judge
 * the catalog, so that nobody hears of a rule only after the product is there.
 *
 * @internal
 */
export class CheckService {
  readonly #access: GovernanceAccess;
  readonly #mesh: CatalogMesh;
  readonly #task: EvaluationTask;

  constructor(options: {
    access: GovernanceAccess;
    mesh: CatalogMesh;
    task: EvaluationTask;
  }) {
    this.#access = options.access;
    this.#mesh = options.mesh;
    this.#task = options.task;
  }

  /** @throws NotAllowedError where the caller may not ask */
  async require({ credentials }: Caller): Promise<void> {
    await this.#access.require(governanceReadPermission, credentials);
  }

  /**
   * @throws InputError for a file that is no descriptor: what cannot be judged does not pass
   * @throws NotAllowedError where the caller may not ask
   */
  async check(
    files: readonly GovernanceFile[],
    { credentials }: Caller,
  ): Promise<GovernanceCheck> {
    await this.require({ credentials });
    const documents = files.map(documentOf);
    await this.#mesh.refreshIfOlderThan(FRESH);
    // Messages may tell of what a port leads to: only what the caller may read in the catalog is looked at.
    const related = relatedDocuments(documents, this.#mesh.documents());
    const visible = await this.#access.visible(
      related.flatMap(({ ref }) => ref ?? []),
      credentials,
    );
    const paths = new Set(files.map(({ path }) => path));
    const subjects = buildEstate([
      ...documents,
      ...related.filter(({ ref }) => ref && visible.has(ref)),
    ]).filter(({ path }) => paths.has(path));
    const policies = this.#task.policySet();
    const context = { ...(await this.#task.context()), point: 'form' as const };
    const verdicts = subjects.flatMap(subject =>
      evaluate(policies, subject, context),
    );
    withLines(verdicts, files);
    const counts = noCounts();
    verdicts.forEach(({ outcome }) => counts[outcome]++);
    return {
      counts,
      verdicts: verdicts
        .map(verdict => fileVerdict(verdict, policies))
        .sort(
          (a, b) =>
            Number(b.blocking) - Number(a.blocking) ||
            OUTCOME_ORDER.indexOf(a.outcome) - OUTCOME_ORDER.indexOf(b.outcome),
        )
        .slice(0, MOST_VERDICTS),
    };
  }
}

function fileVerdict(
  verdict: Verdict,
  { policies }: PolicySet,
): GovernanceFileVerdict {
  const policy = policies.find(({ name }) => name === verdict.policy);
  const rule = policy?.rules.find(({ id }) => id === verdict.rule);
  return {
    ...keptVerdict(verdict),
    blocking: isBlocking(verdict),
    policyTitle: policy?.title ?? verdict.policy,
    reason: rule?.reason,
    owner: policy?.owner ?? '',
  };
}

// SPDX-License-Identifier: Apache-2.0
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  checkFederation,
  type Policy,
  readPolicies,
  rehearse,
  testPolicy,
} from '@meshwright/governance';
import {
  type GovernanceImpact,
  governanceRehearsePermission,
} from '@meshwright/plugin-data-mesh-common';
import type { CatalogMesh } from './evaluation/CatalogMesh';
import { type EvaluationTask, keptVerdict } from './evaluation/EvaluationTask';
import type { GovernanceAccess } from './GovernanceAccess';
import type { PolicyService } from './policies/PolicyService';

/** New failures, and patches, in one answer. */
const MOST_FAILING = 500;
const MOST_PATCHES = 1_000;
const MOST_POLICIES = 20;

/** @throws InputError which names the line and what is wrong with it */
function policiesIn(document: string): Policy[] {
  const { policies, findings } = readPolicies(document);
  const [wrong] = findings.filter(({ severity }) => severity === 'error');
  if (wrong) {
    throw new InputError(
      `The policy cannot be used. Line ${wrong.line}: ${wrong.message}`,
    );
  }
  if (policies.length === 0 || policies.length > MOST_POLICIES) {
    throw new InputError(
      policies.length === 0
        ? 'This is no document of kind GovernancePolicy, meshwright.io/v1alpha1.'
        : `At most ${MOST_POLICIES} policies can be rehearsed together.`,
    );
  }
  return policies;
}

/** Says what policies would do before they do it. @internal */
export class RehearsalService {
  readonly #access: GovernanceAccess;
  readonly #mesh: CatalogMesh;
  readonly #policies: PolicyService;
  readonly #task: EvaluationTask;

  constructor(options: {
    access: GovernanceAccess;
    mesh: CatalogMesh;
    policies: PolicyService;
    task: EvaluationTask;
  }) {
    this.#access = options.access;
    this.#mesh = options.mesh;
    this.#policies = options.policies;
    this.#task = options.task;
  }

  /**
   * Says what a policy document would do to what the caller may read.
   *
   * @throws InputError for a document that cannot be used, with the line and what is wrong with it
   */
  async rehearse(
    document: string,
    { credentials }: { credentials: BackstageCredentials },
  ): Promise<GovernanceImpact> {
    await this.#access.require(governanceRehearsePermission, credentials);
    const proposed = policiesIn(document);
    await this.#mesh.refresh();
    const readable = await this.#access.readableSubjects(credentials);
    const subjects = await this.#task.subjects();
    const present = (await this.#policies.visible({ credentials }))
      .filter(({ errors }) => errors.length === 0)
      .map(({ policy }) => policy);
    const impact = rehearse(
      readable === 'all'
        ? subjects
        : subjects.filter(({ ref }) => readable.has(ref)),
      present,
      proposed,
      await this.#task.context(),
    );
    const names = new Set(proposed.map(({ name }) => name));
    // A policy of a domain does not take the place of a global one of its name: that is a conflict.
    const others = present.filter(
      policy =>
        !proposed.some(
          ({ name, domain }) =>
            name === policy.name && domain === policy.domain,
        ),
    );
    return {
      subjects: impact.subjects,
      newlyFailing: impact.newlyFailing
        .slice(0, MOST_FAILING)
        .map(({ verdict, title, owner, minutes, mechanical }) => ({
          ...keptVerdict(verdict),
          title,
          owner,
          minutes,
          mechanical,
        })),
      owners: impact.owners.map(({ owner, subjects: own, ...work }) => ({
        owner,
        subjects: own,
        failures: work.failures,
        minutes: work.minutes,
      })),
      minutes: impact.minutes,
      more: Math.max(0, impact.newlyFailing.length - MOST_FAILING),
      resolved: impact.resolved.length,
      unchanged: impact.unchanged,
      undecided: impact.undecided,
      patches: impact.patches
        .slice(0, MOST_PATCHES)
        .map(({ file, edit }) => ({ file, ...edit })),
      conflicts: checkFederation([...others, ...proposed])
        .filter(({ policy }) => names.has(policy))
        .map(({ message }) => message),
      examples: proposed.flatMap(policy =>
        testPolicy(policy, others)
          .filter(({ ok }) => !ok)
          .map(({ example, message }) => ({
            policy: policy.name,
            name: example,
            message,
          })),
      ),
    };
  }
}

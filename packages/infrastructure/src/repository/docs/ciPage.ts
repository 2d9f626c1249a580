// SPDX-License-Identifier: Apache-2.0
import type { CloudId } from '../../blueprint/types';
import type { GenerationContext } from '../../generate/types';
import { ciHosts, ciModel } from '../ci';
import { table } from '../text/markdown';

/** Where the values of the variables come from. */
const SOURCES: Record<CloudId, string> = {
  aws: 'The domain stack makes both roles: their names end in `-plan` and `-apply`.',
  azure:
    'The domain stack makes both identities; their client ids are in its output `ci_client_ids`.',
  gcp: 'The platform stack has the provider in its output `identity_provider`; the domain stack has both service accounts in its outputs `plan_service_accounts` and `apply_service_accounts`.',
};

/** Nobody has made an identity yet for what comes before everything else. */
const SHARED_SOURCE =
  'No stack makes the identities for this one, as it comes before the others: make both once by hand, with the rights that [the guide](guides/foundation.md) names, and let the cloud trust the tokens of this repository.';

/** How CI works, and what a person sets up once. @internal */
export function ciPage(context: GenerationContext): string {
  const { host } = context.blueprint;
  const ci = ciHosts[host];
  const model = ciModel(context);
  const isProduct = model.delivers === 'product';
  return [
    '# Continuous integration',
    '',
    `${ci.title} runs the scripts in \`ci/\`. Each of them runs on a desk as well.`,
    '',
    ...table(
      ['When', 'What', 'As whom'],
      [
        [
          'On a change request',
          isProduct
            ? 'lint, tests, contracts against the last release, policies of the mesh'
            : 'lint, tests',
          'nobody',
        ],
        [
          'On a change request',
          'a plan of each environment, and the policies on it',
          'the identity that plans',
        ],
        [
          'After the merge',
          'environment by environment: plan, approval, apply of that very plan',
          'the identity that plans, then the one that applies',
        ],
        ...(isProduct
          ? [
              [
                'After the last environment',
                'a tag with the version of the product',
                'the job itself',
              ],
            ]
          : []),
        [
          'Each night',
          isProduct
            ? 'drift, and lineage and quality results to the portal'
            : 'drift',
          'the identity that plans',
        ],
      ],
    ),
    '## Identities',
    '',
    'There are two for each environment. The one that plans can read configuration and lock the state; it reads no data and changes nothing. The one that applies is trusted only in the environment that people approve. Both are tokens of a job, exchanged for some minutes: no key is stored anywhere.',
    '',
    isProduct ? SOURCES[context.cloud] : SHARED_SOURCE,
    '',
    'The cloud trusts the issuer and the subject of the tokens, and the host knows the subject only when the repository exists. GitHub puts the numbers of owner and repository into it (`repo:OWNER@ID/NAME@ID:environment:ENVIRONMENT`), so that nobody who takes over a name is trusted.',
    '',
    '## Set up once',
    '',
    ...ci.setup(model).map((step, index) => `${index + 1}. ${step}`),
    '',
    '## Policies',
    '',
    '`policy/check_plan.py` judges each plan by `policy/rules.json`. An exception is a waiver in `policy/waivers.json`: the rule, the address of the resource, the reason, and the day it ends. It runs out by itself.',
    '',
    '```json',
    '{ "waivers": [{ "rule": "stays-in-region", "address": "aws_s3_bucket.logs", "reason": "Move until June", "until": "2031-06-30" }] }',
    '```',
    '',
  ].join('\n');
}

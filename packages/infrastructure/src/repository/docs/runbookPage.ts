// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../generate/types';
import { md, table } from '../text/markdown';
import type { GuidePage } from './guides';

const SYMPTOMS: ReadonlyArray<[symptom: string, first: string]> = [
  [
    'The data is late',
    'Look at the last run of the orchestration. A failed run is started again once its cause is gone: runs may be repeated, and publish a day only once.',
  ],
  [
    'A quality check failed',
    'Read the check in [Quality](quality.md), look at its rows, and mend the source or the rule. A rule is changed in the contract, never in the generated files. The guide of the service that processes the data says what consumers see meanwhile.',
  ],
  [
    'Access is denied to a consumer',
    'Access comes from groups in `blueprint.yaml` and roles in the contract. Add the group there and let CI apply it; a grant by hand is undone by the next apply.',
  ],
  [
    'CI reports drift',
    'Someone changed something by hand. Read the plan in the report: take the change into the code, or let CI apply the code again.',
  ],
  [
    'The budget alarm rings',
    'The alarm names the service. Its guide lists what drives its cost and the levers.',
  ],
  [
    'A state is locked',
    'A job was cut off. When no job runs any more: `terraform -chdir=infra force-unlock ID`, with the id from the message.',
  ],
];

/** What to do when something is wrong. @internal */
export function runbookPage(
  { blueprint }: GenerationContext,
  guides: readonly GuidePage[],
): string {
  const { product, environments } = blueprint;
  const recovered = environments.filter(
    ({ disasterRecovery }) => disasterRecovery.enabled,
  );
  return [
    '# Runbook',
    '',
    `Owner: ${md(product.owner)}${
      product.contact ? `, ${md(product.contact)}` : ''
    }.`,
    '',
    '## What is wrong, and what to do first',
    '',
    ...table(
      ['Symptom', 'First'],
      SYMPTOMS.map(([symptom, first]) => [symptom, first]),
    ),
    '## Deploy',
    '',
    '1. Open a change request. CI checks it and shows the plan of each environment.',
    `2. Merge it. CI applies ${environments
      .map(({ name }) => name)
      .join(', then ')}; each waits for the approval that the host asks for.`,
    '3. What was approved is what is applied: the plan is saved, and a plan that is out of date is refused.',
    '',
    '## Roll back',
    '',
    '1. Revert the change and merge the revert: infrastructure and code go back by the same way.',
    '2. Data goes back by the versions of its tables; the guide of each service says how.',
    '',
    '## Recover from a disaster',
    '',
    ...(recovered.length > 0
      ? [
          ...table(
            ['Environment', 'Copy in', 'Data lost at most', 'Back within'],
            recovered.map(({ name, disasterRecovery }) => [
              name,
              md(disasterRecovery.region),
              `${disasterRecovery.recoveryPointHours} h`,
              `${disasterRecovery.recoveryTimeHours} h`,
            ]),
          ),
          '1. Decide together with the domain owner, and tell the consumers.',
          '2. Follow the guides in this order; each says how its service is brought back:',
          ...guides.map(({ title, path }) => `    - [${md(title)}](${path})`),
          '3. Run the quality checks on what was recovered before it is published.',
          '4. Write down what was lost, and until when, on the page of the product.',
          '',
        ]
      : [
          'No environment of this product has a copy in another region. What is lost is built again from its sources by a run of the pipeline.',
          '',
        ]),
    '## Retire the product',
    '',
    '1. Deprecate the contracts with a date (`status: deprecated`), and tell the consumers that the catalog names.',
    '2. On that date take away the grants, then switch off `deletionProtection` in `blueprint.yaml` and apply.',
    '3. Destroy each environment with the identity that applies, the production one last: `terraform -chdir=infra init -backend-config=env/ENVIRONMENT.tfbackend`, then `terraform -chdir=infra destroy -var-file=env/ENVIRONMENT.tfvars`.',
    '',
  ].join('\n');
}

// SPDX-License-Identifier: Apache-2.0
import type { GeneratedFile, GenerationContext } from '../../generate/types';
import { CHECK_PLAN } from './checkPlan';
import { TEST_CHECK_PLAN } from './testCheckPlan';

const json = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;

/** Multi-regions of Google Cloud that a region is a part of. */
function around(region: string): string[] {
  // Keys lie in `europe` where data lie in `eu`.
  if (/^europe-/.test(region)) return ['eu', 'europe'];
  if (/^us-/.test(region)) return ['us'];
  return [];
}

/** What the blueprint demands of a plan, by environment. */
function rules({ blueprint, cloud, stack }: GenerationContext) {
  return {
    all: {
      deletionProtection: false,
      privateNetwork: blueprint.network.private,
      ownKeys: blueprint.encryption.ownKeys,
      regions: [],
      tags: [
        stack === 'product' ? 'data-mesh-product' : 'data-mesh-environment',
      ],
    },
    environments: Object.fromEntries(
      blueprint.environments.map(environment => {
        const regions = [
          environment.region,
          ...(environment.disasterRecovery.enabled
            ? [environment.disasterRecovery.region]
            : []),
        ];
        return [
          environment.name,
          {
            deletionProtection: environment.deletionProtection,
            regions: [
              ...new Set([
                ...regions,
                ...(cloud === 'gcp' ? regions.flatMap(around) : []),
              ]),
            ],
          },
        ];
      }),
    ),
  };
}

/** Policies on plans, what the product demands of them, waivers, and tests. @internal */
export function policyFiles(context: GenerationContext): GeneratedFile[] {
  return [
    { path: 'policy/check_plan.py', content: CHECK_PLAN },
    { path: 'policy/test_check_plan.py', content: TEST_CHECK_PLAN },
    { path: 'policy/rules.json', content: json(rules(context)) },
    { path: 'policy/waivers.json', content: json({ waivers: [] }) },
  ];
}

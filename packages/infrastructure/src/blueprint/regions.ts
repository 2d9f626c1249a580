// SPDX-License-Identifier: Apache-2.0
import { suggest } from '@meshwright/contracts';
import type { Cloud } from '../generate/types';
import type { BlueprintInput, ByCloud } from './input';
import type { Report } from './report';
import { forCloud, LAKEHOUSE_FORMATS } from './resolve';
import type { ResolvedBlueprint } from './types';

/** Pointer to a value that is stated once, or for each cloud. */
const pointerOf = (value: ByCloud | undefined, cloud: Cloud, path: string) =>
  typeof value === 'object' ? `${path}/${cloud.id}` : path;

function checkRegion(
  value: ByCloud | undefined,
  cloud: Cloud,
  path: string,
  report: Report,
): void {
  const region = forCloud(value, cloud.id);
  const known = Object.keys(cloud.pairedRegions);
  if (region === undefined || known.includes(region)) return;
  const meant = suggest(region, known);
  report({
    severity: 'error',
    rule: 'blueprint/unknown-region',
    path: pointerOf(value, cloud, path),
    message: `${
      cloud.title
    } has no region '${region}' that is known here. Known are ${known
      .slice(0, 8)
      .join(', ')}${known.length > 8 ? ` and ${known.length - 8} more` : ''}.`,
    fix: meant
      ? { description: `Write ${meant}`, value: meant }
      : {
          description: `State a region for each cloud, such as ${cloud.id}: ${cloud.defaultRegion}`,
        },
  });
}

/**
 * Judges what only a cloud knows: its regions, what it has.
 *
 * @param resolved - the blueprint with every default for this cloud
 * @internal
 */
export function checkForCloud(
  input: BlueprintInput,
  resolved: ResolvedBlueprint,
  cloud: Cloud,
  report: Report,
): void {
  (input.environments ?? []).forEach((environment, index) => {
    const path = `/environments/${index}`;
    checkRegion(environment.region, cloud, `${path}/region`, report);
    const recovery =
      typeof environment.disasterRecovery === 'object'
        ? environment.disasterRecovery.region
        : undefined;
    checkRegion(recovery, cloud, `${path}/disasterRecovery/region`, report);
  });
  resolved.environments.forEach(({ region, disasterRecovery }, index) => {
    if (!disasterRecovery.enabled || disasterRecovery.region !== region) return;
    report({
      severity: 'error',
      rule: 'blueprint/recovery-region',
      path: `/environments/${index}/disasterRecovery`,
      message: `The copy for disasters is in ${region}, where the data is already.`,
      fix: { description: 'Name another region under disasterRecovery' },
    });
  });
  const { tableFormat } = input;
  const own = LAKEHOUSE_FORMATS[cloud.id];
  if (
    (tableFormat === 'iceberg' || tableFormat === 'delta') &&
    tableFormat !== own
  ) {
    report({
      severity: 'warning',
      rule: 'blueprint/table-format',
      path: '/tableFormat',
      message: `The services of ${cloud.title} work best with ${own}, and tables are made so there.`,
      fix: {
        description: "Write lakehouse, which is each cloud's own format",
        value: 'lakehouse',
      },
    });
  }
}

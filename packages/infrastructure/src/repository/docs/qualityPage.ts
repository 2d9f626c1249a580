// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../generate/types';
import { tableChecks } from '../quality';
import { code, md, table } from '../text/markdown';

/** What is checked, and plainly what is not. @internal */
export function qualityPage(context: GenerationContext): string {
  const tables = tableChecks(context);
  const left = tables.flatMap(({ notCompiled }) => notCompiled);
  return [
    '# Quality',
    '',
    'Every check comes from a contract: from a constraint of a column, a quality rule or a promise on freshness.',
    ...(context.blueprint.services.processing === 'none'
      ? []
      : [
          '',
          'The guide of the service that processes the data says what happens to rows and runs that fail a check.',
        ]),
    '',
    ...tables.flatMap(({ output, table: name, checks }) => [
      `## ${md(output.port.name)}: ${md(name)}`,
      '',
      ...table(
        ['Check', 'What it demands', 'Dimension', 'Severity'],
        checks.map(check => [
          code(check.id),
          md(check.description),
          check.dimension,
          check.severity,
        ]),
      ),
    ]),
    ...(left.length > 0
      ? [
          '## Not checked by machine',
          '',
          ...left.map(({ reason, path }) => `- ${md(reason)} (${code(path)})`),
          '',
        ]
      : []),
  ].join('\n');
}

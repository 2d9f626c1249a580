// SPDX-License-Identifier: Apache-2.0
import type { GeneratedFile, GenerationContext } from '../../generate/types';
import type { ServiceContribution } from '../types';

/** A guide as a page of the documentation. @internal */
export interface GuidePage {
  title: string;
  /** Below `docs/`. */
  path: string;
  content: string;
}

const slug = (id: string) =>
  id
    .replace(/^[^/]*\//, '')
    .replace(/[^a-z0-9]+/gi, '-')
    .toLowerCase();

/** One page for each service: how to run it, what it costs, how to recover it. @internal */
export function guidePages(
  context: GenerationContext,
  services: readonly ServiceContribution[],
): GuidePage[] {
  return services.map(({ service }) => {
    const guide = service.guide(context);
    return {
      title: guide.title,
      path: `guides/${slug(service.id)}.md`,
      content: [
        `# ${guide.title}`,
        '',
        '## Run',
        '',
        guide.run.trim(),
        '',
        '## Cost',
        '',
        guide.cost.trim(),
        '',
        '## Recover',
        '',
        guide.recover.trim(),
        '',
      ].join('\n'),
    };
  });
}

/** @internal */
export const guideFiles = (pages: readonly GuidePage[]): GeneratedFile[] =>
  pages.map(({ path, content }) => ({ path: `docs/${path}`, content }));

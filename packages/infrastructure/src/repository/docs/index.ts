// SPDX-License-Identifier: Apache-2.0
import type { GeneratedFile, GenerationContext } from '../../generate/types';
import { md, paragraphs } from '../text/markdown';
import { yamlFile } from '../text/yaml';
import type { ServiceContribution } from '../types';
import { architecturePage } from './architecturePage';
import { ciPage } from './ciPage';
import { contractsPage } from './contractsPage';
import { guideFiles, guidePages } from './guides';
import { qualityPage } from './qualityPage';
import { readme } from './readme';
import { runbookPage } from './runbookPage';

/** Pages in the order of the navigation. */
const NAV = [
  { Home: 'index.md' },
  { Architecture: 'architecture.md' },
  { Contracts: 'contracts.md' },
  { Quality: 'quality.md' },
  { Runbook: 'runbook.md' },
  { 'Continuous integration': 'ci.md' },
];

/**
 * The README, and the documentation that TechDocs renders.
 *
 * @param others - paths of all other files of the repository
 * @internal
 */
export function docsFiles(
  context: GenerationContext,
  services: readonly ServiceContribution[],
  others: readonly string[],
): GeneratedFile[] {
  const { product } = context.blueprint;
  const guides = guidePages(context, services);
  const pages: Record<string, string> = {
    'index.md': [
      `# ${md(product.title)}`,
      '',
      ...paragraphs(product.description),
      'How it is built is in [Architecture](architecture.md), what it promises in [Contracts](contracts.md), and what to do when something is wrong in the [Runbook](runbook.md).',
      '',
    ].join('\n'),
    'architecture.md': architecturePage(context, services),
    'contracts.md': contractsPage(context),
    'quality.md': qualityPage(context),
    'runbook.md': runbookPage(context, guides),
    'ci.md': ciPage(context),
  };
  const files: GeneratedFile[] = [
    ...Object.entries(pages).map(([name, content]) => ({
      path: `docs/${name}`,
      content,
    })),
    ...guideFiles(guides),
    {
      path: 'mkdocs.yml',
      content: yamlFile({
        site_name: product.title,
        docs_dir: 'docs',
        plugins: ['techdocs-core'],
        nav: [
          ...NAV,
          { Guides: guides.map(({ title, path }) => ({ [title]: path })) },
        ].filter(entry => !('Guides' in entry) || guides.length > 0),
      }),
    },
  ];
  const paths = [...others, ...files.map(({ path }) => path)];
  return [
    { path: 'README.md', content: readme(context, services, guides, paths) },
    ...files,
  ];
}

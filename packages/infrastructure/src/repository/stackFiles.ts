// SPDX-License-Identifier: Apache-2.0
import type { GeneratedFile } from '../generate/types';
import { ciFiles } from './ci';
import { blueprintFile } from './descriptors/blueprint';
import { ciPage } from './docs/ciPage';
import { guideFiles, guidePages } from './docs/guides';
import { stackReadme } from './docs/stackReadme';
import { housekeepingFiles } from './housekeeping';
import { policyFiles } from './policy';
import { stackName } from './stackName';
import { yamlFile } from './text/yaml';
import type { RepositoryFiles } from './types';

/**
 * Files of the repository around what a domain or a landing zone shares: documentation, policies on plans, CI, and what
 * keeps it in order.
 *
 * @public
 */
export const stackFiles: RepositoryFiles = (context, wanted) => {
  // Many services have a part in products only.
  const services = wanted.filter(({ contribution: { terraform = {} } }) =>
    Object.values(terraform).some(blocks => blocks.length > 0),
  );
  const theirs = services.flatMap(({ contribution }) =>
    (contribution.files ?? []).map(({ path }) => path),
  );
  const guides = guidePages(context, services);
  const files: GeneratedFile[] = [
    blueprintFile(context),
    { path: 'README.md', content: stackReadme(context, services, guides) },
    { path: 'docs/ci.md', content: ciPage(context) },
    ...guideFiles(guides),
    {
      path: 'mkdocs.yml',
      content: yamlFile({
        site_name: stackName(context),
        docs_dir: 'docs',
        plugins: ['techdocs-core'],
        nav: [
          { 'Continuous integration': 'ci.md' },
          { Guides: guides.map(({ title, path }) => ({ [title]: path })) },
        ],
      }),
    },
    ...policyFiles(context),
    ...housekeepingFiles(context),
    ...ciFiles(context),
  ];
  return files.filter(({ path }) => !theirs.includes(path));
};

// SPDX-License-Identifier: Apache-2.0
import type { GeneratedFile, GenerationContext } from '../../generate/types';
import { yamlFile } from '../text/yaml';
import { codeownersFile } from './codeowners';

const lines = (...text: string[]) => `${text.join('\n')}\n`;

const GITIGNORE = lines(
  '# Terraform: states and plans hold secrets and belong to the backend.',
  '.terraform/',
  '*.tfstate',
  '*.tfstate.*',
  '*.tfplan',
  'crash.log',
  'crash.*.log',
  'override.tf',
  '*_override.tf',
  '',
  '# Python',
  '__pycache__/',
  '*.py[cod]',
  '.pytest_cache/',
  '.venv/',
  '',
  '# dbt',
  'dbt/target/',
  'dbt/logs/',
  'dbt/dbt_packages/',
  '*.duckdb',
  '',
  '# Results of checks',
  'out/',
  '.tools/',
  'site/',
  'node_modules/',
  '',
  '# Never: keys and settings of one person',
  '.env',
  '.env.*',
  '*.pem',
  '*.key',
  '.DS_Store',
  '.idea/',
  '.vscode/',
);

const EDITORCONFIG = lines(
  'root = true',
  '',
  '[*]',
  'charset = utf-8',
  'end_of_line = lf',
  'insert_final_newline = true',
  'trim_trailing_whitespace = true',
  'indent_style = space',
  'indent_size = 2',
  '',
  '[*.{py,sql}]',
  'indent_size = 4',
  '',
  '[*.md]',
  'trim_trailing_whitespace = false',
);

const GITATTRIBUTES = lines(
  '* text=auto eol=lf',
  '.terraform.lock.hcl linguist-generated=true',
  '.meshwright/generated.json linguist-generated=true -diff',
);

/** Hooks that need nothing but the tools which CI has as well. */
function preCommit(isProduct: boolean): string {
  const local = (id: string, name: string, entry: string, files: string) => ({
    id,
    name,
    entry,
    language: 'system',
    files,
    pass_filenames: false,
  });
  return yamlFile(
    {
      repos: [
        {
          repo: 'https://github.com/pre-commit/pre-commit-hooks',
          rev: 'v5.0.0',
          hooks: [
            { id: 'check-added-large-files' },
            { id: 'check-json' },
            { id: 'check-merge-conflict' },
            { id: 'check-yaml', exclude: '^dbt/' },
            { id: 'detect-private-key' },
            { id: 'end-of-file-fixer', exclude: '^contracts/' },
            { id: 'trailing-whitespace', exclude: '(^contracts/|\\.md$)' },
          ],
        },
        {
          repo: 'https://github.com/gitleaks/gitleaks',
          rev: 'v8.24.2',
          hooks: [{ id: 'gitleaks' }],
        },
        {
          repo: 'local',
          hooks: [
            local(
              'lint',
              'Terraform, Python and dbt',
              'ci/lint.sh',
              '^(infra|pipelines|orchestration|dbt|policy|tests)/',
            ),
            ...(isProduct
              ? [
                  local(
                    'contracts',
                    'Contracts',
                    'ci/contracts.sh',
                    '^(contracts/|data-product\\.yaml$)',
                  ),
                ]
              : []),
          ],
        },
      ],
    },
    'Install once: pip install pre-commit && pre-commit install',
  );
}

/** Updates come weekly and together, providers within the pins of infra/terraform.tf. */
const RENOVATE = {
  $schema: 'https://docs.renovatebot.com/renovate-schema.json',
  extends: [
    'config:recommended',
    'helpers:pinGitHubActionDigests',
    ':semanticCommitsDisabled',
  ],
  schedule: ['before 6am on monday'],
  labels: ['dependencies'],
  prConcurrentLimit: 5,
  vulnerabilityAlerts: { labels: ['security'], schedule: ['at any time'] },
  lockFileMaintenance: { enabled: true, schedule: ['before 6am on monday'] },
  'pre-commit': { enabled: true },
  packageRules: [
    {
      description: 'Providers come together, as one plan judges them all',
      matchManagers: ['terraform'],
      matchUpdateTypes: ['minor', 'patch'],
      groupName: 'Terraform providers',
    },
    {
      description: 'A new major of a provider is a decision',
      matchManagers: ['terraform'],
      matchUpdateTypes: ['major'],
      dependencyDashboardApproval: true,
    },
  ],
  customManagers: [
    {
      customType: 'regex',
      description: 'Versions of the tools that the scripts of CI install',
      managerFilePatterns: ['/^ci/versions\\.env$/'],
      matchStrings: [
        '# renovate: datasource=(?<datasource>\\S+) depName=(?<depName>\\S+)\\n[A-Z_]+=(?<currentValue>\\S+)',
      ],
    },
  ],
};

/** Files that keep a repository in order. @internal */
export function housekeepingFiles(context: GenerationContext): GeneratedFile[] {
  return [
    codeownersFile(context),
    { path: '.gitignore', content: GITIGNORE },
    { path: '.gitattributes', content: GITATTRIBUTES },
    { path: '.editorconfig', content: EDITORCONFIG },
    {
      path: '.pre-commit-config.yaml',
      content: preCommit(context.stack === 'product'),
    },
    {
      path: 'renovate.json',
      content: `${JSON.stringify(RENOVATE, undefined, 2)}\n`,
    },
  ];
}

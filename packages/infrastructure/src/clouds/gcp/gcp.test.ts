// SPDX-License-Identifier: Apache-2.0
import { checkFiles } from '../../check';
import type { BlueprintInput } from '../../blueprint/input';
import { STACKS } from '../../blueprint/types';
import { build, serviceSets } from './__testUtils__/build';

const told = ({ files, findings }: ReturnType<typeof build>) => [
  ...findings.map(({ rule, message }) => `${rule}: ${message}`),
  ...checkFiles(files).map(
    ({ file, line, rule, message }) => `${file}:${line} ${rule}: ${message}`,
  ),
];

describe('Google Cloud', () => {
  it.each(
    Object.keys(serviceSets).flatMap(name =>
      STACKS.map(stack => [name, stack] as const),
    ),
  )('makes %s, as the %s stack, without anything wrong', (name, stack) => {
    const made = build({ services: serviceSets[name], stack });
    expect(told(made)).toEqual([]);
    expect(made.files.some(({ path }) => path === 'infra/main.tf')).toBe(true);
  });

  const variations: Record<string, Partial<BlueprintInput>> = {
    'no sandbox, no search, no audit': {
      sandbox: { enabled: false },
      dataLossPrevention: false,
      auditing: { enabled: false },
    },
    'a way to the internet': { network: { private: false } },
    'keys in hardware': { encryption: { hardware: true } },
    'plain Parquet': { tableFormat: 'none' },
    'no budget and no scaling': {
      budget: { monthly: 0 },
      sandbox: { enabled: true, monthlyBudget: 0 },
      autoscaling: false,
    },
    'other hosts': { host: 'azure-devops' },
    'nobody named': { access: [] },
    'everything masked': { masking: { from: 'public' } },
  };

  it.each(
    Object.keys(variations).flatMap(name =>
      STACKS.map(stack => [name, stack] as const),
    ),
  )('makes %s, as the %s stack, without anything wrong', (name, stack) => {
    expect(told(build({ extra: variations[name], stack }))).toEqual([]);
  });

  it('gives the same bytes each time', () => {
    expect(build().files).toEqual(build().files);
  });

  it('makes every resource of a product once, however many products there are', () => {
    const singletons =
      /resource "google_(folder_iam_audit_config|org_policy_policy|iam_workload_identity_pool|kms_key_ring|composer_environment|looker_instance|dataplex_lake|bigquery_analytics_hub_data_exchange|service_usage_consumer_quota_override|kms_crypto_key_iam_member)"/;
    const found = build()
      .files.filter(({ path }) => path.endsWith('.tf'))
      .filter(({ content }) => singletons.test(content));
    expect(found).toEqual([]);
  });

  it('asks for no value that the stacks below have not made under that name', () => {
    const outputs = new Set(
      STACKS.slice(0, 2)
        .flatMap(stack => build({ stack }).files)
        .filter(({ path }) => path === 'infra/outputs.tf')
        .flatMap(({ content }) =>
          [...content.matchAll(/^output "(\w+)"/gm)].map(([, name]) => name),
        ),
    );
    const variables = build().files.find(
      ({ path }) => path === 'infra/variables.tf',
    )!.content;
    const asked = [...variables.matchAll(/^variable "(domain_\w+)"/gm)]
      .map(([, name]) => name)
      .filter(name => name !== 'domain_project_id');
    expect(asked.length).toBeGreaterThan(4);
    expect(asked.filter(name => !outputs.has(name))).toEqual([]);
  });

  it('lets what applies a product grant the roles of products, and no other', () => {
    const rolesIn = (text: string) =>
      [...text.matchAll(/"(roles\/[\w.]+)"/g)].map(([, role]) => role);
    const domain = build({ stack: 'domain' }).files.find(
      ({ path }) => path === 'infra/deployers.tf',
    )!.content;
    const may = rolesIn(/granted_roles = \[([^\]]*)\]/.exec(domain)![1]);
    const granted = Object.values(serviceSets)
      .flatMap(services => build({ services }).files)
      .filter(({ path }) => path.endsWith('.tf'))
      .flatMap(({ content }) => [
        ...content.matchAll(/resource "google_project_iam_member" [^]*?\n\}/g),
      ])
      .flatMap(([block]) => rolesIn(block));
    expect([...new Set(granted)].sort()).toEqual([...may].sort());
  });
});

// SPDX-License-Identifier: Apache-2.0
import type { BlueprintInput } from '../../blueprint/input';
import { STACKS, type Stack } from '../../blueprint/types';
import { checkFiles } from '../../check';
import { aws } from '.';
import { build, contextOf, fileOf, serviceSets } from './__testUtils__/build';

const told = ({ files, findings }: ReturnType<typeof build>) => [
  ...findings.map(({ rule, message }) => `${rule}: ${message}`),
  ...checkFiles(files).map(
    ({ file, line, rule, message }) => `${file}:${line} ${rule}: ${message}`,
  ),
];

const terraform = (wanted: Parameters<typeof build>[0]) =>
  build(wanted)
    .files.filter(({ path }) => path.endsWith('.tf'))
    .map(({ content }) => content)
    .join('\n');

describe('AWS', () => {
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
    'the key of the domain': { encryption: { ownKeys: false } },
    'plain Parquet': { tableFormat: 'none' },
    'tables of Delta': { tableFormat: 'delta' },
    'no budget and no scaling': {
      budget: { monthly: 0 },
      autoscaling: false,
    },
    'other hosts': { host: 'bitbucket' },
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

  it('makes what an account has once in the platform stack alone', () => {
    const singletons =
      /resource "aws_(lakeformation_data_lake_settings|lakeformation_lf_tag|glue_data_catalog_encryption_settings|macie2_account|macie2_classification_export_configuration|iam_openid_connect_provider|cloudtrail|ce_anomaly_monitor|ce_cost_allocation_tag|s3_account_public_access_block|quicksight_account_subscription)"/;
    expect(terraform({})).not.toMatch(singletons);
    expect(terraform({ stack: 'domain' })).not.toMatch(singletons);
    expect(terraform({ stack: 'platform' })).toMatch(singletons);
  });

  const namesOf = (stack: Stack, file: string, type: string) =>
    [
      ...fileOf(
        { stack, services: serviceSets['everything, open source'] },
        file,
      ).matchAll(new RegExp(`^${type} "(\\w+)"`, 'gm')),
    ].map(([, name]) => name);

  it('asks for no value of another stack that is not made under that name', () => {
    const made = new Set(
      (['platform', 'domain'] as const).flatMap(stack =>
        namesOf(stack, 'infra/outputs.tf', 'output'),
      ),
    );
    const asked = (['domain', 'product'] as const).flatMap(stack => {
      const text = fileOf(
        { stack, services: serviceSets['everything, open source'] },
        'infra/variables.tf',
      );
      return [
        ...text.matchAll(
          /^variable "(\w+)" \{\n[^}]*Output of the (?:platform|domain) stack/gm,
        ),
      ].map(([, name]) => name);
    });
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter(name => !made.has(name))).toEqual([]);
  });

  it('reads nothing outside of its own folder that a plan could miss', () => {
    const reads = terraform({}).match(
      /(?<!try\()(file|templatefile|filemd5)\([^)]*\)/g,
    );
    expect(reads?.filter(call => call.includes('..'))).toEqual([]);
  });

  it('gives no program a stored key, and no policy everything', () => {
    const all = STACKS.map(stack => terraform({ stack })).join('\n');
    expect(all).not.toMatch(/aws_iam_(access_key|user)"/);
    expect(all).not.toMatch(/actions\s+= \["\*:\*"\]/);
    expect(all).not.toContain('publicly_accessible  = true');
  });

  it('knows a price for everything that it estimates', () => {
    const context = contextOf();
    const components = aws.services.flatMap(service =>
      context.blueprint.environments.flatMap(environment =>
        service.cost(context, environment),
      ),
    );
    expect(components.length).toBeGreaterThan(30);
    expect(
      components.filter(
        ({ price, quantity }) => !aws.prices.prices[price] || !(quantity > 0),
      ),
    ).toEqual([]);
  });

  it('keeps apart what tables and columns of odd names become', () => {
    const names = ['database', 'place', 'tables', 'write_a', 'a', 'a_b'];
    const columns = ['b_c', 'c', 'load_date', 'Load Date', 'database'];
    const contract = [
      'apiVersion: v3.1.0\nkind: DataContract\nid: odd\nname: Odd\nversion: 1.0.0\nstatus: active\nschema:',
      ...names.flatMap(name => [
        `  - name: ${name}\n    properties:`,
        ...columns.map(
          column =>
            `      - name: ${column}\n        logicalType: string\n        classification: pii\n        logicalTypeOptions: { pattern: 'X[0-9]{8}' }`,
        ),
        `      - name: id\n        logicalType: integer`,
      ]),
    ].join('\n');
    for (const tableFormat of ['iceberg', 'none'] as const) {
      expect(told(build({ contract, extra: { tableFormat } }))).toEqual([]);
    }
  });

  it('says how to run, pay for and recover each service', () => {
    const guides = build().files.filter(({ path }) =>
      path.startsWith('docs/guides/'),
    );
    expect(guides.length).toBeGreaterThanOrEqual(7);
    for (const { content } of guides) {
      expect(content.length).toBeGreaterThan(800);
      expect(content).not.toContain('undefined');
    }
  });
});

// SPDX-License-Identifier: Apache-2.0
import { build, fileOf } from './__testUtils__/build';

/** Blocks of a file by their labels. */
function blocksOf(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/^resource "(\w+)" "(\w+)" \{[^]*?\n\}/gm)].map(match => [
      `${match[1]}.${match[2]}`,
      match[0],
    ]),
  );
}

describe('masking from the contract', () => {
  const MASKED = ['customer_email', 'birth_date', 'address'];

  it('keeps closed columns from readers in the lake, and gives them to the cleared', () => {
    const grants = blocksOf(fileOf({}, 'infra/governance.tf'));
    const of = (label: string) =>
      grants.get(`aws_lakeformation_permissions.${label}__orders`)!;
    for (const label of ['reader', 'developer', 'consumer']) {
      expect(of(label)).toContain(
        `excluded_column_names = ${JSON.stringify(MASKED).replace(/,/g, ', ')}`,
      );
    }
    for (const label of ['cleared_reader', 'owner']) {
      expect(of(label)).not.toContain('excluded_column_names');
    }
  });

  it('tags closed columns, so that policies of the account see them', () => {
    const tags = blocksOf(fileOf({}, 'infra/governance.tf')).get(
      'aws_lakeformation_resource_lf_tags.orders__confidential',
    )!;
    for (const column of MASKED) expect(tags).toContain(`"${column}"`);
    expect(tags).toContain('value = "confidential"');
  });

  it('hides them in the warehouse by type, and shows them to the cleared', () => {
    const warehouse = fileOf({}, 'infra/warehouse.tf');
    expect(warehouse).toContain(
      `create masking policy if not exists hide_varchar_65535 with (value varchar(65535)) using (cast('***' as varchar(65535)))`,
    );
    expect(warehouse).toContain(
      'attach masking policy hide_date on \\"output\\".\\"orders\\" (\\"birth_date\\") to public priority 10',
    );
    expect(warehouse).toContain(
      'attach masking policy show_date on \\"output\\".\\"orders\\" (\\"birth_date\\") to role \\"product_cleared_reader\\" priority 20',
    );
    // A value of no type that can be masked is not granted at all.
    const grant =
      /grant select \([^)]*\) on \\"output\\".\\"orders\\" to role \\"product_reader\\"/.exec(
        warehouse,
      )![0];
    expect(grant).not.toContain('address');
    expect(grant).toContain('customer_email');
  });

  it('closes them in data sets, and leaves them out of the dashboard', () => {
    const set = blocksOf(fileOf({}, 'infra/visualization.tf')).get(
      'aws_quicksight_data_set.orders',
    )!;
    expect(set).toMatch(
      /column_level_permission_rules \{\n\s+column_names = \["customer_email", "birth_date"\]\n\s+principals {3}= \[aws_quicksight_group\.cleared\.arn\]/,
    );
    const dashboard = fileOf({}, 'infra/definitions/dashboard.template.json');
    for (const column of MASKED) expect(dashboard).not.toContain(column);
    expect(dashboard).toContain('"ColumnName": "order_id"');
  });

  it('searches for values of closed columns that have a pattern', () => {
    const search = fileOf({}, 'infra/data_loss_prevention.tf');
    expect(search).toContain('"orders__customer_email"');
    expect(search).toContain('regex                  = "[^@]+@[^@]+"');
    expect(search).not.toContain('"orders__order_id"');
  });

  it('gives roles to the groups of the blueprint and the roles of the contract', () => {
    const access = fileOf({}, 'infra/access.tf');
    expect(access).toContain('*AWSReservedSSO_analysts_*');
    expect(access).toContain('*AWSReservedSSO_order_reader_*');
    const cleared = /"cleared_reader_trust" \{[^]*?\n\}/.exec(access)![0];
    expect(cleared).toContain('order_pii_reader');
    expect(cleared).not.toContain('analysts');
  });
});

describe('environments', () => {
  it('keep, copy and protect in production, and not in development', () => {
    const { files } = build();
    const of = (name: string) =>
      files.find(({ path }) => path === `infra/env/${name}.tfvars`)!.content;
    expect(of('prod')).toMatch(/disaster_recovery\s+= true/);
    expect(of('prod')).toMatch(/deletion_protection\s+= true/);
    expect(of('dev')).toMatch(/deletion_protection\s+= false/);
    expect(of('dev')).toMatch(/backup_days\s+= 0/);
  });
});

// SPDX-License-Identifier: Apache-2.0
import { checkFiles } from '../../check';
import { build, contractText } from './__testUtils__/build';

const HOSTILE = [
  '${file("/etc/passwd")}',
  '%{ for x in [1] }y%{ endfor }',
  '"\\n}\\nresource "google_storage_bucket" "b" { name = "b" }',
  'a " ;; } view: other { sql_table_name: x ;; }',
  "'''); import os; os.system('id') #",
  '{{ config() }} {% raw %} ${TABLE}.`secret` @{project}',
  '`; DROP TABLE orders; --',
];

const withText = (text: string) =>
  contractText.replace(
    'description: One row for each order.',
    `description: ${JSON.stringify(text)}\n    businessName: ${JSON.stringify(
      text,
    )}`,
  );

describe('what a contract says', () => {
  it.each(HOSTILE)('stays a text: %s', text => {
    const { files, findings } = build({
      contract: withText(text),
      extra: {
        product: {
          name: 'orders',
          domain: 'sales',
          owner: 'group:default/sales',
          title: text,
          description: text,
          purpose: text,
        },
        tags: { note: text },
      },
    });
    expect(findings).toEqual([]);
    expect(checkFiles(files)).toEqual([]);
    const usual = new Map(build().files.map(file => [file.path, file.content]));
    // Programs are the same bytes for every product.
    const programs = files.filter(({ path }) =>
      /^(pipelines|orchestration|tests|bi)\/.*\.py$|\.sql\.tftpl$/.test(path),
    );
    expect(programs.length).toBeGreaterThan(8);
    expect(
      programs.filter(({ path, content }) => usual.get(path) !== content),
    ).toEqual([]);
    const views = files.filter(({ path }) => path.endsWith('.view.lkml'));
    expect(views).toHaveLength(2);
    for (const { content } of views) {
      expect(content.match(/^view: /gm)).toHaveLength(1);
      expect(content).not.toMatch(/label: "[^"]*(\$\{|\{\{|\{%)/);
    }
  });

  it('is refused where a name would have to be part of a program', () => {
    for (const name of ['a`b', 'a"b', 'a;b', 'ä', '_TABLE_x', 'a b']) {
      const contract = contractText.replace('name: opened', `name: '${name}'`);
      const { files, findings } = build({ contract });
      expect(files).toEqual([]);
      expect(findings.map(({ severity }) => severity)).toContain('error');
    }
  });
});

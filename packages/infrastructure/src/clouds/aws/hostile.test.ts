// SPDX-License-Identifier: Apache-2.0
import { checkFiles } from '../../check';
import { build, contractText } from './__testUtils__/build';

const HOSTILE = [
  '${file("/etc/passwd")}',
  '%{ for x in [1] }y%{ endfor }',
  '"\\n}\\nresource "aws_s3_bucket" "b" { bucket = "b" }',
  "'); drop table orders; --",
  "'''); import os; os.system('id') #",
  '{{ config() }} {% raw %}',
  '$.Execution `id` $(id)',
];

/** A regular expression for a text. */
const literally = (text: string) =>
  text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

const withText = (text: string) =>
  contractText
    .replace(
      'description: One row for each order.',
      `description: ${JSON.stringify(text)}\n    businessName: ${JSON.stringify(
        text,
      )}`,
    )
    .replace(
      "pattern: '^[^@]+@[^@]+$'",
      `pattern: ${JSON.stringify(
        literally(text),
      )}\n        description: ${JSON.stringify(text)}`,
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
          costCenter: text,
        },
        tags: { note: text },
      },
    });
    expect(findings).toEqual([]);
    expect(checkFiles(files)).toEqual([]);
    const usual = new Map(build().files.map(file => [file.path, file.content]));
    // Programs are the same bytes for every product.
    const programs = files.filter(({ path }) =>
      /^(pipelines|orchestration|tests)\/.*\.py$/.test(path),
    );
    expect(programs.length).toBeGreaterThan(7);
    expect(
      programs.filter(({ path, content }) => usual.get(path) !== content),
    ).toEqual([]);
    // Documents in JSON stay the documents that they were, with a text more.
    const documents = files.filter(({ path }) => path.endsWith('.json'));
    for (const { content } of documents) {
      expect(() => JSON.parse(content)).not.toThrow();
    }
    const machine = documents.find(({ path }) => path.endsWith('.asl.json'))!;
    expect(machine.content).toBe(usual.get(machine.path));
  });
});

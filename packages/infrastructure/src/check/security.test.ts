// SPDX-License-Identifier: Apache-2.0
import { checkFiles } from './checkFiles';
import { checkRules } from './rules';
import { cases, resource } from './security/__testUtils__/cases';

const check = (content: string, values: Record<string, string> = {}) =>
  checkFiles([
    { path: 'infra/main.tf', content },
    ...Object.entries(values).map(([name, text]) => ({
      path: `infra/env/${name}.tfvars`,
      content: text,
    })),
  ]);

const rulesOf = (content: string, values?: Record<string, string>) => [
  ...new Set(
    check(content, values)
      .map(({ rule }) => rule)
      .filter(rule => rule.startsWith('security/')),
  ),
];

describe('rules of security', () => {
  it.each(cases)('%s is found in %j', (rule, wrong, right) => {
    expect(rulesOf(wrong)).toContain(`security/${rule}`);
    expect(rulesOf(right)).not.toContain(`security/${rule}`);
  });

  it('are all tried here', () => {
    const tried = new Set(cases.map(([rule]) => `security/${rule}`));
    const all = checkRules
      .map(({ id }) => id)
      .filter(id => id.startsWith('security/'));
    expect(all.filter(id => !tried.has(id))).toEqual([]);
  });

  it('say where, why and what to do', () => {
    const [finding] = check(resource('aws_kms_key', 'description = "x"'));
    expect(finding).toMatchObject({
      rule: 'security/key-rotation',
      severity: 'error',
      file: 'infra/main.tf',
      path: 'aws_kms_key.r',
      line: 1,
      fix: { description: 'Set enable_key_rotation = true' },
    });
  });

  it('look at production where they are about production, and say which environment it is', () => {
    const bucket = `variable "keep" {\n  default = true\n}\n${resource(
      'google_bigquery_table',
      'deletion_protection = var.keep\nlabels = {}',
    )}`;
    const rule = 'security/deletion-protection';
    expect(rulesOf(bucket, { dev: 'keep = false' })).not.toContain(rule);
    expect(rulesOf(bucket, { prod: 'keep = false' })).toContain(rule);
    expect(rulesOf(bucket, { blue: 'keep = false\n' })).not.toContain(rule);
    const key = `variable "rotate" {}\n${resource(
      'aws_kms_key',
      'enable_key_rotation = var.rotate\ntags = {}',
    )}`;
    const [finding] = check(key, {
      dev: 'rotate = false',
      prod: 'rotate = true',
    });
    expect(finding.message).toContain('(In dev.)');
    expect(
      rulesOf(key, { dev: 'rotate = true', prod: 'rotate = true' }),
    ).toEqual([]);
  });

  it('leave out what an environment does not make', () => {
    const optional = `variable "on" {}\n${resource(
      'aws_kms_key',
      'count = var.on ? 1 : 0',
    )}`;
    expect(rulesOf(optional, { prod: 'on = false' })).toEqual([]);
    expect(rulesOf(optional, { prod: 'on = true' })).toContain(
      'security/key-rotation',
    );
  });

  it('look into what conditions and locals come to', () => {
    const key = (value: string) =>
      rulesOf(
        `locals {\n  prod = var.env == "prod"\n  all  = merge({ rotate = ${value} }, {})\n}\nvariable "env" {}\n${resource(
          'aws_kms_key',
          'enable_key_rotation = local.all.rotate\ntags = {}',
        )}`,
        { prod: 'env = "prod"' },
      );
    expect(key('local.prod')).toEqual([]);
    expect(key('!local.prod')).toEqual(['security/key-rotation']);
    expect(key('local.prod ? true : false')).toEqual([]);
    expect(key('local.prod && length([]) > 0')).toEqual([
      'security/key-rotation',
    ]);
    expect(key('unknown()')).toEqual([]);
  });

  it('can be set aside for a block, with a reason', () => {
    const key = (comment: string) =>
      rulesOf(`${comment}\n${resource('aws_kms_key', 'tags = {}')}`);
    expect(
      key(
        '# meshwright:allow security/key-rotation: imported keys cannot be rotated',
      ),
    ).toEqual([]);
    expect(
      key('# meshwright:allow security/tls: imported keys cannot be rotated'),
    ).toEqual(['security/key-rotation']);
    expect(
      check(
        `${resource(
          'aws_kms_key',
          '# meshwright:allow security/key-rotation\ntags = {}',
        )}`,
      ).map(({ rule }) => rule),
    ).toEqual(['security/key-rotation', 'check/no-reason']);
    expect(
      rulesOf(
        `${resource(
          'aws_kms_key',
          '# meshwright:allow security/key-rotation: imported keys\ntags = {}',
        )}${resource('aws_kms_key', 'tags = {}', 'other')}`,
      ),
    ).toEqual(['security/key-rotation']);
  });

  it('find secrets in files of every kind, and never repeat them', () => {
    const secret = `ghp_${'a1B2'.repeat(10)}`;
    const [finding] = checkFiles([
      { path: 'a/b.yaml', content: `x: 1\ny: ${secret}\n` },
    ]);
    expect(finding).toMatchObject({
      rule: 'security/plaintext-secret',
      file: 'a/b.yaml',
      line: 2,
      column: 4,
    });
    expect(JSON.stringify(finding)).not.toContain(secret);
  });
});

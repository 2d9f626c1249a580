// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { checkFiles } from './checkFiles';

/** What is only declared to be judged is used by nobody. */
const check = (
  content: string,
  more: { path: string; content: string }[] = [],
) =>
  checkFiles([{ path: 'infra/main.tf', content }, ...more]).filter(
    ({ rule }) => rule.startsWith('terraform/') && rule !== 'terraform/unused',
  );

const BUCKET = 'resource "aws_s3_bucket" "b" {\n  bucket = "b"\n}\n';

describe('checkFiles on Terraform', () => {
  it.each<[string, string, string, number]>([
    [
      'an unknown resource',
      'resource "aws_s3_buckt" "b" {}',
      'unknown-type',
      1,
    ],
    ['an unknown data source', 'data "aws_regionn" "r" {}', 'unknown-type', 1],
    [
      'an unknown argument',
      'resource "aws_s3_bucket" "b" {\n  bukcet = "x"\n}',
      'unknown-argument',
      2,
    ],
    [
      'an unknown block',
      'resource "aws_s3_bucket" "b" {\n  bucket = "x"\n  colour {}\n}',
      'unknown-block',
      3,
    ],
    [
      'a missing argument',
      'resource "aws_glue_job" "j" {\n  name = "j"\n  command {\n    script_location = "s"\n  }\n}',
      'missing-argument',
      1,
    ],
    [
      'a missing argument of a block',
      'resource "aws_s3_bucket_versioning" "v" {\n  bucket = "b"\n  versioning_configuration {}\n}',
      'missing-argument',
      3,
    ],
    [
      'what only the provider sets',
      'resource "aws_s3_bucket" "b" {\n  bucket_domain_name = "x"\n}',
      'read-only',
      2,
    ],
    [
      'a text for a number',
      'resource "aws_kms_key" "k" {\n  deletion_window_in_days = "many"\n}',
      'wrong-type',
      2,
    ],
    [
      'a list for a text',
      'resource "aws_s3_bucket" "b" {\n  bucket = ["x"]\n}',
      'wrong-type',
      2,
    ],
    [
      'a text for a flag',
      'resource "aws_s3_bucket" "b" {\n  force_destroy = "maybe"\n}',
      'wrong-type',
      2,
    ],
    [
      'a block as argument',
      'resource "aws_s3_bucket_versioning" "v" {\n  bucket = "b"\n  versioning_configuration = { status = "Enabled" }\n}',
      'block-as-argument',
      3,
    ],
    [
      'an argument as block',
      'resource "aws_s3_bucket" "b" {\n  tags {\n    a = "b"\n  }\n}',
      'argument-as-block',
      2,
    ],
    [
      'a block too many',
      'resource "aws_glue_job" "j" {\n  name = "j"\n  role_arn = "r"\n  command {\n    script_location = "s"\n  }\n  execution_property {}\n  execution_property {}\n}',
      'too-many-blocks',
      8,
    ],
    [
      'a type of the beta',
      'resource "google_dataflow_flex_template_job" "j" {\n  name = "j"\n  container_spec_gcs_path = "p"\n}',
      'beta-only',
      1,
    ],
    ['a resource twice', BUCKET + BUCKET, 'duplicate-block', 4],
    [
      'a variable twice',
      'variable "a" {}\nvariable "a" {}',
      'duplicate-block',
      2,
    ],
    [
      'a local twice',
      'locals {\n  a = 1\n}\nlocals {\n  a = 2\n}',
      'duplicate-block',
      5,
    ],
    [
      'an argument twice',
      'resource "aws_s3_bucket" "b" {\n  bucket = "1"\n  bucket = "2"\n}',
      'duplicate-argument',
      3,
    ],
    [
      'a member twice',
      'locals {\n  a = {\n    b = 1\n    b = 2\n  }\n}',
      'duplicate-argument',
      4,
    ],
    [
      'an undeclared variable',
      'locals {\n  a = var.b\n}',
      'unknown-reference',
      2,
    ],
    [
      'an undeclared local',
      'locals {\n  a = local.b\n}',
      'unknown-reference',
      2,
    ],
    [
      'an undeclared resource',
      'locals {\n  a = aws_s3_bucket.b.arn\n}',
      'unknown-reference',
      2,
    ],
    [
      'an undeclared data source',
      'locals {\n  a = data.aws_region.r.name\n}',
      'unknown-reference',
      2,
    ],
    [
      'an undeclared module',
      'locals {\n  a = module.b.c\n}',
      'unknown-reference',
      2,
    ],
    ['a bare word', 'locals {\n  a = word\n}', 'unknown-reference', 2],
    [
      'each without for_each',
      'locals {\n  a = each.key\n}',
      'unknown-reference',
      2,
    ],
    [
      'a reference in a text',
      'locals {\n  a = "x-${var.b}"\n}',
      'unknown-reference',
      2,
    ],
    [
      'a name out of its loop',
      'locals {\n  a = [for x in [1] : x]\n  b = x.y\n}',
      'unknown-reference',
      3,
    ],
    [
      'an unknown attribute',
      `${BUCKET}locals {\n  a = aws_s3_bucket.b.arm\n}`,
      'unknown-attribute',
      5,
    ],
    [
      'one of several without key',
      'resource "aws_s3_bucket" "b" {\n  count = 2\n}\nlocals {\n  a = aws_s3_bucket.b.arn\n}',
      'missing-index',
      5,
    ],
    [
      'an unknown function',
      'locals {\n  a = touper("x")\n}',
      'unknown-function',
      2,
    ],
    ['an unknown block of a file', 'resourc "a" "b" {}', 'unknown-block', 1],
    ['a label too few', 'resource "aws_s3_bucket" {}', 'labels', 1],
    ['an output without value', 'output "a" {}', 'missing-argument', 1],
    [
      'an unknown argument of a variable',
      'variable "a" {\n  desciption = "x"\n}',
      'unknown-argument',
      2,
    ],
    [
      'a default of another type',
      'variable "a" {\n  type    = list(string)\n  default = "x"\n}',
      'wrong-type',
      3,
    ],
    ['an argument outside of blocks', 'a = 1', 'unknown-argument', 1],
    [
      'an unknown value',
      'resource "aws_kms_key" "k" {\n  key_usage = "ENCRYPT"\n}',
      'unknown-value',
      2,
    ],
    [
      'a number out of range',
      'resource "aws_kms_key" "k" {\n  deletion_window_in_days = 3\n}',
      'number-range',
      2,
    ],
    [
      'a conflict',
      'resource "aws_s3_bucket" "b" {\n  bucket = "x"\n  bucket_prefix = "y"\n}',
      'conflict',
      3,
    ],
    [
      'a value by way of a local',
      'locals {\n  u = "ENCRYPT"\n}\nresource "aws_kms_key" "k" {\n  key_usage = local.u\n}',
      'unknown-value',
      5,
    ],
    [
      'a dynamic block without content',
      'resource "aws_s3_bucket" "b" {\n  dynamic "cors_rule" {\n    for_each = []\n  }\n}',
      'missing-argument',
      2,
    ],
  ])('finds %s', (_, content, rule, line) => {
    expect(check(content)).toMatchObject([
      {
        rule: `terraform/${rule}`,
        line,
        severity: 'error',
        file: 'infra/main.tf',
      },
    ]);
  });

  it('suggests what was meant', () => {
    const [finding] = check(
      'resource "aws_s3_bucket" "b" {\n  bukcet = "x"\n}',
    );
    expect(finding.message).toContain("Did you mean 'bucket'?");
    expect(finding.fix?.description).toBe("Write 'bucket'");
  });

  it.each([
    [
      'loops',
      'locals {\n  a = { for k, v in var.m : k => upper(v) if v != null }\n}\nvariable "m" {}',
    ],
    [
      'dynamic blocks',
      'resource "aws_s3_bucket_cors_configuration" "b" {\n  bucket = "b"\n  dynamic "cors_rule" {\n    for_each = var.r\n    iterator = rule\n    content {\n      allowed_methods = rule.value.methods\n      allowed_origins = rule.value.origins\n    }\n  }\n}\nvariable "r" {}',
    ],
    [
      'each and count',
      'resource "aws_s3_bucket" "b" {\n  for_each = toset(["a"])\n  bucket   = each.key\n}\nresource "aws_s3_bucket" "c" {\n  count  = 2\n  bucket = "c-${count.index}"\n}\nlocals {\n  a = [for b in aws_s3_bucket.b : b.arn]\n  b = aws_s3_bucket.c[0].arn\n  c = aws_s3_bucket.c[*].arn\n}',
    ],
    [
      'lifecycles',
      'resource "aws_s3_bucket" "b" {\n  lifecycle {\n    ignore_changes = [tags]\n    precondition {\n      condition     = self.bucket != ""\n      error_message = "x"\n    }\n  }\n}',
    ],
    [
      'providers with an alias',
      'provider "aws" {\n  alias  = "us"\n  region = "us-east-1"\n}\nresource "aws_s3_bucket" "b" {\n  provider = aws.us\n}',
    ],
    [
      'types of other providers',
      'resource "random_id" "r" {\n  byte_length = 4\n}',
    ],
    [
      'validations',
      'variable "a" {\n  type = object({ b = optional(string) })\n  validation {\n    condition     = var.a.b != ""\n    error_message = "x"\n  }\n}',
    ],
    [
      'policies',
      'resource "aws_sqs_queue" "q" {\n  policy = jsonencode({ Version = "2012-10-17", Statement = [] })\n}',
    ],
  ])('is content with %s', (_, content) => {
    expect(check(content)).toEqual([]);
  });

  describe('with two majors of a provider', () => {
    const vault = (version: string, extra = '') =>
      check(
        `terraform {\n  required_providers {\n    azurerm = {\n      source  = "hashicorp/azurerm"\n      version = "${version}"\n    }\n  }\n}\nresource "azurerm_key_vault" "v" {\n  name                = "v"\n  location            = "l"\n  resource_group_name = "g"\n  sku_name            = "standard"\n  tenant_id           = "t"\n${extra}}\n`,
      );

    it('asks for what one of them requires', () => {
      expect(vault('>= 4.0, < 5.0')).toEqual([]);
      expect(vault('>= 4.0, < 6.0')).toMatchObject([
        {
          rule: 'terraform/missing-argument',
          message: expect.stringContaining('azurerm 5'),
        },
      ]);
      expect(
        vault('>= 4.0, < 6.0', '  rbac_authorization_enabled = true\n'),
      ).toEqual([]);
    });

    it.each(['~> 4.10', '= 4.10.1', '4.10', '>= 4, < 5', '~> 4.10.0'])(
      'understands %s',
      version => {
        expect(vault(version)).toEqual([]);
      },
    );
  });

  it('reads environments beside the module', () => {
    const values = (content: string) =>
      check(
        'variable "days" {\n  type = number\n}\nresource "aws_kms_key" "k" {\n  deletion_window_in_days = var.days\n}\n',
        [{ path: 'infra/env/prod.tfvars', content }],
      );
    expect(values('days = 10\n')).toEqual([]);
    expect(values('days = 3\n')).toMatchObject([
      { rule: 'terraform/number-range', line: 5 },
    ]);
    expect(values('days = "x"\n')).toMatchObject([
      { rule: 'terraform/wrong-type', file: 'infra/env/prod.tfvars' },
    ]);
    expect(values('dayz = 3\n')).toMatchObject([
      { rule: 'terraform/unknown-variable', severity: 'warning' },
    ]);
    expect(values('days = \n')).toMatchObject([{ rule: 'terraform/syntax' }]);
  });

  it('takes files of one folder as one module, and no others', () => {
    const declared = 'variable "a" {}';
    const used = 'locals {\n  b = var.a\n}';
    expect(
      check(used, [{ path: 'infra/variables.tf', content: declared }]),
    ).toEqual([]);
    expect(
      check(used, [{ path: 'other/variables.tf', content: declared }]),
    ).toHaveLength(1);
  });

  it('goes on after what it cannot read', () => {
    expect(
      check('resource "a" "b" {\n  c = \n}\nlocals {\n  a = var.b\n}\n'),
    ).toMatchObject([
      { rule: 'terraform/syntax', line: 2 },
      { rule: 'terraform/unknown-reference', line: 5 },
    ]);
  });

  it('counts what is more than anybody reads', () => {
    const many = Array.from(
      { length: 2100 },
      (_, i) => `  a${i} = var.b${i}`,
    ).join('\n');
    const findings = checkFiles([
      { path: 'main.tf', content: `locals {\n${many}\n}` },
    ]);
    expect(findings).toHaveLength(2001);
    expect(findings[2000]).toMatchObject({
      rule: 'check/too-many-findings',
      message: expect.stringContaining('2200 more findings'),
    });
  });

  it('does not run in circles', () => {
    expect(
      check(
        'locals {\n  a = local.b\n  b = local.a\n}\nresource "aws_kms_key" "k" {\n  key_usage = local.a\n}',
      ),
    ).toMatchObject([{ rule: 'terraform/cycle', line: 2 }]);
  });
});

describe('checkFiles on what depends on what', () => {
  const rules = (
    content: string,
    more: { path: string; content: string }[] = [],
  ) =>
    checkFiles([{ path: 'infra/main.tf', content }, ...more]).map(
      ({ rule, path, message }) => [rule, path, message],
    );

  it('finds circles, however long', () => {
    expect(
      rules(
        'resource "random_id" "a" {\n  keepers = { b = local.b }\n}\nlocals {\n  b = random_id.c.hex\n}\nresource "random_id" "c" {\n  keepers = { a = random_id.a.hex }\n}\n',
      ),
    ).toEqual([
      [
        'terraform/cycle',
        'random_id.a',
        'random_id.a needs local.b needs random_id.c needs random_id.a: this is a circle.',
      ],
    ]);
    expect(
      rules('resource "random_id" "a" {\n  prefix = random_id.a.hex\n}\n'),
    ).toEqual([
      ['terraform/cycle', 'random_id.a', 'random_id.a names itself.'],
    ]);
  });

  it('does not lose itself in a long chain', () => {
    const chain = Array.from(
      { length: 5000 },
      (_, i) => `  l${i} = local.l${i + 1}\n`,
    ).join('');
    expect(
      rules(
        `locals {\n${chain}  l5000 = 1\n}\noutput "o" {\n  value = local.l0\n}\n`,
      ),
    ).toEqual([]);
  });

  it('finds what nothing uses', () => {
    expect(
      rules(
        'variable "a" {}\nvariable "b" {\n  validation {\n    condition     = var.b != ""\n    error_message = "x"\n  }\n}\nlocals {\n  c = 1\n}\ndata "aws_region" "d" {}\n',
      ).map(([rule, path]) => [rule, path]),
    ).toEqual([
      ['terraform/unused', 'var.a'],
      ['terraform/unused', 'var.b'],
      ['terraform/unused', 'local.c'],
      ['terraform/unused', 'data.aws_region.d'],
    ]);
  });

  it.each([
    [
      'count beside for_each',
      'resource "random_id" "a" {\n  count    = 1\n  for_each = {}\n}',
      'terraform/conflict',
    ],
    [
      'a misspelt lifecycle',
      'resource "random_id" "a" {\n  lifecycle {\n    prevent_destory = true\n  }\n}',
      'terraform/unknown-argument',
    ],
    [
      'a provider that is not there',
      'resource "aws_sqs_queue" "a" {\n  provider = aws.us\n  kms_master_key_id = "k"\n}',
      'terraform/undeclared-provider',
    ],
    ['a module without source', 'module "m" {}', 'terraform/missing-argument'],
  ])('finds %s', (_, content, rule) => {
    expect(rules(content).map(([own]) => own)).toEqual([rule]);
  });

  it('holds calls of modules against the module', () => {
    const called = {
      path: 'infra/modules/bucket/main.tf',
      content:
        'variable "name" {}\nvariable "days" {\n  default = 1\n}\noutput "o" {\n  value = "${var.name}${var.days}"\n}\n',
    };
    const call = (args: string) =>
      rules(`module "m" {\n  source = "./modules/bucket"\n${args}}\n`, [
        called,
      ]).map(([, , message]) => message);
    expect(call('  name = "x"\n')).toEqual([]);
    expect(call('  nane = "x"\n')).toEqual([
      "The module in infra/modules/bucket asks for 'name'.",
      "The module in infra/modules/bucket has no variable 'nane'. Did you mean 'name'?",
    ]);
  });
});

describe('checkFiles on what is made to do harm', () => {
  const doubling = (write: (name: string) => string) =>
    Array.from(
      { length: 60 },
      (_, i) => `  l${i} = ${write(`local.l${i + 1}`)}\n`,
    ).join('');
  const bucket =
    'resource "azurerm_storage_account" "s" {\n  min_tls_version = local.l0\n  account_tier    = local.l0\n}\n';

  it.each([
    ['lists', (name: string) => `[${name}, ${name}]`],
    ['maps', (name: string) => `{ a = ${name}, b = ${name} }`],
    ['texts', (name: string) => `"\${${name}}\${${name}}"`],
    ['calls', (name: string) => `concat(${name}, ${name})`],
    ['merges', (name: string) => `merge({ a = ${name} }, { b = ${name} })`],
  ])('does not let %s grow without end', (_, write) => {
    const content = `locals {\n${doubling(
      write,
    )}  l60 = ["TLS1_0"]\n}\n${bucket}`;
    expect(checkFiles([{ path: 'a.tf', content }]).length).toBeGreaterThan(0);
  });

  it('stays quick where everything is misspelt', () => {
    const content = Array.from(
      { length: 4000 },
      (_, i) =>
        `resource "aws_s3_buckte" "b${i}" {\n  x = local.missing${i}\n}\n`,
    ).join('');
    const started = performance.now();
    expect(checkFiles([{ path: 'a.tf', content }])).toHaveLength(2001);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('never throws, whatever is done to a file', () => {
    const sound =
      'variable "a" {\n  type    = string\n  default = "x"\n}\nlocals {\n  b = { for k, v in var.a : k => v }\n}\nresource "aws_iam_role_policy" "p" {\n  role   = "r"\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })\n}\nresource "aws_s3_bucket" "b" {\n  for_each = local.b\n  bucket   = "x-${each.key}"\n  dynamic "cors_rule" {\n    for_each = [1]\n    content {\n      allowed_methods = ["GET"]\n    }\n  }\n}\n';
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.nat(sound.length),
            fc.nat(12),
            fc.constantFrom(
              '',
              '{',
              '}',
              '"',
              '[',
              ']',
              '=',
              '${',
              '\n',
              'null',
              'local.b',
              'data.x.y',
            ),
          ),
          { maxLength: 4 },
        ),
        edits => {
          let text = sound;
          for (const [at, length, insert] of edits) {
            text = text.slice(0, at) + insert + text.slice(at + length);
          }
          expect(checkFiles([{ path: 'a.tf', content: text }])).toBeDefined();
        },
      ),
      { numRuns: 300 },
    );
  });
});

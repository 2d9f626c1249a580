// SPDX-License-Identifier: Apache-2.0
import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { World, orders } from '../../__testUtils__/world';

const blueprint = (extra = '') => `apiVersion: meshwright.io/v1alpha1
kind: Blueprint
product:
  name: orders
  domain: sales
  owner: group:default/sales-team
  contact: sales@example.com
services: { storage: true, processing: none, catalog: false }
outputs:
  - name: orders
    contract: contracts/orders.odcs.yaml
${extra}`;

describe('meshwright infra', () => {
  let world: World;
  beforeEach(() => {
    world = new World();
    world.write('blueprint.yaml', blueprint());
    world.write('contracts/orders.odcs.yaml', orders());
  });
  afterEach(() => world.remove());
  const infra = (...args: string[]) => world.run(['infra', ...args]);
  const generate = (...args: string[]) =>
    infra(
      'generate',
      'blueprint.yaml',
      '--cloud',
      'aws',
      '--out',
      'made',
      ...args,
    );

  describe('with policies', () => {
    const policy = (guardrail: string) => `apiVersion: meshwright.io/v1alpha1
kind: GovernancePolicy
metadata: { name: masking }
spec:
  version: 1.0.0
  owner: group:default/stewards
  lifecycle: enabled
  purpose: Columns are protected alike on every cloud.
  guardrails:
    - ${guardrail}
`;

    beforeEach(() => {
      world.write(
        'blueprint.yaml',
        blueprint().replace('catalog: false', 'catalog: true'),
      );
      world.write(
        'policies/masking.yaml',
        policy('{ classification: internal, label: ours, method: redact }'),
      );
    });

    it('takes what they demand into the repository, and finds it there', async () => {
      expect((await generate('--policies', 'policies')).code).toBe(0);
      expect(
        readFileSync(join(world.folder, 'made/infra/governance.tf'), 'utf8'),
      ).toContain('"ours"');
      const { code, out } = await infra(
        'check',
        'made',
        '--policies',
        'policies',
      );
      expect([code, out]).toEqual([
        0,
        expect.stringContaining('Nothing wrong'),
      ]);
    });

    it('says where a repository is weaker, and an upgrade mends it', async () => {
      await generate();
      const { code, out } = await infra(
        'check',
        'made',
        '--policies',
        'policies',
      );
      expect(code).toBe(1);
      expect(out).toContain('guardrail/weaker');
      expect(out).toContain('made/infra/governance.tf');
      expect(out).toContain('the policies masking demand');
      expect(
        (await infra('upgrade', 'made', '--policies', 'policies')).code,
      ).toBe(0);
      const again = await infra('check', 'made', '--policies', 'policies');
      expect(again.code).toBe(0);
    });

    it.each([
      [
        'a policy has an error',
        policy('{ classification: secret }'),
        'cannot be used',
      ],
      ['there is no policy', 'kind: Something\n', 'no policies'],
    ])('does nothing when %s', async (_, text, message) => {
      world.write('policies/masking.yaml', text);
      const { code, error } = await generate('--policies', 'policies');
      expect(code).toBe(2);
      expect(error).toContain(message);
      expect(existsSync(join(world.folder, 'made'))).toBe(false);
    });
  });

  describe('generate', () => {
    it('writes a repository, and the same again', async () => {
      const { code, out } = await generate();
      expect(code).toBe(0);
      expect(out).toMatch(/^Written: \d+ files in made\.\n$/);
      expect(existsSync(join(world.folder, 'made/infra/env/prod.tfvars'))).toBe(
        true,
      );
      const read = () =>
        readdirSync(join(world.folder, 'made'), {
          recursive: true,
          withFileTypes: true,
        })
          .filter(entry => entry.isFile())
          .map(({ parentPath, name }) =>
            readFileSync(join(parentPath, name), 'utf8'),
          );
      const first = read();
      await generate('--force');
      expect(read()).toEqual(first);
    });

    it('writes the stacks below a product', async () => {
      for (const stack of ['platform', 'domain']) {
        const { code } = await infra(
          'generate',
          'blueprint.yaml',
          '-c',
          'aws',
          '-s',
          stack,
          '-o',
          stack,
        );
        expect(code).toBe(0);
        expect(existsSync(join(world.folder, stack, 'infra'))).toBe(true);
      }
    });

    it('does not write over files without being told', async () => {
      world.write('made/note.txt', 'mine');
      const { code, error } = await generate();
      expect(code).toBe(2);
      expect(error).toContain('made has files already');
      expect((await generate('--force')).code).toBe(0);
      expect(readFileSync(join(world.folder, 'made/note.txt'), 'utf8')).toBe(
        'mine',
      );
    });

    it('does not write through links', async () => {
      world.write('elsewhere/keep.txt', 'x');
      world.write('made/x', 'x');
      symlinkSync(
        join(world.folder, 'elsewhere'),
        join(world.folder, 'made/infra'),
      );
      const { code, error } = await generate('--force');
      expect(code).toBe(2);
      expect(error).toContain('infra is a link');
      expect(readdirSync(join(world.folder, 'elsewhere'))).toEqual([
        'keep.txt',
      ]);
    });

    it('does not read contracts through links that lead away', async () => {
      const outside = new World();
      const secret = outside.write('secret.yaml', orders());
      rmSync(join(world.folder, 'contracts/orders.odcs.yaml'));
      symlinkSync(secret, join(world.folder, 'contracts/orders.odcs.yaml'));
      const { code, error } = await generate();
      expect(code).toBe(2);
      expect(error).toContain('leaves the folder of the blueprint');
      outside.remove();
    });

    it.each([
      [
        'a contract that is not there',
        blueprint().replace('orders.odcs', 'order.odcs'),
        'generate/missing-contract',
      ],
      [
        'a path that climbs',
        blueprint().replace('contracts/orders', '../orders'),
        'blueprint/contract-path',
      ],
      [
        'an unknown field',
        blueprint('colour: blue\n'),
        'blueprint/unknown-field',
      ],
    ])('ends with 1 and writes nothing for %s', async (_, text, rule) => {
      world.write('blueprint.yaml', text);
      const { code, out, error } = await generate();
      expect(code).toBe(1);
      expect(out).toBe('Nothing was written.\n');
      expect(error).toContain(rule);
      expect(existsSync(join(world.folder, 'made'))).toBe(false);
    });

    it('gives findings and files as JSON', async () => {
      const { out } = await generate('--format', 'json');
      const { files, findings } = JSON.parse(out);
      expect(files).toContain('infra/env/dev.tfvars');
      expect(findings).toEqual([]);
    });

    it.each([
      [['blueprint.yaml', '--out', 'x'], '--cloud'],
      [['blueprint.yaml', '-c', 'awss', '--out', 'x'], 'Did you mean aws?'],
      [['blueprint.yaml', '-c', 'aws'], '--out'],
      [['nope.yaml', '-c', 'aws', '--out', 'x'], 'does not exist'],
      [
        ['blueprint.yaml', '-c', 'aws', '--out', 'blueprint.yaml'],
        'a folder is needed',
      ],
    ])('ends with 2 for %j', async (args, words) => {
      const { code, error } = await infra('generate', ...args);
      expect(code).toBe(2);
      expect(error).toContain(words);
    });
  });

  describe('check', () => {
    const WRONG =
      'resource "aws_kms_key" "k" {\n  descripton = "x"\n  tags       = {}\n}\n';

    it('is content with what is generated', async () => {
      await generate();
      const { code, out } = await infra('check', 'made');
      expect(out).toContain('of Terraform.');
      expect(code).toBe(0);
    });

    it('says what is wrong, where, and what to do', async () => {
      world.write('tf/main.tf', WRONG);
      const { code, out } = await infra('check', 'tf');
      expect(code).toBe(1);
      expect(out).toContain('tf/main.tf');
      expect(out).toMatch(/2:3 +error/);
      expect(out).toContain("Fix: Write 'description'");
      expect(out).toContain('2 errors in 1 file of Terraform.');
    });

    it('prints the documented JSON', async () => {
      world.write('tf/main.tf', WRONG);
      world.write('tf/fine.tf', 'locals {}\n');
      const { out } = await infra('check', 'tf', '--format', 'json');
      const files = JSON.parse(out);
      expect(files.map(({ file }: { file: string }) => file)).toEqual([
        'tf/fine.tf',
        'tf/main.tf',
      ]);
      expect(files[0].findings).toEqual([]);
      expect(Object.keys(files[1].findings[1])).toEqual([
        'severity',
        'rule',
        'path',
        'line',
        'column',
        'message',
        'fix',
      ]);
    });

    it('prints SARIF', async () => {
      world.write('tf/main.tf', WRONG);
      const { out } = await infra('check', 'tf', '--format', 'sarif');
      const log: Log = JSON.parse(out);
      expect(log.runs[0].results?.[1]).toMatchObject({
        ruleId: 'terraform/unknown-argument',
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'tf/main.tf' },
              region: { startLine: 2, startColumn: 3 },
            },
          },
        ],
      });
    });

    it('counts warnings only where that is asked', async () => {
      world.write('tf/main.tf', 'resource "aws_sns_topic" "t" {}\n');
      expect((await infra('check', 'tf')).code).toBe(0);
      expect((await infra('check', 'tf', '--strict')).code).toBe(1);
    });

    it('lets no text of a file steer the terminal', async () => {
      world.write(
        'tf/main.tf',
        'resource "aws_s3_bucket" "b" {\n  "\u001b[2J" = 1\n}\n',
      );
      for (const format of ['text', 'json', 'sarif']) {
        const { out } = await infra('check', 'tf', '-f', format);
        expect(out.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
      }
    });

    it.each([
      ['nothing', 'does not exist'],
      ['contracts', 'no Terraform'],
    ])('ends with 2 for %s', async (folder, words) => {
      const { code, error } = await infra('check', folder);
      expect(code).toBe(2);
      expect(error).toContain(words);
    });
  });

  describe('cost', () => {
    it('shows each environment, what is taken for granted and what is left out', async () => {
      const { code, out } = await infra(
        'cost',
        'blueprint.yaml',
        '--cloud',
        'azure',
      );
      expect(code).toBe(0);
      expect(out).toMatch(
        /Azure {2}[\d,.]+ \([\d,.]+ to [\d,.]+\) USD a month/,
      );
      expect(out).toContain('Budget 500.00 USD');
      expect(out).toContain('looked up on 20');
      expect(out).toContain('Not in the estimate');
    });

    it('gives every cloud as JSON where none is named', async () => {
      const { out } = await infra('cost', 'blueprint.yaml', '--format', 'json');
      const estimates = JSON.parse(out);
      expect(estimates.map(({ cloud }: { cloud: string }) => cloud)).toEqual([
        'aws',
        'azure',
        'gcp',
      ]);
      expect(estimates[0].environments[0].components[0]).toHaveProperty(
        'assumption',
      );
    });

    it('takes a profile, or a file of one’s own', async () => {
      world.write(
        'usage.yaml',
        'apiVersion: meshwright.io/v1alpha1\nkind: Usage\nenvironments: { prod: { profile: large } }\n',
      );
      const expected = async (...args: string[]) =>
        JSON.parse(
          (
            await infra(
              'cost',
              'blueprint.yaml',
              '-c',
              'aws',
              '-f',
              'json',
              ...args,
            )
          ).out,
        )[0].monthly.expected;
      const standard = await expected();
      expect(await expected('--usage', 'small')).toBeLessThan(standard);
      expect(await expected('--usage', 'usage.yaml')).toBeGreaterThan(standard);
      expect(
        (await infra('cost', 'blueprint.yaml', '--usage', 'blueprint.yaml'))
          .error,
      ).toContain('no file of kind Usage');
      expect(
        (await infra('cost', 'blueprint.yaml', '--usage', 'huge')).code,
      ).toBe(2);
    });

    it('lets a budget that is too small count where that is asked', async () => {
      world.write('blueprint.yaml', blueprint('budget: { monthly: 1 }\n'));
      expect((await infra('cost', 'blueprint.yaml')).code).toBe(0);
      expect((await infra('cost', 'blueprint.yaml', '--strict')).code).toBe(1);
    });

    it('tells what is wrong with the blueprint', async () => {
      world.write('blueprint.yaml', 'kind: Blueprint\n');
      const { code, error, out } = await infra('cost', 'blueprint.yaml');
      expect(code).toBe(1);
      expect(error).toContain('blueprint/missing-field');
      expect(out).toBe('');
    });
  });
});

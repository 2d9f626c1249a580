// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { blueprintText, ordersContract } from './__testUtils__/blueprints';
import { filesRead } from './__testUtils__/filesRead';
import {
  CLOUDS,
  type CloudId,
  readBlueprint,
  STACKS,
  type Stack,
} from './blueprint';
import { checkFiles } from './check';
import { generate, type GeneratedFile } from './generate';

const OFF =
  'storage: false, processing: none, warehouse: false, catalog: false, orchestration: none, visualization: false';
const alone = (service: string) =>
  `services: { ${OFF.replace(
    new RegExp(`${service.split(':')[0]}: \\w+`),
    service,
  )} }`;
const all = (processing: string, orchestration: string) =>
  `services: { storage: true, processing: ${processing}, warehouse: true, catalog: true, orchestration: ${orchestration}, visualization: true }`;

/** What can be switched on, each alone and all together. */
const CHOICES: Readonly<Record<string, string>> = {
  defaults: '',
  'storage alone': alone('storage: true'),
  'native processing alone': alone('processing: native'),
  'Spark alone': alone('processing: spark'),
  'the warehouse alone': alone('warehouse: true'),
  'the catalog alone': alone('catalog: true'),
  'native orchestration alone': alone('orchestration: native'),
  'Airflow alone': alone('orchestration: airflow'),
  'visualization alone': alone('visualization: true'),
  'all of the cloud': `${all(
    'native',
    'native',
  )}\nsandbox: { enabled: true }\ndataLossPrevention: true`,
  'all in open source': `${all(
    'spark',
    'airflow',
  )}\nsandbox: { enabled: true }`,
  'plain tables': `${all('native', 'native')}\ntableFormat: none`,
  'one environment': `${all(
    'native',
    'native',
  )}\nenvironments: [{ name: live, tier: production }]`,
};

/** What somebody may choose, and the check then warns of. */
const WEAKENED: Readonly<Record<string, string>> = {
  'a public network': `${all('native', 'native')}\nnetwork: { private: false }`,
  'keys of the cloud': `${all(
    'native',
    'native',
  )}\nencryption: { ownKeys: false }`,
  'no audit, no budget': `${all(
    'spark',
    'airflow',
  )}\nauditing: { enabled: false }\nbudget: { monthly: 0 }\nautoscaling: false`,
};

const PATH = 'contracts/orders.odcs.yaml';

function make(
  cloud: CloudId,
  stack: Stack,
  text: string,
  contract = ordersContract(),
): GeneratedFile[] {
  const { blueprints, findings } = readBlueprint(text, { clouds: [cloud] });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const made = generate({
    blueprint: blueprints[cloud]!,
    contracts: { [PATH]: contract },
    cloud,
    stack,
  });
  expect(made.findings).toEqual([]);
  return made.files;
}

const words = (files: readonly GeneratedFile[]) =>
  checkFiles(files).map(
    ({ file, line, rule, message }) => `${file}:${line} ${rule} ${message}`,
  );

const ending = (files: readonly GeneratedFile[], pattern: RegExp) =>
  files.filter(({ path }) => pattern.test(path));

describe.each(CLOUDS)('on %s', cloud => {
  describe.each(STACKS)('the stack %s', stack => {
    it.each(Object.entries(CHOICES))(
      'with %s is sound, twice the same',
      (_, extra) => {
        const files = make(cloud, stack, blueprintText(extra));
        expect(words(files)).toEqual([]);
        expect(make(cloud, stack, blueprintText(extra))).toEqual(files);
        const paths = files.map(({ path }) => path);
        expect(new Set(paths).size).toBe(paths.length);
      },
    );

    it.each(Object.entries(CHOICES))(
      'with %s reads no file outside its own folder, and none that is not there',
      (_, extra) => {
        const files = make(cloud, stack, blueprintText(extra));
        for (const { by, path } of filesRead(files)) {
          expect({ by, path }).toEqual({
            by,
            path: expect.stringMatching(/^infra\//),
          });
          const wanted = new RegExp(
            `^${path
              .replace(/[.+?^$(){}|[\]\\]/g, '\\$&')
              .replace(/\*/g, '[^/]+')}$`,
          );
          expect({
            by,
            there: files.some(file => wanted.test(file.path)),
          }).toEqual({ by, there: true });
        }
      },
    );

    it.each(Object.entries(WEAKENED))(
      'with %s has warnings at most',
      (_, extra) => {
        const files = make(cloud, stack, blueprintText(extra));
        expect(
          checkFiles(files).filter(({ severity }) => severity === 'error'),
        ).toEqual([]);
      },
    );
  });

  // Inside such an expression `path.module` would be an attribute of a text, which shows only when it has something to go over.
  it('never calls what an expression goes over by a name of Terraform itself', () => {
    const files = STACKS.flatMap(stack =>
      make(cloud, stack, blueprintText(CHOICES['all of the cloud'])),
    );
    for (const { content } of ending(files, /\.tf$/)) {
      expect(content).not.toMatch(
        /[[{]\s*for (\w+, )?(path|var|local|each|count|self|data|module|terraform)(, \w+)? in /,
      );
    }
  });

  it('makes files that their formats allow', () => {
    const files = make(
      cloud,
      'product',
      blueprintText(CHOICES['all of the cloud']),
    );
    for (const { path, content } of files) {
      if (path.endsWith('.json')) JSON.parse(content);
      // Jinja and tags of providers stand in some files that only end like YAML.
      if (/\.ya?ml$/.test(path) && !/mkdocs|\.gitlab-ci/.test(path)) {
        parse(content, { logLevel: 'silent' });
      }
      expect(content.endsWith('\n')).toBe(true);
      expect(content).not.toMatch(/\r|\t$/m);
    }
  });

  it('lets no text of a blueprint or a contract become code', () => {
    const evil = [
      '${file("/etc/passwd")}',
      '%{ for x in y }',
      '{{ 7 * 7 }}',
      '{% raw %}',
      '"""',
      "'''",
      '`id`',
      '$(id)',
      '"; }',
      '*/ -->',
      '</script>',
      "' OR 1=1 --",
      '#{x}',
      '<%= x %>',
    ].join(' ');
    const quoted = JSON.stringify(evil);
    const text = blueprintText(CHOICES['all of the cloud']).replace(
      'name: orders\n',
      `name: orders\n  title: ${quoted.slice(
        0,
        60,
      )}"\n  description: ${quoted}\n  purpose: ${quoted}\n`,
    );
    const contract = ordersContract(
      `description: { purpose: ${quoted}, usage: ${quoted} }\n`,
    ).replace(
      'logicalType: string\n        required',
      `logicalType: string\n        description: ${quoted}\n        required`,
    );
    const files = make(cloud, 'product', text, contract);
    const plain = make(
      cloud,
      'product',
      blueprintText(CHOICES['all of the cloud']),
    );
    expect(words(files)).toEqual([]);
    const contentOf = new Map(
      plain.map(({ path, content }) => [path, content]),
    );
    for (const { content } of ending(files, /\.json$/)) JSON.parse(content);
    // Programs are the same for every product.
    for (const { path, content } of ending(files, /\.(py|sh|rego)$/)) {
      expect(content).toBe(contentOf.get(path));
    }
    for (const { content } of ending(files, /\.(tf|tfvars)$/)) {
      expect(content).not.toMatch(/(^|[^$])\$\{file\(/);
      expect(content).not.toMatch(/(^|[^%])%\{ for x/);
    }
  });

  it.each([
    ['a long name', 'a'.repeat(50), 'b'.repeat(50)],
    ['a name of many words', Array(25).fill('a').join('-'), 'x-y'],
    ['a short name', 'ab', 'cd'],
    ['digits', 'a1-2-3', 'b0'],
  ])('takes %s, or says that it does not', (_, name, domain) => {
    const text = blueprintText(CHOICES['all of the cloud'])
      .replace('name: orders\n', `name: ${name}\n`)
      .replace('domain: sales', `domain: ${domain}`);
    const { blueprints } = readBlueprint(text, { clouds: [cloud] });
    const { files, findings } = generate({
      blueprint: blueprints[cloud]!,
      contracts: { [PATH]: ordersContract() },
      cloud,
    });
    // Either there are files without a fault, or each reason why not says what to do.
    expect(files.length > 0).toBe(findings.length === 0);
    expect(words(files)).toEqual([]);
    for (const { message, fix } of findings) {
      expect(message).toMatch(/\.$/);
      expect(fix).toBeDefined();
    }
  });
});

describe('what Terraform reads', () => {
  const read = (expression: string) =>
    filesRead([
      { path: 'infra/a.tf', content: `locals {\n  a = ${expression}\n}\n` },
    ]).map(({ path }) => path);

  it.each([
    ['file("${path.module}/../a/b.json")', ['a/b.json']],
    ['file("../a.json")', ['a.json']],
    [
      '[for x in y : jsondecode(file("${path.module}/d/${x}.json"))]',
      ['infra/d/*.json'],
    ],
    [
      '{ a = templatefile("${path.module}/a.tftpl", { b = 1 }) }',
      ['infra/a.tftpl'],
    ],
    ['fileexists("${path.module}/../a") ? 1 : 2', ['a']],
    ['f(filebase64("${path.module}/a.zip")).b', ['infra/a.zip']],
    ['filemd5("${path.module}/../a")', ['a']],
    ['try(filemd5("${path.module}/../a"), null)', []],
    ['try(file("${path.module}/../a"), null)', ['a']],
    ['file("${path.cwd}/a")', ['*/a']],
    ['file(var.a)', ['*']],
    ['profile("../a")', []],
  ])('%s', (expression, paths) => {
    expect(read(expression)).toEqual(paths);
  });
});

describe('the example blueprints', () => {
  const folder = join(__dirname, '../../../examples/blueprints');
  const names = readdirSync(folder).filter(name => name.endsWith('.yaml'));
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');

  it.each(names)('%s is sound on every cloud', name => {
    const { blueprints, findings } = readBlueprint(read(name), { file: name });
    expect(findings).toEqual([]);
    for (const cloud of CLOUDS) {
      const blueprint = blueprints[cloud]!;
      const ports = [...blueprint.inputs, ...blueprint.outputs];
      const made = generate({
        blueprint,
        contracts: Object.fromEntries(
          ports.map(({ contract }) => [contract, read(contract)]),
        ),
        cloud,
      });
      expect(made.findings).toEqual([]);
      expect(words(made.files)).toEqual([]);
    }
  });

  it('have the contracts of the example mesh', () => {
    const mesh = join(folder, '../products');
    const contracts = new Map(
      readdirSync(mesh, { recursive: true, encoding: 'utf8' })
        .filter(path => path.endsWith('.odcs.yaml'))
        .map(path => [path.split(/[\\/]/).pop(), join(mesh, path)]),
    );
    for (const name of readdirSync(join(folder, 'contracts'))) {
      expect(read(join('contracts', name))).toBe(
        readFileSync(contracts.get(name) ?? '', 'utf8'),
      );
    }
  });
});

/** A checker of others, with what it needs installed; named by a variable, or beside the repository. */
const CHECKER =
  process.env.TERRAFORM_CHECK ??
  join(__dirname, '../../../../shared/tools/terraform-check');
const maybe = existsSync(join(CHECKER, 'node_modules'))
  ? describe
  : describe.skip;

maybe('the checker of others', () => {
  it.each(CLOUDS)('finds nothing on %s, with either major', cloud => {
    const folder = mkdtempSync(join(tmpdir(), 'meshwright-check-'));
    try {
      for (const stack of STACKS) {
        for (const choice of ['all of the cloud', 'all in open source']) {
          const target = join(folder, stack, choice.replace(/ /g, '-'));
          for (const { path, content } of make(
            cloud,
            stack,
            blueprintText(CHOICES[choice]),
          )) {
            mkdirSync(dirname(join(target, path)), { recursive: true });
            writeFileSync(join(target, path), content);
          }
          for (const env of [{}, { CHECK_AZURERM: 'v5', CHECK_GOOGLE: 'v7' }]) {
            const out = execFileSync(
              process.execPath,
              [join(CHECKER, 'check.mjs'), join(target, 'infra')],
              { encoding: 'utf8', env },
            );
            expect(out).toMatch(/^0 finding/);
          }
        }
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

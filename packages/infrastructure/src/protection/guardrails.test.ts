// SPDX-License-Identifier: Apache-2.0
import { blueprintText, ordersContract } from '../__testUtils__/blueprints';
import {
  CLASSIFICATIONS,
  CLOUDS,
  type CloudId,
  type Guardrail,
  readBlueprint,
  type Stack,
} from '../blueprint';
import { checkFiles } from '../check';
import { generate } from '../generate';
import { checkGuardrails, mergeGuardrails, withGuardrails } from '.';
import { protectionOfLevel } from './protectionOf';

const PATH = 'contracts/orders.odcs.yaml';
const ALL =
  'services: { storage: true, processing: native, warehouse: true, catalog: true, orchestration: native, visualization: true }\naccess: [{ group: cleared, role: cleared-reader }, { group: owners, role: owner }]';

/** Files of a product whose columns are confidential (a text) and restricted (a number). */
function filesOf(cloud: CloudId, guardrails: Guardrail[], stack?: Stack) {
  const { blueprints } = readBlueprint(blueprintText(ALL), { clouds: [cloud] });
  const contract = ordersContract().replace(
    'physicalType: decimal(12,2)',
    'physicalType: decimal(12,2)\n        classification: restricted',
  );
  const { files, findings } = generate({
    blueprint: withGuardrails(blueprints[cloud]!, guardrails),
    contracts: { [PATH]: contract },
    cloud,
    stack,
  });
  expect(findings).toEqual([]);
  expect(checkFiles(files)).toEqual([]);
  return files;
}

function made(...given: Parameters<typeof filesOf>) {
  const files = filesOf(...given);
  return (pattern: RegExp) =>
    files
      .filter(({ path }) => pattern.test(path))
      .map(({ content }) => content)
      .join('\n');
}

const terraform = /^infra\/[^/]*\.tf$/;

describe.each(CLOUDS)('guardrails on %s', cloud => {
  it.each(['platform', 'domain', 'product'] as const)(
    'leave the stack %s sound',
    stack => {
      const rails: Guardrail[] = CLASSIFICATIONS.map(classification => ({
        classification,
        label: `${classification}-data`,
        method: 'redact',
        clearText: [],
      }));
      expect(made(cloud, rails, stack)(terraform)).not.toBe('');
    },
  );

  it('are kept in the blueprint of the repository, so that an upgrade keeps them', () => {
    const rail: Guardrail = { classification: 'restricted', method: 'redact' };
    const text = made(cloud, [rail])(/^blueprint\.yaml$/);
    const { blueprints, findings } = readBlueprint(text, { clouds: [cloud] });
    expect(findings).toEqual([]);
    expect(blueprints[cloud]?.masking.guardrails).toEqual([rail]);
  });
});

describe.each(CLOUDS)('infrastructure on %s', cloud => {
  const rails = [
    {
      classification: 'confidential' as const,
      method: 'redact' as const,
      clearText: [],
      policy: 'masking',
    },
  ];

  it('that was generated with the policies is not weaker than they are', () => {
    expect(checkGuardrails(filesOf(cloud, rails), rails)).toEqual([]);
    expect(checkGuardrails(filesOf(cloud, []), [])).toEqual([]);
  });

  it('is weaker where it was generated without, and the place is named', () => {
    const found = checkGuardrails(filesOf(cloud, []), rails);
    expect(found.length).toBeGreaterThan(0);
    for (const { rule, severity, file, message, fix } of found) {
      expect({ rule, severity }).toEqual({
        rule: 'guardrail/weaker',
        severity: 'error',
      });
      expect(file).toMatch(/^(infra|pipelines)\//);
      expect(message).toContain('masking');
      expect(fix?.description).toContain('--policies');
    }
  });

  it('is weaker where somebody has changed it since', () => {
    const files = filesOf(cloud, rails);
    const [{ file }] = checkGuardrails(filesOf(cloud, []), rails);
    const open = filesOf(cloud, []).find(({ path }) => path === file)!;
    const changed = files.map(own => (own.path === file ? open : own));
    expect(checkGuardrails(changed, rails).map(found => found.file)).toContain(
      file,
    );
  });
});

it('infrastructure of which nothing can be told is not taken for good', () => {
  const files = filesOf('aws', []).map(file =>
    file.path === 'blueprint.yaml' ? { ...file, content: 'kind: x\n' } : file,
  );
  expect(
    checkGuardrails(files, [{ classification: 'internal' }]).map(
      ({ rule }) => rule,
    ),
  ).toEqual(['guardrail/unreadable']);
});

describe('on AWS', () => {
  it('a label is the value of the tag of Lake Formation, which the platform allows', () => {
    const rails: Guardrail[] = [
      { classification: 'restricted', label: 'crown-jewels' },
    ];
    expect(made('aws', rails)(/governance\.tf/)).toContain('"crown-jewels"');
    expect(made('aws', rails, 'platform')(/lake\.tf/)).toMatch(
      /values\s+= \[[^\]]*"crown-jewels"/,
    );
  });

  it('a method is how Redshift masks', () => {
    const masks = (method: Guardrail['method']) =>
      made('aws', [{ classification: 'confidential', method }])(
        /warehouse\.tf/,
      );
    expect(masks('hash')).toContain('sha2(value, 256)');
    expect(masks('redact')).toContain('cast(null as varchar');
    expect(masks('redact')).not.toContain("'***'");
    expect(masks('none')).toContain("'***'");
  });

  it('values that nobody may see are granted to no person', () => {
    const open = made('aws', []);
    const closed = made('aws', [
      { classification: 'confidential', clearText: [] },
    ]);
    const grant = (files: typeof open, label: string) =>
      new RegExp(
        `resource "aws_lakeformation_permissions" "${label}__orders" \\{[^]*?\\n\\}`,
      ).exec(files(/governance\.tf/))?.[0];
    expect(grant(open, 'cleared_reader')).not.toContain('customer_email');
    expect(grant(closed, 'cleared_reader')).toContain('customer_email');
    expect(grant(closed, 'owner')).toContain('total');
    // The job of the product has to write them.
    expect(grant(closed, 'job')).not.toContain('customer_email');
    expect(closed(/warehouse\.tf/)).not.toContain('unmask__');
  });
});

describe('on Azure', () => {
  it('a label is what Synapse and Purview are told', () => {
    const files = made('azure', [
      { classification: 'restricted', label: 'crown-jewels' },
    ]);
    expect(files(/pipelines\/purview\/pipeline\.json/)).toContain(
      '"label": "crown-jewels"',
    );
    expect(files(/\.sql$/)).toMatch(
      /ADD SENSITIVITY CLASSIFICATION TO \[curated\]\.\[orders\]\.\[total\] WITH \(LABEL = N'crown-jewels', RANK = CRITICAL\)/,
    );
  });

  it('a method is how pipelines mask', () => {
    const flow = (method: Guardrail['method']) =>
      made('azure', [{ classification: 'confidential', method }])(
        /dataflow|data_flow|\.dfs$|definitions/,
      );
    expect(flow('redact')).not.toContain('sha2(256, customer_email)');
    expect(flow('hash')).toContain('sha2(256, customer_email)');
    // What is more closed is never less protected.
    expect(flow('hash')).toContain('sha2(256, toString(total))');
  });

  it('values that nobody may see are granted to no person', () => {
    const closed = made('azure', [
      { classification: 'restricted', clearText: [] },
    ]);
    expect(made('azure', [])(terraform)).toContain('"curated_readers"');
    expect(closed(terraform)).not.toContain('"curated_readers"');
    expect(closed(/\.sql$/)).not.toContain('GRANT UNMASK');
    expect(closed(/\.sql$/)).toContain(
      'DENY SELECT ON OBJECT::[curated].[orders] ([total]) TO [cleared_readers]',
    );
  });
});

describe('on Google Cloud', () => {
  it('a label is the name of the policy tag', () => {
    const files = made('gcp', [
      { classification: 'restricted', label: 'crown-jewels' },
    ]);
    expect(files(/masking\.tf/)).toMatch(/display_name\s+= "crown-jewels"/);
  });

  it('a method is the rule of the data policy', () => {
    const rules = (method: Guardrail['method']) =>
      made('gcp', [{ classification: 'confidential', method }])(/masking\.tf/);
    expect(rules('partial')).toContain('"EMAIL_MASK"');
    expect(rules('hash')).toContain('"SHA256"');
    expect(rules('hash')).not.toContain('"EMAIL_MASK"');
    expect(rules('redact')).toContain('"ALWAYS_NULL"');
    expect(rules('redact')).not.toContain('"SHA256"');
  });

  it('values that nobody may see are granted to no person', () => {
    const closed = made('gcp', [
      { classification: 'restricted', clearText: [] },
    ]);
    const masking = closed(/masking\.tf/);
    expect(masking).not.toContain(
      'resource "google_data_catalog_taxonomy_iam_member" "cleared_readers"',
    );
    // The others are as open to the cleared as before, and these are masked for them too.
    expect(masking).toContain('"confidential_email_mask_cleared_readers"');
    expect(masking).not.toMatch(/"restricted_\w+_cleared_readers"/);
    expect(masking).toContain('concat(local.readers, local.cleared_readers)');
    expect(closed(/storage\.tf|lakehouse\.tf/)).not.toMatch(
      /"(curated|lake)_cleared_readers"/,
    );
    expect(made('gcp', [])(/storage\.tf/)).toContain('curated_cleared_readers');
  });
});

describe('several guardrails', () => {
  it('demand what the strongest of them does', () => {
    expect(
      mergeGuardrails([
        { classification: 'restricted', method: 'hash', label: 'ours' },
        {
          classification: 'restricted',
          method: 'redact',
          label: 'theirs',
          clearText: [],
        },
        { classification: 'internal', method: 'partial' },
        { classification: 'restricted', clearText: ['cleared-reader'] },
      ]),
    ).toEqual([
      { classification: 'internal', method: 'partial' },
      {
        classification: 'restricted',
        label: 'ours',
        method: 'redact',
        clearText: [],
      },
    ]);
  });

  it('never protect less than none would, and never a closed level less than an open one', () => {
    const from = 'confidential' as const;
    const guardrails: Guardrail[] = [
      { classification: 'internal', method: 'redact', clearText: [] },
      {
        classification: 'restricted',
        method: 'none',
        clearText: ['cleared-reader'],
      },
    ];
    const of = (level: (typeof CLASSIFICATIONS)[number]) =>
      protectionOfLevel({ from, guardrails }, level);
    expect(of('public').masked).toBe(false);
    for (const level of ['internal', 'confidential', 'restricted'] as const) {
      expect(of(level)).toMatchObject({
        masked: true,
        method: 'redact',
        isClearToCleared: false,
      });
    }
  });
});

it.each([
  ['a label that no cloud takes', "label: 'Crown Jewels'"],
  ['a method that is none', 'method: scramble'],
  ['a role that is none', 'clearText: [everybody]'],
])('a blueprint with %s is refused', (_, field) => {
  const { blueprints, findings } = readBlueprint(
    blueprintText(
      `masking: { guardrails: [{ classification: restricted, ${field} }] }`,
    ),
    { clouds: ['aws'] },
  );
  expect(blueprints.aws).toBeUndefined();
  expect(findings.map(({ severity }) => severity)).toContain('error');
});

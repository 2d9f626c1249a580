// SPDX-License-Identifier: Apache-2.0
import { bitolProduct } from '../../__testUtils__/products';
import { readDescriptor } from '../../read';

const productOf = (text: string) => readDescriptor(text).product!;

describe('a data product of ODPS (Bitol)', () => {
  const product = productOf(bitolProduct);

  it('is read with what its own fields say', () => {
    expect(product).toMatchObject({
      id: '5f0c3d1a-6d0b-4f57-9a4e-2f3b7e0f1c11',
      name: 'Loyalty accounts',
      version: '2.1.0',
      status: 'active',
      domain: 'customer',
      tenant: 'Brightwater',
      description: {
        purpose: 'One account for each member of the loyalty programme.',
        limitations: 'Points of the last hour may be missing.',
        usage: 'Join by member_id.',
      },
      tags: ['loyalty', 'customer'],
      createdAt: '2029-01-15T10:30:00Z',
    });
    expect(product.managementPorts).toEqual([
      {
        path: '/managementPorts/0',
        name: 'health',
        content: 'observability',
        type: 'rest',
        url: 'https://loyalty.example.com/health',
        channel: '#loyalty-health',
        description: 'Freshness and volume',
      },
    ]);
    expect(product.support[0]).toEqual({
      channel: '#loyalty-help',
      url: 'https://chat.example.com/loyalty-help',
      tool: 'slack',
      scope: 'interactive',
      description: 'Ask here first',
      invitationUrl: 'https://chat.example.com/join',
      customProperties: [{ property: 'hours', value: '9-17' }],
    });
    expect(product.authoritativeDefinitions.map(({ type }) => type)).toEqual([
      'businessDefinition',
      'tutorial',
    ]);
  });

  it('is read with what its well-known custom properties say', () => {
    expect(product).toMatchObject({
      title: 'Loyalty',
      classification: 'confidential',
      type: 'consumer-aligned',
      platforms: ['snowflake', 'aws'],
    });
    expect(product.serviceLevels).toEqual([
      {
        path: '/customProperties/4/value/0',
        property: 'latency',
        value: 4,
        unit: 'h',
        elements: ['members.points', 'members.updated_at'],
      },
    ]);
    expect(product.inputPorts[0]).toMatchObject({
      sourceProduct: 'order-history',
      contractId: 'orders-v1',
    });
    expect(product.outputPorts[0]).toMatchObject({
      platform: 'snowflake',
      contractVersion: '2.3.0',
      inputContracts: [{ id: 'orders-v1', version: '1.0.0' }],
      locations: [
        { environment: 'prod', url: 'snowflake://acme/loyalty/members' },
        { environment: 'test', url: 'snowflake://acme/loyalty_test/members' },
      ],
    });
    // They stay custom properties all the same.
    expect(product.customProperties.map(({ property }) => property)).toEqual([
      'classification',
      'Product Type',
      'platform',
      'displayName',
      'slaProperties',
    ]);
  });
});

describe('owner', () => {
  const owners = (more: string) =>
    productOf(
      `apiVersion: v1.0.0\nkind: DataProduct\nid: a\nstatus: draft\n${more}`,
    ).owner;
  const members = `
    - {username: was, role: owner, dateOut: '2029-01-01'}
    - {username: ann, role: Data Product Owner}
    - {username: bob, role: owner}
`;

  it.each([
    [
      'the custom property',
      `customProperties:\n  - {property: owner, value: sales}\nteam:\n  name: crew\n`,
      'sales',
    ],
    ["the team's name", `team:\n  name: crew\n  members:${members}`, 'crew'],
    ['the member who owns it now', `team:\n  members:${members}`, 'ann'],
    ['a member of a plain list', `team:${members}`, 'ann'],
    [
      'nobody',
      `team:\n  members:\n    - {username: x, role: steward}\n`,
      undefined,
    ],
  ])('is %s', (_, more, owner) => {
    expect(owners(more)).toBe(owner);
  });
});

describe('forms of values', () => {
  const withPort = (properties: string) =>
    productOf(
      `apiVersion: v1.0.0\nkind: DataProduct\nid: a\nstatus: draft\noutputPorts:\n  - name: p\n    version: 1.0.0\n    customProperties:\n${properties}`,
    );

  it.each([
    [
      'locations',
      '{prod: s3://a, test: s3://b}',
      [
        { environment: 'prod', url: 's3://a' },
        { environment: 'test', url: 's3://b' },
      ],
    ],
    ['Location', 's3://a', [{ url: 's3://a' }]],
    [
      'url',
      '[s3://a, {url: s3://b}, {environment: dev}]',
      [{ url: 's3://a' }, { url: 's3://b' }],
    ],
    ['locations', '7', []],
    ['other', 's3://a', []],
  ])('reads %s: %s', (property, value, locations) => {
    const { outputPorts } = withPort(
      `      - {property: ${property}, value: ${value}}\n`,
    );
    expect(outputPorts[0].locations).toEqual(locations);
  });

  it('takes the platforms of the ports where the product names none', () => {
    const { platforms } = withPort(
      '      - {property: platform, value: gcp}\n',
    );
    expect(platforms).toEqual(['gcp']);
  });

  it('keeps what can be read of a product that is full of errors', () => {
    const product = productOf(
      `apiVersion: v1.0.0\nkind: DataProduct\nname: 12\nversion: 1.10\ntags: one\ninputPorts: {}\noutputPorts: [3, {name: p}, null]\nsupport: [x]\nteam: 4\ndescription: Orders\n`,
    );
    expect(product).toMatchObject({
      name: '12',
      version: '1.10',
      tags: ['one'],
      inputPorts: [],
      outputPorts: [{ path: '/outputPorts/1', name: 'p' }],
      support: [],
      description: { text: 'Orders' },
    });
    expect(product.team).toBeUndefined();
  });
});

// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { readBlueprint } from '@meshwright/infrastructure';
import { MeshGuardrails } from './MeshGuardrails';

const policy = (name: string, spec: object): Entity => ({
  apiVersion: 'meshwright.io/v1alpha1',
  kind: 'GovernancePolicy',
  metadata: { name, annotations: { 'backstage.io/managed-by-location': 'x' } },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/stewards' }],
  spec: {
    version: '1.0.0',
    owner: 'group:default/stewards',
    lifecycle: 'enabled',
    purpose: 'Columns are protected alike on every cloud.',
    ...spec,
  },
});

const domain = (name: string, subdomainOf?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Domain',
  metadata: { name },
  spec: { owner: 'somebody', ...(subdomainOf && { subdomainOf }) },
});

const hash = { classification: 'confidential', method: 'hash' };
const redact = { classification: 'restricted', method: 'redact' };

async function kept(policies: Entity[]) {
  const guardrails = new MeshGuardrails({
    auth: mockServices.auth(),
    catalog: catalogServiceMock({
      entities: [
        ...policies,
        domain('customer'),
        domain('customer-loyalty', 'customer'),
      ],
    }),
  });
  const { blueprints } = readBlueprint(
    'apiVersion: meshwright.io/v1alpha1\nkind: Blueprint\nproduct: { name: levels, domain: customer-loyalty, owner: loyalty }\n',
    { clouds: ['aws'] },
  );
  const { masking } = await guardrails.keep(
    blueprints.aws!,
    mockServices.logger.mock(),
  );
  return masking.guardrails;
}

describe('what policies demand of infrastructure', () => {
  it('comes from those of everybody and of the domains above', async () => {
    expect(
      await kept([
        policy('all', { guardrails: [hash] }),
        policy('above', { domain: 'customer', guardrails: [redact] }),
        policy('elsewhere', {
          domain: 'finance',
          guardrails: [{ ...redact, clearText: [] }],
        }),
        policy('later', {
          lifecycle: 'draft',
          guardrails: [{ ...hash, clearText: [] }],
        }),
      ]),
    ).toEqual([hash, redact]);
  });

  it('is the most where a policy cannot be understood', async () => {
    expect(
      await kept([
        policy('all', { guardrails: [{ ...hash, method: 'hsah' }] }),
      ]),
    ).toEqual([{ ...hash, method: 'redact' }]);
  });

  it('is nothing where there is no such policy', async () => {
    expect(await kept([])).toEqual([]);
  });
});

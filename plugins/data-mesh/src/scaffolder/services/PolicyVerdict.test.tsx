// SPDX-License-Identifier: Apache-2.0
import type { ComponentProps } from 'react';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import type {
  GovernanceApi,
  GovernanceCheck,
  GovernanceFile,
  GovernanceFileVerdict,
} from '@meshwright/plugin-data-mesh-common';
import { governanceApiRef } from '@meshwright/plugin-data-mesh-react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { seriousFaults } from '../../__testUtils__/axe';
import { contractDraft } from '../contract/contractDraft';
import { planProduct } from './planProduct';
import { PolicyVerdict } from './PolicyVerdict';
import { ServicesField } from './ServicesField';
import { validateServices } from './validateServices';

const FILES: GovernanceFile[] = [{ path: 'data-product.yaml', text: 'x' }];

const failing = (blocking: boolean): GovernanceFileVerdict => ({
  policy: 'personal',
  rule: 'classified',
  subject: 'api:default/orders-v1',
  outcome: 'fail',
  severity: blocking ? 'error' : 'warning',
  blocking,
  message: 'orders.mail is not confidential',
  evidence: [],
  fix: { description: 'Make it confidential <b>now</b>' },
  id: '1',
  owner: 'stewards',
  policyTitle: 'Personal data is protected',
  policyVersion: '1.0.0',
});

const answer = (...verdicts: GovernanceFileVerdict[]): GovernanceCheck => ({
  counts: {
    pass: 3,
    fail: verdicts.length,
    waived: 0,
    'not-applicable': 1,
    error: 0,
  },
  verdicts,
});

function show(
  check: GovernanceApi['check'],
  files: GovernanceFile[] | undefined = FILES,
  inputs = 0,
) {
  return renderTestApp({
    extensions: [
      PageBlueprint.make({
        params: {
          path: '/',
          loader: async () => <PolicyVerdict files={files} inputs={inputs} />,
        },
      }),
    ],
    apis: [[governanceApiRef, { check } as GovernanceApi]],
  });
}

describe('PolicyVerdict', () => {
  it('asks about what the form would make, and says what stands in the way and how to mend it', async () => {
    const check = jest.fn(async () => answer(failing(true)));
    const { container } = show(check, FILES, 1);
    expect(await screen.findByText('Asking the policies…')).toBeVisible();
    expect(await screen.findByRole('status')).toHaveTextContent(
      '1 rule forbids the product as it is',
    );
    expect(
      screen.getByText('To mend it: Make it confidential <b>now</b>'),
    ).toBeVisible();
    expect(
      screen.getByText(/Personal data is protected · classified/),
    ).toBeVisible();
    expect(screen.getByText(/Ask stewards/)).toBeVisible();
    expect(screen.getByText(/contracts that it reads/)).toBeVisible();
    expect(check).toHaveBeenCalledTimes(1);
    expect(check).toHaveBeenCalledWith(FILES, expect.anything());
    expect(await seriousFaults(container)).toEqual([]);
  });

  it.each([
    ['1 rule is broken; that does not stop it', [failing(false)]],
    ['Nothing stands in the way: 3 rules are kept', []],
  ])('says: %s', async (words, verdicts) => {
    show(async () => answer(...verdicts));
    expect(await screen.findByRole('status')).toHaveTextContent(words);
  });

  it('claims no rule where none is asked', async () => {
    show(async () => ({
      counts: { ...answer().counts, pass: 0 },
      verdicts: [],
    }));
    expect(await screen.findByRole('status')).toHaveTextContent(
      'no rule is asked about it here',
    );
  });

  it('says that it could not ask, and asks again', async () => {
    const check = jest
      .fn<Promise<GovernanceCheck>, []>()
      .mockRejectedValueOnce(new Error('The network is gone'))
      .mockResolvedValue(answer());
    show(check);
    expect(
      await screen.findByText('The policies could not be asked'),
    ).toBeVisible();
    expect(screen.queryByText(/Nothing stands/)).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /again|retry/i }));
    expect(await screen.findByText(/Nothing stands in the way/)).toBeVisible();
  });

  it('never takes a refusal for a pass', async () => {
    show(async () => {
      throw new NotAllowedError('no');
    });
    expect(
      await screen.findByText('The policies could not be asked'),
    ).toBeVisible();
    expect(screen.queryByText(/Nothing stands/)).not.toBeInTheDocument();
  });
});

describe('files of a form', () => {
  const filled = {
    cloud: 'aws' as const,
    services: { storage: true },
    name: 'orders',
    domain: 'domain:default/sales',
    owner: 'group:default/shop',
    purpose: 'Every order',
    portName: 'orders',
    contract: contractDraft('orders', 'sales'),
    inputs: 0,
  };

  it('are the descriptor and the contract', () => {
    const { files } = planProduct(filled);
    expect(files?.map(({ path }) => path)).toEqual([
      'data-product.yaml',
      'contracts/orders.odcs.yaml',
    ]);
    expect(files?.[0].text).toContain('domain: sales');
    expect(files?.[0].text).toContain('Every order');
    expect(files?.[1].text).toBe(filled.contract);
  });

  it.each(['name', 'domain', 'owner', 'contract'])(
    'are not there without %s',
    field => {
      expect(planProduct({ ...filled, [field]: '' }).files).toBeUndefined();
    },
  );

  it('are not there for a hostile name', () => {
    const { files, problem } = planProduct({ ...filled, name: '../../etc' });
    expect([files, problem]).toEqual([undefined, expect.any(String)]);
  });
});

describe('the step of the services', () => {
  const filled = {
    name: 'orders',
    domain: 'domain:default/sales',
    owner: 'group:default/shop',
    portName: 'orders',
    contract: contractDraft('orders', 'sales'),
  };

  async function problemsWith(
    check: GovernanceApi['check'],
    formData: Record<string, string> = filled,
  ) {
    const problems: string[] = [];
    await validateServices(
      {},
      { addError: (message: string) => problems.push(message) } as never,
      {
        apiHolder: { get: () => ({ check }) } as never,
        formData,
        schema: {},
        uiSchema: { 'ui:options': { cloud: 'gcp' } },
      },
    );
    return problems;
  }

  it('is not left while a policy forbids the product', async () => {
    const check = jest.fn(async () => answer(failing(true)));
    expect(await problemsWith(check)).toEqual([
      '1 policy rule forbids the product as it is: orders.mail is not confidential',
    ]);
    expect(check).toHaveBeenCalledWith([
      expect.objectContaining({ path: 'data-product.yaml' }),
      expect.objectContaining({ text: filled.contract }),
    ]);
  });

  it.each([
    ['policies only warn', async () => answer(failing(false))],
    ['policies cannot be asked', () => Promise.reject(new Error('away'))],
  ])('is left where %s', async (_, check) => {
    expect(await problemsWith(check)).toEqual([]);
  });

  it('states what it offers first, since fields without a value are not validated', async () => {
    const chosen = jest.fn();
    // What Backstage's form gives besides is nothing that the field reads.
    const props = {
      onChange: chosen,
      schema: {},
      uiSchema: { 'ui:options': { cloud: 'gcp' } },
      formContext: { formData: {} },
    } as unknown as ComponentProps<typeof ServicesField>;
    renderTestApp({
      extensions: [
        PageBlueprint.make({
          params: {
            path: '/',
            loader: async () => <ServicesField {...props} />,
          },
        }),
      ],
      apis: [[governanceApiRef, {} as GovernanceApi]],
    });
    expect(await screen.findByText('Services')).toBeVisible();
    expect(chosen).toHaveBeenCalledTimes(1);
    expect(chosen).toHaveBeenCalledWith(
      expect.objectContaining({ storage: true, warehouse: false }),
    );
  });

  it('asks nothing while there is nothing to ask about', async () => {
    const check = jest.fn();
    expect(await problemsWith(check, { name: 'orders' })).toEqual([]);
    expect(check).not.toHaveBeenCalled();
  });
});

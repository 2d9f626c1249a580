// SPDX-License-Identifier: Apache-2.0
import { renderTestApp } from '@backstage/frontend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import type {
  GovernanceApi,
  GovernanceCheck,
  GovernanceFile,
  GovernanceFileVerdict,
} from '@meshwright/plugin-data-mesh-common';
import { governanceApiRef } from '@meshwright/plugin-data-mesh-react';
import { configure, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { seriousFaults } from '../../__testUtils__/axe';
import { contractDraft } from '../contract/contractDraft';
import { planProduct } from './planProduct';
import { PolicyVerdict } from './PolicyVerdict';

configure({ asyncUtilTimeout: 10_000 });

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

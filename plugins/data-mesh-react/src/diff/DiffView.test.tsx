// SPDX-License-Identifier: Apache-2.0
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { seriousFaults } from '../__testUtils__/axe';
import { renderInMesh } from '../__testUtils__/renderInMesh';
import { DiffView } from './DiffView';
import type { DiffViewProps } from './DiffView';

const contract = (version: string, columns: string) => `apiVersion: v3.1.0
kind: DataContract
id: urn:shop:orders
name: orders
version: ${version}
status: active
schema:
  - name: orders
    physicalType: table
    properties:
${columns}`;

const OLD = contract(
  '1.4.0',
  `      - name: order_id
        logicalType: integer
        required: true
      - name: total
        logicalType: number
`,
);

const NEW = contract(
  '1.5.0',
  `      - name: order_id
        logicalType: string
        required: true
      - name: total
        logicalType: number
        description: With tax.
`,
);

const show = (props: Partial<DiffViewProps> = {}) => {
  const user = userEvent.setup();
  return {
    user,
    ...renderInMesh(
      <DiffView
        before={{ document: OLD, label: 'Version 1.4.0' }}
        after={{ document: NEW, label: 'Version 1.5.0' }}
        {...props}
      />,
    ),
  };
};

describe('DiffView', () => {
  it('says the verdict in words, and which version tells it', async () => {
    const { container } = show();
    const verdict = await screen.findByRole('region', { name: 'Verdict' });
    expect(
      within(verdict).getByRole('heading', { name: 'Breaking' }),
    ).toBeInTheDocument();
    expect(verdict).toHaveTextContent('1.4.0 → 1.5.0');
    expect(verdict).toHaveTextContent('2.0.0 (the stated one is too small)');
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('lists changes with place, before, after, impact and reason', async () => {
    show();
    const change = (
      await screen.findByRole('heading', { name: /orders\.order_id/ })
    ).closest('li');
    expect(change).toHaveTextContent(/Before\s*integer/);
    expect(change).toHaveTextContent(/After\s*string/);
    expect(change).toHaveTextContent('breaking for readers');
    expect(change).toHaveTextContent(/for writers/);
  });

  it('filters by impact', async () => {
    const { user } = show();
    const all = await screen.findAllByRole('heading', { level: 3 });
    await user.click(screen.getByRole('button', { name: /^Compatible/ }));
    const compatible = screen.getAllByRole('heading', { level: 3 });
    expect(compatible.length).toBeLessThan(all.length);
    expect(compatible[0]).toHaveTextContent('Description changed');
    await user.click(screen.getByRole('button', { name: /^All/ }));
    expect(screen.getAllByRole('heading', { level: 3 })).toHaveLength(
      all.length,
    );
  });

  it('shows both texts beside each other', async () => {
    const { user, container } = show();
    await user.click(
      await screen.findByRole('tab', { name: 'Text side by side' }),
    );
    const row = screen
      .getByText('logicalType: integer', { exact: false })
      .closest('tr');
    expect(row).toHaveTextContent('logicalType: string');
    expect(
      screen.getByRole('columnheader', { name: 'Version 1.5.0' }),
    ).toBeInTheDocument();
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('says when nothing differs', async () => {
    show({ after: { document: OLD, label: 'The same' } });
    expect(await screen.findByText('No changes')).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: 'Identical' }),
    ).toBeInTheDocument();
  });

  it('compares texts when one is no contract, and says which', async () => {
    show({ after: { document: 'just: a file', label: 'Your document' } });
    expect(
      await screen.findByText(/Your document could not be read/),
    ).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: 'Changes' })).toBeDisabled();
    expect(screen.getByText('just: a file')).toBeInTheDocument();
  });
});

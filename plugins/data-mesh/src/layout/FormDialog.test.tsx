// SPDX-License-Identifier: Apache-2.0
import { renderInTestApp } from '@backstage/test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FormDialog } from './FormDialog';

const show = (props: {
  complete?: boolean;
  onClose?: () => void;
  onSubmit: () => Promise<void>;
}) =>
  renderInTestApp(
    <FormDialog
      title="Report a problem"
      submit="Open it"
      failed="It could not be reported"
      onClose={() => {}}
      {...props}
    >
      <input aria-label="What is wrong?" />
    </FormDialog>,
  );

const submit = () => screen.getByRole('button', { name: 'Open it' });

describe('FormDialog', () => {
  it('is named by its title, and sends nothing while something is missing', async () => {
    const onSubmit = jest.fn(async () => {});
    await show({ complete: false, onSubmit });
    expect(
      screen.getByRole('dialog', { name: 'Report a problem' }),
    ).toBeInTheDocument();
    expect(submit()).toBeDisabled();
    await userEvent.type(
      screen.getByLabelText('What is wrong?'),
      'Rows{Enter}',
    );
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('sends once, also by Enter, and is busy until it is sent', async () => {
    let done = () => {};
    const onSubmit = jest.fn(
      () =>
        new Promise<void>(resolve => {
          done = resolve;
        }),
    );
    await show({ onSubmit });
    await userEvent.type(
      screen.getByLabelText('What is wrong?'),
      'Rows{Enter}',
    );
    expect(submit()).toBeDisabled();
    expect(onSubmit).toHaveBeenCalledTimes(1);
    done();
    await waitFor(() => expect(submit()).toBeEnabled());
  });

  it('stays open where sending fails, says why, and tries again', async () => {
    const onClose = jest.fn();
    const onSubmit = jest
      .fn<Promise<void>, []>()
      .mockRejectedValueOnce(new Error('The server is away.'))
      .mockImplementationOnce(async () => onClose());
    await show({ onClose, onSubmit });
    await userEvent.click(submit());
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /It could not be reported.*The server is away\./,
    );
    expect(onClose).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});

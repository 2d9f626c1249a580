// SPDX-License-Identifier: Apache-2.0
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { MarkdownText } from './MarkdownText';

const CODE = '```sh\ngit clone http://example.com/a/very/long/address.git\n```';

function widths(scroll: number, client: number) {
  jest
    .spyOn(HTMLElement.prototype, 'scrollWidth', 'get')
    .mockReturnValue(scroll);
  jest
    .spyOn(HTMLElement.prototype, 'clientWidth', 'get')
    .mockReturnValue(client);
}

describe('MarkdownText', () => {
  beforeEach(() => {
    // jsdom knows these on Element only.
    for (const name of ['scrollWidth', 'clientWidth']) {
      Object.defineProperty(HTMLElement.prototype, name, {
        configurable: true,
        get: () => 0,
      });
    }
  });

  afterEach(() => {
    for (const name of ['scrollWidth', 'clientWidth']) {
      Reflect.deleteProperty(HTMLElement.prototype, name);
    }
  });

  it('lets the keyboard reach code that scrolls, which is drawn later than the text', async () => {
    widths(400, 200);
    await renderInTestApp(<MarkdownText content={CODE} />);
    const code = await screen.findByText(/very\/long/);
    expect(code.closest('pre')).toHaveAttribute('tabindex', '0');
  });

  it('does not stop the keyboard at code that fits', async () => {
    widths(200, 200);
    await renderInTestApp(<MarkdownText content={CODE} />);
    const code = await screen.findByText(/very\/long/);
    expect(code.closest('pre')).not.toHaveAttribute('tabindex');
  });
});

// SPDX-License-Identifier: Apache-2.0
import { act, renderHook } from '@testing-library/react';
import { MemoryRouter } from 'react-router-dom';
import { useLineageView } from './useLineageView';

const hook = (address: string) =>
  renderHook(() => useLineageView('product'), {
    wrapper: ({ children }) => (
      <MemoryRouter initialEntries={[address]}>{children}</MemoryRouter>
    ),
  }).result;

describe('the view in the address', () => {
  it('leaves what a picture is made of as it is while one chooses and searches', () => {
    const result = hook('/?open=a&all=b&more=up~c&domain=d');
    const [before] = result.current;
    act(() => result.current[1]({ chosen: { box: 'x' }, find: 'words' }));
    const [after] = result.current;
    expect(after.chosen).toEqual({ box: 'x' });
    expect(after.find).toBe('words');
    expect(after.open).toBe(before.open);
    expect(after.all).toBe(before.all);
    expect(after.expand).toBe(before.expand);
    expect(after.filters).toBe(before.filters);
  });

  it('takes over what changes', () => {
    const result = hook('/?open=a&domain=d');
    const [{ filters }] = result.current;
    act(() => result.current[1]({ open: ['a', 'z'] }));
    expect(result.current[0].open).toEqual(['a', 'z']);
    expect(result.current[0].filters).toBe(filters);
    act(() => result.current[1]({ filters: { ...filters, domain: [] } }));
    expect(result.current[0].filters.domain).toEqual([]);
  });
});

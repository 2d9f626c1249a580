// SPDX-License-Identifier: Apache-2.0
import { withoutCredentials } from './withoutCredentials';

describe('withoutCredentials', () => {
  it.each([
    ['https://user:pass@git.example.com/a', 'https://git.example.com/a'],
    [
      'read https://oauth2:glpat-x@host/a, failed',
      'read https://host/a, failed',
    ],
    [
      'https://h/a?path=/b&private_token=abc&x=1',
      'https://h/a?path=/b&private_token=…&x=1',
    ],
    ['https://blob/a?sv=1&sig=abc%2F', 'https://blob/a?sv=1&sig=…'],
    ['Authorization: Bearer abc.def failed', 'Authorization: … failed'],
    ['bad token ghp_0123456789abcdefghijklmnopqrstuvwxyz', 'bad token …'],
    [
      'https://dev.azure.com/a/_git/b?path=/x&version=GBmain',
      'https://dev.azure.com/a/_git/b?path=/x&version=GBmain',
    ],
  ])('makes of %p %p', (text, expected) => {
    expect(withoutCredentials(text)).toBe(expected);
  });
});

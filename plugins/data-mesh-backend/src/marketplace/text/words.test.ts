// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { foldText } from './foldText';
import {
  endOfPrefix,
  joinedNames,
  partsOfWord,
  wordsOfName,
  wordsOfProse,
  wordsOfQuery,
} from './words';

describe('foldText', () => {
  it.each([
    ['Überführung', 'uberfuhrung'],
    ['Façade Ångström', 'facade angstrom'],
    ['Straße Łódź Ærø', 'strasse lodz aero'],
    ['İstanbul ISTANBUL', 'istanbul istanbul'],
    ['ﬁnance ①', 'finance 1'],
  ])('takes %s for %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });
});

describe('words', () => {
  it.each([
    ['customer_email', ['customer', 'email', '+08customeremail']],
    ['createdAt', ['createdat', 'created', 'at']],
    ['HTTPServerURL', ['httpserverurl', 'http', 'serverurl', 'server', 'url']],
    ['mainDBName', ['maindbname', 'main', 'dbname', 'db', 'name']],
    ['customer360', ['customer360', 'customer', '360']],
    ['sha256_sum', ['sha256', 'sha', '256', 'sum', '+06sha256sum']],
    ['Größe (cm)', ['grosse', 'cm', '+06grossecm']],
    ['  ', []],
    ['订单_id', ['订单', 'id', '+02订单id']],
  ])('of the name %s', (name, words) => {
    expect(wordsOfName(name).sort()).toEqual([...words].sort());
  });

  it('of a text are not written in one', () => {
    expect(wordsOfProse('Where receipts go')).toEqual([
      'where',
      'receipts',
      'go',
    ]);
  });

  it.each([
    ['customer_em', ['customer', 'em']],
    ['createdAt', ['created', 'at']],
    ['sha256', ['sha256']],
    ['a a A', ['a']],
    ['%_*', []],
  ])('of the query %s', (text, words) => {
    expect(wordsOfQuery(text)).toEqual(words);
  });

  it('are cut where they are too long, in names and queries alike', () => {
    const long = 'x'.repeat(100);
    expect(wordsOfQuery(long)).toEqual(wordsOfName(long));
    expect(wordsOfQuery(long)[0]).toHaveLength(40);
  });

  it('have parts by which their middle is found', () => {
    expect(partsOfWord('email')).toEqual(['mail', 'ail']);
    expect(partsOfWord('id')).toEqual([]);
    expect(partsOfWord('+08customeremail')).toEqual([]);
  });

  it('are looked for in names in one only beyond the first part of these', () => {
    const [joined] = wordsOfName('customer_id').filter(word =>
      /^\+/.test(word),
    );
    const finds = (typed: string) =>
      joinedNames(typed).some(prefix => joined.startsWith(prefix));
    expect(finds('customer')).toBe(false);
    expect(finds('customeri')).toBe(true);
    expect(finds('customerid')).toBe(true);
    expect(finds('customerids')).toBe(false);
  });

  it('begin with each beginning of what a name says, typed as it is written', () => {
    const name = fc.stringMatching(
      /^[a-zA-Zäé]{1,8}([_ -][a-zA-Z0-9]{1,8}){0,3}$/,
    );
    fc.assert(
      fc.property(name, fc.nat(), (text, cut) => {
        const typed = text.slice(0, 1 + (cut % text.length));
        const indexed = wordsOfName(text);
        for (const word of wordsOfQuery(typed)) {
          expect(indexed.some(other => other.startsWith(word))).toBe(true);
        }
      }),
    );
  });

  it('lie between a prefix and its end, byte by byte, if they begin with it', () => {
    const order = (a: string, b: string) =>
      Buffer.compare(Buffer.from(a), Buffer.from(b));
    const text = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(text, text, (prefix, other) => {
        const [clean] = [other.toString()];
        for (const word of [prefix + clean, clean]) {
          const between =
            order(word, prefix) >= 0 && order(word, endOfPrefix(prefix)) < 0;
          expect(between).toBe(word.startsWith(prefix));
        }
      }),
    );
  });
});

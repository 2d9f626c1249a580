// SPDX-License-Identifier: Apache-2.0
import { everything } from '../__testUtils__/orders';
import { golden } from '../__testUtils__/golden';
import { convertContract } from './convertContract';
import { convertTargets, sqlDialects } from './types';

/** Endings that keep formatters of this repository away from the files. */
const endings: Record<string, string> = {
  odcs: 'odcs.yaml',
  jsonschema: 'schema.json',
  dbt: 'dbt.yml',
  avro: 'avsc',
  markdown: 'md',
  html: 'html',
};

describe('conversions of one contract', () => {
  it.each(sqlDialects)('declares its tables for %s', dialect => {
    const { text, files } = convertContract(everything(), 'sql-ddl', {
      dialect,
    });
    expect(files).toEqual([{ path: 'Sales-orders.sql', content: text }]);
    expect(text).toBe(golden(__dirname, `orders.${dialect}.sql`, text));
  });

  it.each(convertTargets.filter(target => target !== 'sql-ddl'))(
    'is written as %s',
    target => {
      const { text } = convertContract(everything(), target);
      expect(text).toBe(golden(__dirname, `orders.${endings[target]}`, text));
    },
  );

  it('says what each target could not carry', () => {
    const told = [...convertTargets]
      .filter(target => target !== 'sql-ddl')
      .map(target => convertContract(everything(), target).findings)
      .concat(
        sqlDialects.map(
          dialect =>
            convertContract(everything(), 'sql-ddl', { dialect }).findings,
        ),
      )
      .flat()
      .map(
        ({ severity, rule, path, message }) =>
          `${severity} ${rule} ${path || '/'}: ${message}`,
      );
    const text = `${told.join('\n')}\n`;
    expect(text).toBe(golden(__dirname, 'findings.txt', text));
  });
});

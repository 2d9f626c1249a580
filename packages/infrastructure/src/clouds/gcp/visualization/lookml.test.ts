// SPDX-License-Identifier: Apache-2.0
import { build, serviceSets } from '../__testUtils__/build';
import { quoted, sqlName, writeLookml } from './lookml';

const file = (ending: string) =>
  build({ services: serviceSets.looker }).files.find(({ path }) =>
    path.endsWith(ending),
  )!.content;

describe('LookML', () => {
  it('has no text that ends its quotes or begins a template', () => {
    expect(quoted('a "b" ${c} {{ d }} {% e %} @{f}\n;; \\')).toBe(
      `"a 'b' (c) (( d )) (% e %) (f) ;; /"`,
    );
  });

  it('has no name in SQL that is none', () => {
    expect(sqlName('order_id')).toBe('`order_id`');
    expect(() => sqlName('a`; drop')).toThrow(RangeError);
  });

  it('is written block by block', () => {
    expect(
      writeLookml([
        ['label', '"a"'],
        { type: 'view', name: 'v', members: [['label', '"b"']] },
      ]),
    ).toBe('label: "a"\n\nview: v {\n  label: "b"\n}\n');
  });

  it('has a field for each column and each member of a record', () => {
    const view = file('views/orders.view.lkml');
    expect(view).toContain(
      '  dimension: order_id {\n    primary_key: yes\n    type: string',
    );
    expect(view).toContain('dimension_group: placed_on {');
    expect(view).toContain('sql: ${TABLE}.`address`.`city` ;;');
    expect(view).toContain('sql: TO_JSON_STRING(${TABLE}.`lines`) ;;');
    expect(view).toContain('measure: total_total {');
  });

  it('joins tables along the references of the contract', () => {
    expect(file('.model.lkml')).toContain(
      'sql_on: ${orders.shop_id} = ${shops.shop_id} ;;',
    );
  });

  it('draws a table over its partition', () => {
    expect(file('.dashboard.lookml')).toContain(
      'fields: [orders.placed_on_date, orders.count]',
    );
  });
});

// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'child_process';
import { readFileSync } from 'fs';
import { dirname, join } from 'path';
import { contracts, examples, products } from './__testUtils__/exampleMesh';

/** Tables with sample data: those of contracts that have a server `example`. */
const tables = contracts.flatMap(({ file, contract }) => {
  const server = contract.servers.find(each => each.server === 'example');
  return contract.schema.flatMap(({ name, properties }) =>
    server
      ? [
          {
            name: `${contract.name}.${name}`,
            path: join(
              products,
              dirname(file),
              String(server.details.path).replace('{model}', name),
            ),
            format: server.details.format,
            columns: properties.map(property => property.name),
            required: properties
              .filter(property => property.required)
              .map(property => property.name),
          },
        ]
      : [],
  );
});

function readHeader(lines: string[]) {
  return { names: lines[0].split(','), incomplete: [] };
}

/** Names in the order of the contract, others behind them, and the records that lack a required one. */
function readRecords(
  lines: string[],
  { columns, required }: { columns: string[]; required: string[] },
) {
  const records = lines.map(line => Object.keys(JSON.parse(line)));
  const found = new Set(records.flat());
  return {
    names: [
      ...columns.filter(name => found.has(name)),
      ...[...found].filter(name => !columns.includes(name)),
    ],
    incomplete: records.filter(names =>
      required.some(name => !names.includes(name)),
    ),
  };
}

describe('the sample data of the example mesh', () => {
  it('is there for every active contract', () => {
    const without = contracts
      .filter(({ contract }) => contract.status === 'active')
      .filter(({ contract }) =>
        tables.every(({ name }) => !name.startsWith(`${contract.name}.`)),
      )
      .map(({ file }) => file);
    expect(without).toEqual([]);
    expect(tables).toHaveLength(19);
  });

  it.each(tables)('has the columns of $name', table => {
    const lines = readFileSync(table.path, 'utf8').trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(100);
    const { names, incomplete } =
      table.format === 'csv' ? readHeader(lines) : readRecords(lines, table);
    expect(names).toEqual(table.columns);
    expect(incomplete).toEqual([]);
  });

  it('is what its program writes', () => {
    const program = join(examples, 'data/generate.mjs');
    const check = () =>
      execFileSync(process.execPath, [program, '--check'], {
        encoding: 'utf8',
        stdio: 'pipe',
      });
    expect(check).not.toThrow();
  });
});

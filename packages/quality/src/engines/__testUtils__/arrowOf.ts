// SPDX-License-Identifier: Apache-2.0
import {
  type DataType,
  DateDay,
  Decimal,
  Int64,
  Table,
  tableToIPC,
  Utf8,
  vectorFromArray,
} from 'apache-arrow';

/** Bytes before a message of a stream of Arrow, the last four of which are its length; the schema is the first message. */
const HEAD = 8;
/** Bytes that end a stream. */
const END = 8;

const SCALE = 2;
const WORDS = 4;

/** A decimal as Arrow has it: a whole number of 128 bits. */
function unscaled(text: string): Uint32Array {
  const whole = BigInt(text.replace('.', ''));
  return Uint32Array.from({ length: WORDS }, (_, at) =>
    Number(BigInt.asUintN(32, whole >> BigInt(32 * at))),
  );
}

/** What texts of a column are. */
type Kind = 'BIGINT' | 'DECIMAL' | 'DATE' | 'STRING';

function kindOf(text: string | null | undefined): Kind {
  if (/^\d+$/.test(text ?? '')) return 'BIGINT';
  if (/^\d+\.\d\d$/.test(text ?? '')) return 'DECIMAL';
  return /^\d{4}-\d\d-\d\d$/.test(text ?? '') ? 'DATE' : 'STRING';
}

const KINDS: Record<
  Kind,
  { type: () => DataType; value: (text: string) => unknown }
> = {
  BIGINT: { type: () => new Int64(), value: BigInt },
  DECIMAL: { type: () => new Decimal(SCALE, 38), value: unscaled },
  DATE: { type: () => new DateDay(), value: text => new Date(text) },
  STRING: { type: () => new Utf8(), value: text => text },
};

/** Rows of texts in the format and the types in which Databricks sends them. */
export function arrowOf(names: string[], rows: Array<Array<string | null>>) {
  const kinds = names.map((_, at) => kindOf(rows[0]?.[at]));
  const table = new Table(
    Object.fromEntries(
      names.map((name, at) => {
        const { type, value } = KINDS[kinds[at]];
        const values = rows.map(row => {
          const text = row[at];
          return text === null ? null : value(text);
        });
        return [name, vectorFromArray(values, type())];
      }),
    ),
  );
  const stream = Buffer.from(tableToIPC(table, 'stream'));
  const rest = HEAD + stream.readInt32LE(HEAD - 4);
  return {
    kinds,
    schema: stream.subarray(0, rest),
    batch: stream.subarray(rest, stream.length - END),
  };
}

// SPDX-License-Identifier: Apache-2.0
import { long, short, sized, u16, u32, u64, u8 } from './bytes';

/** Tokens of answers (MS-TDS 2.2.7). */
const TOKEN = {
  columns: 0x81,
  error: 0xaa,
  loginAck: 0xad,
  featureAck: 0xae,
  row: 0xd1,
  federated: 0xee,
  done: 0xfd,
};
const DONE = { error: 0x02, count: 0x10, attention: 0x20 };
const VERSION = Buffer.from([0x74, 0, 0, 4]);
const COLLATION = Buffer.from([0x09, 0x04, 0xd0, 0x00, 0x34]);
const BIGINT = 0x26;
const NVARCHAR = 0xe7;
const LONGEST = 8_000;
const FEDERATED = 0x02;

const done = (status: number, rows = 0) =>
  Buffer.concat([u8(TOKEN.done), u16(status), u16(0), u64(rows)]);

/** Nothing more to say. */
export const fine = () => done(0);

/** It has stopped what it did, as it was told to. */
export const stopped = () => done(DONE.attention);

/** It takes who logs in; `federated` where that was by a token. */
export const welcome = (federated: boolean) =>
  Buffer.concat([
    u8(TOKEN.loginAck),
    sized(u8(1), VERSION, short('Fake'), Buffer.from([16, 0, 0, 0])),
    ...(federated
      ? [u8(TOKEN.featureAck), u8(FEDERATED), u32(0), u8(0xff)]
      : []),
    fine(),
  ]);

/** It wants a token for a service, from whoever gives tokens. */
export function tokenWanted(service: string, giver: string): Buffer {
  const texts = [
    Buffer.from(giver, 'utf16le'),
    Buffer.from(service, 'utf16le'),
  ];
  const head = 4 + texts.length * 9;
  const options = texts.map((text, at) =>
    Buffer.concat([
      u8(at + 1),
      u32(text.length),
      u32(head + (at === 0 ? 0 : texts[0].length)),
    ]),
  );
  const data = Buffer.concat([u32(texts.length), ...options, ...texts]);
  return Buffer.concat([u8(TOKEN.federated), u32(data.length), data]);
}

export const refused = (message: string, code = 50_000) =>
  Buffer.concat([
    u8(TOKEN.error),
    sized(
      u32(code),
      u8(1),
      u8(16),
      long(message),
      short('fake'),
      short(''),
      u32(1),
    ),
    done(DONE.error),
  ]);

const isNumber = (value: unknown) => typeof value === 'bigint';

/** Rows whose columns are whole numbers of 64 bits where the first value is a `bigint`, and texts otherwise. */
export function rowsOf(rows: ReadonlyArray<Record<string, unknown>>): Buffer {
  const [first = {}] = rows;
  const names = Object.keys(first);
  return Buffer.concat([
    u8(TOKEN.columns),
    u16(names.length),
    ...names.flatMap(name => [
      u32(0),
      u16(1),
      ...(isNumber(first[name])
        ? [u8(BIGINT), u8(8)]
        : [u8(NVARCHAR), u16(LONGEST), COLLATION]),
      short(name),
    ]),
    ...rows.flatMap(row => [
      u8(TOKEN.row),
      ...names.map(name => {
        const value = row[name];
        if (isNumber(first[name])) {
          if (value === null) return u8(0);
          const bytes = Buffer.alloc(9);
          bytes.writeUInt8(8);
          bytes.writeBigInt64LE(value as bigint, 1);
          return bytes;
        }
        return value === null
          ? u16(0xffff)
          : sized(Buffer.from(String(value), 'utf16le'));
      }),
    ]),
    done(DONE.count, rows.length),
  ]);
}

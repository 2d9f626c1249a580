// SPDX-License-Identifier: Apache-2.0

const text = (data: Buffer, at: number, characters: number) =>
  data.toString('utf16le', at, at + characters * 2);

/** Who logs in, and to what (MS-TDS 2.2.6.4). */
export interface Login {
  user: string;
  password: string;
  program: string;
  database: string;
  readOnly: boolean;
  /** Token of who logs in by one. */
  token?: string;
}

const PLACES = { user: 40, password: 44, program: 48, database: 68 };
const READ_ONLY = 0x20;

export function loginOf(data: Buffer): Login {
  const part = (at: number) =>
    text(data, data.readUInt16LE(at), data.readUInt16LE(at + 2));
  const from = data.readUInt16LE(PLACES.password);
  const length = data.readUInt16LE(PLACES.password + 2) * 2;
  const password = Buffer.from(data.subarray(from, from + length)).map(byte => {
    const plain = byte ^ 0xa5;
    return ((plain << 4) & 0xf0) | (plain >> 4);
  });
  return {
    user: part(PLACES.user),
    password: Buffer.from(password).toString('utf16le'),
    program: part(PLACES.program),
    database: part(PLACES.database),
    readOnly: (data.readUInt8(26) & READ_ONLY) > 0,
  };
}

/** The token of a message that brings one. */
export function tokenOf(data: Buffer): string {
  return data.toString('utf16le', 8, 8 + data.readUInt32LE(4));
}

const EXTENSIONS = 56;
const BY_TOKEN = 0x02;
const END = 0xff;

/** Whether who logs in has a token to come after it, which is an extension of a login. */
export function bringsToken(login: Buffer): boolean {
  let at = login.readUInt32LE(login.readUInt16LE(EXTENSIONS));
  while (login[at] !== END) {
    if (login[at] === BY_TOKEN) return true;
    at += 5 + login.readUInt32LE(at + 1);
  }
  return false;
}

/** What is said to who connects: a version, that all is encrypted, and that tokens are taken (MS-TDS 2.2.6.5). */
export function preloginAnswer(): Buffer {
  const options = [
    { name: 0x00, value: Buffer.from([16, 0, 0, 0, 0, 0]) },
    { name: 0x01, value: Buffer.from([1]) },
    { name: 0x06, value: Buffer.from([1]) },
  ];
  const head = Buffer.alloc(options.length * 5 + 1, END);
  let end = head.length;
  options.forEach(({ name, value }, at) => {
    head.writeUInt8(name, at * 5);
    head.writeUInt16BE(end, at * 5 + 1);
    head.writeUInt16BE(value.length, at * 5 + 3);
    end += value.length;
  });
  return Buffer.concat([head, ...options.map(({ value }) => value)]);
}

const LONG = 0xffff;

/** The statement of a call of `sp_executesql`: its first parameter. */
export function statementOf(data: Buffer): string {
  // Headers, the number of the procedure and flags.
  let at = data.readUInt32LE(0) + 6;
  at += 1 + data.readUInt8(at) * 2;
  // State of the parameter, its type and its collation.
  const longest = data.readUInt16LE(at + 2);
  at += 2 + 2 + 5;
  if (longest !== LONG) {
    const length = data.readUInt16LE(at);
    return data.toString('utf16le', at + 2, at + 2 + length);
  }
  at += 8;
  const parts: Buffer[] = [];
  for (let length = data.readUInt32LE(at); length > 0; ) {
    parts.push(data.subarray(at + 4, at + 4 + length));
    at += 4 + length;
    length = data.readUInt32LE(at);
  }
  return Buffer.concat(parts).toString('utf16le');
}

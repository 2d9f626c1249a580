// SPDX-License-Identifier: Apache-2.0

const number =
  (length: number, write: (bytes: Buffer, value: number) => void) =>
  (value: number): Buffer => {
    const bytes = Buffer.alloc(length);
    write(bytes, value);
    return bytes;
  };

/** Numbers of so many bits, the lowest byte first. */
export const u8 = number(1, (bytes, value) => bytes.writeUInt8(value));
export const u16 = number(2, (bytes, value) => bytes.writeUInt16LE(value));
export const u32 = number(4, (bytes, value) => bytes.writeUInt32LE(value));
export const u64 = number(8, (bytes, value) =>
  bytes.writeBigUInt64LE(BigInt(value)),
);

const ucs2 = (text: string) => Buffer.from(text, 'utf16le');

/** A text with its length before it, in one byte and in two. */
export const short = (text: string) =>
  Buffer.concat([u8(text.length), ucs2(text)]);
export const long = (text: string) =>
  Buffer.concat([u16(text.length), ucs2(text)]);

/** Bytes with their length before them. */
export const sized = (...parts: Buffer[]) => {
  const bytes = Buffer.concat(parts);
  return Buffer.concat([u16(bytes.length), bytes]);
};

// SPDX-License-Identifier: Apache-2.0

/** Kinds of messages of the Tabular Data Stream (MS-TDS 2.2.3.1.1). */
export const KIND = {
  batch: 0x01,
  call: 0x03,
  result: 0x04,
  attention: 0x06,
  federated: 0x08,
  login: 0x10,
  prelogin: 0x12,
};

/** Bytes before the data of a packet, and of its data at most. */
const HEADER = 8;
const MOST = 4_000;
const LAST = 0x01;

/** A message. */
export interface Message {
  kind: number;
  data: Buffer;
}

/** The packets of a message, one after the other. */
export function packets({ kind, data }: Message): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at === 0 || at < data.length; at += MOST) {
    const part = data.subarray(at, at + MOST);
    const header = Buffer.alloc(HEADER);
    header.writeUInt8(kind, 0);
    header.writeUInt8(at + MOST < data.length ? 0 : LAST, 1);
    header.writeUInt16BE(HEADER + part.length, 2);
    header.writeUInt8((at / MOST + 1) % 256, 6);
    parts.push(header, part);
  }
  return Buffer.concat(parts);
}

/** Takes bytes as they come, and gives messages as soon as they are whole. */
export class Messages {
  #bytes: Buffer = Buffer.alloc(0);
  #parts: Buffer[] = [];

  take(bytes: Buffer): Message[] {
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
    const whole: Message[] = [];
    while (this.#bytes.length >= HEADER) {
      const length = this.#bytes.readUInt16BE(2);
      if (this.#bytes.length < length) break;
      const kind = this.#bytes.readUInt8(0);
      const isLast = (this.#bytes.readUInt8(1) & LAST) > 0;
      this.#parts.push(this.#bytes.subarray(HEADER, length));
      this.#bytes = this.#bytes.subarray(length);
      if (isLast) {
        whole.push({ kind, data: Buffer.concat(this.#parts) });
        this.#parts = [];
      }
    }
    return whole;
  }
}

// SPDX-License-Identifier: Apache-2.0
import { crc32, gzipSync } from 'node:zlib';

/** Files of an archive by path; a link is given by what it points at. */
export type ArchiveFiles = Record<string, string | { link: string }>;

const BLOCK = 512;

/** A `tar.gz` as hosts make them: everything below one folder. */
export function tarGz(files: ArchiveFiles, folder = 'acme-orders-1234567') {
  const blocks: Buffer[] = [];
  for (const [path, content] of Object.entries(files)) {
    const isLink = typeof content !== 'string';
    const data = Buffer.from(isLink ? '' : content);
    const header = Buffer.alloc(BLOCK);
    header.write(`${folder}/${path}`, 0);
    header.write('0000644\0', 100);
    header.write('0000000\0', 108);
    header.write('0000000\0', 116);
    header.write(`${data.length.toString(8).padStart(11, '0')}\0`, 124);
    header.write('00000000000\0', 136);
    header.write('        ', 148);
    header.write(isLink ? '2' : '0', 156);
    header.write(isLink ? content.link : '', 157);
    header.write('ustar\0' + '00', 257);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    const padding = (BLOCK - (data.length % BLOCK)) % BLOCK;
    blocks.push(header, data, Buffer.alloc(padding));
  }
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]));
}

/** A zip without compression, as Azure DevOps makes them of a whole repository: no folder around it. */
export function zip(files: Record<string, string>) {
  const entries: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of Object.entries(files)) {
    const name = Buffer.from(path);
    const data = Buffer.from(content);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt32LE(crc32(data), 10);
    facts.writeUInt32LE(data.length, 14);
    facts.writeUInt32LE(data.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), facts, name, data]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.from('PK\x01\x02\x14\x00', 'latin1'),
      facts,
      rest,
      name,
    );
    entries.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...entries, central, Buffer.from('PK\x05\x06'), end]);
}

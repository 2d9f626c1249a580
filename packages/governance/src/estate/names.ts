// SPDX-License-Identifier: Apache-2.0

/** A text in the letters of entity names, as the catalog makes them: `Orders & Returns` is `orders-returns`. @internal */
export function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 120)
    .replace(/-+$/, '');
}

function slugOfId(id: string): string {
  const parts = id.split(/[:/#]/).filter(part => slug(part) !== '');
  return slug(parts[parts.length - 1] ?? '');
}

/** Name of a thing by the name that it states, else its id, else its file. @internal */
export function nameOf(stated: {
  name?: string;
  id?: string;
  file: string;
}): string {
  const { name = '', id = '', file } = stated;
  const stem = file.replace(/\.(ya?ml|json)$/i, '');
  return slug(name) || slugOfId(id) || slug(stem) || 'unnamed';
}

const folderOf = (file: string) => file.split('/').slice(0, -1);

/**
 * Files by their way from the folder that all of them are in, so that what is named after them is called the same
 * wherever that folder lies, and however somebody wrote the way to it.
 *
 * @internal
 */
export function placesOf(files: readonly string[]): Map<string, string> {
  const plain = (file: string) =>
    file
      .split(/[\\/]/)
      .filter(part => part !== '' && part !== '.')
      .join('/');
  const [first = '', ...others] = files.map(plain);
  let common = folderOf(first);
  for (const other of others) {
    const folder = folderOf(other);
    const differs = common.findIndex((part, index) => folder[index] !== part);
    if (differs >= 0) common = common.slice(0, differs);
  }
  return new Map(
    files.map(file => [
      file,
      plain(file).split('/').slice(common.length).join('/'),
    ]),
  );
}

/** A ref without its kind and namespace: `group:default/team-a` is `team-a`. Addresses and URNs stay as they are. @internal */
export function plainName(written: string | undefined): string {
  const text = (written ?? '').trim();
  const ref = /^(?:(?:group|user|domain):)(?:[^/:]+\/)?([^/:]+)$/i.exec(text);
  return ref ? ref[1] : text.replace(/^default\//, '');
}

/** Numbers of a version; none for what does not begin with one. */
function numbersOf(version: string): number[] {
  const match = /^v?(\d{1,9}(?:\.\d{1,9})*)/i.exec(version.trim());
  return match ? match[1].split('.').map(Number) : [];
}

/** First number of a version. @internal */
export function majorOf(version: string): number | undefined {
  return numbersOf(version)[0];
}

/** Order of versions by their numbers, a release after its pre-releases. @internal */
export function orderVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? -1) - (right[i] ?? -1);
    if (difference !== 0) return difference;
  }
  const released = (text: string) => (text.includes('-') ? 0 : 1);
  const difference = released(a) - released(b);
  if (difference !== 0 || a === b) return difference;
  return a < b ? -1 : 1;
}

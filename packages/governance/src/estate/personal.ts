// SPDX-License-Identifier: Apache-2.0

/** Words for personal data in tags and classifications, without separators. */
const PERSONAL = new Set([
  'personal',
  'personaldata',
  'pii',
  'directidentifier',
  'indirectidentifier',
  'quasiidentifier',
  'specialcategory',
  'sensitivepersonaldata',
  'phi',
  'health',
  'healthdata',
  'biometric',
  'genetic',
]);

/** Words for special categories of personal data (GDPR Art. 9, HIPAA). */
const SPECIAL = new Set([
  'specialcategory',
  'specialcategorydata',
  'sensitivepersonaldata',
  'phi',
  'health',
  'healthdata',
  'biometric',
  'genetic',
  'religion',
  'ethnicity',
  'sexualorientation',
  'tradeunion',
  'politicalopinion',
]);

const MASKED = new Set([
  'masked',
  'hashed',
  'tokenized',
  'tokenised',
  'pseudonymized',
  'pseudonymised',
  'anonymized',
  'anonymised',
  'encrypted',
]);

const plain = (word: string) => word.toLowerCase().replace(/[\s_\-./:]/g, '');

const YES = /^(true|yes|y|1)$/i;

function isYes(value: unknown): boolean {
  return value === true || (typeof value === 'string' && YES.test(value));
}

/** What a column states about itself, as far as personal data is concerned. @internal */
export interface Stated {
  tags: readonly string[];
  classification?: string;
  encryptedName?: string;
  custom: Readonly<Record<string, unknown>>;
}

function says(
  { tags, classification = '', custom }: Stated,
  words: ReadonlySet<string>,
  properties: readonly string[],
): boolean {
  return (
    [...tags, classification].some(word => words.has(plain(word))) ||
    Object.entries(custom).some(
      ([name, value]) => properties.includes(plain(name)) && isYes(value),
    )
  );
}

/** Whether a column holds personal data. @internal */
export function isPersonal(stated: Stated): boolean {
  return (
    isSpecial(stated) ||
    says(stated, PERSONAL, ['personaldata', 'pii', 'ispii', 'containspii'])
  );
}

/** Whether it holds data of a special category. @internal */
export function isSpecial(stated: Stated): boolean {
  return says(stated, SPECIAL, ['specialcategory', 'phi', 'isphi']);
}

/** How a column is masked; empty when nothing says that it is. @internal */
export function maskingOf(stated: Stated): string {
  for (const [name, value] of Object.entries(stated.custom)) {
    const known = ['masking', 'maskingpolicy', 'masked', 'maskingmethod'];
    if (!known.includes(plain(name))) continue;
    if (isYes(value)) return 'masked';
    if (
      typeof value === 'string' &&
      value &&
      !/^(none|no|false)$/i.test(value)
    ) {
      return value;
    }
  }
  if (stated.encryptedName) return 'encrypted';
  return stated.tags.find(tag => MASKED.has(plain(tag))) ?? '';
}

const STRICTNESS = ['public', 'internal', 'confidential', 'restricted'];

/** The strictest of several classifications; words of another scheme do not count. @internal */
export function strictest(words: Iterable<string>): string {
  let rank = -1;
  for (const word of words) rank = Math.max(rank, STRICTNESS.indexOf(word));
  return STRICTNESS[rank] ?? '';
}

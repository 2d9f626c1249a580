// SPDX-License-Identifier: Apache-2.0

/** Two hashes of 32 bits (FNV-1a with different starts and primes) that go on from where another text left off. */
export interface HashState {
  a: number;
  b: number;
}

const START: HashState = { a: 0x811c9dc5, b: 0xc2b2ae35 };

/** Takes a text into a hash. @internal */
export function hashOn(from: HashState, text: string): HashState {
  let { a, b } = from;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x85ebca6b);
    b ^= b >>> 13;
  }
  return { a, b };
}

const hex = (value: number) => (value >>> 0).toString(16).padStart(8, '0');

/** The beginning of the ids of a rule's verdicts. @internal */
export function ruleHash(policy: string, rule: string): HashState {
  return hashOn(START, `${policy}\n${rule}\n`);
}

/** Id of a verdict. It does not depend on the outcome, nor on the version of the policy. @internal */
export function verdictId(
  rule: HashState,
  subject: string,
  environment: string,
): string {
  const { a, b } = hashOn(rule, `${subject}\n${environment}`);
  return hex(a) + hex(b);
}

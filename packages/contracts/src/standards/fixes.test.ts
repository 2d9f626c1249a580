// SPDX-License-Identifier: Apache-2.0
import { dcsContract } from '../__testUtils__/dcsContract';
import { mutations } from '../__testUtils__/mutate';
import {
  bitolProduct,
  dpdsProduct,
  openDataProduct,
} from '../__testUtils__/products';
import { editDescriptor, editOfFix } from '../edit';
import { readDescriptor } from '../read';

it.each([
  ['ODPS (Bitol)', bitolProduct],
  ['DPDS', dpdsProduct],
  ['ODPS (opendataproducts.org)', openDataProduct],
  ['the Data Contract Specification', dcsContract],
])('fixes of findings on %s mend what was found', (_, text) => {
  const sample = JSON.parse(JSON.stringify(readDescriptor(text).data));
  const seen = new Set<string>();
  const failed: string[] = [];
  for (const { what, document } of mutations(sample)) {
    const changed = JSON.stringify(document);
    for (const finding of readDescriptor(changed).findings) {
      const { rule, path, fix } = finding;
      const edit = editOfFix(finding);
      const key = `${rule} ${path} ${fix?.description}`;
      if (!edit || seen.has(key)) continue;
      seen.add(key);
      const after = readDescriptor(editDescriptor(changed, [edit]));
      const still = after.findings.some(
        other => other.rule === rule && other.path === path,
      );
      if (still)
        failed.push(`${what}: ${finding.message} (${fix?.description})`);
    }
  }
  expect(failed).toEqual([]);
  expect(seen.size).toBeGreaterThan(25);
});

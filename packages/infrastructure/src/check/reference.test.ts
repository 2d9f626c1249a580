// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkFiles } from './checkFiles';

/** Terraform that others wrote, and that Terraform itself accepts. */
const SAMPLES = join(__dirname, '../../../../../shared/reference/terraform');
const maybe = existsSync(SAMPLES) ? describe : describe.skip;

maybe('checkFiles on Terraform that passes elsewhere', () => {
  const files = (folder: string) =>
    readdirSync(folder)
      .filter(name => /\.(tf|tfvars)$/.test(name))
      .map(name => ({
        path: name,
        content: readFileSync(join(folder, name), 'utf8'),
      }));

  it.each(['aws', 'azure', 'gcp'])('has nothing to say against %s', cloud => {
    const findings = checkFiles(files(join(SAMPLES, cloud)));
    expect(
      findings.filter(
        ({ rule, severity }) =>
          rule.startsWith('terraform/') && severity === 'error',
      ),
    ).toEqual([]);
  });

  it.each(['aws', 'azure', 'gcp'])(
    'finds each argument of %s that is misspelt',
    cloud => {
      const sound = files(join(SAMPLES, cloud));
      let seeded = 0;
      for (const file of sound.filter(({ path }) => path.endsWith('.tf'))) {
        const lines = file.content.split('\n');
        const inside = lines.findIndex(
          (line, index) =>
            /^ {2}name\s+=/.test(line) &&
            /^resource/.test(lines[index - 1] ?? ''),
        );
        if (inside < 0) continue;
        seeded++;
        lines[inside] = lines[inside].replace('name', 'nane');
        const changed = sound.map(own =>
          own === file ? { ...own, content: lines.join('\n') } : own,
        );
        expect(checkFiles(changed)).toContainEqual(
          expect.objectContaining({
            rule: 'terraform/unknown-argument',
            file: file.path,
            line: inside + 1,
            fix: { description: "Write 'name'" },
          }),
        );
      }
      expect(seeded).toBeGreaterThan(2);
    },
  );
});

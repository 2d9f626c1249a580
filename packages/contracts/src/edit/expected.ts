// SPDX-License-Identifier: Apache-2.0
import { parsePointer } from '../document/pointer';
import type { DescriptorEdit } from './edit';

/** A copy of data with one edit made, to compare the edited text with. @internal */
export function editedData(data: unknown, edit: DescriptorEdit): unknown {
  const steps = parsePointer(edit.path)!;
  const change = (value: unknown, depth: number): unknown => {
    if (depth === steps.length) return 'value' in edit ? edit.value : value;
    const step = steps[depth];
    const last = depth === steps.length - 1;
    if (Array.isArray(value)) {
      const items = [...value];
      const index = step === '-' ? items.length : Number(step);
      if (last && 'remove' in edit) items.splice(index, 1);
      else items[index] = change(items[index], depth + 1);
      return items;
    }
    const record = value as { [name: string]: unknown };
    const members = Object.entries(record).filter(
      ([name]) => !(last && 'remove' in edit && name === step),
    );
    if (!(step in record)) members.push([step, undefined]);
    return Object.fromEntries(
      members
        .filter(([name]) => !(last && 'remove' in edit) || name !== step)
        .map(([name, member]) => {
          if (name !== step) return [name, member];
          const newName = last && 'rename' in edit ? edit.rename : name;
          return [newName, change(member, depth + 1)];
        }),
    );
  };
  return change(data, 0);
}

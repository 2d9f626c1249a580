// SPDX-License-Identifier: Apache-2.0
import { toPointer } from '../document/pointer';
import type { PlainRecord, SourceDocument } from '../document/types';
import type { ShapeReport } from './report';
import {
  choiceFault,
  missingField,
  remarkOn,
  renamedField,
  unknownField,
} from './fields';
import { numberFaults, textFaults } from './scalars';
import { hasType } from './hasType';
import type { ListShape, RecordShape, Shape, UnionShape } from './types';
import { fixType } from './mend';
import { describeShape, describeValue, quote } from './words';

type Report = (
  path: ReadonlyArray<string | number>,
  report: ShapeReport,
) => void;

/** Walks shape and document together. One instance judges one document. @internal */
export class ShapeChecker {
  private readonly path: Array<string | number> = [];

  constructor(
    private readonly document: SourceDocument,
    private report: Report,
  ) {}

  /** Judges a value that stands at a path. */
  check(shape: Shape, value: unknown, at: ReadonlyArray<string | number>) {
    this.path.push(...at);
    this.walk(shape, value);
    this.path.length -= at.length;
  }

  private walk(shape: Shape, value: unknown, isRequired = false): void {
    switch (shape.kind) {
      case 'any':
        return;
      case 'lazy':
        this.walk(shape.get(), value, isRequired);
        return;
      case 'union':
        this.walkUnion(shape, value);
        return;
      default:
        break;
    }
    if (!hasType(shape, value)) {
      this.wrongType(shape, value, isRequired);
      return;
    }
    switch (shape.kind) {
      case 'text':
        for (const fault of textFaults(shape, value as string)) this.say(fault);
        break;
      case 'number':
        for (const fault of numberFaults(shape, value as number)) {
          this.say(fault);
        }
        break;
      case 'list':
        this.walkList(shape, value as unknown[]);
        break;
      case 'record':
        this.walkRecord(shape, value as PlainRecord);
        break;
      case 'switch': {
        const record = value as PlainRecord;
        const decides = record[shape.on];
        const chosen =
          decides === undefined
            ? shape.absent
            : shape.cases.get(decides) ?? shape.other;
        this.walk(chosen, value);
        break;
      }
      case 'choice':
        this.walk(shape.choose(value as PlainRecord), value);
        break;
      default:
    }
  }

  private walkList(shape: ListShape, value: unknown[]) {
    const { items, minItems, maxItems } = shape;
    if (
      (minItems !== undefined && value.length < minItems) ||
      (maxItems !== undefined && value.length > maxItems)
    ) {
      const exact = minItems === maxItems ? `exactly ${minItems}` : undefined;
      const bound =
        minItems !== undefined && value.length < minItems
          ? `at least ${minItems}`
          : `at most ${maxItems}`;
      this.say({
        rule: 'wrong-length',
        severity: 'error',
        part: 'value',
        message: `${this.label()} has ${value.length} items, but must have ${
          exact ?? bound
        }.`,
      });
    }
    if (shape.uniqueItems) this.findDuplicates(value);
    if (items.kind === 'any') return;
    for (let i = 0; i < value.length; i++) {
      this.path.push(i);
      this.walk(items, value[i]);
      this.path.pop();
    }
  }

  private findDuplicates(value: unknown[]) {
    const seen = new Map<string, number>();
    value.forEach((item, index) => {
      const key = JSON.stringify(item);
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, index);
        return;
      }
      this.path.push(index);
      this.say({
        rule: 'duplicate-item',
        severity: 'error',
        part: 'value',
        message: `The list has this item twice: ${describeValue(
          item,
        )} is also item ${first + 1}.`,
      });
      this.path.pop();
    });
  }

  private walkRecord(shape: RecordShape, value: PlainRecord) {
    let found = 0;
    let count = 0;
    for (const key in value) {
      if (!Object.prototype.hasOwnProperty.call(value, key)) continue;
      count++;
      this.path.push(key);
      const field = shape.fields.get(key);
      if (field === undefined) {
        this.walkRest(shape, key, value);
      } else {
        if (field.required) found++;
        if (field.deprecated !== undefined || field.disputed !== undefined) {
          this.tell(remarkOn(key, field));
        }
        this.walk(field.shape, value[key], field.required);
      }
      this.path.pop();
    }
    if (found < shape.required.length) {
      for (const name of shape.required) {
        if (value[name] === undefined) {
          this.say(missingField(shape, name, toPointer(this.path)));
        }
      }
    }
    for (const choice of shape.choices) {
      this.tell(choiceFault(shape, choice, value));
    }
    if (shape.minFields !== undefined && count < shape.minFields) {
      this.say({
        rule: 'wrong-length',
        severity: 'error',
        part: 'value',
        message: `This ${shape.name} has ${count} fields, but must have at least ${shape.minFields}.`,
      });
    }
  }

  private walkRest(shape: RecordShape, key: string, value: PlainRecord) {
    const { rest, restNames } = shape;
    if (rest === 'refuse' && shape.extensions?.test(key)) return;
    const renamed = shape.renamed.get(key);
    if (renamed) {
      this.say(renamedField(shape, key, renamed, value));
      return;
    }
    if (rest === 'refuse') {
      this.tell(unknownField(shape, key, value));
      return;
    }
    if (restNames && !restNames.pattern.test(key)) {
      this.say({
        rule: 'unknown-field',
        severity: 'error',
        part: 'name',
        message: `The name ${quote(key)} must be ${restNames.words}.`,
      });
    }
    if (rest !== 'allow') this.walk(rest, value[key]);
    else if (shape.restSeverity) this.tell(unknownField(shape, key, value));
  }

  private walkUnion(shape: UnionShape, value: unknown) {
    const fitting = shape.options.filter(option => hasType(option, value));
    if (fitting.length === 0) {
      this.wrongType(shape, value);
      return;
    }
    if (fitting.length === 1) {
      this.walk(fitting[0], value);
      return;
    }
    const report = this.report;
    let best: Array<Parameters<Report>> = [];
    let fewest = Infinity;
    for (const option of fitting) {
      const said: Array<Parameters<Report>> = [];
      this.report = (path, what) => said.push([[...path], what]);
      this.walk(option, value);
      const errors = said.filter(([, what]) => what.severity === 'error');
      if (errors.length < fewest) {
        best = said;
        fewest = errors.length;
      }
      if (fewest === 0) break;
    }
    this.report = report;
    for (const [path, what] of best) report(path, what);
  }

  private wrongType(shape: Shape, value: unknown, isRequired = false) {
    if (value === null) {
      const fault = `${this.label()} is empty, but must be ${describeShape(
        shape,
      )}.`;
      this.say({
        rule: 'empty-value',
        severity: 'error',
        part: 'value',
        message: isRequired
          ? `${fault} It is required, so give it a value.`
          : `${fault} Give it a value or remove it.`,
        ...(!isRequired && {
          fix: { description: `Remove ${this.label()}`, value: null },
        }),
      });
      return;
    }
    const fix = fixType(shape, value, () => this.document.written(this.path));
    this.say({
      rule: 'wrong-type',
      severity: 'error',
      part: 'value',
      message: `${this.label()} must be ${describeShape(
        shape,
      )}, but is ${describeValue(value)}.`,
      ...(fix && { fix }),
    });
  }

  /** What stands at the present place, as the subject of a sentence. */
  private label(): string {
    const { path } = this;
    const last = path[path.length - 1];
    if (last === undefined) return 'The document';
    if (typeof last === 'string') return quote(last);
    const holder = path[path.length - 2];
    return holder === undefined
      ? `Item ${last + 1}`
      : `Item ${last + 1} of ${quote(String(holder))}`;
  }

  private tell(what: ShapeReport | undefined) {
    if (what) this.say(what);
  }

  private say(what: ShapeReport) {
    const message = what.message.includes('{this}')
      ? what.message.replace('{this}', this.label())
      : what.message;
    this.report(this.path, { ...what, message });
  }
}

// SPDX-License-Identifier: Apache-2.0
import type { Change, VersionAdvice } from './types';

type Step = VersionAdvice['step'];

/** A version that can be counted up. */
interface Version {
  /** `v` or nothing. */
  prefix: string;
  /** One to three numbers. */
  numbers: number[];
  /** Whether it is a pre-release, as `1.2.0-rc.1`. */
  preRelease: string;
}

const VERSION =
  /^([vV]?)(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/;
/** A year at the front: a date, which says when something changed and not what. */
const CALENDAR = /^[vV]?(19|20)\d{2}([.-]\d{1,2}){0,2}$|^[vV]?(19|20)\d{6}$/;

function readVersion(text: string | undefined): Version | undefined {
  const trimmed = text?.trim() ?? '';
  const match = VERSION.exec(trimmed);
  if (!match || CALENDAR.test(trimmed)) return undefined;
  const [, prefix, ...parts] = match;
  const numbers = parts
    .slice(0, 3)
    .filter(part => part !== undefined)
    .map(Number);
  return { prefix, numbers, preRelease: parts[3] ?? '' };
}

function comparePreReleases(a: string, b: string): number {
  if (a === b) return 0;
  // A release comes after its pre-releases.
  if (!a || !b) return a ? -1 : 1;
  const left = a.split('.');
  const right = b.split('.');
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const one = left[i];
    const other = right[i];
    if (one === other) continue;
    if (one === undefined || other === undefined) return one ? 1 : -1;
    const numeric = [one, other].map(part => /^\d+$/.test(part));
    if (numeric[0] && numeric[1]) {
      if (Number(one) !== Number(other)) return Number(one) - Number(other);
    } else if (numeric[0] !== numeric[1]) {
      return numeric[0] ? -1 : 1;
    } else {
      return one < other ? -1 : 1;
    }
  }
  return 0;
}

/**
 * Orders two versions by semantic versioning 2.0.0; missing numbers count as 0.
 *
 * @returns below 0 when the first is smaller, above 0 when it is larger, nothing where one cannot be read
 *
 * @public
 */
export function compareVersions(
  a: string | undefined,
  b: string | undefined,
): number | undefined {
  const left = readVersion(a);
  const right = readVersion(b);
  if (!left || !right) return undefined;
  for (let i = 0; i < 3; i++) {
    const difference = (left.numbers[i] ?? 0) - (right.numbers[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return comparePreReleases(left.preRelease, right.preRelease);
}

/** The number that a version gives for major, minor or patch; nothing where it is no such version. @internal */
export function majorOf(version: string | undefined): number | undefined {
  return readVersion(version)?.numbers[0];
}

function stepFor(changes: readonly Change[]): Step {
  if (changes.length === 0) return 'none';
  if (changes.some(change => change.impact === 'breaking')) return 'major';
  return changes.every(change => change.documentation) ? 'patch' : 'minor';
}

/** Before 1.0.0 everything may change, and by custom each step counts one lower. */
function stepBeforeFirstRelease(step: Step): Step {
  if (step === 'major') return 'minor';
  return step === 'none' ? 'none' : 'patch';
}

function countUp(version: Version, step: Step): string {
  const [major = 0, minor = 0, patch = 0] = version.numbers;
  const sharp = version.preRelease !== '';
  const format = (...numbers: number[]) => {
    // As many numbers as the old version had, or as the step needs.
    const needed = { major: 1, minor: 2, patch: 3, none: 1 }[step];
    const count = Math.max(version.numbers.length, needed);
    return `${version.prefix}${numbers.slice(0, count).join('.')}`;
  };
  switch (step) {
    case 'major':
      // The release of a pre-release of a major version is that version.
      return sharp && minor === 0 && patch === 0
        ? format(major, 0, 0)
        : format(major + 1, 0, 0);
    case 'minor':
      return sharp && patch === 0
        ? format(major, minor, 0)
        : format(major, minor + 1, 0);
    default:
      return sharp
        ? format(major, minor, patch)
        : format(major, minor, patch + 1);
  }
}

const because: Record<Step, string> = {
  major: 'Something that worked stops working, so the major version goes up.',
  minor:
    'What worked goes on working, but more than words changed, so the minor version goes up.',
  patch: 'Only words changed, so the patch version goes up.',
  none: 'Both say the same, so the version can stay.',
};

function explain(
  step: Step,
  early: boolean,
  stated: string | undefined,
  next: string,
  sufficient: boolean,
): string {
  const parts = [because[step]];
  if (early && step !== 'none') {
    parts.push(
      'Before 1.0.0 nothing is promised and each step counts one lower: a break raises the minor version, anything else the patch version.',
    );
  }
  if (!sufficient) {
    parts.push(
      stated === undefined
        ? `The new document states no version: state ${next}.`
        : `The new document states ${stated}, which is too small: state ${next} or higher.`,
    );
  }
  return parts.join(' ');
}

/**
 * Proposes the version that tells the changes, counted from the old one, by semantic versioning.
 *
 * @param old - version of the old document
 * @param stated - version of the new document
 *
 * @internal
 */
export function adviseVersion(
  old: string | undefined,
  stated: string | undefined,
  changes: readonly Change[],
): VersionAdvice {
  const versions = {
    ...(old !== undefined && { old }),
    ...(stated !== undefined && { stated }),
  };
  const step = stepFor(changes);
  const version = readVersion(old);
  if (!version) {
    return adviseWithoutNumbers(old, stated, step, versions);
  }
  const early = version.numbers[0] === 0;
  const counted = early ? stepBeforeFirstRelease(step) : step;
  const next =
    counted === 'none' ? (old as string).trim() : countUp(version, counted);
  const distance = compareVersions(stated, next);
  const sufficient = distance === undefined ? step === 'none' : distance >= 0;
  return {
    ...versions,
    next,
    step: counted,
    sufficient,
    reason: explain(step, early, stated, next, sufficient),
  };
}

function adviseWithoutNumbers(
  old: string | undefined,
  stated: string | undefined,
  step: Step,
  versions: Pick<VersionAdvice, 'old' | 'stated'>,
): VersionAdvice {
  if (!old?.trim()) {
    return {
      ...versions,
      next: '1.0.0',
      step,
      sufficient:
        compareVersions(stated, '1.0.0') !== undefined || step === 'none',
      reason: 'The old document states no version: begin with 1.0.0.',
    };
  }
  const moved = stated !== undefined && stated.trim() !== old.trim();
  return {
    ...versions,
    next: step === 'none' ? old : null,
    step,
    sufficient: moved || step === 'none',
    reason: `${
      because[step]
    } But ${old} is no version of the form major.minor.patch, so it cannot be counted up${
      moved || step === 'none'
        ? '.'
        : ', and the new document states the same one.'
    }`,
  };
}

// SPDX-License-Identifier: Apache-2.0
import type {
  BudgetComparison,
  CostEstimate,
  CostRange,
  EnvironmentEstimate,
} from '@meshwright/infrastructure';
import { clean } from '../terminal/clean';
import type { Colours } from '../terminal/io';
import { wrap } from './words';

const TITLES = { aws: 'AWS', azure: 'Azure', gcp: 'Google Cloud' } as const;
const WIDTH = 100;

/** `1,234.50`, the same on every machine. */
function money(amount: number): string {
  const [whole, cents] = amount.toFixed(2).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}

/** `12,345`, or as many digits as tell something. */
function quantity(amount: number): string {
  if (amount >= 100) return money(amount).split('.')[0];
  return String(Number(amount.toPrecision(3)));
}

const range = ({ low, expected, high }: CostRange) =>
  `${money(expected)} (${money(low)} to ${money(high)})`;

function budgetLine(
  { monthly, currency, percent, verdict }: BudgetComparison,
  colours: Colours,
): string {
  const stated = `Budget ${money(monthly)} ${clean(currency)}`;
  switch (verdict) {
    case 'over':
      return colours.red(`${stated}: over, ${percent} % of it.`);
    case 'maybe-over':
      return colours.yellow(
        `${stated}: ${percent} % of it expected, and over where use is high.`,
      );
    case 'within':
      return colours.green(`${stated}: within, ${percent} % of it.`);
    default:
      return colours.yellow(
        `${stated}: not compared, since prices are in another currency.`,
      );
  }
}

function environmentLines(
  environment: EnvironmentEstimate,
  currency: string,
  colours: Colours,
): string[] {
  const { name, region, profile, monthly, components, budget } = environment;
  const rows = components.map(own => [
    money(own.monthly.expected),
    clean(own.name),
    `${quantity(own.quantity)} × ${clean(own.unit)} at ${own.unitPrice}`,
  ]);
  const widths = [0, 1].map(column =>
    Math.max(0, ...rows.map(row => row[column].length)),
  );
  return [
    `${colours.bold(name)}  ${colours.dim(
      `${region}, ${profile} use`,
    )}  ${range(monthly)} ${currency} a month`,
    ...rows.map(
      ([amount, title, detail]) =>
        `  ${amount.padStart(widths[0])}  ${title.padEnd(
          widths[1],
        )}  ${colours.dim(detail)}`,
    ),
    ...(budget ? [`  ${budgetLine(budget, colours)}`] : []),
    '',
  ];
}

const sentences = (title: string, lines: readonly string[], colours: Colours) =>
  lines.length === 0
    ? []
    : [
        colours.bold(title),
        ...lines.map(line => `  - ${wrap(clean(line), WIDTH, '    ')}`),
        '',
      ];

/** What each line takes for granted, once. */
function assumptionsOf(environments: readonly EnvironmentEstimate[]): string[] {
  return [
    ...new Set(
      environments.flatMap(({ components }) =>
        components.map(({ name, assumption }) => `${name}: ${assumption}`),
      ),
    ),
  ];
}

/** Estimates for people. */
export function costText(
  estimates: readonly CostEstimate[],
  colours: Colours,
): string {
  return estimates
    .flatMap(estimate => [
      `${colours.bold(TITLES[estimate.cloud])}  ${range(estimate.monthly)} ${
        estimate.currency
      } a month, all environments together`,
      '',
      ...estimate.environments.flatMap(environment =>
        environmentLines(environment, estimate.currency, colours),
      ),
      ...sentences(
        'What this takes for granted',
        [...estimate.assumptions, ...assumptionsOf(estimate.environments)],
        colours,
      ),
      ...sentences('Not in the estimate', estimate.notEstimated, colours),
    ])
    .map(line => `${line}\n`)
    .join('');
}

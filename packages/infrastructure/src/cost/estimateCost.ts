// SPDX-License-Identifier: Apache-2.0
import type {
  ResolvedBlueprint,
  ResolvedEnvironment,
} from '../blueprint/types';
import { clouds } from '../clouds';
import type {
  Cloud,
  CloudService,
  CostComponent,
  GenerationContext,
} from '../generate/types';
import type {
  BudgetComparison,
  CostEstimate,
  CostRange,
  EnvironmentEstimate,
  EstimatedComponent,
  Usage,
  UsageProfile,
} from './types';

const SIZES: readonly UsageProfile[] = ['small', 'medium', 'large'];
/** What depends on use is this much less or more where there is no smaller or larger profile to look at. */
const LESS = 0.4;
const MORE = 2.5;

/** @public */
export interface EstimateOptions {
  /** A profile for all environments in place of their sizes, or what is known of each. */
  usage?: UsageProfile | Usage;
}

const cents = (amount: number) => Math.round(amount * 100) / 100;

function sum(ranges: readonly CostRange[]): CostRange {
  const add = (part: keyof CostRange) =>
    cents(ranges.reduce((total, range) => total + range[part], 0));
  return { low: add('low'), expected: add('expected'), high: add('high') };
}

const profileOf = (
  environment: ResolvedEnvironment,
  usage: EstimateOptions['usage'],
): UsageProfile =>
  typeof usage === 'string'
    ? usage
    : usage?.environments[environment.name]?.profile ?? environment.size;

/** Quantity of the same component, where a service has it in another size too. */
function quantityIn(
  components: readonly CostComponent[],
  { name, price }: CostComponent,
): number | undefined {
  const same = components.filter(other => other.price === price);
  return (same.find(other => other.name === name) ?? same[0])?.quantity;
}

/** Sizes grow by factors, so that half way is where both factors are equal. */
const halfWay = (one: number, other: number) => Math.sqrt(one * other);

/** Quantities of a component from little to much use. */
class Spread {
  private readonly bySize: ReadonlyMap<UsageProfile, readonly CostComponent[]>;
  readonly expected: readonly CostComponent[];

  constructor(
    service: CloudService,
    context: GenerationContext,
    environment: ResolvedEnvironment,
    private readonly profile: UsageProfile,
  ) {
    this.bySize = new Map(
      SIZES.map(size => [
        size,
        service.cost(context, { ...environment, size }),
      ]),
    );
    this.expected = this.bySize.get(profile) ?? [];
  }

  range(component: CostComponent): CostRange {
    const expected = component.quantity;
    const all = SIZES.map(
      size => quantityIn(this.bySize.get(size) ?? [], component) ?? expected,
    );
    const depends = all.some(quantity => quantity !== expected);
    if (!depends) return { low: expected, expected, high: expected };
    const index = SIZES.indexOf(this.profile);
    return {
      low: Math.min(
        expected,
        index > 0 ? halfWay(expected, all[index - 1]) : expected * LESS,
      ),
      expected,
      high: Math.max(
        expected,
        index < SIZES.length - 1
          ? halfWay(expected, all[index + 1])
          : expected * MORE,
      ),
    };
  }
}

function compare(
  { budget }: ResolvedBlueprint,
  monthly: CostRange,
  currency: string,
): BudgetComparison | undefined {
  if (budget.monthly === 0) return undefined;
  const stated = { monthly: budget.monthly, currency: budget.currency };
  if (budget.currency !== currency) {
    return { ...stated, verdict: 'other-currency' };
  }
  const percent = Math.round((monthly.expected / budget.monthly) * 100);
  if (monthly.expected > budget.monthly) {
    return { ...stated, percent, verdict: 'over' };
  }
  return {
    ...stated,
    percent,
    verdict: monthly.high > budget.monthly ? 'maybe-over' : 'within',
  };
}

function estimateEnvironment(
  context: GenerationContext,
  environment: ResolvedEnvironment,
  cloud: Cloud,
  services: readonly CloudService[],
  { usage }: EstimateOptions,
  missing: Set<string>,
): EnvironmentEstimate {
  const own = typeof usage === 'object' ? usage : undefined;
  const known = own?.environments[environment.name]?.quantities ?? {};
  const profile = profileOf(environment, usage);
  const components: EstimatedComponent[] = [];
  for (const service of services) {
    const spread = new Spread(service, context, environment, profile);
    for (const component of spread.expected) {
      const sheet = Object.hasOwn(cloud.prices.prices, component.price)
        ? cloud.prices.prices[component.price]
        : undefined;
      if (!sheet) {
        missing.add(`${component.name}: the price sheet has no price for it.`);
        continue;
      }
      const stated = Object.hasOwn(known, component.price)
        ? known[component.price]
        : undefined;
      const quantities =
        stated === undefined
          ? spread.range(component)
          : { low: stated, expected: stated, high: stated };
      const ownPrice =
        own && Object.hasOwn(own.prices, component.price)
          ? own.prices[component.price]
          : undefined;
      const unitPrice = ownPrice ?? sheet.amount;
      components.push({
        name: component.name,
        service: component.service,
        title: service.title,
        price: component.price,
        unit: sheet.unit,
        unitPrice,
        source: ownPrice === undefined ? sheet.source : 'stated by you',
        quantity: quantities.expected,
        monthly: {
          low: cents(quantities.low * unitPrice),
          expected: cents(quantities.expected * unitPrice),
          high: cents(quantities.high * unitPrice),
        },
        assumption:
          stated === undefined ? component.assumption : 'Stated by you.',
      });
    }
  }
  components.sort(
    (a, b) =>
      b.monthly.expected - a.monthly.expected || (a.name < b.name ? -1 : 1),
  );
  const monthly = sum(components.map(component => component.monthly));
  const budget = compare(context.blueprint, monthly, cloud.prices.currency);
  return {
    name: environment.name,
    tier: environment.tier,
    region: environment.region,
    profile,
    monthly,
    components,
    ...(budget && { budget }),
  };
}

function assumptionsOf(
  environments: readonly EnvironmentEstimate[],
  { prices, title }: Cloud,
): string[] {
  const elsewhere = [
    ...new Set(environments.map(({ region }) => region)),
  ].filter(region => region !== prices.region);
  return [
    `List prices of ${title} in ${prices.region}, looked up on ${prices.asOf}, without taxes, discounts, commitments and free tiers.`,
    ...(elsewhere.length > 0
      ? [
          `${elsewhere.join(' and ')} ${
            elsewhere.length === 1 ? 'has' : 'have'
          } prices of its own, which often differ by up to a fifth.`,
        ]
      : []),
    'Low and high are half way to what a size less or more of use would cost; what does not depend on use is the same in both.',
  ];
}

/**
 * Estimates what a product costs in each environment in a month, before anything of it exists.
 *
 * @param context - from `createContext`
 * @public
 */
export function estimateCost(
  context: GenerationContext,
  options: EstimateOptions = {},
): CostEstimate {
  const cloud = clouds[context.cloud];
  const services = cloud.services.filter(service =>
    service.wanted(context.blueprint),
  );
  const missing = new Set<string>();
  const environments = context.blueprint.environments.map(environment =>
    estimateEnvironment(
      context,
      environment,
      cloud,
      services,
      options,
      missing,
    ),
  );
  return {
    cloud: context.cloud,
    currency: cloud.prices.currency,
    prices: { region: cloud.prices.region, asOf: cloud.prices.asOf },
    environments,
    monthly: sum(environments.map(({ monthly }) => monthly)),
    assumptions: assumptionsOf(environments, cloud),
    notEstimated: [
      ...new Set([
        ...services.flatMap(service => service.notEstimated?.(context) ?? []),
        ...missing,
      ]),
    ],
  };
}

// SPDX-License-Identifier: Apache-2.0
import type { GovernancePolicySummary } from '@meshwright/plugin-data-mesh-common';
import { parseDocument, stringify } from 'yaml';

type Lifecycle = GovernancePolicySummary['lifecycle'];

/** A document as YAML for people, whether it came as YAML or as JSON. @internal */
export function yamlOf(document: string): string {
  if (!document.trimStart().startsWith('{')) return document;
  try {
    return stringify(JSON.parse(document), { lineWidth: 100 });
  } catch {
    return document;
  }
}

/** What is stated in a document that may be half-written. @internal */
export function statedIn(text: string): {
  name?: string;
  owner?: string;
  lifecycle?: Lifecycle;
  graceUntil?: string;
} {
  const document = parseDocument(text);
  const at = (...path: string[]) => {
    const value = document.hasIn(path) ? document.getIn(path) : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  try {
    return {
      name: at('metadata', 'name'),
      owner: at('spec', 'owner'),
      lifecycle: at('spec', 'lifecycle') as Lifecycle | undefined,
      graceUntil: at('spec', 'graceUntil'),
    };
  } catch {
    return {};
  }
}

/**
 * The document with another state; comments and layout stay as they are.
 *
 * @param graceUntil - last day of grace, where that is the state
 * @internal
 */
export function withLifecycle(
  text: string,
  lifecycle: Lifecycle,
  graceUntil?: string,
): string {
  const document = parseDocument(text);
  if (document.errors.length > 0) return text;
  document.setIn(['spec', 'lifecycle'], lifecycle);
  if (lifecycle === 'grace' && graceUntil) {
    document.setIn(['spec', 'graceUntil'], graceUntil);
  } else if (document.hasIn(['spec', 'graceUntil'])) {
    document.deleteIn(['spec', 'graceUntil']);
  }
  return document.toString({ lineWidth: 0 });
}

/** The document under another name, as a draft. @internal */
export function copyOf(text: string, owner: string | undefined): string {
  const document = parseDocument(text);
  if (document.errors.length > 0) return text;
  const name = document.getIn(['metadata', 'name']);
  document.setIn(['metadata', 'name'], `own-${String(name)}`);
  if (owner) document.setIn(['spec', 'owner'], owner);
  return withLifecycle(document.toString({ lineWidth: 0 }), 'draft');
}

/** A policy to begin with, which says what each part is for. @internal */
export function firstPolicy(owner: string | undefined): string {
  return `# SPDX-License-Identifier: Apache-2.0
apiVersion: meshwright.io/v1alpha1
kind: GovernancePolicy
metadata:
  name: active-products-have-support
  title: Active products say where to ask
  tags: [ownership]
spec:
  version: 1.0.0
  owner: ${owner ?? 'group:default/my-team'}
  # A draft binds nobody. Give a grace period, then enable it.
  lifecycle: draft
  severity: error
  purpose: Whoever uses a product can reach the people behind it.
  target:
    kinds: [product]
    when: product.status == 'active'
  rules:
    - id: has-support
      title: A channel is named
      check: size(product.support) > 0
      at: /support
      message: \${product.name} names no way to reach its people.
      reason: A question that nobody can ask is answered by guessing.
      effort: 10
      fix:
        text: Add the channel of the team under support.
  examples:
    - name: a product with a channel
      expect: pass
      facts:
        product: { status: active, support: [{ channel: '#orders' }] }
    - name: a product without
      expect: fail
      facts:
        product: { name: orders, status: active }
`;
}

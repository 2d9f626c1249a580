// SPDX-License-Identifier: Apache-2.0
export interface Config {
  dataMesh?: {
    access?: {
      /**
       * Whose access policies may let people in and say what people are: beginnings of the annotation
       * `backstage.io/managed-by-origin-location` of their entities, such as `data-mesh:policies/` or
       * `url:https://github.com/acme/policies/`. Policies from elsewhere may refuse only.
       */
      trustedPolicies?: string[];
      /**
       * What becomes of permissions of which no access policy speaks, where no other permission policy is handed in.
       * `deny` unless stated.
       */
      others?: 'deny' | 'allow';
      /** Seconds for which what is known of policies, domains and people is used again. 5 unless stated. */
      freshSeconds?: number;
      /**
       * Seconds for which it is still used while the catalog does not answer; then everything is refused. 60 unless
       * stated.
       */
      staleSeconds?: number;
    };
  };
}

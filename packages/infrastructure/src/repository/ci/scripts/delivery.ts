// SPDX-License-Identifier: Apache-2.0
import { head } from './common';

/** @internal */
export const PLAN = `${head(
  'Plans the changes of one environment, and judges the plan: ci/plan.sh ENVIRONMENT',
  'Writes out/ENVIRONMENT.tfplan, which ci/apply.sh applies as it is.',
)}
environment="$(environment_of "\${1:-}")"
need_terraform

say "Plan of $environment"
terraform -chdir=infra init -backend-config="env/$environment.tfbackend" >/dev/null
terraform -chdir=infra plan -lock-timeout=5m -var-file="env/$environment.tfvars" -out="../out/$environment.tfplan"
# What is applied runs with the providers that planned it.
cp infra/.terraform.lock.hcl "out/$environment.lock.hcl"
terraform -chdir=infra show -no-color "../out/$environment.tfplan" > "out/$environment.plan.txt"
terraform -chdir=infra show -json "../out/$environment.tfplan" > "out/$environment.plan.json"

say 'Policy'
code=0
python3 policy/check_plan.py "out/$environment.plan.json" --environment "$environment" \\
  --report "out/$environment.policy.md" --summary "out/$environment.summary.json" || code=$?
# The plan as JSON may hold values that are marked as sensitive; nobody needs it any more.
rm -f "out/$environment.plan.json"
exit "$code"
`;

/** @internal */
export const APPLY = `${head(
  'Applies the saved plan of one environment: ci/apply.sh ENVIRONMENT',
  'Terraform refuses a plan that was made before something else changed.',
)}
environment="$(environment_of "\${1:-}")"
[ -f "out/$environment.tfplan" ] || fail "there is no saved plan; run ci/plan.sh $environment first"
need_terraform
cp "out/$environment.lock.hcl" infra/.terraform.lock.hcl
terraform -chdir=infra init -backend-config="env/$environment.tfbackend" >/dev/null
terraform -chdir=infra apply -lock-timeout=5m "../out/$environment.tfplan"
rm -f "out/$environment.tfplan"

# What a service needs beside its resources, such as the image of a pipeline.
for step in pipelines/*/after-apply.sh; do
  if [ -x "$step" ]; then
    say "$step"
    "$step" "$environment"
  fi
done
`;

/** @internal */
export const DRIFT = `${head(
  'Says whether somebody changed an environment by hand: ci/drift.sh ENVIRONMENT',
  'Ends with 0 where nothing differs, 2 where something does (out/ENVIRONMENT.drift.txt), 1 where it cannot be said.',
)}
environment="$(environment_of "\${1:-}")"
need_terraform
terraform -chdir=infra init -backend-config="env/$environment.tfbackend" >/dev/null
code=0
terraform -chdir=infra plan -lock=false -no-color -detailed-exitcode \\
  -var-file="env/$environment.tfvars" > "out/$environment.drift.txt" || code=$?
cat "out/$environment.drift.txt"
exit "$code"
`;

/** @internal */
export const RELEASE = `${head(
  'Tags what is in production with the version of the product: what contracts are compared with from then on.',
)}
version="$(node -p 'const text = require("fs").readFileSync("data-product.yaml", "utf8"); (/^version: "?([0-9]+\\.[0-9]+\\.[0-9]+)"?$/m.exec(text) || [])[1] || ""')"
[ -n "$version" ] || fail 'data-product.yaml states no version such as 1.0.0'
if git rev-parse --verify --quiet "refs/tags/v$version" >/dev/null; then
  say "v$version is released already"
  exit 0
fi
git -c user.name='Release' -c user.email='release@localhost' tag -a "v$version" -m "Release $version"
git push origin "v$version"
`;

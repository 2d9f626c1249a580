// SPDX-License-Identifier: Apache-2.0

/**
 * Scripts of CI: the same bytes in every repository. What differs (environments, addresses, roles) they read from files
 * and from the environment of the job; no value of a blueprint or a contract ever stands in a shell script.
 */

/** What every script begins with: stop at the first failure, and start at the root of the repository. @internal */
export const head = (...purpose: string[]) =>
  `#!/usr/bin/env bash
${purpose.map(line => `# ${line}\n`).join('')}set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=ci/common.sh
. ci/common.sh
`;

/** @internal */
export const COMMON = `# shellcheck shell=bash
# Used by the other scripts: versions of tools, a folder for results (out) and one for tools (.tools).
set -a
# shellcheck source=ci/versions.env
. ci/versions.env
set +a
export TF_IN_AUTOMATION=true TF_INPUT=false CHECKPOINT_DISABLE=true
export PATH="$PWD/.tools/bin:$PATH"
mkdir -p out .tools/bin

say() { printf '\\n== %s\\n' "$*"; }
fail() { printf 'error: %s\\n' "$*" >&2; exit 1; }

# Meshwright at the version that this repository was made with.
meshwright() { npx --yes "@meshwright/cli@\${MESHWRIGHT_VERSION}" "$@"; }

# The name of an environment, or the end of the script: it becomes a part of paths.
environment_of() {
  case "\${1:-}" in
    '' | *[!a-z0-9-]*) fail "say which environment, such as dev" ;;
  esac
  [ -f "infra/env/$1.tfvars" ] || fail "there is no environment $1 in infra/env"
  printf '%s' "$1"
}

# A Python environment of its own in .tools/NAME; bare images lack what makes one.
need_venv() {
  python3 -c 'import ensurepip, venv' 2>/dev/null ||
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends python3-venv; }
  python3 -m venv ".tools/$1"
}

# dbt reads its project, and writes what it knows of it to dbt/target.
parse_dbt() {
  need_venv dbt
  .tools/dbt/bin/pip install --quiet "dbt-core==\${DBT_VERSION}" "dbt-duckdb==\${DBT_DUCKDB_VERSION}"
  DBT_SEND_ANONYMOUS_USAGE_STATS=false .tools/dbt/bin/dbt parse --project-dir dbt --profiles-dir dbt --target local
}

# Terraform of the stated version, checked against the sums of its publisher.
need_terraform() {
  if command -v terraform >/dev/null 2>&1; then return; fi
  local base="https://releases.hashicorp.com/terraform/\${TERRAFORM_VERSION}"
  local name="terraform_\${TERRAFORM_VERSION}_linux_amd64.zip"
  (
    cd .tools || exit
    curl -fsSLO "$base/$name"
    curl -fsSLO "$base/terraform_\${TERRAFORM_VERSION}_SHA256SUMS"
    grep " $name\\$" "terraform_\${TERRAFORM_VERSION}_SHA256SUMS" | sha256sum -c -
    python3 -c 'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extract("terraform", "bin")' "$name"
    chmod +x bin/terraform
  )
}
`;

/** @internal */
export const LINT = `${head(
  'Looks at the repository without any cloud: formatting, Terraform, Python, shell.',
)}
say 'Terraform'
need_terraform
terraform fmt -check -diff -recursive infra
terraform -chdir=infra init -backend=false -input=false >/dev/null
terraform -chdir=infra validate

say 'Schemas, references and security rules'
meshwright infra check .

say 'Python'
find pipelines orchestration tests policy ci -name '*.py' -print0 2>/dev/null |
  xargs -0 -r python3 -m py_compile

say 'Shell'
for script in ci/*.sh; do bash -n "$script"; done
`;

/** @internal */
export const TEST = `${head(
  'Tests that need no cloud: policies, pipelines, and whether dbt reads its project.',
)}
say 'Policies'
python3 -m unittest discover -s policy -p 'test_*.py'

if [ -d tests ]; then
  say 'Pipelines'
  if python3 -c 'import pytest' 2>/dev/null; then
    python3 -m pytest -q tests
  else
    python3 -m unittest discover -s tests -p 'test_*.py'
  fi
fi

if [ -f dbt/dbt_project.yml ]; then
  say 'dbt'
  parse_dbt
fi
`;

/** @internal */
export const CONTRACTS = `${head(
  'Checks the contracts and the descriptor, and compares each contract with the last release:',
  'a change that breaks consumers needs a version that says so.',
)}
report=out/contracts.md
: > "$report"

say 'Contracts and descriptor'
meshwright contract lint contracts data-product.yaml

# The last release, else what is on the main branch.
released="\${RELEASED_REF:-$(git describe --tags --abbrev=0 --match 'v[0-9]*' 2>/dev/null || true)}"
if [ -z "$released" ]; then
  released="$(git rev-parse --verify --quiet origin/main || true)"
fi
if [ -z "$released" ]; then
  say 'Nothing is released yet'
  exit 0
fi

broken=0
while IFS= read -r contract; do
  if [ ! -f "$contract" ]; then
    printf '## %s is gone\\n\\nConsumers still rely on it. Deprecate it first.\\n\\n' "$contract" >> "$report"
    broken=1
    continue
  fi
  git show "$released:$contract" > out/released.yaml
  code=0
  meshwright contract diff out/released.yaml "$contract" --for readers --format json > out/diff.json || code=$?
  [ "$code" -le 1 ] || fail "$contract cannot be compared with $released"
  meshwright contract diff out/released.yaml "$contract" --for readers --format markdown >> "$report" || true
  printf '\\n' >> "$report"
  # Breaking is allowed only where the version was raised enough to say so.
  if [ "$code" -eq 1 ] && [ "$(node -p 'JSON.parse(require("fs").readFileSync("out/diff.json", "utf8")).version.sufficient')" != true ]; then
    broken=1
  fi
done < <(git ls-tree -r --name-only "$released" -- contracts | grep '\\.odcs\\.yaml$' || true)

cat "$report"
[ "$broken" -eq 0 ] || fail 'a contract breaks its consumers without a version that says so'
`;

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

/** @internal */
export const REPORT = `${head(
  'Tells the portal what ran: lineage and quality results of one environment. ci/report.sh ENVIRONMENT',
  'MESHWRIGHT_URL says where the portal is. The token is MESHWRIGHT_TOKEN, or the short-lived one of the job.',
)}
environment="$(environment_of "\${1:-}")"
if [ -z "\${MESHWRIGHT_URL:-}" ]; then
  say 'MESHWRIGHT_URL is not set: nothing is reported'
  exit 0
fi
if [ -z "\${MESHWRIGHT_TOKEN:-}" ] && [ -n "\${ACTIONS_ID_TOKEN_REQUEST_URL:-}" ]; then
  # A token of the job itself, for nobody but the portal.
  MESHWRIGHT_TOKEN="$(curl -fsS -H "Authorization: bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN" \\
    "$ACTIONS_ID_TOKEN_REQUEST_URL&audience=meshwright" |
    node -p 'JSON.parse(require("fs").readFileSync(0, "utf8")).value')"
fi
[ -n "\${MESHWRIGHT_TOKEN:-}" ] || fail 'there is no MESHWRIGHT_TOKEN'
export MESHWRIGHT_URL MESHWRIGHT_TOKEN

if [ -f dbt/dbt_project.yml ]; then
  say 'Lineage of the models'
  [ -f dbt/target/manifest.json ] || parse_dbt
  meshwright lineage push --dbt dbt/target
  if [ -f dbt/target/run_results.json ]; then
    meshwright quality push dbt/target/run_results.json
  fi
fi

if [ -f ci/results.py ]; then
  say "Quality results of $environment"
  need_venv cloud
  .tools/cloud/bin/pip install --quiet -r ci/requirements.txt
  rm -rf out/results
  .tools/cloud/bin/python ci/results.py "$environment" out/results
fi
found=0
for file in out/results/*.json; do
  [ -f "$file" ] || continue
  meshwright quality push "$file"
  found=$((found + 1))
done
echo "$found files reported"
`;

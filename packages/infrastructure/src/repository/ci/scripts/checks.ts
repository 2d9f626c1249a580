// SPDX-License-Identifier: Apache-2.0
import { head } from './common';

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
# Wherever it is, but in results and in what tools keep for themselves.
find . \\( -name '.?*' -o -path ./out -o -name node_modules \\) -prune -o -name '*.py' -print0 |
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

rm -rf out/released
mkdir -p out/released
git archive "$released" | tar -x -C out/released

broken=0
announced=0
while IFS= read -r contract; do
  if [ ! -f "$contract" ]; then
    printf '## %s is gone\\n\\nConsumers still rely on it. Deprecate it first.\\n\\n' "$contract" >> "$report"
    broken=1
    continue
  fi
  code=0
  meshwright contract diff "out/released/$contract" "$contract" --for readers --format json > out/diff.json || code=$?
  [ "$code" -le 1 ] || fail "$contract cannot be compared with $released"
  meshwright contract diff "out/released/$contract" "$contract" --for readers --format markdown >> "$report" || true
  printf '\\n' >> "$report"
  # Breaking is allowed only where the version was raised enough to say so.
  if [ "$code" -eq 1 ]; then
    if [ "$(node -p 'JSON.parse(require("fs").readFileSync("out/diff.json", "utf8")).version.sufficient')" = true ]; then
      announced=1
    else
      broken=1
    fi
  fi
done < <(cd out/released && find contracts -name '*.odcs.yaml' | sort)

ci/reach.sh "$released"
unannounced=0
if [ -f out/lineage.md ]; then
  cat out/lineage.md >> "$report"
  # A model may lose what its contract still promises.
  if [ "$announced" -eq 0 ] && grep -q '^### If .* goes: breaking$' out/lineage.md; then unannounced=1; fi
fi

cat "$report"
[ "$broken" -eq 0 ] || fail 'a contract breaks its consumers without a version that says so'
[ "$unannounced" -eq 0 ] || fail 'something goes that others use, and no contract says so'
`;

/** @internal */
export const POLICIES = `${head(
  'Holds the product and its contracts against policies: those in policies/, where there are any, and packs of the',
  'library. POLICY_LIBRARY names other packs, with commas between.',
)}
format="\${1:-text}"
library="\${POLICY_LIBRARY:-naming,ownership,versioning}"
own=()
if [ -d policies ]; then own=(--policies policies); fi
# What other products promise is theirs to answer for.
shopt -s nullglob
meshwright policy check data-product.yaml contracts/*.odcs.yaml --library "$library" \\
  --format "$format" \${own[@]+"\${own[@]}"}
`;

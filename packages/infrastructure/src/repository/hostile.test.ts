// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { parse } from 'yaml';
import { CLOUDS, HOSTS } from '../blueprint/types';
import { ORDERS, repository } from './__testUtils__/repositories';

/** Texts that would be code somewhere: in a shell, in Terraform, in templates, in YAML, in Markdown, in SQL. */
const EVIL = [
  '$(touch /tmp/pwned)`id`; rm -rf / #',
  '${jsonencode(file("/etc/passwd"))} %{ for x in y }',
  '{{ env_var("AWS_SECRET_ACCESS_KEY") }} {% do run_query("drop") %}',
  '${{ secrets.MESHWRIGHT_TOKEN }}',
  '"]: evil\n- !!python/object/apply:os.system ["id"]',
  '</td><script>alert(1)</script><img src=x onerror=alert(1)>',
  '[click](javascript:alert(1)) ![x](http://evil.example/?leak) @everyone',
  '| a | b |\n| --- | --- |\n# heading\n```mermaid\nclick a "javascript:alert(1)"',
  "'; DROP TABLE orders; --",
  '&anchor *alias <<: {a: 1} !!js/function',
];

const quoted = (text: string) => JSON.stringify(text);

/** The repository of a product whose texts are all the same. */
const withText = (
  cloud: (typeof CLOUDS)[number],
  text: string,
  host = 'github',
) =>
  repository(cloud, {
    more: `host: ${host}`,
    product: `  title: ${quoted(text.replace(/[\r\n\t]/g, ' ').slice(0, 100))}
  description: ${quoted(text)}
  purpose: ${quoted(text.replace(/[\r\n\t]/g, ' ').slice(0, 300))}`,
    orders: ORDERS.replace('What was ordered.', quoted(text))
      .replace('One row for each order.', quoted(text))
      .replace(
        'classification: confidential',
        `classification: ${quoted(text)}\n        description: ${quoted(text)}`,
      ),
  });

const plain = () => repository('aws');

describe('texts that would be code somewhere', () => {
  it.each(EVIL)('%j reaches no script and no workflow', text => {
    const clean = plain();
    const files = withText('aws', text);
    expect([...files.keys()].sort()).toEqual([...clean.keys()].sort());
    const programs = (all: typeof files) =>
      [...all.values()].filter(({ path }) =>
        /^(ci|policy|\.github|tests)\/|^dbt\/(macros|tests)\//.test(path),
      );
    expect(programs(files)).toEqual(programs(clean));
  });

  it.each(HOSTS)('reach no pipeline of %s', host => {
    const pipelines = (text: string) =>
      [...withText('azure', text, host).values()].filter(({ path }) =>
        /(^|\/)(\.github|\.gitlab-ci|azure-pipelines|\.azuredevops|bitbucket-)/.test(
          path,
        ),
      );
    expect(pipelines(EVIL[3]).length).toBeGreaterThan(0);
    expect(pipelines(EVIL[3])).toEqual(pipelines('Orders'));
  });

  it.each(EVIL)('%j is text in YAML and in dbt', text => {
    const files = withText('gcp', text);
    const product = parse(files.get('data-product.yaml')?.content ?? '');
    expect(product.description.usage).toBe(text);
    const models = files.get('dbt/models/orders/orders.yml')?.content ?? '';
    // What dbt would run is taken apart: only our own braces are left.
    expect(models.split("{{ '{' }}").join('')).not.toMatch(/\{[{%#]/);
    expect(
      parse(models.split("{{ '{' }}").join('{')).models[0].description,
    ).toBe(text.trim());
  });

  it.each(EVIL)('%j is text in Markdown', text => {
    const files = withText('azure', text);
    const pages = [...files.values()].filter(
      ({ path }) => path.endsWith('.md') && !path.startsWith('docs/guides/'),
    );
    for (const { path, content } of pages) {
      expect({ path, content }).toMatchObject({
        content: expect.not.stringMatching(
          /<script|<img|\]\(javascript|!\[x\]\(|@everyone|http:\/\/evil/,
        ),
      });
      // A title is one line, and a cell is one cell.
      expect(content.split('\n')).not.toContain('# heading');
    }
  });

  it('cannot end a table or a heading, whatever they are', () => {
    const tables = (text: string) =>
      (withText('aws', text).get('docs/contracts.md')?.content ?? '')
        .split('\n')
        .filter(line => line.startsWith('|'))
        .map(line => line.replace(/\\./g, '').split('|').length);
    const expected = tables('Orders');
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 60 }),
        text => {
          expect(tables(`a${text}b`)).toEqual(expected);
        },
      ),
      { numRuns: 15 },
    );
  });
});

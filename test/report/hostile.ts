import type {
  AnalysisDocument,
  Cause,
  PolicyResult,
  ServiceResult,
  Violation,
  WaiverResult,
} from '../../src/results/document.js';
import {
  cause,
  DEGRADED,
  DOWN,
  documentOf,
  inDomain,
  partial,
  placement,
  scenario,
  service,
} from './documents.js';

/** What a file, or a result that somebody else saved, may call a thing. */
export const HOSTILE: readonly string[] = [
  '<script>document.title = "owned"</script>',
  '<img src=x onerror="document.title=1">',
  '</style></title></textarea><b>',
  ']]>',
  '-->',
  'a|b||c',
  '```\n```mermaid',
  '`',
  '``` `',
  'line\nbreak\r\n::error::owned',
  '%0A::error file=x::owned',
  '::set-output name=a::b',
  '/close',
  '\u001b[31mred\u0007',
  '\u202eright to left\u202c',
  '\u200bzero\ufeffwidth',
  '😀👩‍👩‍👧',
  '@everyone @org/team',
  'fixes #1, GH-2, !3',
  'https://evil.example/?a=b www.evil.example',
  '[click](javascript:alert(1)) ![x](//evil.example/x.png)',
  '__proto__',
  'constructor',
  '"]; end; subgraph x["',
  '" [URL="javascript:alert(1)"]; x -> "',
  '#quot; #35; &quot; &amp; &#60;',
  '%%{init: {"securityLevel": "loose"}}%%',
  'style n0:fill#f00;',
  'end',
  '1. one',
  '- item',
  '# title',
  '$x^2$ ~~gone~~ **bold** _it_',
  '\\N \\G \\',
  '{0} {{1}}',
  '../../etc/passwd',
  "it's; DROP TABLE",
  '\ud800 \ufffe \uffff \u0000',
  '한글 이름',
  '',
  ' ',
];

export const LONG: readonly string[] = ['x'.repeat(10_000), '<'.repeat(10_000), '@a '.repeat(3_000)];

const at = (text: string) => ({ file: text, line: 3, column: 5 });

/** Every name in every place that takes a text: ids, titles, sectors, owners, runs, policies, selectors, waivers, fixes, notes. */
export function hostileDocument(names: readonly string[]): AnalysisDocument {
  const services = names.map(serviceOf);
  const run = scenario('hostile', services, {
    id: names[0]!,
    title: names.join(' '),
    injected: {
      fail: [...names],
      isolate: [...names],
      degrade: [],
      limit: [{ id: names[0]!, capacity: 0.5 }],
    },
    changes: names.map((text) => ({
      kind: 'soften',
      service: text,
      target: text,
      text,
      at: at(text),
      blastRadius: 0.1,
      lostUsers: 1,
    })),
  });
  const runs = names.slice(0, 8).map((id) => ({ ...run, id, scenario: id, title: id }));
  return documentOf(runs, {
    name: names.join(' '),
    policies: names.map((id, index) => policyOf(id, index, names)),
    expectations: names.map((text) => ({
      scenario: text,
      service: text,
      expected: 'up',
      found: 'down',
      holds: false,
      at: at(text),
    })),
    waivers: names.map(waiverOf),
    asOf: '2026-11-08',
    baseline: {
      file: names[0]!,
      known: 1,
      worse: 1,
      allowStale: false,
      stale: names.map((text) => ({ policy: text, scenario: text, service: text, at: at(text) })),
    },
    notes: names,
    domains: names.map((id, index) => ({ id, within: index === 0 ? [] : [names[index - 1]!], at: at(id) })),
    catalogVersion: names[0]!,
    verdict: 'fail',
  });
}

function serviceOf(id: string, index: number): ServiceResult {
  const worlds = [[DOWN], [partial(0.5)], [DEGRADED]] as const;
  const causes: readonly Cause[] = [
    inDomain(id),
    cause('cut', id),
    cause('dependency', id),
    cause('standby', id),
  ];
  return service(id, worlds[index % 3]!, {
    title: id,
    sector: id,
    owner: id,
    tier: index % 4,
    users: index,
    under: causes[index % 4]!,
    at: at(id),
    placements: [placement(id, { causes })],
  });
}

function policyOf(id: string, index: number, names: readonly string[]): PolicyResult {
  return {
    id,
    at: at(id),
    verdict: index % 5 === 0 ? 'empty' : 'fail',
    checks: names.length,
    runs: 1,
    services: names.length,
    require: { maxState: 'up', withinSeconds: 60, maxLost: 0.5 },
    selector: id,
    judged: { runs: [id], services: around(names, index) },
    violations: around(names, index).map((name, at) => violationOf(id, name, index + at)),
  };
}

/** Some of the names, others for each policy. */
function around(names: readonly string[], index: number): readonly string[] {
  return [...names, ...names].slice(index, index + 8);
}

function violationOf(scenario: string, name: string, index: number): Violation {
  return {
    scenario,
    service: index % 4 === 0 ? null : name,
    found: index % 4 === 0 ? 0.9 : 'down',
    allowed: index % 4 === 0 ? 0.5 : 'up',
    at: at(name),
    because: inDomain(name),
    fixes: [name],
    ...(index % 4 === 0 && { lostUsers: 9, users: 10 }),
    ...(index % 4 === 1 && { waiver: waiverOf(name, index) }),
    ...(index % 4 === 2 && { baseline: index % 8 === 2 ? 'known' : 'worse' }),
  };
}

function waiverOf(text: string, index: number): WaiverResult {
  const status = (['active', 'expiring', 'expired', 'unused'] as const)[index % 4]!;
  return {
    policy: text,
    service: index % 2 === 0 ? text : null,
    scenario: text,
    until: '2026-11-20',
    reason: text,
    owner: text,
    at: at(text),
    status,
    days: status === 'expired' ? -3 : 12,
  };
}

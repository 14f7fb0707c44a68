import type { CodeTable, CodeText } from '../../src/diagnostics/codes.js';
import { isSentence } from './example.js';

/** The first four characters of a code, and what these codes are about. */
const FAMILIES: ReadonlyMap<string, string> = new Map([
  ['BR10', 'Files, YAML, include and for'],
  ['BR11', 'Keys and values'],
  ['BR12', 'Ids and names'],
  ['BR13', 'Services and placements'],
  ['BR14', 'Dependencies and groups'],
  ['BR15', 'Scenarios, policies and baselines'],
  ['BR16', 'Selectors'],
  ['BR23', 'Warnings of a topology'],
  ['BR30', 'What was asked'],
]);

const INTRO = `# Diagnostics

What each code means, an example and what to write instead: the same as \`blast-radius explain BR1203\`. A code keeps its
meaning for good. BR23 are warnings, and so are BR3011 and BR3012; they change no exit code. All others are errors: exit
code 2, and nothing is analysed. (BR1603 the command line tells without its code, with exit code 3.)

An example is a whole \`topology.yaml\`, shortened where it says so; further files follow after \`# file:\`. The line that
is told of ends in \`# <-\` and the code. Instead of it stands what comes last.
`;

/** docs/diagnostics.md: all codes in order, under the heading of their family. */
export function diagnosticsPage(codes: CodeTable): string {
  const sections = [...FAMILIES].map(([prefix, title]) => {
    const own = [...codes].filter(([code]) => code.startsWith(prefix));
    return `## ${title}\n\n${list(own)}\n${own.map(entry).join('\n')}`;
  });
  return [INTRO, ...sections].join('\n');
}

type Row = readonly [code: string, text: CodeText];

function list(rows: readonly Row[]): string {
  const lines = rows.map(([code, { title }]) => `| [${code}](#${code.toLowerCase()}) | ${title} |\n`);
  return `| code | |\n| --- | --- |\n${lines.join('')}`;
}

function entry([code, { title, explanation, example, fix }]: Row): string {
  const [input = '', command] = example.trimEnd().split(/^(?=\$ )/m);
  const blocks = input.startsWith('$') ? block('sh', input) : block('yaml', input);
  const asked = command === undefined ? '' : `\n${block('sh', command)}`;
  const instead = isSentence(fix)
    ? `Instead: ${fix[0]!.toLowerCase()}${fix.slice(1)}\n`
    : `Instead:\n\n${block(fix.startsWith('$') ? 'sh' : 'yaml', fix)}`;
  return `### ${code}\n\n**${title[0]!.toUpperCase()}${title.slice(1)}.** ${explanation}\n\n${blocks}${asked}\n${instead}`;
}

function block(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\`\n`;
}

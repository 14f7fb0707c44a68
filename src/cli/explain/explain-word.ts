import type { CodeText } from '../../diagnostics/codes.js';
import { nearest } from '../../diagnostics/nearest.js';
import { ALL_CODES } from '../../run/all-codes.js';
import { CommandError } from '../command-error.js';
import { TOPICS } from './topics.js';
import { wrap } from './wrap.js';

const WIDTH = 80;

/** What a code (`BR1203`, also `br1203` and `1203`) or a topic means. Anything else is a CommandError. */
export function explainWord(word: string): string {
  const code = codeOf(word);
  const text = ALL_CODES.get(code);
  if (text !== undefined) return explainCode(code, text);
  const topic = topicOf(word.toLowerCase());
  if (topic !== null) return topic;
  const guess = nearest(code, ALL_CODES.keys()) ?? nearest(word, topicNames());
  const fix =
    guess === null
      ? `the topics are ${topicNames().join(', ')}; codes lists every code`
      : `did you mean ${guess}?`;
  throw new CommandError(`no code or topic is called ${word}`, fix, 'explain');
}

/** For completion: every code with its title, then the topics. */
export function explainable(): readonly (readonly [word: string, title: string])[] {
  const codes = [...ALL_CODES].map(([code, { title }]) => [code, title] as const);
  return [...codes, ...topicNames().map((name) => [name, 'topic'] as const)];
}

function codeOf(word: string): string {
  return /^\d{4}$/.test(word) ? `BR${word}` : word.toUpperCase();
}

function topicNames(): readonly string[] {
  return ['codes', ...TOPICS.keys()];
}

function topicOf(name: string): string | null {
  if (name !== 'codes') return TOPICS.get(name) ?? null;
  return [...ALL_CODES].map(([code, { title }]) => `${code}  ${title}\n`).join('');
}

function explainCode(code: string, { title, explanation, example, fix }: CodeText): string {
  return [
    `${code}: ${title}\n`,
    ...wrap(explanation, WIDTH).map((line) => `${line}\n`),
    ...part('Example', example),
    ...part('Fix', fix),
  ]
    .join('')
    .replace('\n', '\n\n');
}

function part(heading: string, text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  return [`\n${heading}\n`, ...text.trimEnd().split('\n').map(indented)];
}

function indented(line: string): string {
  return line === '' ? '\n' : `  ${line}\n`;
}

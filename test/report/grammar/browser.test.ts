import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, CHROMIUM, launch, type Page } from './chromium.js';
import { SAMPLES, told } from './samples.js';

/*
 * HTML in a real browser, and Mermaid by its own parser, which needs one. A name that got out of its place would be seen: as
 * an element, a dialog, a request or a message of the console.
 */

describe.skipIf(CHROMIUM === null)(
  'in Chromium (skipped: there is none on the PATH; install chromium)',
  () => {
    const directory = mkdtempSync(join(tmpdir(), 'blast-radius-html-'));
    let browser: Browser;

    const open = (name: string, html: string): Promise<Page> => {
      const path = join(directory, `${name}.html`);
      writeFileSync(path, html);
      return browser.open(pathToFileURL(path).href);
    };

    beforeAll(async () => {
      browser = await launch();
    });
    afterAll(async () => {
      await browser.close();
      rmSync(directory, { recursive: true, force: true });
    });

    test.each([...SAMPLES])('HTML: %s', async (_, document) => {
      const html = await told('html', document);
      const page = await open('report', html);
      expect(page.complaints).toEqual([]);
      expect(page.requests).toEqual([]);
      const tags = await page.evaluate(
        '[...new Set([...document.querySelectorAll("*")].map((e) => e.localName))].sort()',
      );
      expect(TAGS).toEqual(expect.arrayContaining(tags as string[]));
      expect(await page.evaluate(ATTRIBUTES)).toEqual([]);
      // What the parser had to repair, it would write otherwise.
      const styled = 'getComputedStyle(document.querySelector("main h1")).fontSize !== "32px"';
      expect(await page.evaluate(styled)).toBe(true);
      expect(await page.evaluate('document.querySelectorAll("main").length')).toBe(1);
    });

    test('HTML: what a table says is found by those who do not see it', async () => {
      const page = await open('tables', await told('html', SAMPLES.get('july 2024')!));
      const bare =
        '[...document.querySelectorAll("table")].filter((t) => !t.caption || !t.querySelector("th[scope=col]") || !t.querySelector("th[scope=row]")).length';
      expect(await page.evaluate(bare)).toBe(0);
      expect(await page.evaluate('document.querySelectorAll("svg[role=img][aria-label]").length')).toBe(2);
      // No two boxes of a picture overlap, and each text is within its own.
      expect(await page.evaluate(OVERLAPS)).toEqual([]);
    });

    test('Mermaid by its own parser', async () => {
      const script = createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js');
      const page = await open(
        'mermaid',
        `<!DOCTYPE html><meta charset="utf-8"><script>${readFileSync(script, 'utf8')}</script>`,
      );
      await page.evaluate('mermaid.initialize({ startOnLoad: false, securityLevel: "strict" })');
      await expect(page.evaluate("mermaid.parse('flowchart LR\\n a[\"x')")).rejects.toThrow(/Parse error/);
      for (const [name, document] of SAMPLES) {
        for (const text of [await told('mermaid', document), ...pictures(await told('markdown', document))]) {
          const found = await page.evaluate(`mermaid.parse(${JSON.stringify(text)})`);
          expect(found, name).toMatchObject({ diagramType: 'flowchart-v2' });
        }
      }
      const drawn = (await page.evaluate(
        `mermaid.render('drawn', ${JSON.stringify(await told('mermaid', SAMPLES.get('hostile names')!))}).then(({ svg }) => svg)`,
      )) as string;
      expect(drawn).toContain('@everyone');
      expect(drawn).not.toMatch(/<script|<img|Unsupported markdown/);
      expect(await page.evaluate('document.title')).toBe('');
      expect([page.complaints, page.requests]).toEqual([[], []]);
    });
  },
);

function pictures(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^```mermaid\n(.*?)^```$/gms)].map(([, text]) => text!);
}

/** Every element a report may have: none that loads, runs or sends anything. */
const TAGS = (
  'html head meta title style body main footer section h1 h2 h3 p ul li div table caption thead tbody tr th td code strong ' +
  'span meter figure svg g rect text path'
).split(' ');

const ATTRIBUTES = `[...document.querySelectorAll('*')].flatMap((e) => [...e.attributes].map((a) => a.name))
  .filter((name) => /^on|^style$|href|src/.test(name))`;

const OVERLAPS = `[...document.querySelectorAll('svg')].flatMap((svg) => {
  const boxes = [...svg.querySelectorAll('g')].map((g) => ({ g, r: g.querySelector('rect').getBoundingClientRect() }));
  const outside = boxes.filter(({ g, r }) => [...g.querySelectorAll('text')].some((t) => t.getBoundingClientRect().right > r.right));
  const over = boxes.filter(({ r }, i) => boxes.some(({ r: s }, j) => j < i && r.left < s.right && s.left < r.right && r.top < s.bottom && s.top < r.bottom));
  return [...outside, ...over].map(({ g }) => g.textContent);
})`;

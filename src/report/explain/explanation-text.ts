import type { ExplanationDocument } from '../../results/explanation.js';
import type { ReportOptions } from '../reporter.js';
import { chainSection, rootSection } from './chain-section.js';
import { changeSection } from './change-section.js';
import { explanationPage } from './explanation-page.js';
import { fallsSection } from './falls-section.js';
import { holdsSection } from './holds-section.js';
import { openingSection } from './opening-section.js';
import { runsSection } from './runs-section.js';

/** The page for people: how it fares, the root cause, the way from there, what falls with it or holds it up, what would save it. */
export function* explanationText(document: ExplanationDocument, options: ReportOptions): Generator<string> {
  const page = explanationPage(document, options);
  const sections = [
    openingSection(page, document),
    rootSection(page, document),
    chainSection(page, document),
    fallsSection(page, document),
    holdsSection(page, document),
    changeSection(page, document),
    runsSection(page, document),
  ];
  let gap = '';
  for (const section of sections) {
    if (section.length === 0) continue;
    yield gap + section.map((line) => `${line}\n`).join('');
    gap = '\n';
  }
}

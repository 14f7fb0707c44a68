import { visible } from './visible.js';

/** Text of a SARIF message, where `[a](b)` is a link and `{0}` a placeholder (SARIF 2.1.0, 3.11.5 and 3.11.6). */
export function sarifText(text: string): string {
  return visible(text).replaceAll('](', '] (').replaceAll('{', '{{').replaceAll('}', '}}');
}

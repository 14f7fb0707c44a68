import { visible } from './visible.js';

/**
 * Text in a quoted Mermaid label. ASCII other than letters, digits and what occurs in ids is written as `#35;`, Mermaid's own
 * form of an entity: nothing is left that could end the label, start a comment or directive, or be HTML or Markdown.
 */
export function mermaidText(text: string): string {
  return visible(text).replace(/[!-'*+:-@[-^`{-~]/g, (character) => `#${character.charCodeAt(0)};`);
}

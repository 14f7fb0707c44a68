import { visible } from './visible.js';

/** Text or attribute value of XML, HTML and SVG. The noncharacters U+FFFE and U+FFFF, which XML forbids, are shown as text. */
export function escapeXml(text: string): string {
  return visible(text).replace(/[&<>"'\ufffe\uffff]/g, (character) => ENTITIES[character] ?? hex(character));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function hex(character: string): string {
  return `\\u{${character.codePointAt(0)!.toString(16)}}`;
}

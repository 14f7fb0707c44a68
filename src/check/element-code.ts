import type { Element } from '../results/certificate.js';

/** How many domains, placements (implicit ones too) and services there are. */
export interface Sizes {
  readonly domains: number;
  readonly places: number;
  readonly services: number;
}

/*
 * Elements as numbers, so that what is known of them fits in arrays: domains, then cuts, placements, services.
 */

export const domainCode = (domain: number): number => domain;
export const cutCode = (sizes: Sizes, domain: number): number => sizes.domains + domain;
export const placeCode = (sizes: Sizes, flat: number): number => 2 * sizes.domains + flat;
export const serviceCode = (sizes: Sizes, service: number): number =>
  2 * sizes.domains + sizes.places + service;
export const codeCount = (sizes: Sizes): number => 2 * sizes.domains + sizes.places + sizes.services;

/** What a code stands for; `index` is into domains, flat places or services. */
export interface Decoded {
  readonly type: Element['type'];
  readonly index: number;
}

/** The way back from a code. */
export function decode(sizes: Sizes, code: number): Decoded {
  if (code < sizes.domains) return { type: 'domain', index: code };
  if (code < 2 * sizes.domains) return { type: 'cut', index: code - sizes.domains };
  const rest = code - 2 * sizes.domains;
  return rest < sizes.places
    ? { type: 'placement', index: rest }
    : { type: 'service', index: rest - sizes.places };
}

import type { Place } from './place.js';

/** Who has a dependency: a placement, which is somewhere, or a domain, to which sides do not matter. */
export type Asker =
  | { readonly type: 'placement'; readonly place: Place }
  | { readonly type: 'domain'; readonly domain: number };

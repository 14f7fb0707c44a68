import type { Topology } from '../model/topology.js';
import type { AskBuilder } from './asks.js';
import type { Layout } from './layout.js';
import type { NetBuilder } from './net-builder.js';
import type { Places } from './places.js';
import type { Separation } from './separation.js';
import type { CompiledFallBack } from './types.js';
import type { Views } from './views.js';

/** The down gates of what a topology names, by index. */
export interface Gates {
  readonly domain: Int32Array;
  readonly cut: Int32Array;
  readonly placement: Int32Array;
  readonly service: Int32Array;
}

/** What the parts of a compilation share while the net grows. */
export interface Building {
  readonly topology: Topology;
  readonly net: NetBuilder;
  readonly ground: Layout;
  readonly where: Places;
  readonly gates: Gates;
  readonly apart: Separation;
  readonly seen: Views;
  readonly asking: AskBuilder;
  readonly fallBacks: CompiledFallBack[];
}

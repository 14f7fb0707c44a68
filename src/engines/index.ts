export { propagate } from './propagate/propagate.js';
export { space, type Space, type World, type Joined } from './propagate/world.js';
export { TOLERANCE, capacityLeft } from './net/capacity.js';
export { firedAt } from './net/fire.js';

export { capacityLeft, TOLERANCE } from './net/capacity.js';
export { firedAt } from './net/fire.js';
export { OutOfWork, spend, UNLIMITED, type Work } from './net/work.js';
export { propagate } from './propagate/propagate.js';
export { type Joined, type Space, space, type World } from './propagate/world.js';

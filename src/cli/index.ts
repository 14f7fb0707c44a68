/** What bin/blast-radius.js needs: the command line, and this machine to run it on. */
export { nodeHost } from '../host/node.js';
export { main } from './main.js';

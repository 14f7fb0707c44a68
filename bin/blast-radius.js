#!/usr/bin/env node
// The doorbell. No signal handlers but while a file is half written (src/host/asides.ts): SIGINT and SIGTERM end Node at
// once, also in the middle of a computation, and the shell reports 130 and 143. Never process.exit(): it would cut a pipe short.
const [major] = process.versions.node.split('.');
if (Number(major) < 20) {
  console.error(`blast-radius: Node 20 or newer is needed, this is ${process.version}`);
  process.exitCode = 2;
} else {
  try {
    const { main, nodeHost } = await import('../dist/cli.js');
    process.exitCode = await main(process.argv.slice(2), nodeHost());
  } catch (error) {
    if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    console.error('blast-radius: this checkout is not built; run npm install first');
    process.exitCode = 2;
  }
}

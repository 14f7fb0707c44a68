// node generate.mjs > topology.yaml
const id = (n) => `s${String(n).padStart(4, '0')}`;
const chain = Array.from({ length: 999 }, (_, n) => `  ${id(n + 1)}: { dependsOn: [${id(n)}] }`);
console.log(`version: 1
name: A thousand services, one on top of the other
# Written by generate.mjs. Each needs the one before it; the first fails: all 1,000 are down, also the last.
services:
  s0000: {}
${chain.join('\n')}
scenarios:
  root-lost: { fail: [s0000], expect: { s0000: down, s0500: down, s0999: down } }`);

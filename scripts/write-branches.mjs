// Prints topologies/examples/pharmacy-chain-ko/branches.yaml: 300 made-up branches, the same at every run. It stands for what an
// inventory would export. node scripts/write-branches.mjs > topologies/examples/pharmacy-chain-ko/branches.yaml

/** Branches a province: roughly as people live, rounded to 300. */
const PROVINCES = [
  ['서울', 62],
  ['경기', 84],
  ['인천', 18],
  ['부산', 22],
  ['대구', 16],
  ['대전', 12],
  ['광주', 10],
  ['울산', 8],
  ['강원', 12],
  ['충청', 18],
  ['전라', 14],
  ['경상', 18],
  ['제주', 6],
];

/** A linear congruential generator (Numerical Recipes): no clock, no Math.random. */
let state = 300;
function below(limit) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 4294967296) * limit);
}

const lines = [
  '# Written by scripts/write-branches.mjs; every branch is made up. weight: prescriptions a day.',
  '# A branch without lte has one way out.',
];
for (const [province, count] of PROVINCES) {
  for (let n = 1; n <= count; n++) {
    const code = `${province}-${String(n).padStart(3, '0')}`;
    const weight = 40 + below(161);
    const uplink = below(10) < 7 ? `[유선-${province}, lte]` : `[유선-${province}]`;
    lines.push(`${code}: { weight: ${weight}, uplink: ${uplink}, labels: { 지역: ${province} } }`);
  }
}
process.stdout.write(`${lines.join('\n')}\n`);

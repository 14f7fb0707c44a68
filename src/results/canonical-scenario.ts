/** A run's id whatever order its members were matched in: `any[b+a]` is `any[a+b]`. An id without members is itself. */
export function canonicalScenario(id: string): string {
  const open = id.indexOf('[');
  if (open === -1 || !id.endsWith(']')) return id;
  const members = id
    .slice(open + 1, -1)
    .split('+')
    .sort();
  return `${id.slice(0, open)}[${members.join('+')}]`;
}

/**
 * A run's id that does not change with the order of the file: the members of `any-two[b+a]` in order of code unit. What a
 * finding is recognised by between two revisions.
 */
export function canonicalRun(id: string): string {
  const match = /^([^[]*)\[(.*)\]$/s.exec(id);
  if (match === null) return id;
  return `${match[1]}[${match[2]!.split('+').sort().join('+')}]`;
}

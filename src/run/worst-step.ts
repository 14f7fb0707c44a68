interface Lost {
  readonly lostUsers: number;
  readonly settledLostUsers: number;
}

/** The step of a run that is reported: by what is lost at worst, then by what stays lost; the first of equals. */
export function worstStep<Step extends Lost>(steps: readonly Step[]): Step {
  return steps.reduce((worst, step) => (isWorse(step, worst) ? step : worst));
}

function isWorse(a: Lost, b: Lost): boolean {
  if (a.lostUsers !== b.lostUsers) return a.lostUsers > b.lostUsers;
  return a.settledLostUsers > b.settledLostUsers;
}

import type { CodeTable } from '../diagnostics/codes.js';

/** Problems of what was asked, rather than of the file. */
export const RUN_CODES: CodeTable = new Map([
  [
    'BR3001',
    {
      title: 'scenario needs what is not built',
      explanation:
        'The scenario is kept and was checked, but nothing here can play it. It is refused, never left out.',
    },
  ],
  [
    'BR3002',
    {
      title: 'requirement needs what is not built',
      explanation:
        'Nothing here computes what the policy requires. It is refused: a policy that is not judged is no pass.',
    },
  ],
  [
    'BR3003',
    {
      title: 'bad option value',
      explanation: 'An option of the command line has a value that cannot be read.',
    },
  ],
  [
    'BR3004',
    {
      title: 'git cannot give a revision',
      explanation:
        'A base revision is read with the git program, without a checkout. There is no git, no repository, or no such revision in it.',
    },
  ],
  [
    'BR3011',
    {
      title: 'a waiver ends soon',
      explanation:
        'A waiver holds through the day of its `until`, in UTC. Fourteen days before that it is a warning, afterwards what it accepted fails again.',
    },
  ],
  [
    'BR3012',
    {
      title: 'an empty policy is let pass',
      explanation: 'The policy judged nothing, which would end with 3; its `allowEmpty` makes it a warning.',
    },
  ],
]);

import type { Reporter, TestModule } from 'vitest/node';

/**
 * Fails a run that skipped a test for want of a program. Such tests say in their name what to install; on a machine of one's own
 * that is a hint, where BLAST_RADIUS_REQUIRE_TOOLS=1 is set it is a failure: there nothing may pass by not being run.
 */
export const noMissingTool: Reporter = {
  onTestRunEnd(modules: readonly TestModule[]) {
    const skipped = modules
      .flatMap((module) => [...module.children.allTests('skipped')])
      .filter(({ fullName }) => /\(skipped\b.*\binstall \w+\)/.test(fullName));
    if (skipped.length === 0) return;
    for (const { fullName } of skipped) console.error(`not run: ${fullName}`);
    console.error(
      `${skipped.length} tests were not run for want of a program, and BLAST_RADIUS_REQUIRE_TOOLS is set.`,
    );
    process.exitCode = 1;
  },
};

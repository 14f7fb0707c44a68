import { describe, expect, it } from 'vitest';
import { COMMAND_NAMES } from '../../src/cli/command-names.js';
import { firstScreen } from '../../src/cli/first-screen.js';
import { main } from '../../src/cli/main.js';
import { fakeHost } from './fake-host.js';

describe('main', () => {
  it.each([[['--help']], [['-h']], [['help']]])(
    'prints the first screen for %j and ends with 0',
    async (argv) => {
      const host = fakeHost();
      expect(await main(argv, host)).toBe(0);
      expect(host.printed.out).toMatch(/^blast-radius: when a region/);
      expect(host.printed.err).toBe('');
    },
  );

  it('prints it on standard error without arguments, and ends with 2', async () => {
    const host = fakeHost();
    expect(await main([], host)).toBe(2);
    expect(host.printed.out).toBe('');
    expect(host.printed.err).toMatch(/^blast-radius: when a region/);
  });

  it('fits the first screen into 24 lines of 80 columns', async () => {
    const host = fakeHost();
    await main(['--help'], host);
    const lines = host.printed.out.trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(24);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });

  it.each([
    [['analyse', 'x.yaml'], 'unknown command analyse', 'did you mean analyze?'],
    [['help', 'validat'], 'unknown command validat', 'did you mean validate?'],
    [['analyze', 'x.yaml', '--scenaro', 'a'], 'unknown option --scenaro', 'did you mean --scenario?'],
    [['analyze', 'x.yaml', '--format', 'jsn'], 'there is no format jsn', 'did you mean json?'],
    [['analyze', 'x.yaml', '--fail-on', 'dwon'], 'there is no state dwon', 'did you mean down?'],
    [['analyze', 'x.yaml', '--format', 'docx-file'], 'there is no format docx-file', 'there are text, json'],
    [['init', '--ci', 'gitub'], 'there is no CI system gitub', 'did you mean github?'],
    [['init', '--ci', 'github', 'a b.yaml'], 'a CI job cannot name a b.yaml', 'letters, digits'],
    [['init', '--ci', 'github', '$(id).yaml'], 'a CI job cannot name $(id).yaml', 'letters, digits'],
    [['init', '--ci', 'gitlab', "a'b.yaml"], "a CI job cannot name a'b.yaml", 'letters, digits'],
    [['init', '--ci', 'gitlab', 'a\nb: c'], 'a CI job cannot name a\\nb: c', 'letters, digits'],
    [['init', '--ci', 'github', '--', '-rf'], 'a CI job cannot name -rf', 'letters, digits'],
    [['init', '--ci', 'github', ''], 'a CI job cannot name ', 'letters, digits'],
    [['init', 'a', 'b'], 'init takes one FILE', 'blast-radius help init'],
    [['schema', '--kind', 'topolgy'], 'there is no kind of schema topolgy', 'did you mean topology?'],
    [['baseline', 'show', 'a', 'b'], 'baseline takes one FILE', 'blast-radius help baseline'],
    [['schema', 'x.yaml'], 'schema takes options only', 'blast-radius help schema'],
    [['completion'], 'SHELL is missing', 'blast-radius help completion'],
    [['completion', 'bsh'], 'there is no shell bsh', 'did you mean bash?'],
    [['explain'], 'FILE is missing', 'blast-radius help explain'],
    [['explain', 'x.yaml'], 'SERVICE is missing', 'explain x.yaml SERVICE'],
    [['explain', 'BR1205x'], 'no code or topic is called BR1205x', 'did you mean BR1205?'],
    [['explain', 'exit-code'], 'no code or topic is called exit-code', 'did you mean exit-codes?'],
    [['explain', 'weather'], 'no code or topic is called weather', 'the topics are codes, exit-codes'],
    [['complete'], 'unknown command complete', ''],
    [['analyze'], 'FILE is missing', 'blast-radius help analyze'],
    [['analyze', '--quiet'], 'FILE is missing', 'blast-radius help analyze'],
    [['analyze', '--fail', 'a', 'x.yaml'], 'no FILE is left', 'FILE goes first'],
    [['analyze', 'a.yaml', 'b.yaml'], 'analyze takes one FILE', 'blast-radius help analyze'],
    [['analyze', 'x.yaml', '--format'], '--format needs a value', 'blast-radius help analyze'],
    [['analyze', 'x.yaml', '--order', '2'], '--order needs --each', '--each kind=region --order 2'],
    [['analyze', 'x.yaml', '--each', 'kind=zone', '--order', '4'], '--order 4 is not 1, 2 or 3', ''],
    [['analyze', 'x.yaml', '--scenario', 'a', '--fail', 'b'], '--scenario and --fail exclude each other', ''],
    [
      ['analyze', 'x.yaml', '--output', 'report.json'],
      '--output report.json is not FORMAT=FILE',
      '--output json=report.json',
    ],
    [['analyze', 'x.yaml', '--output', 'jsn=a'], 'there is no format jsn', 'did you mean json?'],
    [['analyze', 'x.yaml', '--output', 'json=-'], '--output takes a file', '--format'],
    [['analyze', 'x.yaml', '--output', 'json=a', '--output', 'text=a'], '--output names a twice', ''],
  ])('ends %j with 2, says what is wrong and what is meant', async (argv, message, fix) => {
    const host = fakeHost();
    expect(await main(argv, host)).toBe(2);
    expect(host.printed.out).toBe('');
    expect(host.printed.err).toContain(`blast-radius: error: ${message}`);
    expect(host.printed.err).toContain(fix);
  });

  it.each(COMMAND_NAMES.filter((name) => name !== 'help'))(
    'says what help %s says for its --help, with an example',
    async (name) => {
      const [long, short] = [fakeHost(), fakeHost()];
      expect(await main(['help', name], long)).toBe(0);
      expect(await main([name, '--help'], short)).toBe(0);
      expect(long.printed).toEqual(short.printed);
      expect(long.printed.out).toMatch(new RegExp(`^Usage: blast-radius ${name} .*\n\n[A-Z]`));
      expect(long.printed.out).toMatch(/blast-radius .*\n\n(Exit|An editor|It completes)|Examples\n/);
    },
  );

  it('names every command on the first screen', () => {
    for (const name of COMMAND_NAMES) expect(firstScreen).toContain(name);
  });

  it('ends with 2 where standard output cannot take it, and quietly where its reader has gone', async () => {
    const full = fakeHost({
      stdout: { write: () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOSPC' })) },
    });
    expect(await main(['--help'], full)).toBe(2);
    expect(full.printed.err).toBe('blast-radius: error: the output could not be written: the disk is full\n');
    const gone = fakeHost({ stdout: { write: async () => false } });
    expect(await main(['--help'], gone)).toBe(0);
    expect(gone.printed.err).toBe('');
  });

  it('calls a defect one, in one line and with 70, and shows the stack only when asked', async () => {
    const write = () => Promise.reject(new TypeError('net\nis undefined'));
    const host = fakeHost({ stdout: { write } });
    expect(await main(['--help'], host)).toBe(70);
    expect(host.printed.err).toMatch(
      /^blast-radius: this is a defect of blast-radius.*TypeError: net is undefined.*\n$/,
    );
    const debug = fakeHost({ stdout: { write }, env: { BLAST_RADIUS_DEBUG: '1' } });
    expect(await main(['--help', '--exit-zero'].slice(0, 1), debug)).toBe(70);
    expect(debug.printed.err).toContain('main.test.ts');
  });
});

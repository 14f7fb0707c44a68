import { Chalk } from 'chalk';
import { type Style as DiagnosticStyle, plainStyle } from '../diagnostics/style.js';
import { PLAIN, type Style as ReportStyle } from '../report/reporter.js';

/** The 16 colours every terminal has; which red that is, its owner decides. */
const chalk = new Chalk({ level: 1 });

/** Colour is for states only; what may recede is dim. */
export function reportStyle(color: boolean): ReportStyle {
  if (!color) return PLAIN;
  return {
    down: chalk.red.bold,
    partial: chalk.magenta,
    degraded: chalk.yellow,
    up: chalk.green,
    dim: chalk.dim,
  };
}

export function diagnosticStyle(color: boolean): DiagnosticStyle {
  if (!color) return plainStyle;
  return { bold: chalk.bold, dim: chalk.dim, red: chalk.red, yellow: chalk.yellow };
}

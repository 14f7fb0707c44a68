/** How the parts of a rendered problem are coloured. Each function wraps printable text and adds no visible character. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
}

const same = (text: string): string => text;

/** No colour. */
export const plainStyle: Style = { bold: same, dim: same, red: same, yellow: same };

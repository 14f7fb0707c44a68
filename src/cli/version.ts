/** Put in by the build, from package.json. */
declare const BLAST_RADIUS_VERSION: string | undefined;

export const version = typeof BLAST_RADIUS_VERSION === 'string' ? BLAST_RADIUS_VERSION : 'unbuilt';

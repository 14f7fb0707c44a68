import fc from 'fast-check';

/** The same random cases in every run, so that nobody's change fails by luck; a long search sets another seed. */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20_240_719) });

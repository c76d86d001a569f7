import fc from 'fast-check';

/** Properties are tried on the same instances everywhere, so that a red build can be made again; PLENARIA_SEED tries others. */
fc.configureGlobal({ seed: Number(process.env['PLENARIA_SEED'] ?? 20_261_125) });

export { consistencyProof, emptyRoot, Frontier, inclusionProof, leafHash, nodeHash, rootOf, type Hash } from './tree.ts';
export { provesConsistency, provesInclusion, sameHash } from './proofs.ts';
export { fromBase64, openNote, readVerifierKey, signingKey, signNote, toBase64, verifierKey, type NoteKey, type SigningKey } from './note.ts';
export { openCheckpoint, readCheckpoint, signCheckpoint, type Checkpoint } from './checkpoint.ts';
export { LogTree } from './log-tree.ts';
export { provesEntry, readReceipt, writeReceipt, type LogReceipt } from './receipt.ts';
export { cosign, cosignaturesOn, witnessKey, type Cosignature } from './cosignature.ts';
export { entriesTile, tileOf, tilePath, type TileName } from './tiles.ts';

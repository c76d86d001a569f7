// `npm start`: everything from a fresh clone to an open house.
process.argv.splice(2, 0, 'start');
await import('./run.mjs');

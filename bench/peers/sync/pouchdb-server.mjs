import { createRequire } from 'node:module';

/** express-pouchdb on LevelDB, PouchDB's default in Node: `node pouchdb-server.mjs FOLDER`. Prints its address. */
const require = createRequire(import.meta.url);
const express = require('express');
const PouchDB = require('pouchdb');
const expressPouchDb = require('express-pouchdb');

const [folder] = process.argv.slice(2);
const Database = PouchDB.defaults({ prefix: `${folder}/` });
const app = express();
app.use('/', expressPouchDb(Database, { inMemoryConfig: true, logPath: `${folder}/log.txt` }));
await new Database('db').info();
const server = app.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ ready: true, url: `http://127.0.0.1:${server.address().port}` }));
});

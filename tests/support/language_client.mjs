// An editor's side of the Language Server Protocol, by the library that Visual Studio Code is made with:
// language_client.mjs PROGRAM SCRIPT, where SCRIPT is a JSON file of steps. Each step is [method, parameters] of a notification,
// or of a request where its third member is true; or ["await", address], for its next diagnostics. Prints a JSON array: what each
// request was answered and each await saw. Ends with shutdown and exit, and gives the server's exit code.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import protocol from 'vscode-languageserver-protocol/node.js';

const [program, script] = process.argv.slice(2);
const server = spawn(program, ['lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
const ended = new Promise((done) => server.on('exit', done));
const connection = protocol.createProtocolConnection(new protocol.StreamMessageReader(server.stdout), new protocol.StreamMessageWriter(server.stdin));
const waiting = new Map();
const unseen = new Map();
connection.onNotification(protocol.PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
  const wait = waiting.get(uri);
  waiting.delete(uri);
  if (wait) wait(diagnostics);
  else unseen.set(uri, diagnostics);
});
connection.listen();

function next(uri) {
  if (unseen.has(uri)) {
    const diagnostics = unseen.get(uri);
    unseen.delete(uri);
    return diagnostics;
  }
  return new Promise((done, fail) => {
    waiting.set(uri, done);
    setTimeout(() => fail(new Error(`no diagnostics of ${uri}`)), 20000).unref();
  });
}

const out = [];
for (const [method, parameters, asked] of JSON.parse(readFileSync(script, 'utf8'))) {
  if (method === 'await') out.push(await next(parameters));
  else if (!asked) await connection.sendNotification(method, parameters);
  else out.push(await connection.sendRequest(method, parameters).catch((error) => ({ code: error.code })));
}
await connection.sendRequest('shutdown');
await connection.sendNotification('exit');
console.log(JSON.stringify(out));
process.exit(await ended);

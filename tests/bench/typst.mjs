// Makes a PDF a result with Typst, all in one process: node typst.mjs MODULES REPORT.typ OUT RESULTS...
// MODULES is a folder of node_modules with @myriaddreamin/typst-ts-node-compiler. Prints seconds of
// processor time and pages a document, without what the first one costs.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';

const [modules, report, out, ...results] = process.argv.slice(2);
const require = createRequire(resolve(modules) + '/');
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');
const compiler = NodeCompiler.create({ workspace: dirname(resolve(report)) });

const make = (file) => {
  const pdf = compiler.pdf({ mainFilePath: resolve(report), inputs: { result: readFileSync(file, 'utf8') } });
  compiler.evictCache(10);
  return pdf;
};
writeFileSync(out, make(results[0]));
const before = process.cpuUsage();
for (const file of results.slice(1)) make(file);
const { user, system } = process.cpuUsage(before);
console.log(((user + system) / 1e6 / (results.length - 1)).toFixed(5));

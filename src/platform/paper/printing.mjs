import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';

/*
 * One paper, printed in a thread of its own, so that pages are served meanwhile. The program starts it as
 * it lies here: a thread can't be started from a file that is still to be compiled.
 */
const { workspace, source, creationTimestamp } = workerData;
const compiler = NodeCompiler.create({ workspace });
try {
  const options = { pdfStandard: PdfStandard.UA_1, creationTimestamp };
  parentPort.postMessage(compiler.pdf(source, options));
} catch {
  parentPort.postMessage(compiler.pdf(source, { creationTimestamp })); // see `Pdf.print`
}

import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** A port of this machine's loopback that nobody uses at the moment. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Starts a server and waits until it prints `whenReady`. Answers with the way to stop it. */
export function startInBackground(program, args, { whenReady, stopBy, ...options }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, detached: true }); // Ctrl-C is for us to handle
    const ended = new Promise((end) => child.on('close', end));
    let said = '';
    const listen = (chunk) => {
      said = (said + chunk).slice(-2000);
      if (!said.includes(whenReady)) return;
      resolve(async () => {
        child.kill(stopBy);
        await ended;
      });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', reject);
    child.on('close', () => reject(new Error(`${program} ended: ${said.trim()}`)));
  });
}

// Prints so many free ports, found together so that none comes twice.

import { createServer } from 'node:net';

const servers = await Promise.all(Array.from({ length: Number(process.argv[2] ?? 1) }, () => new Promise((resolve, reject) => {
  const server = createServer().once('error', reject);
  server.listen(0, '127.0.0.1', () => resolve(server));
})));
console.log(servers.map((server) => server.address().port).join(' '));
for (const server of servers) server.close();

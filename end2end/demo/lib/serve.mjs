// Starting and stopping the small servers of the demo.

/** Listens on the loopback addresses, says so, and stops on SIGINT and SIGTERM. A port in use ends the process with one line. */
export function serve(server, port, what) {
  server.on('error', (error) => {
    const reason = error.code === 'EADDRINUSE' ? `port ${port} is already in use` : error.message;
    console.error(`${what}: ${reason}`);
    process.exit(1);
  });
  server.listen(port, '127.0.0.1', () => console.log(`${what}: listening on port ${port}`));
  const stop = () => {
    server.close();
    server.closeAllConnections?.();
    setTimeout(() => process.exit(0), 200).unref();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

/** Runs `start` and turns what it throws into one clear line. */
export async function main(start) {
  try {
    await start();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}

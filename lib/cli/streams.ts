/** Takes text to print, which brings its own line ends. */
export type Write = (text: string) => void;

/** A stream of bytes, such as `Deno.stdout`. */
interface Stream {
  /** Takes some of the bytes, and says how many. */
  writeSync(bytes: Uint8Array): number;
}

/** Writes all of a text to a stream, however little it takes at once. */
function writeAll(stream: Stream, text: string): void {
  let bytes = new TextEncoder().encode(text);
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(stream.writeSync(bytes));
    } catch (error) {
      // The pipe is full, and is set not to wait for its reader: so wait here.
      if (!(error instanceof Deno.errors.WouldBlock)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}

/**
 * Writes to stdout. It ends the program quietly where nobody reads on.
 *
 * @param text What to write.
 * @throws {Error} If stdout can't be written.
 */
export function writeStdout(text: string): void {
  try {
    writeAll(Deno.stdout, text);
  } catch (error) {
    // The reader has closed its end, as in `| head -n 1`. A socket, which may
    // stand in for a pipe, resets if that leaves something unread.
    const { BrokenPipe, ConnectionReset } = Deno.errors;
    if (error instanceof BrokenPipe || error instanceof ConnectionReset) {
      Deno.exit(0);
    }
    throw new Error(`stdout can't be written: ${(error as Error).message}`);
  }
}

/**
 * Writes to stderr, if that can be written: it has no results.
 *
 * @param text What to write.
 */
export function writeStderr(text: string): void {
  try {
    writeAll(Deno.stderr, text);
  } catch {
    // There is nowhere left to say so.
  }
}

/**
 * Says whether stdout is a terminal that wants colours: not with `NO_COLOR`, nor
 * where `TERM` is known to be "dumb" or not set. Deno tells a program the first
 * without permission; the second is looked at only where that is permitted.
 */
export function hasColours(): boolean {
  const { state } = Deno.permissions.querySync({
    name: "env",
    variable: "TERM",
  });
  const term = state === "granted" ? Deno.env.get("TERM") ?? "dumb" : "unknown";
  return Deno.stdout.isTerminal() && !Deno.noColor && term !== "dumb";
}

/** Takes text to print, which brings its own line ends. */
export type Write = (text: string) => void;

/** A stream of bytes, such as `Deno.stdout`. */
export interface Stream {
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
      // Whoever made the pipe told it not to wait for its reader: so wait here.
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
export function stdout(text: string): void {
  try {
    writeAll(Deno.stdout, text);
  } catch (error) {
    // The reader has had enough, as in `| head -1`; on a socket, which may
    // stand in for a pipe, it may have left some unread.
    const { BrokenPipe, ConnectionReset } = Deno.errors;
    if (error instanceof BrokenPipe || error instanceof ConnectionReset) {
      Deno.exit(0);
    }
    throw new Error(`stdout can't be written: ${(error as Error).message}`);
  }
}

/**
 * Writes to stderr, if anybody listens; the results count all the same.
 *
 * @param text What to write.
 */
export function stderr(text: string): void {
  try {
    writeAll(Deno.stderr, text);
  } catch {
    // There is nowhere left to say so.
  }
}

/** Where a program's results and messages go; each takes whole lines. */
export interface Output {
  /** Takes results. Throws what Deno throws: nobody reads them, the disk is full. */
  stdout(text: string): void;
  /** Takes what else there is to say. Never throws. */
  stderr(text: string): void;
}

/** What takes bytes, and says how many of them. */
export interface Stream {
  /** Takes the first of some bytes. */
  writeSync(bytes: Uint8Array): number;
}

/** Writes to two streams; the first is buffered as Deno's stdout is. */
export function outputTo(stdout: Stream, stderr: Stream): Output {
  return {
    stdout: (text) => writeBuffered(stdout, text),
    stderr: (text) => {
      try {
        write(stderr, text);
      } catch {
        // Nobody reads it. That says nothing of the results.
      }
    },
  };
}

/** The process's own. */
export const stdio: Output = outputTo(Deno.stdout, Deno.stderr);

/** Writes to a stream that, where it is not ready, has taken nothing. */
function write(stream: Stream, text: string): void {
  let rest = new TextEncoder().encode(text);
  while (rest.length > 0) {
    rest = rest.subarray(whenReady(() => stream.writeSync(rest)));
  }
}

/**
 * Writes to Deno's stdout. Text goes through a buffer of 1,024 bytes: where stdout is
 * not ready, Deno has kept the text, and sends it with the next write, an empty one.
 * To write it again would double it. A line end passes the buffer by; if it comes
 * alone, it is taken or not, and not kept.
 */
function writeBuffered(stream: Stream, text: string): void {
  for (const [piece] of text.matchAll(/\n|[^\n]{1,255}/gu)) { // of 1 to 4 bytes each
    const bytes = new TextEncoder().encode(piece);
    const put = () => stream.writeSync(bytes);
    const send = () => stream.writeSync(new Uint8Array());
    whenReady(put, piece === "\n" ? put : send);
  }
}

/** Acts; as long as a stream is not ready for that, waits and then does `again`. */
function whenReady(act: () => number, again = act): number {
  for (;; act = again) {
    try {
      return act();
    } catch (error) {
      if (!(error instanceof Deno.errors.WouldBlock)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10); // ms
    }
  }
}

/** A command line that can't be carried out. */
class UsageError extends Error {}

/** Refuses a command line: says what would be right, and what was typed. */
export function refuse(what: string, ...got: string[]): never {
  const words = got.map((word) => word ? JSON.stringify(word) : "nothing");
  throw new UsageError(
    what + (got.length > 0 ? ": got " : "") + words.join(" and "),
  );
}

/** Says in a line what went wrong, and returns the exit code. */
export function fail(error: unknown, { stderr }: Output): number {
  // The reader has seen enough, as in `| head -n 1`.
  if (error instanceof Deno.errors.BrokenPipe) return 0;
  const isUsage = error instanceof UsageError;
  const message = error instanceof Error ? error.message : error;
  stderr(`error: ${message}${isUsage ? "; see --help" : ""}\n`);
  return isUsage ? 2 : 1;
}

/** What the program reads, and where it writes whole lines. */
export interface Streams {
  /** Gives the pieces of standard input; undefined where that is a terminal. */
  stdin: Iterable<string> | undefined;
  /** Takes the results. */
  stdout: (text: string) => void;
  /** Takes what else there is to say, errors included. */
  stderr: (text: string) => void;
  /** Takes what is only for a person, who has stderr on a terminal. */
  person: (text: string) => void;
}

/** The streams of the process. */
export function standardStreams(): Streams {
  const stderr = (text: string) => {
    try {
      write(Deno.stderr, text);
    } catch {
      // Nobody reads it. That says nothing of the results.
    }
  };
  return {
    stdin: Deno.stdin.isTerminal() ? undefined : read(),
    stdout: (text) => write(Deno.stdout, text),
    stderr,
    person: Deno.stderr.isTerminal() ? stderr : () => {},
  };
}

/** Reads or writes; where a pipe is not ready for that, waits until it is. */
function whenReady<T>(act: () => T): T {
  while (true) {
    try {
      return act();
    } catch (error) {
      if (!(error instanceof Deno.errors.WouldBlock)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10); // ms
    }
  }
}

/** On Linux, a pipe takes that many bytes as a whole or not at all. */
const PIECE = 4096;

/**
 * Writes a text of whole lines, line by line, long ones in pieces: of more at once a
 * pipe that is nearly full could take a part, and Deno does not say how much.
 */
function write(stream: typeof Deno.stdout, text: string): void {
  for (const line of text.split(/(?<=\n)/)) {
    const bytes = new TextEncoder().encode(line);
    for (let at = 0; at < bytes.length;) {
      const piece = bytes.subarray(at, at + PIECE);
      at += whenReady(() => stream.writeSync(piece));
    }
  }
}

/** Reads standard input, piece by piece. */
function* read(): Generator<string> {
  const bytes = new Uint8Array(65536);
  const decoder = new TextDecoder();
  while (true) {
    const count = whenReady(() => Deno.stdin.readSync(bytes));
    if (count === null) return;
    yield decoder.decode(bytes.subarray(0, count), { stream: true });
  }
}

import { assertEquals, assertThrows } from "@std/assert";
import { outputTo, type Stream } from "./write.ts";

const LONG = `${"x".repeat(2000)}\n${"😀".repeat(300)}\n`;
const TEXT = `a\n\nΔ_S = δ_S·w_s·(1 − a_S²)\n${LONG}no line end`;
const SIZE = new TextEncoder().encode(TEXT).length;

/** Takes at most so many bytes a time, over and over; at 0 it is not ready. */
class Sink implements Stream {
  #taken: number[] = [];
  #times = 0;

  constructor(readonly most: number[], readonly end = SIZE * 9) {}

  get text(): string {
    return new TextDecoder().decode(new Uint8Array(this.#taken));
  }

  writeSync(bytes: Uint8Array): number {
    const left = this.end - this.#taken.length;
    if (left === 0) throw new Deno.errors.BrokenPipe("closed");
    const most = this.most[this.#times++ % this.most.length];
    if (most === 0) throw new Deno.errors.WouldBlock("not ready");
    const part = bytes.subarray(0, Math.min(most, left));
    this.#taken.push(...part);
    return part.length;
  }
}

/** What Rust's LineWriter makes of it, if it is flushed after each write as in Deno. */
function buffered(sink: Sink): Stream {
  let kept = new Uint8Array();
  const flush = () => {
    while (kept.length > 0) kept = kept.slice(sink.writeSync(kept));
  };
  return {
    writeSync(bytes) {
      const lines = bytes.lastIndexOf(10) + 1;
      if (lines > 0 || kept.length + bytes.length > 1024) flush();
      const direct = lines || (bytes.length < 1024 ? 0 : bytes.length);
      const count = direct && sink.writeSync(bytes.subarray(0, direct));
      const rest = bytes.slice(count, count + 1024 - kept.length);
      kept = new Uint8Array([...kept, ...rest]);
      flush();
      return count + rest.length;
    },
  };
}

for (const most of [[SIZE], [0, SIZE], [0, 0, 900], [7, 0, 500, 3, 0, 1, 60]]) {
  Deno.test(`outputTo() writes each byte once to what takes ${most} … bytes a time`, () => {
    const [out, err] = [new Sink(most), new Sink(most)];
    const { stdout, stderr } = outputTo(buffered(out), err);
    stdout(TEXT);
    stderr(TEXT);
    assertEquals([out.text, err.text], [TEXT, TEXT]);
  });
}

for (const end of [0, 1, 2, SIZE - 1]) {
  Deno.test(`outputTo() throws if stdout takes ${end} of ${SIZE} bytes, but not for stderr`, () => {
    const [out, err] = [new Sink([0, SIZE], end), new Sink([0, SIZE], end)];
    const { stdout, stderr } = outputTo(buffered(out), err);
    assertThrows(() => stdout(TEXT), Deno.errors.BrokenPipe, "closed");
    stderr(TEXT);
  });
}

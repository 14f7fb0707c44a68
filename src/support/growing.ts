/** An array of numbers that grows by doubling; no boxing, and one copy at the end. */
export interface Growing<T> {
  push(value: number): void;
  length(): number;
  at(index: number): number;
  set(index: number, value: number): void;
  /** A copy of exactly what was pushed. */
  finish(): T;
}

export const growingInts = (): Growing<Int32Array> => growing((size) => new Int32Array(size));
export const growingFloats = (): Growing<Float64Array> => growing((size) => new Float64Array(size));

function growing<T extends Int32Array | Float64Array>(make: (size: number) => T): Growing<T> {
  let data = make(1024);
  let count = 0;
  return {
    push(value) {
      if (count === data.length) {
        const larger = make(count * 2);
        larger.set(data);
        data = larger;
      }
      data[count++] = value;
    },
    length: () => count,
    at: (index) => data[index]!,
    set(index, value) {
      data[index] = value;
    },
    finish: () => data.slice(0, count) as T,
  };
}

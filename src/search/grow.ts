type Row = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array;

/** A longer copy of a row, for at least so many. */
export function grow<T extends Row>(row: T, least: number): T {
  const larger = new (row.constructor as new (size: number) => T)(
    Math.max(least, Math.ceil(row.length * 1.5)),
  );
  larger.set(row);
  return larger;
}

/** Ids in the order they came, four bytes each: a list of a million rows is 4 MB and can be handed between threads. */
export interface IdList {
  add(id: number): void
  readonly size: number
  toArray(): Uint32Array
}

export function createIdList(): IdList {
  let ids = new Uint32Array(1024)
  let size = 0
  return {
    add(id) {
      if (size === ids.length) {
        const larger = new Uint32Array(ids.length * 2)
        larger.set(ids)
        ids = larger
      }
      ids[size++] = id
    },
    get size() {
      return size
    },
    toArray: () => ids.slice(0, size),
  }
}

/** A set of small positive integers, one bit each. */
export interface IdSet {
  add(id: number): void
  has(id: number): boolean
}

export function createIdSet(): IdSet {
  let bits = new Uint8Array(1024)
  return {
    add(id) {
      const at = id >>> 3
      if (at >= bits.length) {
        const larger = new Uint8Array(Math.max(bits.length * 2, at + 1))
        larger.set(bits)
        bits = larger
      }
      bits[at] = (bits[at] ?? 0) | (1 << (id & 7))
    },
    has: (id) => ((bits[id >>> 3] ?? 0) & (1 << (id & 7))) !== 0,
  }
}

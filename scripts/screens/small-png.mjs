// Makes a picture small enough for a repository: at most 256 colours, from a palette. A screen has
// few colours, so the eye sees no difference.
import { crc32, deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
/** Colour types of the format. */
const [RGB, PALETTE, RGBA] = [2, 3, 6];
/** This many colours are chosen because they are frequent, the others because they are unlike them. */
const FREQUENT = 128;
/** The square of the distance from which on a colour is unlike another. */
const FAR = 200;

/**
 * @param {Buffer} png as Chromium writes it: eight bits, opaque, not interlaced
 * @throws {Error} if it is another kind
 */
export function smallPng(png) {
  const { width, height, size, data } = read(png);
  const pixels = unfilter(data, width, height, size);
  const { palette, indexOf } = choosePalette(pixels, size);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      rows[y * (width + 1) + 1 + x] = indexOf(colourAt(pixels, (y * width + x) * size));
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  header[9] = PALETTE;
  const colours = Buffer.from(palette.flatMap((it) => [it >> 16, (it >> 8) & 255, it & 255]));
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("PLTE", colours),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/**
 * @param {Buffer} pixels
 * @param {number} at
 */
function colourAt(pixels, at) {
  return pixels.readUIntBE(at, 3);
}

/** @param {Buffer} png */
function read(png) {
  const parts = [];
  for (let at = SIGNATURE.length; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const start = at + 8;
    if (png.toString("latin1", at + 4, start) === "IDAT") {
      parts.push(png.subarray(start, start + png.readUInt32BE(at)));
    }
  }
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const [bits, type, , , interlaced] = png.subarray(24, 29);
  if (bits !== 8 || (type !== RGB && type !== RGBA) || interlaced !== 0) {
    throw new Error("not the kind of PNG that Chromium writes");
  }
  return { width, height, size: type === RGB ? 3 : 4, data: inflateSync(Buffer.concat(parts)) };
}

/**
 * Undoes the filter of each row.
 *
 * @param {Buffer} data
 * @param {number} width
 * @param {number} height
 * @param {number} size bytes of a pixel
 */
function unfilter(data, width, height, size) {
  const length = width * size;
  const pixels = Buffer.alloc(length * height);
  for (let y = 0; y < height; y += 1) {
    const filter = data[y * (length + 1)] ?? 0;
    for (let x = 0; x < length; x += 1) {
      const at = y * length + x;
      const left = x < size ? 0 : (pixels[at - size] ?? 0);
      const above = y === 0 ? 0 : (pixels[at - length] ?? 0);
      const corner = x < size || y === 0 ? 0 : (pixels[at - length - size] ?? 0);
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter] ?? 0;
      pixels[at] = (data[y * (length + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return pixels;
}

/**
 * @param {number} left
 * @param {number} above
 * @param {number} corner
 */
function paeth(left, above, corner) {
  const guess = left + above - corner;
  const [byLeft, byAbove, byCorner] = [left, above, corner].map((it) => Math.abs(guess - it));
  if (byLeft === undefined || byAbove === undefined || byCorner === undefined) return 0;
  if (byLeft <= byAbove && byLeft <= byCorner) return left;
  return byAbove <= byCorner ? above : corner;
}

/**
 * The most frequent colours, and a function that finds the nearest of them.
 *
 * @param {Buffer} pixels
 * @param {number} size
 */
function choosePalette(pixels, size) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (let at = 0; at < pixels.length; at += size) {
    const colour = colourAt(pixels, at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const colours = [...counts.entries()]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .map(([colour]) => colour);
  const palette = colours.slice(0, FREQUENT);
  for (const colour of colours.slice(FREQUENT)) {
    if (palette.length === 256) break;
    const near = palette[nearest(palette, colour)] ?? 0;
    if (distance(near, colour) > FAR) palette.push(colour);
  }
  const known = new Map(palette.map((colour, i) => [colour, i]));
  /** @param {number} colour */
  const indexOf = (colour) => {
    let index = known.get(colour);
    if (index === undefined) {
      index = nearest(palette, colour);
      known.set(colour, index);
    }
    return index;
  };
  return { palette, indexOf };
}

/**
 * @param {readonly number[]} palette
 * @param {number} colour
 */
function nearest(palette, colour) {
  let [best, least] = [0, Infinity];
  for (const [i, it] of palette.entries()) {
    const far = distance(it, colour);
    if (far < least) [best, least] = [i, far];
  }
  return best;
}

/**
 * The square of the distance of two colours.
 *
 * @param {number} a
 * @param {number} b
 */
function distance(a, b) {
  const red = (a >> 16) - (b >> 16);
  const green = ((a >> 8) & 255) - ((b >> 8) & 255);
  const blue = (a & 255) - (b & 255);
  return red * red + green * green + blue * blue;
}

/**
 * @param {string} name
 * @param {Buffer} content
 */
function chunk(name, content) {
  const body = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

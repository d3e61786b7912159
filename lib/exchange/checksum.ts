import { crc32 } from "../checksum/crc32";

/** The checksum of a content, as the files of this program state it. */
export function checksumOf(content: string): string {
  return stated(crc32(new TextEncoder().encode(content)));
}

/** A CRC-32 as it is stated in a file. */
export function stated(crc: number): string {
  return `crc32:${crc.toString(16).padStart(8, "0")}`;
}

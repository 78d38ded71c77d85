"""The layout of `places.bin`, shared by the module that builds it and the one that reads it.

Little-endian, in this order: the header; the offsets of the key blocks (u32 each); the key blocks; the lists of
places that share a name; the place records; the names; the lists of holders, one a line.

A block holds up to `BLOCK` keys in order of their bytes. An entry is the number of bytes shared with the entry before
it (u8, 0 for the first of a block), the number of bytes that follow (u8), these bytes, and a reference (u32): a place's
number, or with `SHARED` set the offset of a list (u16 count, then u32 each). Bit 0 of a place reference tells that the
key is an alternate name, the number is in the bits above.
"""

from __future__ import annotations

import struct
from pathlib import Path

PATH = Path(__file__).with_name("places.bin")
MAGIC = b"CLMPLC02"
BLOCK = 16
"""keys a block: a lookup takes 14 steps of binary search and reads 8 entries on average"""
SHARED = 1 << 31
LONGEST = 60
"""bytes of the longest key kept: names of places in use are shorter, official full names are not said in news"""

HEADER = struct.Struct("<8sII6I")
"""magic, checksum of the region table, number of blocks, then where each of the six parts begins"""
REFERENCE = struct.Struct("<I")
COUNT = struct.Struct("<H")
PLACE = struct.Struct("<IIIHhh")
"""geonameid (0 for none), inhabitants, offset of the name (u8 length, bytes), number of the list of holders, and the
degrees north and east in hundredths"""
NOWHERE = (-32768, -32768)
"""the degrees of what lies at no one point"""

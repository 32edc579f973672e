#!/usr/bin/env python3
"""picture.py FILE: a PNG of 2400 x 1500 pixels, each row of one grey, darker downwards."""
import struct
import sys
import zlib

WIDTH, HEIGHT = 2400, 1500


def chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))


rows = b''.join(b'\0' + bytes([250 - 200 * y // HEIGHT]) * WIDTH for y in range(HEIGHT))
with open(sys.argv[1], 'wb') as out:
    out.write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', WIDTH, HEIGHT, 8, 0, 0, 0, 0))
              + chunk(b'IDAT', zlib.compress(rows, 1)) + chunk(b'IEND', b''))
